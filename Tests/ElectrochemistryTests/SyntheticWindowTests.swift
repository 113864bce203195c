import Chemistry
import Electrochemistry
import ExactArithmetic
import TestSupport
import Testing
import ThermoEntries
import Thermodynamics

/// Stability windows of CASES, section 4(a), and the cases H9 to H14.
@Suite("Windows on the synthetic set")
struct SyntheticWindowTests {
    struct Expected: Sendable, CustomTestStringConvertible {
        let name: String
        let formula: String
        let low: Double
        let high: Double?
        let flags: [ResultFlag]
        var testDescription: String { "\(name) \(formula)" }

        init(_ name: String, _ formula: String, _ low: Double, _ high: Double?, _ flags: [ResultFlag] = []) {
            (self.name, self.formula, self.low, self.high, self.flags) = (name, formula, low, high, flags)
        }
    }

    static let expected = [
        Expected("4(a)", "Li3PS4", 1.84, 131.0 / 60), Expected("H9", "P2S5", 148.0 / 75, nil, [.noOxidationLimit]),
        Expected("H9", "S", 2.1, nil, [.noOxidationLimit]), Expected("H9", "P", 1.2, nil, [.noOxidationLimit]),
        Expected("H11", "Li2S", 0, 2.1, [.stableVersusMetal]), Expected("H11", "Li3P", 0, 1.2, [.stableVersusMetal]),
        Expected("H12", "Li2PS3", 148.0 / 75, 148.0 / 75, [.noEntry, .zeroWidth]),
        Expected("H13", "LiPS3", 148.0 / 75, 131.0 / 60, [.noEntry]), Expected("H13", "Li7PS6", 1.84, 2.1, [.noEntry]),
    ]

    @Test("4(a) H9 H11 H12 H13 limits and flags, compositions on the hull", arguments: expected)
    func limits(_ case: Expected) throws {
        let found = try window(`case`.formula)
        #expect(Agreement.holds(found.reductionLimit, `case`.low), "\(String(describing: found.reductionLimit))")
        if let high = `case`.high {
            #expect(Agreement.holds(found.oxidationLimit, high), "\(String(describing: found.oxidationLimit))")
            #expect(Agreement.holds(found.width, high - `case`.low))
        } else {
            #expect(found.oxidationLimit == nil && found.width == nil)
        }
        #expect(found.flags == `case`.flags)
        #expect(found.stabilisedBy == 0 && found.smallestDrivingForce == 0)
    }

    @Test("4(a) products just outside the window of Li3PS4")
    func edges() throws {
        let entries = try SyntheticSet.entries()
        let found = try window("Li3PS4")
        let (reduction, oxidation) = (try #require(found.reduction), try #require(found.oxidation))
        #expect(
            agree(amounts(reduction.products, entries), ["P": 1, "Li2S": 4]) && Agreement.holds(reduction.uptake, 5))
        #expect(
            agree(amounts(oxidation.products, entries), ["P2S5": 0.5, "S": 1.5])
                && Agreement.holds(oxidation.uptake, -3))
    }

    @Test("a stable phase has the same window in both modes", arguments: ["Li3PS4", "P2S5", "Li2S", "Li3P", "S"])
    func modesAgree(formula: String) throws {
        let (own, hull) = (try window(formula, mode: .own), try window(formula, mode: .hull))
        #expect(own.reductionLimit == hull.reductionLimit && own.oxidationLimit == hull.oxidationLimit)
        #expect(own.flags == hull.flags)
    }

    @Test("H12 Li2PS3 without an entry: hull mode gives the one voltage 148/75, own mode no window")
    func genericWithoutEntry() throws {
        let own = try window("Li2PS3", mode: .own)
        #expect(own.reductionLimit == nil && own.oxidationLimit == nil && own.width == nil)
        #expect(own.flags == [.noEntry, .noWindow])
    }

    @Test(
        "H12 an entry for Li2PS3 0.1 eV/atom above the hull: own mode no window, driving force -0.1; hull mode 148/75")
    func genericWithEntry() throws {
        // Formation energy on the hull: Li3PS4 5/12, P2S5 1/6... (4.4511111 - 4.1333333 eV/atom, section 4(a)).
        let onHull = -4.4511111111111111 + (2 * 1.9 + 5.4 + 3 * 4.1) / 6
        let extra = [FixturePhase("Li2PS3", onHull + 0.1, id: "generic")]
        let own = try window("Li2PS3", mode: .own, adding: extra)
        #expect(own.reductionLimit == nil && own.oxidationLimit == nil)
        #expect(Agreement.holds(own.smallestDrivingForce, -0.1))
        #expect(own.flags == [.unstablePhase, .noWindow])
        let hull = try window("Li2PS3", mode: .hull, adding: extra)
        #expect(Agreement.holds(hull.reductionLimit, 148.0 / 75) && Agreement.holds(hull.oxidationLimit, 148.0 / 75))
        #expect(Agreement.holds(hull.stabilisedBy, 0.1))
        #expect(hull.flags == [.unstablePhase, .zeroWidth])
    }

    @Test("H13 Li7PS6 with an energy of its own above its tie line: same window, unstable-phase with its height")
    func twoPhaseLine() throws {
        let extra = [FixturePhase("Li7PS6", -16.0 / 14 + 0.03, id: "line")]
        let found = try window("Li7PS6", adding: extra)
        #expect(Agreement.holds(found.reductionLimit, 1.84) && Agreement.holds(found.oxidationLimit, 2.1))
        #expect(Agreement.holds(found.energyAboveHull, 0.03))
        #expect(found.flags == [.unstablePhase])
        #expect(try window("Li7PS6", mode: .own, adding: extra).flags == [.unstablePhase, .noWindow])
    }

    @Test("H14 metastable Li3PS4, the only Li3PS4 entry, 20 meV/atom above the Li2S-P2S5 line")
    func metastable() throws {
        let extra = [FixturePhase("Li3PS4", -0.89875, id: "meta")]
        let own = try window("Li3PS4", mode: .own, excluding: ["Li3PS4"], adding: extra)
        #expect(own.reductionLimit == nil && own.oxidationLimit == nil)
        #expect(own.flags == [.unstablePhase, .noWindow])
        #expect(Agreement.holds(own.energyAboveHull, 0.02))
        #expect(Agreement.holds(own.smallestDrivingForce, -0.02))
        let hull = try window("Li3PS4", mode: .hull, excluding: ["Li3PS4"], adding: extra)
        #expect(Agreement.holds(hull.reductionLimit, 1.89) && Agreement.holds(hull.oxidationLimit, 2.1))
        #expect(Agreement.holds(hull.stabilisedBy, 0.02))
        #expect(hull.flags == [.unstablePhase])
    }

    @Test("H14 its driving force is -0.16 eV per formula in 1.89-2.10 V and more negative everywhere else")
    func drivingForce() throws {
        let entries = try SyntheticSet.entries(
            excluding: ["Li3PS4"], adding: [FixturePhase("Li3PS4", -0.89875, id: "meta")])
        let found = try calculator(entries).evolution(of: Fixture.composition("Li3PS4"))
        for millivolts in stride(from: 0, through: 5000, by: 10) {
            let mu = -Double(millivolts) / 1000
            let force = try #require(found.grandPotential(at: mu)) - (8 * -0.89875 - 3 * mu)
            if millivolts >= 1890 && millivolts <= 2100 {
                #expect(Agreement.holds(force, -0.16), "\(millivolts) mV")
            } else {
                #expect(force < -0.16 - 1e-3, "\(millivolts) mV: \(force)")
            }
        }
    }

    @Test("H1 the label stable holds to 1e-6 eV/atom", arguments: [(1e-12, false), (9e-7, false), (1.1e-6, true)])
    func label(offset: Double, isUnstable: Bool) throws {
        let extra = [FixturePhase("Li7PS6", -16.0 / 14 + offset, id: "line")]
        let found = try window("Li7PS6", mode: .own, adding: extra)
        #expect(found.flags.contains(.unstablePhase) == isUnstable)
        #expect((found.reductionLimit == nil) == isUnstable)
    }

    @Test("H18 negative voltages against Li are refused, 0 V is not; positive ones against F2")
    func plating() throws {
        let lithium = try WorkingIon(symbol: "Li")
        #expect(try lithium.reservoir(voltage: 0).chemicalPotential == 0)
        #expect(try lithium.reservoir(voltage: 2.5).chemicalPotential == -2.5)
        let fluorine = try WorkingIon(symbol: "F")
        #expect(try fluorine.reservoir(voltage: -1.5).chemicalPotential == -1.5)
        for (ion, voltage) in [(lithium, -0.001), (fluorine, 0.001), (lithium, .nan), (lithium, .infinity)] {
            #expect {
                try ion.reservoir(voltage: voltage)
            } throws: { error in
                (error as? ElectrochemistryError)?.kind == .voltageOutOfRange
            }
        }
    }

    @Test("two electrons per ion halve the voltage: MgS at -4 eV against Mg and S")
    func divalentIon() throws {
        let entries = try Fixture.entries(
            [FixturePhase("Mg", 0), FixturePhase("S", 0), FixturePhase("MgS", -2)], prefix: "mg")
        let found = try calculator(entries, ion: "Mg").window(of: Fixture.composition("MgS"))
        #expect(found.reductionLimit == 0)
        #expect(Agreement.holds(found.oxidationLimit, 2))
    }
}
