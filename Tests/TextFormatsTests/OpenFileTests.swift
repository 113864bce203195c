@testable import TextFormats
import Foundation
import Testing


@Suite("OpenFile")
struct OpenFileTests {
    private static func file(of bytes: [UInt8]) throws -> String {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("open-\(UUID().uuidString)")
        try Data(bytes).write(to: url)
        return url.path
    }

    @Test("hands out the bytes in order, fewer at the end, then none")
    func portions() throws {
        let path = try Self.file(of: Array(0..<10))
        defer { try? FileManager.default.removeItem(atPath: path) }
        let file = try #require(OpenFile(path: path))
        #expect(try file.bytes(upTo: 4) == [0, 1, 2, 3])
        #expect(try file.bytes(upTo: 4) == [4, 5, 6, 7])
        #expect(try file.bytes(upTo: 4) == [8, 9])
        #expect(try file.bytes(upTo: 4) == [])
    }

    @Test("the rest of a file that is longer than one portion")
    func rest() throws {
        let bytes = (0..<700_001).map { UInt8(truncatingIfNeeded: $0 &* 7) }
        let path = try Self.file(of: bytes)
        defer { try? FileManager.default.removeItem(atPath: path) }
        let file = try #require(OpenFile(path: path))
        #expect(try file.bytes(upTo: 1) == [0])
        #expect(try file.rest() == Array(bytes.dropFirst()))
    }

    @Test("what is missing is not opened, and what cannot be read says why")
    func failures() throws {
        #expect(OpenFile(path: "/nowhere/at/all") == nil)
        // A folder can be opened, but not read: EISDIR.
        let folder = try #require(OpenFile(path: "/"))
        let error = #expect(throws: OpenFile.ReadFailure.self) { try folder.bytes(upTo: 1) }
        #expect(error?.code == EISDIR)
    }
}
