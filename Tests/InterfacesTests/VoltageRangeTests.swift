import Chemistry
import Electrochemistry
import Interfaces
import TestSupport
import Testing
import ThermoEntries
import ThermoSnapshot
import Thermodynamics

/// The worst reaction over a range of voltages, by hand and against dense sampling.
@Suite("Worst case over a range of voltages")
struct VoltageRangeTests {
    /// Per non-P,S-free atom at x_nr 0.3 between mu = -1.84 and -2.18 (section 4(a)): total -0.05 throughout. P2S5 alone takes up Li
    /// above mu = -148/75 (e_self = -(7.4 + 3.75 mu)/7), Li2S alone gives it off below -2.1 (e_self = 4.2 + 2 mu), so the mutual energy is
    /// -0.05 between -148/75 and -2.1 and smaller in magnitude at both ends, where a sampling of the ends alone would look.
    @Test("Li2S | P2S5 from 1.84 to 2.18 V: mutual -0.05 on a plateau inside, total -0.16 at the upper end")
    func plateau() throws {
        let range = try worst("Li2S", "P2S5", SyntheticSet.entries(), 1.84...2.18)
        #expect(range.mutualProof == .transitions)
        let mutual = range.worstMutual
        #expect(Agreement.holds(mutual.kink.energies.mutual, -0.05))
        #expect(Agreement.holds(mutual.kink.fractions.nonReservoir, 0.3))
        #expect(Agreement.holds(mutual.point.voltage, 148.0 / 75))
        let ends = [range.points[0], range.points[range.points.count - 1]].map { point in
            point.reaction.kinks[point.reaction.mutualMinimum].energies.mutual
        }
        #expect(Agreement.holds(ends[0], 0))
        #expect(Agreement.holds(ends[1], -0.05 + 0.3 * 0.16))
        #expect(Agreement.holds(range.worstTotal.kink.energies.total, 4.2 - 2 * 2.18))
        #expect(range.worstTotal.point.voltage == 2.18)
        #expect(range.totalProof == .ends)
    }

    @Test("a range of one voltage is the reaction there")
    func point() throws {
        let range = try worst("Li2S", "P2S5", SyntheticSet.entries(), 1.97...1.97)
        #expect(range.points.count == 1)
        #expect(Agreement.holds(range.worstMutual.kink.energies.mutual, -0.04875))
        #expect(range.mutualProof == .ends)
    }

    @Test("Li metal as a reactant: the total is the partner's own, worst at 0 V; the mutual energy is 0")
    func metal() throws {
        let range = try worst("Li", "Li3PS4", SyntheticSet.entries(), 0...1)
        // Li3PS4 + 8 Li -> Li3P + 4 Li2S: -3.6 - 16.8 + 7.6 = -12.8 eV at 0 V, per five non-Li atoms.
        #expect(Agreement.holds(range.worstTotal.kink.energies.total, -12.8 / 5))
        #expect(range.worstTotal.point.voltage == 0)
        #expect(Agreement.holds(range.worstMutual.kink.energies.mutual, 0))
    }

    @Test("voltages at which the metal forms, and ranges without end, are refused")
    func refused() throws {
        let entries = try SyntheticSet.entries()
        #expect { try worst("Li2S", "P2S5", entries, -0.1...1) } throws: {
            ($0 as? InterfaceError)?.kind == .electrochemistry(.voltageOutOfRange)
        }
        #expect { try worst("Li2S", "P2S5", entries, 0...Double.infinity) } throws: {
            ($0 as? InterfaceError)?.kind == .invalidVoltageRange
        }
    }

    @Test("random hulls: no sampled voltage is worse than the exact worst case, for cations and anions")
    func sampling() throws {
        var missedByEnds = 0
        for seed in UInt64(1)...150 {
            var random = SeededGenerator(seed: seed)
            let count = Int.random(in: 3...5, using: &random)
            let phases = IntegerHull.phases(
                elements: count, compounds: 12, ties: seed.isMultiple(of: 3), &random)
            let entries = try Fixture.entries(phases, prefix: "int")
            let formulas = try (0..<2).map { _ in
                try FormulaParser.parse(IntegerHull.formula(elements: count, &random))
            }
            let ion = try WorkingIon(symbol: seed.isMultiple(of: 4) ? "O" : "Li")
            guard formulas.contains(where: { $0.composition.elements != [ion.element] }) else { continue }
            let direction = ion.valence > 0 ? 1.0 : -1.0
            let ends = (0..<2).map { _ in direction * Double.random(in: 0...2.5, using: &random) }.sorted()
            let calculator = InterfaceCalculator(entries: entries, energyChoice: seed.isMultiple(of: 2) ? .own : .hull)
            let range = try calculator.worstReaction(
                formulas[0], formulas[1], ion: ion, voltages: ends[0]...ends[1])
            let sampled = try (0...60).map { k in
                [try ion.reservoir(voltage: ends[0] + (ends[1] - ends[0]) * Double(k) / 60)]
            }
            let reactions = try calculator.reactions(formulas[0], formulas[1], conditions: sampled)
            let mutual = range.worstMutual.kink.energies.mutual
            let total = range.worstTotal.kink.energies.total
            for reaction in reactions {
                for kink in reaction.kinks {
                    #expect(kink.energies.mutual >= mutual - 1e-7, "seed \(seed) \(formulas)")
                    #expect(kink.energies.total >= total - 1e-7, "seed \(seed) \(formulas)")
                }
            }
            let atEnds = [reactions[0], reactions[60]].map { $0.kinks[$0.mutualMinimum].energies.mutual }
            if mutual < (atEnds.min() ?? 0) - 1e-6 { missedByEnds += 1 }
        }
        #expect(missedByEnds >= 5, "the transitions inside a range must matter for the test to mean anything")
    }

    @Test("real pairs of nine elements: no sampled voltage is worse")
    func realPairs() throws {
        let entries = try ThermoSnapshot.mp2019()
        let calculator = InterfaceCalculator(entries: entries)
        let ion = try WorkingIon(symbol: "Li")
        for (first, second) in [
            ("LiNi0.8Mn0.1Co0.1O2", "Li6PS5Cl"), ("LiCoO2", "Li3YCl6"), ("LiFePO4", "Li7La3Zr2O12"),
        ] {
            let formulas = (try FormulaParser.parse(first), try FormulaParser.parse(second))
            let range = try calculator.worstReaction(formulas.0, formulas.1, ion: ion, voltages: 2.5...4.5)
            let reactions = try calculator.reactions(
                formulas.0, formulas.1,
                conditions: (0...80).map { [try ion.reservoir(voltage: 2.5 + 0.025 * Double($0))] })
            for reaction in reactions {
                let mutual = reaction.kinks[reaction.mutualMinimum].energies.mutual
                let total = reaction.kinks[reaction.totalMinimum].energies.total
                #expect(mutual >= range.worstMutual.kink.energies.mutual - 1e-7, "\(first) | \(second)")
                #expect(total >= range.worstTotal.kink.energies.total - 1e-7, "\(first) | \(second)")
            }
        }
    }

    /// At 0 V lithium and oxygen at -1 eV make Li2O; inside the range they do not, and only the range counts.
    @Test("X14 a fixed reservoir of oxygen beside the voltage: no sampled voltage is worse")
    func secondReservoir() throws {
        let entries = try ThermoSnapshot.mp2019()
        let calculator = InterfaceCalculator(entries: entries)
        let (ion, oxygen) = (try WorkingIon(symbol: "Li"), Reservoir(Element.oxygen, chemicalPotential: -1))
        let formulas = (try FormulaParser.parse("Li7La3Zr2O12"), try FormulaParser.parse("LiFePO4"))
        let range = try calculator.worstReaction(
            formulas.0, formulas.1, ion: ion, voltages: 3...4.3, others: [oxygen])
        let voltages = (0...26).map { 3 + 0.05 * Double($0) }
        let reactions = try calculator.reactions(
            formulas.0, formulas.1, conditions: voltages.map { [try ion.reservoir(voltage: $0), oxygen] })
        for (voltage, reaction) in zip(voltages, reactions) {
            let mutual = reaction.kinks[reaction.mutualMinimum].energies.mutual
            let total = reaction.kinks[reaction.totalMinimum].energies.total
            #expect(mutual >= range.worstMutual.kink.energies.mutual - 1e-7, "\(voltage) V")
            #expect(total >= range.worstTotal.kink.energies.total - 1e-7, "\(voltage) V")
        }
        #expect(range.points.allSatisfy { $0.reaction.reservoirs.contains(oxygen) })
        #expect(throws: InterfaceError.self) {
            try calculator.worstReaction(formulas.0, formulas.1, ion: ion, voltages: 0...4, others: [oxygen])
        }
    }

    private func worst(
        _ first: String, _ second: String, _ entries: EntrySet, _ voltages: ClosedRange<Double>
    ) throws -> VoltageRangeReaction {
        try InterfaceCalculator(entries: entries).worstReaction(
            FormulaParser.parse(first), FormulaParser.parse(second), ion: WorkingIon(symbol: "Li"), voltages: voltages)
    }
}
