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
}
