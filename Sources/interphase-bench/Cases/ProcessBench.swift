internal import Foundation

/// Whole processes, from start to exit.
enum ProcessBench {
    static func run(_ context: BenchContext) throws -> [Measurement] {
        guard let binary = context.binary else { return [] }
        let commands: [(String, [String], String)] = [
            ("process-window", ["window", "Li3PS4", "--quiet"], "ms"),
            (
                "process-screen-complete",
                ["screen", "--electrolyte", "Li3InCl6", "--cathode", "NCM811", "--complete", "--quiet"], "s"
            ),
            ("process-screen", ["screen", "--electrolyte", "Li3InCl6", "--cathode", "NCM811", "--quiet"], "s"),
        ]
        return try commands.map { name, arguments, unit in
            let times = try context.times { try launch(binary, arguments) }
            return Measurement(
                name, input: "interphase " + arguments.joined(separator: " "), seconds: times, unit: unit)
        }
    }

    static func launch(_ binary: String, _ arguments: [String]) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: binary)
        process.arguments = arguments
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw WrongAnswer(
                description: "\(arguments.joined(separator: " ")) exited with \(process.terminationStatus)")
        }
    }
}
