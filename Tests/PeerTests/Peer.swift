import Foundation
import Testing

/// pymatgen in the interpreter that `INTERPHASE_PEERS` names; `Scripts/test` sets it.
enum Peer {
    private static let python: String? = ProcessInfo.processInfo.environment["INTERPHASE_PEERS"]

    /// Whether the variable is there; the tests that need the interpreter are skipped otherwise.
    static var isInstalled: Bool { python != nil }

    /// Runs a script of the folder `Peers` in a fresh folder with `files`.
    static func run(
        _ script: String, _ arguments: [String] = [], files: [String: String] = [:]
    ) throws -> CommandHarness.Outcome {
        let folder = try #require(Bundle.module.url(forResource: "Peers", withExtension: nil))
        let interpreter = try #require(python)
        let outcome = try CommandHarness.run(
            [folder.appendingPathComponent(script).path] + arguments, files: files, timeout: 300,
            program: URL(fileURLWithPath: interpreter))
        try #require(outcome.exitCode == 0, "\(script): \(outcome.diagnostics)")
        return outcome
    }

    /// The JSON that a script printed.
    static func answer<Answer: Decodable>(
        _ type: Answer.Type, _ script: String, _ arguments: [String] = [], files: [String: String] = [:]
    ) throws -> Answer {
        try JSONDecoder().decode(type, from: Data(try run(script, arguments, files: files).output.utf8))
    }
}
