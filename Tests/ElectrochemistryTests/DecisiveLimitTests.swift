import Chemistry
import ConvexCore
import Electrochemistry
import TestSupport
import Testing
import ThermoEntries
import ThermoSnapshot
import Thermodynamics

/// The phase on which a limit hangs against the plain definition: leave out every phase, one at a time, and ask again.
@Suite("Decisive phases of windows")
struct DecisiveLimitTests {
    /// A limit and how it is read off a decisive answer.
    private var limits: [(KeyPath<StabilityWindow, Double?>, KeyPath<DecisiveLimits, [DecisivePhase]>)] {
        [
            (\.reductionLimit, \.reduction), (\.oxidationLimit, \.oxidation),
            (\.fullExtraction?.voltage, \.fullExtraction),
        ]
    }

    /// The windows without each phase but elements and `composition`, left out of the whole set by name.
    private func windowsWithout(
        _ composition: Composition, _ entries: EntrySet, ion: WorkingIon, mode: EnergyChoice
    ) throws -> [(formula: String, window: StabilityWindow)] {
        let own = Set(entries.rows(of: composition))
        let system = ChemicalSystem(composition.elements + [ion.element])
        let rows = try PhaseSystem(entries, system: system, candidates: .all).rows.filter {
            !own.contains($0) && entries.composition(at: $0).elements.count > 1
        }
        return try rows.map { row in
            let formula = entries.formula(at: row)
            let rest = try entries.excluding([formula]).set
            return (formula, try WindowCalculator(entries: rest, ion: ion).window(of: composition, mode: mode))
        }
    }

    private func expectPlainDefinition(
        _ formula: String, _ entries: EntrySet, ion: WorkingIon, mode: EnergyChoice
    ) throws {
        let composition = try Fixture.composition(formula)
        let calculator = WindowCalculator(entries: entries, ion: ion)
        let evolution = try calculator.evolution(of: composition)
        let window = calculator.window(from: evolution, mode: mode)
        let found = try calculator.decisiveLimits(of: window, evolution)
        try calculator.verify(found, of: window)
        let others = try windowsWithout(composition, entries, ion: ion, mode: mode)
        for (limit, answer) in limits {
            guard let value = window[keyPath: limit] else {
                #expect(found[keyPath: answer].isEmpty)
                continue
            }
            let context = "\(formula), \(ion.element.symbol), \(mode)"
            let answers = found[keyPath: answer]
            var changes: [Double] = []
            for (other, without) in others {
                let (expected, row) = (without[keyPath: limit], entries.rows(of: try Fixture.composition(other))[0])
                let moves = expected.map { ($0 - value).magnitude > 1e-6 } ?? true
                let decisive = answers.first { $0.row == row }
                #expect((decisive != nil) == moves, "\(context) without \(other)")
                if let decisive {
                    #expect((decisive.valueWithout == nil) == (expected == nil), "\(context) without \(other)")
                    if let expected {
                        let holds = Agreement.holds(decisive.valueWithout, expected, within: 1e-9)
                        #expect(holds, "\(context) without \(other)")
                    }
                }
                if moves { changes.append(expected.map { ($0 - value).magnitude } ?? .infinity) }
            }
            let largest = answers.first.map { $0.valueWithout.map { ($0 - value).magnitude } ?? .infinity }
            #expect(largest.map { Agreement.holds($0, changes.max() ?? 0) } ?? changes.isEmpty, "\(context)")
        }
    }

    @Test("by hand: Li3PS4 of the synthetic set is reduced to Li3P + Li2S, and without Li3P to P + Li2S at 46/25 V")
    func byHand() throws {
        // CASES 4(a). Reduction: Li3PS4 + 8 Li -> Li3P + 4 Li2S at (4 x 4.2 + 3.6 - 7.6) / 8 = 1.6 V is not the first: the
        // first is Li3PS4 + 5 Li -> P + 4 Li2S at (4 x 4.2 - 7.6) / 5 = 1.84 V. It needs Li2S alone; without Li2S the lithium goes to
        // Li3P: Li3PS4 -> Li3P + 4 S costs energy (7.6 - 3.6 > 0), so nothing takes up lithium down to the metal: 0 V.
        let entries = try SyntheticSet.entries()
        let calculator = try calculator(entries)
        let evolution = try calculator.evolution(of: Fixture.composition("Li3PS4"))
        let window = calculator.window(from: evolution)
        #expect(Agreement.holds(window.reductionLimit, 46.0 / 25))
        let limits = try calculator.decisiveLimits(of: window, evolution)
        #expect(limits.reduction.first.map { entries.formula(at: $0.row) } == "Li2S")
        #expect(Agreement.holds(limits.reduction.first?.valueWithout, 0))
        // Oxidation: 2 Li3PS4 -> P2S5 + 3 S + 6 Li at (15.2 - 2.1) / 6 = 131/60 V; without P2S5 -> 2 P + 8 S + 6 Li at 15.2 / 6.
        #expect(limits.oxidation.first.map { entries.formula(at: $0.row) } == "P2S5")
        #expect(Agreement.holds(limits.oxidation.first?.valueWithout, 15.2 / 6))
        #expect(limits.fullExtraction == limits.oxidation)
    }

    @Test("a phase above the hull takes the place of the one left out")
    func uncovered() throws {
        // LiP above the line Li3P-P by 0.03 eV/atom, Li4P2S8... P2S4 above P2S5-P: without P2S5 it is the oxidation product.
        let extra = [FixturePhase("PS2", -0.25)]
        let entries = try SyntheticSet.entries(adding: extra)
        let ranked = try #require(entries.rows(of: Fixture.composition("PS2")).first)
        let calculator = try calculator(entries)
        let evolution = try calculator.evolution(of: Fixture.composition("Li3PS4"))
        let limits = try calculator.decisiveLimits(of: calculator.window(from: evolution), evolution)
        #expect(evolution.steps.allSatisfy { !$0.phases.contains { $0.row == ranked } })
        // Li3PS4 -> PS2 + 2 S + 3 Li: (7.6 - 0.75) / 3.
        #expect(Agreement.holds(limits.oxidation.first?.valueWithout, 6.85 / 3))
    }

    @Test("all polymorphs go together")
    func polymorphs() throws {
        let entries = try SyntheticSet.entries(adding: [FixturePhase("P2S5", -0.299)])
        let calculator = try calculator(entries)
        let evolution = try calculator.evolution(of: Fixture.composition("Li3PS4"))
        let limits = try calculator.decisiveLimits(of: calculator.window(from: evolution), evolution)
        #expect(Agreement.holds(limits.oxidation.first?.valueWithout, 15.2 / 6))
    }

    @Test("a salt between elements hangs on no phase; the element of the ion has no limits")
    func nothingDecides() throws {
        let entries = try SyntheticSet.entries()
        let calculator = try calculator(entries)
        for formula in ["Li2S", "Li"] {
            let evolution = try calculator.evolution(of: Fixture.composition(formula))
            let limits = try calculator.decisiveLimits(of: calculator.window(from: evolution), evolution)
            #expect(limits == DecisiveLimits(), "\(formula)")
        }
    }

    @Test(
        "the plain definition on random sets, compositions on and above the hull and without an entry",
        arguments: [EnergyChoice.hull, .own], UInt64(1)...8)
    func random(_ mode: EnergyChoice, _ seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        var phases = [FixturePhase("Li", 0), FixturePhase("P", 0), FixturePhase("S", 0)]
        for a in 0...3 {
            for b in 0...3 {
                for c in 0...3 where [a, b, c].count(where: { $0 > 0 }) > 1 && generator.next() % 3 > 0 {
                    let energy = -0.3 - Double(generator.next() % 1000) / 1000
                    let parts = zip(["Li", "P", "S"], [a, b, c]).filter { $1 > 0 }.map { "\($0)\($1)" }
                    phases.append(FixturePhase(parts.joined(), energy))
                }
            }
        }
        let entries = try Fixture.entries(phases, prefix: "random")
        for formula in ["LiPS", "Li3PS3", "Li5P2S7", "PS2"] {
            try expectPlainDefinition(formula, entries, ion: WorkingIon(.lithium, valence: 1), mode: mode)
        }
        for formula in ["LiPS", "Li5P2S7", "Li3P"] {
            try expectPlainDefinition(formula, entries, ion: WorkingIon(symbol: "S"), mode: mode)
        }
    }

    @Test("real phases, with what `excluding` answers", arguments: ["Li3PS4", "Li3InCl6", "Li4Ti5O12", "LiNbO3"])
    func real(_ formula: String) throws {
        let entries = try ThermoSnapshot.mp2019()
        let composition = try Fixture.composition(formula)
        let calculator = try calculator(entries)
        let evolution = try calculator.evolution(of: composition)
        let window = calculator.window(from: evolution)
        let found = try calculator.decisiveLimits(of: window, evolution)
        #expect(!found.reduction.isEmpty || !found.oxidation.isEmpty)
        for (limit, answer) in limits {
            for decisive in found[keyPath: answer] {
                let rest = try entries.excluding([entries.formula(at: decisive.row)]).set
                let without = try WindowCalculator(entries: rest, ion: calculator.ion).window(of: composition)
                let value = try #require(decisive.valueWithout)
                #expect(Agreement.holds(without[keyPath: limit], value, within: 1e-9))
            }
        }
    }
}
