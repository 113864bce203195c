import Chemistry
import Electrochemistry
import ExactArithmetic
import TestSupport
import Testing
import ThermoEntries
import ThermoSnapshot
import Thermodynamics

/// Windows of binary salts, derived by hand.
///
/// A_a X_b -> a A + b X costs -E per formula unit and passes a z electrons, so without compounds in between the salt is stable
/// from the metal (0 V) up to -E / (a z). Against the element of an anion carrier the same salt reaches from -(-E) / (b |z|) up
/// to 0 V.
@Suite("Working ions")
struct WorkingIonTests {
    /// kJ/mol per eV.
    private static let faraday = 96.48533212

    struct Salt: Sendable, CustomTestStringConvertible {
        let ion: String
        let formula: String
        /// Measured enthalpy of formation, kJ/mol (CRC Handbook).
        let enthalpy: Double
        /// Electrons per formula unit.
        let electrons: Double
        var testDescription: String { "\(formula), \(ion)" }

        init(_ ion: String, _ formula: String, _ enthalpy: Double, _ electrons: Double) {
            (self.ion, self.formula, self.enthalpy, self.electrons) = (ion, formula, enthalpy, electrons)
        }
        var volts: Double { -enthalpy / electrons / WorkingIonTests.faraday }
    }

    static let cations = [
        Salt("Li", "LiF", -616.0, 1), Salt("Na", "NaCl", -411.2, 1), Salt("K", "KBr", -393.8, 1),
        Salt("Mg", "MgO", -601.6, 2),
        Salt("Ca", "CaF2", -1228.0, 2), Salt("Zn", "ZnO", -350.5, 2), Salt("Al", "AlCl3", -704.2, 3),
        Salt("Na", "Na2O", -414.2, 2), Salt("Al", "Al2O3", -1675.7, 6),
    ]
    static let anions = [
        Salt("F", "MgF2", -1124.2, 2), Salt("F", "LaF3", -1700, 3), Salt("Cl", "NaCl", -411.2, 1),
        Salt("Cl", "AlCl3", -704.2, 3),
    ]

    /// Elements at zero and one salt.
    private func window(_ salt: Salt, of formula: String? = nil) throws -> StabilityWindow {
        let composition = try Fixture.composition(salt.formula)
        let energy = salt.enthalpy / WorkingIonTests.faraday / composition.atomCount.doubleValue
        let entries = try Fixture.entries(
            composition.elements.map { FixturePhase($0.symbol, 0) } + [FixturePhase(salt.formula, energy)],
            prefix: "salt")
        return try WindowCalculator(entries: entries, ion: WorkingIon(symbol: salt.ion))
            .window(of: formula.map { try Fixture.composition($0) } ?? composition)
    }

    @Test("a salt is stable from the metal up to its formation energy per electron", arguments: cations)
    func cation(_ salt: Salt) throws {
        let window = try window(salt)
        #expect(window.reductionLimit == 0)
        #expect(window.flags.contains(.stableVersusMetal))
        #expect(Agreement.holds(window.oxidationLimit, salt.volts))
        #expect(Agreement.holds(window.width, salt.volts))
        let uptake = try #require(window.oxidation).uptake
        #expect(Agreement.holds(-uptake * Double(window.ion.valence), salt.electrons))
        #expect(window.fullExtraction?.voltage == window.oxidationLimit)
    }

    @Test("an anion carrier leaves at the reduction limit, below 0 V against its gas", arguments: anions)
    func anion(_ salt: Salt) throws {
        let window = try window(salt)
        #expect(window.oxidationLimit == 0)
        #expect(window.flags.contains(.stableVersusElement))
        #expect(!window.flags.contains(.stableVersusMetal))
        #expect(Agreement.holds(window.reductionLimit, -salt.volts))
        #expect(Agreement.holds(window.width, salt.volts))
        let uptake = try #require(window.reduction).uptake
        #expect(Agreement.holds(-uptake, salt.electrons))
    }

    @Test("a metal without the anion is oxidised where the salt forms and has no reduction limit", arguments: anions)
    func metalAgainstAnion(_ salt: Salt) throws {
        let metal = try #require(try Fixture.composition(salt.formula).elements.first { $0.symbol != salt.ion })
        let window = try window(salt, of: metal.symbol)
        #expect(window.reductionLimit == nil)
        #expect(window.flags.contains(.noReductionLimit))
        #expect(Agreement.holds(window.oxidationLimit, -salt.volts))
        #expect(try #require(window.oxidation).uptake > 0)
        #expect(window.fullExtraction == nil)
    }

    @Test("a lower fluoride between metal and higher fluoride has both limits in order")
    func twoFluorides() throws {
        // MnF2 at -8.8 eV, MnF3 at -11.1 eV per formula unit: MnF2 + F -> MnF3 at mu = -2.3, MnF2 -> Mn + 2 F at mu = -4.4 eV.
        let entries = try Fixture.entries(
            [
                FixturePhase("Mn", 0), FixturePhase("F", 0), FixturePhase("MnF2", -8.8 / 3),
                FixturePhase("MnF3", -11.1 / 4),
            ],
            prefix: "fluorides")
        let window = try WindowCalculator(entries: entries, ion: WorkingIon(symbol: "F"))
            .window(of: Fixture.composition("MnF2"))
        #expect(Agreement.holds(window.reductionLimit, -4.4))
        #expect(Agreement.holds(window.oxidationLimit, -2.3))
        #expect(Agreement.holds(window.width, 2.1))
        #expect(window.reduction?.products.map { entries.formula(at: $0.row) } == ["Mn"])
        #expect(window.oxidation?.products.map { entries.formula(at: $0.row) } == ["MnF3"])
    }

    /// Binary systems of the embedded data with a single stable compound: nothing lies between the salt and its elements.
    @Test("every lonely binary of the embedded data", arguments: ["Li", "Na", "K", "Mg", "Ca", "Zn", "Al", "F", "Cl"])
    func lonelyBinaries(_ symbol: String) throws {
        let entries = try ThermoSnapshot.mp2019()
        let ion = try WorkingIon(symbol: symbol)
        let calculator = WindowCalculator(entries: entries, ion: ion)
        var checked = 0
        for partner in entries.elements where partner != ion.element {
            let rows = entries.rows(within: ChemicalSystem([ion.element, partner])).filter {
                entries.hullStatus[$0] == .stable && !entries.composition(at: $0).isElemental
            }
            guard rows.count == 1, entries.energies[rows[0]] < 0 else { continue }
            let composition = entries.composition(at: rows[0])
            let energy = entries.energies[rows[0]] * composition.atomCount.doubleValue
            let volts = -energy / (composition[ion.element].doubleValue * Double(ion.valence))
            let window = try calculator.window(of: composition)
            let (near, far) =
                ion.valence > 0
                ? (window.reductionLimit, window.oxidationLimit) : (window.oxidationLimit, window.reductionLimit)
            #expect(near == 0, "\(composition.reducedFormula)")
            #expect(Agreement.holds(far, volts), "\(composition.reducedFormula)")
            checked += 1
        }
        #expect(checked > 0)
    }

    @Test("an ion without its metal in the data is named")
    func missingMetal() throws {
        let entries = try Fixture.entries([FixturePhase("Cl", 0), FixturePhase("KCl", -2.2)], prefix: "no-metal")
        let error = #expect(throws: ThermodynamicsError.self) {
            try WindowCalculator(entries: entries, ion: WorkingIon(symbol: "K")).window(of: Fixture.composition("KCl"))
        }
        #expect(error?.kind == .missingElements(["K"]))
        #expect(error?.message == "no elemental reference in the data 'no-metal'")
    }

    @Test("an unknown ion is named with those that are known")
    func unknownIon() {
        let error = #expect(throws: ElectrochemistryError.self) { try WorkingIon(symbol: "Xe") }
        #expect(error?.kind == .unknownIon)
        #expect(error?.remedy.hasPrefix("use one of Li, Na, K") == true)
    }
}
