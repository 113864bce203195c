import Chemistry
import ExactArithmetic
import TestSupport
import Testing
import ThermoEntries
import Thermodynamics

/// Numbers of CASES, section 4(c): eleven phases of Li-Fe-O from pymatgen's test data.
@Suite("Li-Fe-O")
struct LithiumIronOxideTests {
    @Test(
        "4(c) formation energies per listed cell",
        arguments: [
            ("Li40Fe8O32", -164.8117344866667), ("Fe4O6", -16.57416434), ("Li2O", -6.229303868333332),
            ("LiFeO2", -7.732752316666669), ("Fe6O8", -22.56571445666668), ("Fe2O2", -5.714151996666669),
            ("Li8Fe4O12", -45.67166036), ("Li4O4", -14.11923279333333),
        ])
    func formationEnergy(cell: String, expected: Double) throws {
        let composition = try Fixture.composition(cell)
        let found = try hullEnergyPerAtom(LithiumIronOxide.entries(), cell) * composition.atomCount.doubleValue
        #expect(Agreement.holds(found, expected), "\(found)")
    }

    @Test("4(c) all eleven phases are stable")
    func stable() throws {
        let entries = try LithiumIronOxide.entries()
        for row in 0..<entries.count {
            let hull = try hullEnergyPerAtom(entries, entries.formula(at: row))
            #expect((entries.energies[row] - hull).magnitude < 1e-9, "\(entries.formula(at: row))")
        }
    }

    @Test("4(c) Li3Fe7O11 -> FeO 2/21, LiFeO2 4/7, Fe3O4 1/3 (atom fractions), and the facet's potentials")
    func decomposition() throws {
        let entries = try LithiumIronOxide.entries()
        let found = try equilibrium(entries, "Li3Fe7O11")
        let fractions = Dictionary(
            uniqueKeysWithValues: found.phases.map {
                (entries.formula(at: $0.row), $0.amount * entries.atomCount(at: $0.row) / 21)
            })
        #expect(agree(fractions, ["FeO": 2.0 / 21, "LiFeO2": 4.0 / 7, "Fe3O4": 1.0 / 3]), "\(fractions)")
        let absolute = ["Li": -4.077061955, "Fe": -6.741593865, "O": -6.969907375]
        for (element, value) in found.chemicalPotentials {
            let reference = try #require(LithiumIronOxide.references[element.symbol])
            #expect(
                Agreement.holds(value + reference, absolute[element.symbol] ?? .nan), "\(element) \(value + reference)")
        }
    }

    @Test("4(c) O profile of Li2O: +1, 0, -1 at absolute mu -4.258, -5.089, -10.488")
    func oxygenProfile() throws {
        let entries = try LithiumIronOxide.entries()
        let evolution = try IonEvolution(
            of: Fixture.composition("Li2O"), element: Fixture.element("O"), phases: phases(entries, "Li2O"))
        let reference = try #require(LithiumIronOxide.references["O"])
        let expected: [(high: Double, uptake: Double, phases: [String: Double])] = [
            (-4.258278141666667, 1, ["Li2O2": 1]), (-5.08859067, 0, ["Li2O": 1]), (-10.48758201, -1, ["Li": 2]),
        ]
        #expect(evolution.steps.count == expected.count)
        for (step, want) in zip(evolution.steps, expected) {
            #expect(Agreement.holds(step.potentialHigh + reference, want.high), "\(step.potentialHigh + reference)")
            #expect(Agreement.holds(step.uptake, want.uptake))
            #expect(agree(amounts(step.phases, entries), want.phases), "\(amounts(step.phases, entries))")
        }
    }

    @Test(
        "4(c) stable phases and formation grand potentials per listed cell with O open",
        arguments: [
            (
                -5.0,
                ["Li40Fe8O32": -5.30551504, "Li8Fe4O12": -2.34247415, "LiFeO2": -0.4302639625, "Fe4O6": 0, "Li4O4": 0]
            ),
            (-6.0, ["Li40Fe8O32": -7.07732844, "LiFeO2": -0.4745592975, "Fe4O6": 0, "Li2O": 0]),
        ] as [(Double, [String: Double])])
    func openOxygen(absolute: Double, expected: [String: Double]) throws {
        let entries = try LithiumIronOxide.entries()
        let open = [try reservoir("O", absolute - (LithiumIronOxide.references["O"] ?? .nan))]
        var calculator = try EquilibriumCalculator(phases(entries, "LiFeO2"), reservoirs: open)
        let perLithium = try calculator.hullEnergy(at: Fixture.composition("Li"))
        let perIron = try calculator.hullEnergy(at: Fixture.composition("Fe"))
        var stable: [String: Double] = [:]
        for (cell, _) in LithiumIronOxide.totals where cell != "O6" {
            let composition = try Fixture.composition(cell)
            let row = try #require(entries.rows(of: composition).first)
            let scale = composition.reduced.factor.doubleValue
            let own = entries.grandPotential(ofRow: row, reservoirs: open) * scale
            guard Agreement.holds(try calculator.hullEnergy(at: composition), own) else { continue }
            let (lithium, iron) = (composition[try Fixture.element("Li")], composition[try Fixture.element("Fe")])
            stable[cell] = own - lithium.doubleValue * perLithium - iron.doubleValue * perIron
        }
        #expect(agree(stable, expected), "\(stable)")
    }

    @Test("4(c) Li2O-Fe2O3 compound hull: Li5FeO4 and LiFeO2, formation energy per listed cell")
    func compoundHull() throws {
        let entries = try LithiumIronOxide.entries()
        var calculator = try EquilibriumCalculator(phases(entries, "LiFeO2"))
        let kinks = try calculator.mixingLine(first: Fixture.composition("Li2O"), second: Fixture.composition("Fe2O3"))
        let ends = (try #require(kinks.last).energyPerBalancedAtom, try #require(kinks.first).energyPerBalancedAtom)
        // LiFeO2 = 1/2 Li2O + 1/2 Fe2O3: 1.5 of 4 atoms come from Li2O. Li5FeO4: 7.5 of 10.
        let expected: [(share: Double, perCell: Double, atoms: Double, formula: String)] = [
            (1.5 / 4, -0.4745592975, 4, "LiFeO2"), (7.5 / 10, -7.07732844, 80, "Li5FeO4"),
        ]
        #expect(kinks.count == 4, "\(kinks.map(\.share))")
        for (kink, want) in zip(kinks.dropFirst(), expected) {
            #expect(Agreement.holds(kink.share, want.share))
            let formation = kink.energyPerBalancedAtom - kink.share * ends.0 - (1 - kink.share) * ends.1
            #expect(Agreement.holds(formation * want.atoms, want.perCell), "\(formation * want.atoms)")
            #expect(kink.phases.map { entries.formula(at: $0.row) } == [want.formula])
        }
    }
}
