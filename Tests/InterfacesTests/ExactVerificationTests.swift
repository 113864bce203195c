import Chemistry
import Electrochemistry
import ExactArithmetic
import Interfaces
import Testing
import ThermoEntries
import ThermoSnapshot
import Thermodynamics

/// Results re-checked in rational arithmetic, and claims that must be refuted.
@Suite("Exact verification")
struct ExactVerificationTests {
    @Test("every kink and piece of real reactions holds exactly", arguments: [nil, 0, 2.5, 4.3] as [Double?])
    func reactions(voltage: Double?) throws {
        let entries = try ThermoSnapshot.mp2019()
        let ion = try WorkingIon(symbol: "Li")
        let reservoirs = try voltage.map { [try ion.reservoir(voltage: $0)] } ?? []
        let calculator = InterfaceCalculator(entries: entries)
        for (first, second) in [("Li3YCl6", "LiFePO4"), ("Li3InCl6", "LiNi0.8Mn0.1Co0.1O2"), ("Li3PS4", "LiCoO2")] {
            let reaction = try calculator.reaction(
                FormulaParser.parse(first), FormulaParser.parse(second), reservoirs: reservoirs)
            try reaction.verify(entries)
        }
    }

    @Test(
        "every step of real evolutions holds exactly",
        arguments: ["Li3PS4", "Li10GeP2S12", "Li6PS5Cl", "LiNi0.8Mn0.1Co0.1O2"])
    func evolutions(formula: String) throws {
        let entries = try ThermoSnapshot.mp2019()
        let composition = try FormulaParser.parse(formula).composition
        let phases = try PhaseSystem(entries, system: ChemicalSystem(composition.elements))
        try IonEvolution(of: composition, element: .lithium, phases: phases).verify(phases)
    }

    @Test("a wrong energy, an unbalanced claim and a costlier assemblage are refuted")
    func refuted() throws {
        let entries = try ThermoSnapshot.mp2019()
        let composition = try FormulaParser.parse("Li2PS3").composition
        let phases = try PhaseSystem(entries, system: ChemicalSystem(composition.elements))
        var calculator = try EquilibriumCalculator(phases)
        let equilibrium = try calculator.equilibrium(at: composition)
        let verifier = try ExactVerifier(phases)
        try verifier.check(equilibrium.phases, energy: equilibrium.energy, at: composition)
        #expect(throws: ThermodynamicsError.self) {
            try verifier.check(equilibrium.phases, energy: equilibrium.energy + 1e-6, at: composition)
        }
        #expect(throws: ThermodynamicsError.self) {
            try verifier.check(Array(equilibrium.phases.dropLast()), energy: equilibrium.energy, at: composition)
        }
        let elements = phases.system.elements.map { element in
            PhaseAmount(
                row: entries.rows(of: Composition(element))[0], amount: composition[element].doubleValue)
        }
        #expect(throws: ThermodynamicsError.self) {
            try verifier.check(elements, energy: equilibrium.energy, at: composition)
        }
    }

    /// The data with one stable phase stored as unstable, as a damaged database would have it: equilibria leave it out.
    private static func misled(_ formula: String) throws -> EntrySet {
        let entries = try ThermoSnapshot.mp2019()
        var statuses = entries.hullStatus
        let rows = entries.rows(of: try FormulaParser.parse(formula).composition)
        try #require(statuses[rows[0]] == .stable)
        for row in rows { statuses[row] = .unstable }
        return entries.settingHullStatus(statuses)
    }

    @Test("an answer that rests on a wrong hull status is refuted: windows, profiles, reactions, hulls, stacks")
    func wrongStatus() throws {
        // Li2S is a product of Li3PS4 at lithium, and of its reaction with it.
        let entries = try Self.misled("Li2S")
        let (electrolyte, lithium) = (try FormulaParser.parse("Li3PS4"), try FormulaParser.parse("Li"))
        let ion = try WorkingIon(symbol: "Li")
        let windows = WindowCalculator(entries: entries, ion: ion)
        let evolution = try windows.evolution(of: electrolyte.composition)
        #expect(throws: ThermodynamicsError.self) { try windows.verify(evolution) }
        let interfaces = InterfaceCalculator(entries: entries)
        let reaction = try interfaces.reaction(electrolyte, lithium, reservoirs: [])
        #expect(throws: ThermodynamicsError.self) { try reaction.verify(entries) }
        let mixture = try FormulaParser.parse("Li5PS5").composition
        var analyzer = try HullAnalyzer(
            entries, system: ChemicalSystem(mixture.elements))
        let analysis = try analyzer.analysis(of: mixture)
        #expect(throws: ThermodynamicsError.self) { try analyzer.verify(analysis) }
        let stacks = try StackCalculator(interfaces, settings: StackSettings())
        let stack = try CellStack(chain: [FormulaParser.parse("LiCoO2"), electrolyte, lithium])
        let report = try stacks.report(
            stack, CellConditions(ion: ion, cathodeVoltages: 2.5...4, anodeVoltages: nil, referenceOffset: 0))
        #expect(throws: InterfaceError.self) { try stacks.verify(report) }
    }

    @Test(
        "a report counts what it checked: two kinks and one piece are three equilibria over all entries of the system")
    func counts() throws {
        let entries = try ThermoSnapshot.mp2019()
        let reaction = try InterfaceCalculator(entries: entries).reaction(
            FormulaParser.parse("LiF"), FormulaParser.parse("LiCl"), reservoirs: [])
        try #require(reaction.kinks.count == 2)
        let report = try reaction.verify(entries)
        let all = try PhaseSystem(entries, system: ChemicalSystem(parsing: "Li-F-Cl"), candidates: .all)
        #expect(report.equilibria == 3 && report.columns == 3 * all.phaseCount)
        #expect(report.largestGap < 1e-9)
        #expect((report + report).equilibria == 6 && (report + report).largestGap == report.largestGap)
    }
}
