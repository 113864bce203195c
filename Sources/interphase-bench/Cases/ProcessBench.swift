internal import Foundation
internal import ThermoSnapshot

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
            (
                "process-heatmap",
                ["heatmap", "--rows", try Self.materials(.electrolyte, count: 60)]
                    + ["--columns", try Self.materials(.cathode, count: 30)]
                    + ["--voltage", "2.5:4.3:0.2", "--format", "json", "--quiet"], "s"
            ),
            ("process-screen", ["screen", "--electrolyte", "Li3InCl6", "--cathode", "NCM811", "--quiet"], "s"),
        ]
        return try commands.map { name, arguments, unit in
            let times = try context.times { try launch(binary, arguments) }
            let words = arguments.map { $0.count > longestWord ? String($0.prefix(longestWord)) + "..." : $0 }
            return Measurement(name, input: "interphase " + words.joined(separator: " "), seconds: times, unit: unit)
        }
    }

    /// Lists of materials are cut in the report.
    private static let longestWord = 40

    /// The known lithium materials of a role with most elements, as a list for an option; ties in the order of the table.
    private static func materials(_ role: MaterialRole, count: Int) throws -> String {
        var formulas: [(text: String, elements: Int)] = []
        for material in try ThermoSnapshot.materials().materials where material.role == role {
            guard material.ions.contains("Li"), !formulas.contains(where: { $0.text == material.formula }) else {
                continue
            }
            formulas.append((material.formula, material.formula.count(where: \.isUppercase)))
        }
        guard formulas.count >= count else {
            throw WrongAnswer(description: "only \(formulas.count) known materials are a \(role.rawValue)")
        }
        let order = formulas.indices.sorted { (-formulas[$0].elements, $0) < (-formulas[$1].elements, $1) }
        return order.prefix(count).map { formulas[$0].text }.joined(separator: ",")
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
