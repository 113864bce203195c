internal import Chemistry
internal import Electrochemistry
internal import ExactArithmetic
internal import Foundation
internal import ThermoEntries
internal import ThermoStore
internal import Thermodynamics

/// A database file of a million phases: the embedded ones, polymorphs above them, and random compounds, all seeded.
enum StoreBench {
    private static let phases = 1_000_000
    private static let seed: UInt64 = 20_261_121
    private static let file = "interphase-bench-million.sqlite"

    static func run(_ context: BenchContext) throws -> [Measurement] {
        let folder = FileManager.default.temporaryDirectory.path
        let path = "\(folder)/\(file)"
        let clock = ContinuousClock()
        let set = try synthetic(context.entries)
        try? FileManager.default.removeItem(atPath: path)
        let start = clock.now
        try StoreWriter.write(set, name: "million", source: "seed \(seed)", to: path)
        let written = (clock.now - start).seconds
        defer { try? FileManager.default.removeItem(atPath: path) }
        let system = try ChemicalSystem(parsing: "Li-P-S")
        try check(try ThermoStore(path: path).entries(.within([system], ids: [])), against: set)
        let part = try context.times { _ = try ThermoStore(path: path).entries(.within([system], ids: [])) }
        let whole = try BenchContext(repeats: 2, binary: nil).times { _ = try ThermoStore(path: path).entries(.all) }
        let input = "\(set.count) phases in \(set.systemMasks.count) systems, seed \(seed)"
        var rows = [
            Measurement("store-write", input: input, seconds: [written], unit: "s"),
            Measurement("store-load-system", input: "open and load Li-P-S of " + input, seconds: part, unit: "ms"),
            Measurement("store-load-all", input: "open and load " + input, seconds: whole, unit: "s"),
        ]
        if let binary = context.binary {
            let arguments = ["window", "Li3PS4", "--database", path, "--quiet"]
            let times = try context.times { try ProcessBench.launch(binary, arguments) }
            rows.append(
                Measurement(
                    "process-window-million", input: "interphase window Li3PS4, " + input, seconds: times, unit: "ms"))
        }
        return rows
    }

    private static func synthetic(_ base: EntrySet) throws -> EntrySet {
        var generator = SeededGenerator(seed: seed)
        let elements = base.elements
        var added: [Entry] = []
        for number in 0..<phases - base.count {
            let composition: Composition
            let energy: Double
            if number.isMultiple(of: 2) {
                let row = Int.random(in: 0..<base.count, using: &generator)
                composition = base.composition(at: row)
                energy = base.energies[row] + Double.random(in: 0.01...0.5, using: &generator)
            } else {
                let chosen = elements.shuffled(using: &generator).prefix(Int.random(in: 2...5, using: &generator))
                composition = try Composition(
                    chosen.map { (element: $0, amount: Rational(Int.random(in: 1...12, using: &generator))) })
                energy = Double.random(in: -0.5...0.8, using: &generator)
            }
            added.append(Entry(id: "synthetic-\(number)", composition: composition, formationEnergyPerAtom: energy))
        }
        return try base.adding(added).set
    }

    /// The part answers as the whole does.
    private static func check(_ part: EntrySet, against whole: EntrySet) throws {
        let ion = try WorkingIon(symbol: "Li")
        let composition = try FormulaParser.parse("Li3PS4").composition
        let windows = try [part, whole].map { entries in
            let calculator = WindowCalculator(entries: entries, ion: ion, index: SystemIndex(entries))
            let window = calculator.window(from: try calculator.evolution(of: composition), mode: .hull)
            return [window.reductionLimit, window.oxidationLimit]
        }
        guard windows[0] == windows[1] else { throw WrongAnswer(description: "the part gives another window") }
    }
}
