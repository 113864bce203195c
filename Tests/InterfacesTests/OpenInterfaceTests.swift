import Chemistry
import ExactArithmetic
import Interfaces
import TestSupport
import Testing
import ThermoEntries
import Thermodynamics

/// Reactions of the synthetic set with Li held by a reservoir, CASES section 4(a) and section 3.
@Suite("Open interfaces of the synthetic set")
struct OpenInterfaceTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let mu: Double
        let atP2S5: Double
        let interior: (total: Double, mutual: Double)?
        let atLi2S: Double
        var testDescription: String { "mu \(mu)" }
    }

    static let rows = [
        Row(mu: 0, atP2S5: -26.1 / 7, interior: nil, atLi2S: 0),
        Row(mu: -0.5, atP2S5: -18.1 / 7, interior: nil, atLi2S: 0),
        Row(mu: -1, atP2S5: -10.1 / 7, interior: nil, atLi2S: 0),
        Row(mu: -1.5, atP2S5: -3.9 / 7, interior: nil, atLi2S: 0),
        Row(mu: -1.97, atP2S5: -0.0125 / 7, interior: (-0.05, -0.04875), atLi2S: 0),
        Row(mu: -2, atP2S5: 0, interior: (-0.05, -0.05), atLi2S: 0),
        Row(mu: -3, atP2S5: 0, interior: nil, atLi2S: -1.8),
    ]

    @Test("4(a), X13 Li2S | P2S5: e_total at the ends and at the kink, e_mutual, kJ/mol", arguments: rows)
    func table(_ row: Row) throws {
        let entries = try SyntheticSet.entries()
        let reaction = try react("Li2S", "P2S5", entries, open: [("Li", row.mu)])
        let (first, last) = (reaction.kinks[0], reaction.kinks[reaction.kinks.count - 1])
        #expect(Agreement.holds(first.energies.total, row.atP2S5), "\(first.energies.total)")
        #expect(Agreement.holds(last.energies.total, row.atLi2S), "\(last.energies.total)")
        #expect(first.energies.mutual == 0 && last.energies.mutual == 0)
        #expect(
            Agreement.holds(first.energies.selfPart, row.atP2S5) && Agreement.holds(last.energies.selfPart, row.atLi2S))
        guard let interior = row.interior else {
            #expect(reaction.kinks.count == 2, "\(reaction.kinks.map(\.fractions.atomic))")
            return
        }
        #expect(reaction.kinks.count == 3)
        let middle = try #require(kink(reaction, atomic: 0.5625))
        #expect(Agreement.holds(middle.fractions.molar, 0.75) && Agreement.holds(middle.fractions.nonReservoir, 0.3))
        #expect(Agreement.holds(middle.energies.total, interior.total))
        #expect(Agreement.holds(middle.energies.mutual, interior.mutual))
        #expect(Agreement.holdsRelatively(middle.energies.totalKilojoulePerMole, -12.0606625))
        if row.mu == -1.97 {
            #expect(Agreement.holdsRelatively(middle.energies.mutualKilojoulePerMole, -11.7591459375))
        }
        #expect(agree(products(middle, entries), ["Li3PS4": 0.5]))
    }

    @Test(
        "X8 a minimum at an end is flagged, and the mutual energy stands beside it",
        arguments: [
            (-1.0, 0.0, -1.4428571429), (-3.0, 1.0, -1.8),
        ])
    func minimumAtEnd(mu: Double, end: Double, expected: Double) throws {
        let reaction = try react("Li2S", "P2S5", SyntheticSet.entries(), open: [("Li", mu)])
        let minimum = reaction.kinks[reaction.totalMinimum]
        #expect(minimum.fractions.molar == end && minimum.isEndpoint)
        #expect(Agreement.holds(minimum.energies.total, expected))
        #expect(reaction.flags.contains(.minimumAtEndpoint))
        #expect(reaction.kinks[reaction.mutualMinimum].energies.mutual.magnitude < 1e-12)
    }

    @Test("X8 an interior minimum is not flagged")
    func interiorMinimum() throws {
        let reaction = try react("Li2S", "P2S5", SyntheticSet.entries(), open: [("Li", -1.97)])
        // P2S5 takes up lithium by itself there, which is another flag.
        #expect(reaction.flags == [.selfDecomposition])
    }

    @Test("4(a) Li2S | Li3PS4 at mu -5: total -1.69 and -5.8 at the ends")
    func farBelow() throws {
        let reaction = try react("Li2S", "Li3PS4", SyntheticSet.entries(), open: [("Li", -5)])
        #expect(Agreement.holds(reaction.kinks.first?.energies.total, -1.69))
        #expect(Agreement.holds(reaction.kinks.last?.energies.total, -5.8))
    }

    @Test(
        "4(a) Li3PS4 | Co3O4 at mu -1 to -4: total at the Li3PS4 end, 0 at the Co3O4 end",
        arguments: [
            (-1.0, -0.96), (-2.0, 0), (-3.0, -0.49), (-4.0, -1.09),
        ])
    func thiophosphateEnd(mu: Double, expected: Double) throws {
        let reaction = try react("Li3PS4", "Co3O4", SyntheticSet.entries(), open: [("Li", mu)])
        #expect(Agreement.holds(reaction.kinks.last?.energies.total, expected))
        #expect(Agreement.holds(reaction.kinks.first?.energies.total, 0))
        #expect(reaction.flags.contains(.noReaction) == (expected == 0))
    }

    @Test("X10 Li2S | P2S5 at x_mol 0.75: closed -0.125; open -0.125 at mu -2.0, -0.975 at mu -1.5 (eV per formula)")
    func duality() throws {
        let entries = try SyntheticSet.entries()
        let closed = try react("Li2S", "P2S5", entries)
        #expect(Agreement.holds(closed.kinks[closed.totalMinimum].energies.totalPerFormula, -0.125))
        // 0.75 Li2S + 0.25 P2S5 holds 2.5 non-Li atoms.
        for (mu, expected) in [(-2.0, -0.05 * 2.5), (-1.5, -0.39 * 2.5)] {
            let open = try react("Li2S", "P2S5", entries, open: [("Li", mu)])
            #expect(Agreement.holds(total(open, molar: 0.75) * 2.5, expected))
        }
    }

    @Test("X1 the same compound, Li2S | Li2S and Li2S | Li4S2: one row, mutual 0", arguments: ["Li2S", "Li4S2"])
    func sameCompound(other: String) throws {
        for mu in [nil, -1.0, -3.0] as [Double?] {
            let reaction = try react("Li2S", other, SyntheticSet.entries(), open: mu.map { [("Li", $0)] } ?? [])
            #expect(reaction.kinks.count == 1 && reaction.flags.contains(.sameCompound))
            #expect(reaction.kinks[0].energies.mutual == 0)
            // Stable: nothing closed or at mu -1; at -3 it gives off its Li, -4.2 + 6 eV above S.
            #expect(Agreement.holds(reaction.kinks[0].energies.total, mu == -3 ? -1.8 : 0))
        }
    }

    // Li3P + 4 Li2S: -20.4 + 7.6 = -12.8; P + 4 Li2S: -16.8 + 7.6 - 5 mu = -1.7; itself; 0.5 P2S5 + 1.5 S: H20. Five atoms besides Li.
    static let metal: [(Double, Double)] = [(0, -12.8 / 5), (-1.5, -1.7 / 5), (-2, 0), (-5, -8.45 / 5)]

    @Test(
        "X3 Li metal as a reactant with Li open: the self-decomposition of Li3PS4 at mu, per P and S atom",
        arguments: metal)
    func metalReactant(mu: Double, expected: Double) throws {
        let entries = try SyntheticSet.entries()
        for (a, b) in [("Li", "Li3PS4"), ("Li3PS4", "Li")] {
            let reaction = try react(a, b, entries, open: [("Li", mu)])
            #expect(reaction.kinks.count == 1 && reaction.flags.contains(.reservoirReactant))
            #expect(Agreement.holds(reaction.kinks[0].energies.total, expected))
            #expect(reaction.kinks[0].energies.mutual == 0)
            #expect(imbalance(reaction.kinks[0], of: reaction, entries) < 1e-9)
        }
    }

    @Test("X4 two reactants of open elements alone are refused with the reason")
    func nothingToBalance() throws {
        #expect {
            try react("Li", "Li2", SyntheticSet.entries(), open: [("Li", -1)])
        } throws: { error in
            (error as? ThermodynamicsError)?.kind == .onlyReservoirElements
        }
        #expect {
            try react("Li2S", "Li", SyntheticSet.entries(), open: [("Li", -2), ("S", -0.5)])
        } throws: { error in
            (error as? ThermodynamicsError)?.kind == .onlyReservoirElements
        }
    }

    @Test("X14 opening O as well changes nothing where no phase with O takes part")
    func idleReservoir() throws {
        let entries = try SyntheticSet.entries()
        for mu in [-1.0, -1.97, -2, -3] {
            let one = try react("Li2S", "P2S5", entries, open: [("Li", mu)])
            let two = try react("Li2S", "P2S5", entries, open: [("Li", mu), ("O", -1.5)])
            let swapped = try react("Li2S", "P2S5", entries, open: [("O", -1.5), ("Li", mu)])
            #expect(one.kinks.map(\.energies) == two.kinks.map(\.energies))
            #expect(one.kinks.map(\.fractions) == two.kinks.map(\.fractions))
            #expect(two.kinks.map(\.energies) == swapped.kinks.map(\.energies))
            #expect(two.kinks.allSatisfy { $0.reservoirUptake[1] == 0 })
        }
    }

    @Test("X14 Li and O open, LiFeO2 | Fe3O4: only Fe is balanced, every mixture becomes the lowest Fe phase")
    func twoReservoirs() throws {
        let entries = try LithiumIronOxide.entries()
        for (li, o) in [(-3.2, -0.5), (-3.5, -1.5), (-4, -3)] {
            // Grand potentials per Fe atom, straight from the totals.
            var phi: [String: Double] = [:]
            for (cell, energy) in LithiumIronOxide.totals {
                let c = try Fixture.composition(cell)
                let (nLi, nFe, nO) = (
                    c[try Fixture.element("Li")].doubleValue, c[try Fixture.element("Fe")].doubleValue,
                    c[try Fixture.element("O")].doubleValue
                )
                guard nFe > 0 else { continue }
                let muLi = li + (LithiumIronOxide.references["Li"] ?? .nan)
                let muO = o + (LithiumIronOxide.references["O"] ?? .nan)
                phi[cell] = (energy - muLi * nLi - muO * nO) / nFe - (LithiumIronOxide.references["Fe"] ?? .nan)
            }
            let lowest = try #require(phi.values.min())
            let reaction = try react("LiFeO2", "Fe3O4", entries, open: [("Li", li), ("O", o)])
            #expect(Agreement.holds(reaction.kinks.last?.energies.total, lowest - (phi["LiFeO2"] ?? .nan)))
            #expect(Agreement.holds(reaction.kinks.first?.energies.total, lowest - (phi["Fe6O8"] ?? .nan)))
            #expect(reaction.kinks.allSatisfy { $0.energies.mutual.magnitude < 1e-12 })
            #expect(reaction.kinks.allSatisfy { imbalance($0, of: reaction, entries) < 1e-9 })
        }
    }

    @Test("H24 a reservoir that does not occur in the data is refused")
    func unknownReservoir() throws {
        #expect {
            try react("Li2S", "P2S5", SyntheticSet.entries(), open: [("Fe", -1)])
        } throws: { error in
            (error as? ThermodynamicsError)?.kind == .unknownReservoir
        }
    }
}
