import TextFormats
import Foundation
import Testing
import ThermoEntries

@Suite("Files that are no data, or damaged")
struct DamagedFileTests {
    @Test(
        "A web page or XML under another name is called that",
        arguments: ["<!DOCTYPE html><html></html>", "\n <html>\n", "\u{FEFF}<?xml version=\"1.0\"?><a/>"])
    func webPage(text: String) throws {
        let error = try #require(importError(text))
        #expect(error.kind == .unreadableFile && error.message == "it is a web page or XML, not data")
        #expect(error.remedy.contains("error message of a service"))
    }

    @Test(
        "Half of a pair of \\u escapes is told as such",
        arguments: ["\\ud800", "\\ud800x", "\\ud800\\n", "\\udc00", "\\ud800\\u0041"])
    func loneSurrogate(escape: String) throws {
        let text = "[\(Fixture.computed("{\"Li\":1}", "-1", id: "\"\(escape)\""))]"
        let error = try #require(importError(text))
        #expect(error.kind == .malformedFile && error.message.hasPrefix("a broken \\u escape in a text"), "\(error)")
    }

    @Test(
        "Numbers that JSON does not have",
        arguments: ["01.5", "-01", "00", "1.", "-.5", "1.e3"])
    func numbers(literal: String) throws {
        let error = try #require(importError("[\(Fixture.computed("{\"Li\":1}", literal, id: "1"))]"))
        #expect(error.kind == .malformedFile && error.message == "'\(literal)' is no JSON number")
    }

    @Test("Numbers that JSON has", arguments: ["-0", "0.5", "-10", "1e-3", "-1.25E+2", "0e0"])
    func validNumbers(literal: String) throws {
        #expect(try imported("[\(Fixture.computed("{\"Li\":1}", literal, id: "1"))]").set.count == 1)
    }

    @Test("Lines that end with CR alone, with CR LF or LF are the same table, and messages count them alike")
    func lineEnds() throws {
        let expected = try imported(Fixture.entrySetCSV)
        let bad = Fixture.entrySetCSV.replacing("In,0,1.0,0,-2.75", with: "In,0,1.0,0,x")
        for end in ["\r", "\r\n", "\n"] {
            let result = try imported(Fixture.entrySetCSV.replacing("\n", with: end))
            #expect(description(result.set) == description(expected.set))
            #expect(try #require(importError(bad.replacing("\n", with: end))).subject == "test.dat:4")
        }
    }

    @Test("A zero byte further on is named with its line")
    func zeroByte() throws {
        let table = Fixture.entrySetCSV + "Li2,2,0,0,-3.8\nLi\0,1,0,0,-1\n"
        let error = try #require(importError(table))
        #expect(error.subject == "test.dat:8" && error.message.hasPrefix("a zero byte stands here"))
        let padding = String(repeating: "\n", count: 100)
        let entry = Fixture.computed("{\"Li\":1}", "-1", id: "\"a\0\"")
        for json in [
            "\(padding)[\(entry)]", "[\(padding)\0\(entry)]", "[\(padding){\"a\":-1\0}]", "[{\(padding)\"a\":1\0}]",
            "[{\(padding)\0\"a\":1}]",
        ] {
            let error = try #require(importError(json))
            #expect(error.subject.hasPrefix("test.dat:101"), "\(error)")
            #expect(error.message.hasPrefix("a zero byte stands here"), "\(error)")
        }
    }

    @Test("A pipe and a device are refused at once; /dev/null is empty")
    func pipes() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("interphase-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let pipe = folder.appendingPathComponent("pipe.csv").path
        #expect(mkfifo(pipe, 0o600) == 0)
        let error = #expect(throws: EntriesError.self) { try EntryFileReader.read(path: pipe) }
        #expect(error?.message == "it is a pipe" && error?.remedy == "write it to a file first")
        #expect(#expect(throws: EntriesError.self) { try TextFile(path: pipe) }?.message == "it is a pipe")
        #expect(try ElectrodeTable(path: pipe) == nil)
        #expect(
            #expect(throws: EntriesError.self) { try EntryFileReader.read(path: "/dev/zero") }?.message
                == "it is a device or a terminal")
        #expect(
            #expect(throws: EntriesError.self) { try EntryFileReader.read(path: "/dev/null") }?.message == "it is empty"
        )
    }
}
