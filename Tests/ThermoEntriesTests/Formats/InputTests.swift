import TextFormats
import Foundation
import Testing
import ThermoEntries

@Suite("Files")
struct InputTests {
    private let plain = Array(Fixture.entrySetCSV.utf8)

    private func read(_ bytes: [UInt8]) throws(EntriesError) -> ImportedEntries {
        try EntryFileReader.read(bytes: bytes, name: "test.csv")
    }

    @Test("Gzip is recognised by content; the digest is that of the file as it lies on disk")
    func gzip() throws {
        let packed = gzipped(plain)
        let result = try read(packed)
        #expect(description(result.set).count == 5)
        #expect(result.set.provenance.sha256 == SHA256.hexadecimal(packed))
        #expect(try read(plain).set.provenance.sha256 == SHA256.hexadecimal(plain))
    }

    @Test("Several gzip members one after the other are one file, and zeros at the end are padding")
    func members() throws {
        let packed = gzipped(Array(plain.prefix(40))) + gzipped(Array(plain.dropFirst(40))) + [0, 0, 0]
        #expect(try read(packed).set.count == 5)
    }

    @Test("A gzip file that breaks off anywhere is an error, never a shorter set")
    func truncated() throws {
        let packed = gzipped(plain)
        for length in 2..<packed.count {
            let error = #expect(throws: EntriesError.self, "\(length) bytes") { try read(Array(packed.prefix(length))) }
            #expect(error?.kind == .unreadableFile)
        }
    }

    @Test("A flipped bit in a gzip file is noticed")
    func damaged() throws {
        var packed = gzipped(plain)
        packed[packed.count / 2] ^= 4
        #expect(#expect(throws: EntriesError.self) { try read(packed) }?.kind == .unreadableFile)
    }

    @Test("Large content arrives whole over many portions")
    func large() throws {
        var text = "Name,Li,S,Energy\nLi,1,0,-1.9\nS,0,1,-4.1\n"
        for index in 1...12_000 { text += "Li2S id-\(index),2,1,-\(12 + Double(index) / 65536)\n" }
        let set = try read(gzipped(Array(text.utf8))).set
        #expect(set.count == 12_002)
        #expect(set.provenance.sha256.count == 64)
    }

    @Test("Empty content, blanks, UTF-16, Latin-1")
    func notText() throws {
        for bytes in [[], Array(" \n\n".utf8), [0xEF, 0xBB, 0xBF]] as [[UInt8]] {
            let error = #expect(throws: EntriesError.self) { try read(bytes) }
            #expect(error?.kind == .unreadableFile && error?.message == "it is empty")
        }
        let wide = Fixture.entrySetCSV.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
        #expect(#expect(throws: EntriesError.self) { try read([0xFF, 0xFE] + wide) }?.message == "it is no UTF-8 text")
        let latin = Array("Name,Li,Energy\n".utf8) + [0xE9] + Array(",1,-1\n".utf8)
        let error = #expect(throws: EntriesError.self) { try read(latin) }
        #expect(error?.subject == "test.csv:2")
        let json = Array("[{\"@class\":\"PDEntry\",\"name\":\"".utf8) + [0xE9] + Array("\"}]".utf8)
        #expect(#expect(throws: EntriesError.self) { try read(json) }?.message == "a text is not UTF-8")
    }

    @Test(
        "Archives and binary files are named, with what unpacks them",
        arguments: [
            ([0x42, 0x5A, 0x68, 0x39], "bunzip2"), ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0], "unxz"),
            ([0x28, 0xB5, 0x2F, 0xFD], "unzstd"), ([0x50, 0x4B, 0x03, 0x04], "CSV"),
            ([0x89, 0x48, 0x44, 0x46, 0x0D, 0x0A], "JSON or CSV"),
        ] as [([UInt8], String)])
    func otherKinds(start: [UInt8], remedy: String) throws {
        let error = try #require(throws: EntriesError.self) {
            try EntryFileReader.read(bytes: start + [UInt8](repeating: 7, count: 100), name: "x")
        }
        #expect(error.kind == .unreadableFile && error.remedy.contains(remedy))
    }

    @Test("A missing file, a folder and a file on disk")
    func disk() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("interphase-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appendingPathComponent("mine.csv")
        #expect(
            #expect(throws: EntriesError.self) { try EntryFileReader.read(path: file.path) }?.message
                == "there is no such file")
        #expect(
            #expect(throws: EntriesError.self) { try EntryFileReader.read(path: folder.path) }?.message
                == "it is a folder")
        try Data(plain).write(to: file)
        let result = try EntryFileReader.read(path: file.path)
        #expect(result.set.count == 5 && result.set.provenance.name == "mine.csv")
    }

    /// JSON with a fault, and what the message must say of it; a log shows the beginning of a long text only.
    struct BrokenText: Sendable, CustomTestStringConvertible {
        let text: String
        let part: String
        var testDescription: String { "\(text.prefix(40).replacing("\n", with: " ")) (\(text.utf8.count) bytes)" }

        init(_ text: String, _ part: String) {
            self.text = text
            self.part = part
        }
    }

    @Test(
        "Broken JSON says where",
        arguments: [
            BrokenText("[{\"@class\":\"PDEntry\",\"energy\":-1", "breaks off"),
            BrokenText("[1,2]", "the number 1"),
            BrokenText("[[{}]]", "a list"),
            BrokenText("{\"entries\":[3]}", "the number 3"),
            BrokenText("[{\"a\":tru}]", "'tru'"),
            BrokenText("[{a:1}]", "key in quotation marks"),
            BrokenText("[{\"a\":01x}]", "'01x'"),
            BrokenText("[{\"a\":\"\\q\"}]", "escape"),
            BrokenText("[{\"a\":\"x\ny\"}]", "end of the line"),
            BrokenText("[{\"a\" 1}]", "':' was expected"),
            BrokenText("[{\"a\":1 \"b\":2}]", "',' was expected"),
            BrokenText("[{\"structure\":}]", "value is missing"),
            BrokenText("[{\"b\":1}]", "no known entry"),
            BrokenText("[{\"a\":" + String(repeating: "[", count: 100_000), "nested"),
            BrokenText("[{\"a\":" + String(repeating: "1", count: 5000) + "}]", "longer than 1000"),
            BrokenText("[{\"structure\":" + String(repeating: "[", count: 100_000), "breaks off"),
        ])
    func brokenJSON(_ broken: BrokenText) throws {
        let error = try #require(importError(broken.text))
        #expect(error.description.contains(broken.part), "\(error)")
        #expect(error.subject.hasPrefix("test.dat:"))
        #expect(!error.description.contains("\n") && error.description.count < 400)
    }

    @Test(
        "Nothing to read: an empty list, an answer without data",
        arguments: ["[]", "{\"data\":[],\"meta\":{}}", "{\"entries\":[]}"])
    func nothing(text: String) throws {
        #expect(try #require(importError(text)).kind == .noEntries)
    }

    @Test("Escapes in texts")
    func escapes() throws {
        let text =
            "[{\"@class\":\"PDEntry\",\"energy\":-1.9,\"composition\":{\"Li\":1},\"name\":\"a\\u00e9\\ud83d\\ude00\\n\\\"\\/\"}]"
        #expect(try imported(text).set.id(at: 0) == "a\u{e9}\u{1F600}\n\"/")
    }

    @Test("One megabyte on one line is no problem for JSON")
    func longLine() throws {
        let entries = (0..<10_000).map { Fixture.computed("{\"Li\":1}", "-\($0)", id: "\($0)") }
        #expect(try imported("[\(entries.joined(separator: ","))]").set.count == 10_000)
    }
}
