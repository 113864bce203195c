import Foundation
import Synchronization
import Testing

@testable import Terminal

@Suite("Files are written whole or not at all")
struct OutputFileTests {
    private func inFolder(_ body: (URL) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("interphase-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder)
    }

    private func names(_ folder: URL) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    }

    @Test("a new file and its replacement")
    func replaces() throws {
        try inFolder { folder in
            let path = folder.appendingPathComponent("out.csv").path
            try OutputFile.write("first\n", to: path)
            #expect(try String(contentsOfFile: path, encoding: .utf8) == "first\n")
            try OutputFile.write("second, InCl3·2H2O\n", to: path)
            #expect(try String(contentsOfFile: path, encoding: .utf8) == "second, InCl3·2H2O\n")
            #expect(try names(folder) == ["out.csv"])
        }
    }

    @Test("permissions of the old file are kept, a link is followed")
    func keepsPermissionsAndLinks() throws {
        try inFolder { folder in
            let path = folder.appendingPathComponent("out.csv").path
            let link = folder.appendingPathComponent("link.csv").path
            try OutputFile.write("old", to: path)
            try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
            try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: path)
            try OutputFile.write("new", to: link)
            #expect(try String(contentsOfFile: path, encoding: .utf8) == "new")
            let attributes = try FileManager.default.attributesOfItem(atPath: path)
            #expect(attributes[.posixPermissions] as? Int == 0o640)
            #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == path)
        }
    }

    @Test("a failure names path and reason, leaves nothing behind and the old content alone")
    func failures() throws {
        try inFolder { folder in
            let missing = folder.appendingPathComponent("no/such/out.csv").path
            let error = #expect(throws: OutputError.self) { try OutputFile.write("x", to: missing) }
            #expect(error?.kind == .unwritableFile && error?.subject == missing)
            #expect(error?.message.contains("No such file") == true)
            let onFolder = #expect(throws: OutputError.self) { try OutputFile.write("x", to: folder.path) }
            #expect(onFolder?.message.contains("folder") == true)
            let left = try names(folder)
            #expect(left.isEmpty)
        }
    }

    @Test("a full disk fails, the null device takes everything")
    func devices() throws {
        try OutputFile.write("x", to: "/dev/null")
        if FileManager.default.fileExists(atPath: "/dev/full") {
            let error = #expect(throws: OutputError.self) { try OutputFile.write("x", to: "/dev/full") }
            #expect(error?.message.contains("space") == true)
        }
    }

    @Test("drafts that nobody holds go with the next write; locked ones, links, folders and other names stay")
    func staleDrafts() throws {
        try inFolder { folder in
            func file(_ name: String) -> String { folder.appendingPathComponent(name).path }
            let others = [
                ".interphase-abc12", ".interphase-abc1234", ".interphase-ab_12c", "interphase-abc123", ".interphase-",
            ]
            for name in [".interphase-abc123", ".interphase-XYZ789", ".interphase-locked"] + others {
                try Data("x".utf8).write(to: URL(fileURLWithPath: file(name)))
            }
            try FileManager.default.createSymbolicLink(
                atPath: file(".interphase-linked"), withDestinationPath: file("interphase-abc123"))
            try FileManager.default.createDirectory(
                atPath: file(".interphase-folder"), withIntermediateDirectories: true)
            // Another opening of the file is another holder, in the same process as well.
            let descriptor = open(file(".interphase-locked"), O_RDWR)
            try #require(descriptor >= 0 && flock(descriptor, LOCK_EX) == 0)
            defer { close(descriptor) }
            try OutputFile.write("new", to: file("out.csv"))
            let kept = others + [".interphase-locked", ".interphase-linked", ".interphase-folder", "out.csv"]
            #expect(try names(folder) == kept.sorted())
            // A draft inside a draft's life: the outer one is in use while the inner file is written.
            try OutputFile.write(to: file("big.sqlite")) { temporary in
                try OutputFile.write("inner", to: file("inner.csv"))
                #expect(FileManager.default.fileExists(atPath: temporary))
            }
            #expect(try names(folder) == (kept + ["big.sqlite", "inner.csv"]).sorted())
        }
    }

    @Test("writers into one folder at the same time, each removing what is nobody's, never take each other's drafts")
    func simultaneousWriters() throws {
        try inFolder { folder in
            let (writers, files) = (8, 60)
            let failures = Mutex<[String]>([])
            DispatchQueue.concurrentPerform(iterations: writers) { writer in
                for number in 0..<files {
                    let name = "\(writer)-\(number).csv"
                    do {
                        try OutputFile.write(name, to: folder.appendingPathComponent(name).path)
                    } catch {
                        failures.withLock { $0.append("\(name): \(error)") }
                    }
                }
            }
            #expect(failures.withLock { $0 } == [])
            let names = try names(folder)
            #expect(names.count == writers * files && !names.contains { $0.hasPrefix(".") })
            for name in names {
                #expect(try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8) == name)
            }
        }
    }
}
