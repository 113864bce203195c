import Chemistry
import Interfaces
import TestSupport
import Testing
import ThermoEntries
import ThermoSnapshot
import Thermodynamics

/// The phases on which reaction energies hang against the plain definition: leave out every phase, one at a time.
@Suite("Decisive phases of reactions")
struct DecisiveEnergyTests {
    /// Holds a reaction against those over sets without each phase but elements and the reactants.
    private func expectPlainDefinition(
        _ first: String, _ second: String, _ entries: EntrySet, reservoirs: [Reservoir] = [],
        choice: EnergyChoice = .own
    ) throws {
        let formulas = (try FormulaParser.parse(first), try FormulaParser.parse(second))
        let calculator = InterfaceCalculator(entries: entries, energyChoice: choice)
        let reaction = try calculator.reaction(formulas.0, formulas.1, reservoirs: reservoirs)
        let decisive = try calculator.decisiveEnergies(of: reaction)
        try decisive.verify(calculator)
        let kept = Set([formulas.0, formulas.1].flatMap { entries.rows(of: $0.composition) })
        let system = ChemicalSystem(
            formulas.0.composition.elements + formulas.1.composition.elements + reservoirs.map(\.element))
        let phases = try PhaseSystem(entries, system: system, candidates: .all)
        for row in phases.rows where !kept.contains(row) && entries.composition(at: row).elements.count > 1 {
            let left = try entries.excluding([entries.formula(at: row)]).set
            let rest = try InterfaceCalculator(entries: left, energyChoice: choice)
                .reaction(formulas.0, formulas.1, reservoirs: reservoirs)
            for isTotal in [true, false] {
                func lowest(_ reaction: InterfaceReaction) -> Double {
                    isTotal
                        ? reaction.kinks[reaction.totalMinimum].energies.total
                        : reaction.kinks[reaction.mutualMinimum].energies.mutual
                }
                let found = (isTotal ? decisive.total : decisive.mutual).first { $0.row == row }
                let context = "\(first) | \(second) without \(entries.formula(at: row)), total: \(isTotal)"
                #expect((found != nil) == ((lowest(rest) - lowest(reaction)).magnitude > 1e-6), "\(context)")
                if let found {
                    #expect(Agreement.holds(lowest(found.reaction), lowest(rest), within: 1e-9), "\(context)")
                }
            }
        }
        for (list, lowest) in [
            (decisive.total, { (r: InterfaceReaction) in r.kinks[r.totalMinimum].energies.total }),
            (decisive.mutual, { (r: InterfaceReaction) in r.kinks[r.mutualMinimum].energies.mutual }),
        ] {
            let changes = list.map { (lowest($0.reaction) - lowest(reaction)).magnitude }
            #expect(zip(changes, changes.dropFirst()).allSatisfy { $0 > $1 - 2e-6 })
        }
    }

    @Test("by hand: Li and P2S5 of the synthetic set make Li2S and Li3P; without Li2S only Li3P and S")
    func byHand() throws {
        // 16 Li + P2S5 -> 5 Li2S + 2 Li3P, 23 atoms: -21 - 7.2 + 2.1 = -26.1 eV, -26.1 / 23 per atom.
        // Without Li2S the reactants themselves stay and Li3PS4 (-7.6) is the best sulfide. 24 Li + 4 P2S5 -> 5 Li3PS4 + 3 Li3P:
        // -38 - 10.8 + 8.4 = -40.4 eV of 52 atoms, -0.777 per atom; with less lithium 5 Li3PS4 + 3 P, -29.6 eV of 43 atoms, -0.688.
        let entries = try SyntheticSet.entries()
        let calculator = InterfaceCalculator(entries: entries)
        let reaction = try calculator.reaction(FormulaParser.parse("Li"), FormulaParser.parse("P2S5"))
        #expect(Agreement.holds(reaction.kinks[reaction.totalMinimum].energies.total, -26.1 / 23))
        let first = try #require(try calculator.decisiveEnergies(of: reaction).total.first)
        #expect(entries.formula(at: first.row) == "Li2S")
        #expect(Agreement.holds(first.reaction.kinks[first.reaction.totalMinimum].energies.total, -40.4 / 52))
    }

    @Test("the plain definition, closed and open, reactants with and without an entry, own and hull energies")
    func synthetic() throws {
        let lithium = try Fixture.element("Li")
        let extra = [FixturePhase("LiCoO2", -1.6), FixturePhase("CoS", -0.4), FixturePhase("Li2SO4", -1.8)]
        let entries = try SyntheticSet.entries(adding: extra)
        for choice in [EnergyChoice.own, .hull] {
            for pair in [("Li3PS4", "LiCoO2"), ("Li7P3S11", "Co3O4"), ("Li5CoO4", "Li2S"), ("Li3PS4", "Li3PS4")] {
                try expectPlainDefinition(pair.0, pair.1, entries, choice: choice)
                for mu in [-0.5, -2.2] {
                    let reservoir = Reservoir(lithium, chemicalPotential: mu)
                    try expectPlainDefinition(pair.0, pair.1, entries, reservoirs: [reservoir], choice: choice)
                }
            }
            let metal = Reservoir(lithium, chemicalPotential: 0)
            try expectPlainDefinition("Li3PS4", "Li", entries, reservoirs: [metal], choice: choice)
        }
    }

    @Test("the plain definition on random sets", arguments: UInt64(1)...6)
    func random(_ seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        var phases = ["Li", "P", "S", "O"].map { FixturePhase($0, 0) }
        for first in ["Li", "Li2", "P", "S"] {
            for second in ["P2", "S", "O", "O3"] {
                for third in ["", "O", "S2"] where generator.next() % 4 > 0 {
                    let formula = first + second + third
                    guard try Fixture.composition(formula).elements.count > 1 else { continue }
                    phases.append(FixturePhase(formula, -0.3 - Double(generator.next() % 1000) / 1000))
                }
            }
        }
        let entries = try Fixture.entries(phases, prefix: "random")
        try expectPlainDefinition("LiSO", "Li2PO", entries)
        try expectPlainDefinition("LiP2", "SO3", entries)
        let lithium = Reservoir(try Fixture.element("Li"), chemicalPotential: -0.8)
        try expectPlainDefinition("LiSO", "P2O3", entries, reservoirs: [lithium])
    }
}
