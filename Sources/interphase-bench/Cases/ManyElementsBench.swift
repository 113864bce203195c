internal import Chemistry
internal import ConvexCore
internal import ExactArithmetic
internal import ThermoEntries
internal import Thermodynamics

/// Systems of 10 and 12 elements with 1,800 random entries: one certified equilibrium, the gathering of the phases included.
enum ManyElementsBench {
    private static let seed: UInt64 = 7

    static func run(_ context: BenchContext) throws -> [Measurement] {
        try [10, 12].map { count in
            let elements = Array(Element.allCases.prefix(count + 2).dropFirst(2))
            let set = try syntheticSet(elements, entries: 1800)
            let system = ChemicalSystem(elements)
            let b = try Composition(elements.enumerated().map { (element: $1, amount: Rational($0 + 1)) })
            let times = try context.times(count: 5) {
                var calculator = try EquilibriumCalculator(PhaseSystem(set, system: system))
                _ = try calculator.equilibrium(at: b)
            }
            return Measurement(
                "equilibrium-\(count)-elements",
                input: "\(count) elements, \(set.count) random entries, seed \(seed), all of them columns",
                seconds: times, unit: "ms")
        }
    }

    /// Random compounds of two to five of the elements with energies of 0 to -3 eV/atom, and the elements.
    private static func syntheticSet(_ elements: [Element], entries count: Int) throws -> EntrySet {
        var random = SeededGenerator(seed: seed)
        let origin = EntryOrigin()
        var entries = elements.map {
            Entry(
                id: $0.symbol, composition: Composition($0), formationEnergyPerAtom: 0, origin: origin, bandGap: nil,
                note: nil)
        }
        for k in 0..<count {
            let chosen = elements.shuffled(using: &random).prefix(Int.random(in: 2...5, using: &random))
            let composition = try Composition(
                chosen.map { (element: $0, amount: Rational(Int.random(in: 1...6, using: &random))) })
            entries.append(
                Entry(
                    id: "random-\(k)", composition: composition,
                    formationEnergyPerAtom: -Double.random(in: 0...3, using: &random), origin: origin, bandGap: nil,
                    note: nil))
        }
        let empty = EntrySet(
            provenance: Provenance(name: "random", version: "1", sha256: "", calculationType: "random"))
        return try empty.adding(entries).set
    }
}
