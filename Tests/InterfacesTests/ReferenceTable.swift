import Foundation
import Testing

/// A table of the folder `Reference` of a test target, one record per line, fields may be quoted.
struct ReferenceTable {
    let records: [[String: String]]

    init(_ name: String, of target: String = "InterfacesTests") throws {
        let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        let url = tests.appendingPathComponent("\(target)/Reference/\(name).csv")
        let lines = try String(contentsOf: url, encoding: .utf8).split(separator: "\n").map(Self.fields)
        let header = try #require(lines.first)
        records = lines.dropFirst().map { Dictionary(zip(header, $0), uniquingKeysWith: { first, _ in first }) }
    }

    private static func fields(_ line: Substring) -> [String] {
        var fields = [""]
        var isQuoted = false
        for character in line {
            switch character {
            case "\"": isQuoted.toggle()
            case "," where !isQuoted: fields.append("")
            default: fields[fields.count - 1].append(character)
            }
        }
        return fields
    }
}
