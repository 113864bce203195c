import Chemistry
import TestSupport
import Testing
import ThermoEntries
import Thermodynamics

/// Intervals of chemical potentials at points of every kind on the hull.
@Suite("Chemical potential ranges")
struct PotentialRangeTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let element: String
        let formula: String
        let system: String
        let low: Double
        let high: Double
        var testDescription: String { "mu(\(element)) at \(formula)" }
    }

    /// Energies per formula: Li3PS4 -7.6, Li2S -4.2, P2S5 -2.1, Li3P -3.6.
    static let cases = [
        // Vertices: Li3PS4 from Li2S + P to P2S5 + S; the binary phases of the same system.
        Case(element: "Li", formula: "Li3PS4", system: "Li3PS4", low: -131.0 / 60, high: -1.84),
        Case(element: "Li", formula: "Li2S", system: "Li3PS4", low: -2.1, high: 0),
        Case(element: "Li", formula: "Li3P", system: "Li3PS4", low: -1.2, high: 0),
        // S over Li3PS4: rich end 0 (with S), poor end from Li2S and P: -7.6 = 3 mu_Li + 4 mu_S, 2 mu_Li + mu_S = -4.2.
        Case(element: "S", formula: "Li3PS4", system: "Li3PS4", low: -4.2 + 2 * 1.84, high: 0),
        // Edges: the two-phase line's interval, where the neighbours change.
        Case(element: "Li", formula: "Li7PS6", system: "Li3PS4", low: -2.1, high: -1.84),
        Case(element: "Li", formula: "LiPS3", system: "Li3PS4", low: -131.0 / 60, high: -148.0 / 75),
        // A face (three phases Li3PS4, P2S5, P): one value only.
        Case(element: "Li", formula: "Li2PS3", system: "Li3PS4", low: -148.0 / 75, high: -148.0 / 75),
        // More Li than Li3P holds: Li metal is there.
        Case(element: "Li", formula: "Li4P", system: "Li3PS4", low: 0, high: 0),
    ]

    @Test("H7 vertex, edge, face", arguments: cases)
    func kinds(_ case: Case) throws { try check(`case`) }

    static let lacking = [
        Case(element: "Li", formula: "P2S5", system: "Li3PS4", low: -.infinity, high: -148.0 / 75),
        Case(element: "Li", formula: "S", system: "Li3PS4", low: -.infinity, high: -2.1),
        Case(element: "P", formula: "Li2S", system: "Li3PS4", low: -.infinity, high: 0),
        Case(element: "O", formula: "Li3PS4", system: "Li3PS4O", low: -.infinity, high: 0),
        // Co3O4: -9.1 eV per formula, so O over Co ends at -9.1/4.
        Case(element: "O", formula: "Co", system: "CoO", low: -.infinity, high: -2.275),
        Case(element: "Co", formula: "O2", system: "CoO", low: -.infinity, high: -9.1 / 3),
    ]

    @Test("H17 an element the phase lacks has no lower end", arguments: lacking)
    func absentElement(_ case: Case) throws { try check(`case`) }

    @Test("H17 the element itself is at 0")
    func elementItself() throws {
        let range = try phases(SyntheticSet.entries(), "LiS").chemicalPotentialRange(
            of: Fixture.element("Li"), at: Fixture.composition("Li"))
        #expect(range.low == 0 && range.high == 0 && range.isUnique)
    }

    @Test("H17 an element outside the system of the question is an error, not an answer")
    func outsideTheSystem() throws {
        #expect {
            try phases(SyntheticSet.entries(), "LiS").chemicalPotentialRange(
                of: Fixture.element("Co"), at: Fixture.composition("Li2S"))
        } throws: { error in
            (error as? ThermodynamicsError)?.kind == .unknownReservoir
        }
    }

    @Test("H7 in the interior of a facet every potential is unique and equals the dual of the equilibrium")
    func interior() throws {
        let entries = try SyntheticSet.entries()
        let found = try equilibrium(entries, "Li2PS3")
        for (element, value) in found.chemicalPotentials {
            let range = try phases(entries, "Li2PS3").chemicalPotentialRange(of: element, at: found.composition)
            #expect((range.high - range.low).magnitude < 1e-12, "\(element)")
            #expect(Agreement.holds(range.high, value), "\(element)")
        }
    }

    @Test("4(c) ranges of LiFeO2 in O and Li, absolute")
    func lithiumFerrite() throws {
        let system = try phases(LithiumIronOxide.entries(), "LiFeO2")
        let expected = [("O", -7.26866060375, -4.450181225), ("Li", -5.40627456, -3.6250022625)]
        for (symbol, low, high) in expected {
            let range = try system.chemicalPotentialRange(
                of: Fixture.element(symbol), at: Fixture.composition("LiFeO2"))
            let reference = try #require(LithiumIronOxide.references[symbol])
            #expect(Agreement.holds(range.low + reference, low), "\(symbol) \(range.low + reference)")
            #expect(Agreement.holds(range.high + reference, high), "\(symbol) \(range.high + reference)")
        }
    }

    private func check(_ case: Case) throws {
        let range = try phases(SyntheticSet.entries(), `case`.system).chemicalPotentialRange(
            of: Fixture.element(`case`.element), at: Fixture.composition(`case`.formula))
        #expect(Agreement.holds(range.low, `case`.low), "low \(range.low)")
        #expect(Agreement.holds(range.high, `case`.high), "high \(range.high)")
    }
}
