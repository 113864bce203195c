import Foundation
import ThermoSnapshot
import Validation

/// Writes the validation pages: `interphase-validate REFERENCE-FOLDER SOURCES-FOLDER`. `Scripts/validate` calls it.
@main
struct Validate {
    static func main() {
        do {
            try run(CommandLine.arguments)
        } catch {
            FileHandle.standardError.write(Data("interphase-validate: \(error)\n".utf8))
            exit(1)
        }
    }

    private static func run(_ arguments: [String]) throws {
        guard arguments.count == 3 else { throw Usage() }
        let reference = URL(fileURLWithPath: arguments[1], isDirectory: true)
        let sources = URL(fileURLWithPath: arguments[2], isDirectory: true)
        var texts: [String: String] = [:]
        for file in ReferenceLibrary.files {
            texts[file] = try String(contentsOf: reference.appendingPathComponent(file), encoding: .utf8)
        }
        let library = try ReferenceLibrary { (file: String) throws(ValidationError) in texts[file] ?? "" }
        let report = ValidationReport(
            library: library, entries: try ThermoSnapshot.mp2019(), catalogue: try ThermoSnapshot.materials())
        let pages = [
            ("Electrochemistry", report.windowPage), ("Interfaces", report.interfacePage),
        ]
        for (room, page) in pages {
            let folder = sources.appendingPathComponent("\(room)/Documentation.docc", isDirectory: true)
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try page.write(to: folder.appendingPathComponent("Validation.md"), atomically: true, encoding: .utf8)
        }
        say("rows without a reason: \(report.unexplained.joined(separator: " "))")
        say("reasons without need: \(report.needlesslyExplained.joined(separator: " "))")
        say("printed sets below ours: \(report.belowOurs.joined(separator: " "))")
    }

    private static func say(_ text: String) {
        FileHandle.standardError.write(Data("interphase-validate: \(text)\n".utf8))
    }

    private struct Usage: Error, CustomStringConvertible {
        let description = "usage: interphase-validate REFERENCE-FOLDER SOURCES-FOLDER"
    }
}
