import Foundation
import Testing
import ThermoSnapshot
import Validation

/// The published facts of this folder and the comparison with the embedded data, made once per run.
enum ReferenceFiles {
    struct Missing: Error, CustomStringConvertible {
        let description: String
    }

    static func text(_ file: String) throws -> String {
        guard let folder = Bundle.module.resourceURL else {
            throw Missing(description: "no resources beside the tests")
        }
        return try String(contentsOf: folder.appendingPathComponent("Reference/\(file)"), encoding: .utf8)
    }

    static func library(replacing replacements: [String: String] = [:]) throws -> ReferenceLibrary {
        var texts: [String: String] = [:]
        for file in ReferenceLibrary.files { texts[file] = try replacements[file] ?? text(file) }
        return try ReferenceLibrary { (file: String) throws(ValidationError) in texts[file] ?? "" }
    }

    private static let shared = Result {
        ValidationReport(
            library: try library(), entries: try ThermoSnapshot.mp2019(), catalogue: try ThermoSnapshot.materials())
    }

    static func report() throws -> ValidationReport { try shared.get() }
}
