import CommandSupport
import Foundation
import Testing

/// A folder in which several commands run one after the other.
final class CommandFolder {
    struct Outcome {
        var exitCode: Int32
        var output: String
        var diagnostics: String
    }

    let url: URL

    /// The ten phases of CASES, section 4(a), as our own table.
    static let synthetic = """
        id,formula,formation_energy_eV_per_atom
        syn-1,Li,0
        syn-2,P,0
        syn-3,S,0
        syn-4,Co,0
        syn-5,O,0
        syn-6,Li2S,-1.4
        syn-7,Li3P,-0.9
        syn-8,P2S5,-0.3
        syn-9,Li3PS4,-0.95
        syn-10,Co3O4,-1.3

        """

    init(files: [String: String] = [:]) throws {
        url = FileManager.default.temporaryDirectory.appendingPathComponent("interphase-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        for (name, text) in files { try Data(text.utf8).write(to: file(name)) }
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    func file(_ name: String) -> URL { url.appendingPathComponent(name) }

    func bytes(_ name: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: file(name))) }

    /// Names of all files, hidden ones included, sorted.
    func names() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: url.path).sorted() }

    /// Runs `interphase` here and waits for its end.
    func run(_ arguments: [String], environment: [String: String] = [:]) throws -> Outcome {
        let process = try start(
            try CommandHarness.binary().path, arguments, environment: environment, output: "stdout", errors: "stderr")
        process.waitUntilExit()
        return Outcome(
            exitCode: process.terminationStatus, output: try text("stdout"), diagnostics: try text("stderr"))
    }

    /// Starts a program here; its streams go beside the folder.
    func start(
        _ program: String, _ arguments: [String], environment: [String: String] = [:], output: String, errors: String
    ) throws -> Process {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        process.currentDirectoryURL = url
        process.standardInput = FileHandle.nullDevice
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        for (name, set) in [(output, \Process.standardOutput), (errors, \Process.standardError)] {
            try Data().write(to: stream(name))
            process[keyPath: set] = try FileHandle(forWritingTo: stream(name))
        }
        try process.run()
        return process
    }

    private func stream(_ name: String) -> URL { URL(fileURLWithPath: url.path + ".\(name)") }

    private func text(_ name: String) throws -> String {
        defer { try? FileManager.default.removeItem(at: stream(name)) }
        return try String(contentsOf: stream(name), encoding: .utf8)
    }
}
