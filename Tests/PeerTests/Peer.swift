import CommandSupport
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
        return try run(script: folder.appendingPathComponent(script), arguments, files: files)
    }

    /// Runs any script; `environment` adds to that of the tests.
    static func run(
        script: URL, _ arguments: [String] = [], files: [String: String] = [:], environment: [String: String] = [:]
    ) throws -> CommandHarness.Outcome {
        let interpreter = try #require(python)
        let settings = environment.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
        let outcome = try CommandHarness.run(
            settings + [interpreter, script.path] + arguments, files: files, timeout: 300,
            program: URL(fileURLWithPath: "/usr/bin/env"))
        try #require(outcome.exitCode == 0, "\(script.lastPathComponent): \(outcome.diagnostics)")
        return outcome
    }

    /// The JSON that a script printed.
    static func answer<Answer: Decodable>(
        _ type: Answer.Type, _ script: String, _ arguments: [String] = [], files: [String: String] = [:]
    ) throws -> Answer {
        try JSONDecoder().decode(type, from: Data(try run(script, arguments, files: files).output.utf8))
    }
}
