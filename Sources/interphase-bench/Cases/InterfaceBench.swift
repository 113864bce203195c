internal import Chemistry
internal import Interfaces
internal import ThermoEntries
internal import Thermodynamics

/// All kinks between Li3InCl6 and NCM811 in the nine-element system, certified.
enum InterfaceBench {
    static func run(_ context: BenchContext) throws -> [Measurement] {
        let system = try ChemicalSystem(parsing: "Li-In-Cl-Ni-Co-Mn-O-P-S")
        let phases = try PhaseSystem(context.entries, system: system)
        let first = try FormulaParser.parse("Li3InCl6")
        let second = try FormulaParser.parse("LiNi0.8Mn0.1Co0.1O2")
        var calculator = try EquilibriumCalculator(phases)
        let reaction = try InterfaceCalculator(entries: context.entries).reaction(first, second)
        let minimum = reaction.kinks[reaction.totalMinimum].energies.totalPerAtom
        guard (minimum + 0.0762).magnitude < 1e-4 else { throw WrongAnswer(description: "minimum \(minimum) eV/atom") }
        let kinks = try calculator.mixingLine(first: first.composition, second: second.composition).count
        let line = try context.times(count: 200) {
            _ = try calculator.mixingLine(first: first.composition, second: second.composition)
        }
        let interfaces = InterfaceCalculator(entries: context.entries)
        let whole = try context.times(count: 50) { _ = try interfaces.reaction(first, second) }
        let input = "Li3InCl6 | LiNi0.8Mn0.1Co0.1O2, \(kinks) kinks, \(phases.phaseCount) phases"
        return [
            Measurement("interface-kinks", input: input + ", system at hand", seconds: line, unit: "us"),
            Measurement(
                "interface-reaction", input: "the same from the data set: phases gathered, energies, kinks",
                seconds: whole, unit: "us"),
        ]
    }
}
