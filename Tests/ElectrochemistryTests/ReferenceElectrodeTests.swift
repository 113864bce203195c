import Electrochemistry
import Testing

/// Shifts between references; values of the CRC Handbook's electrochemical series.
@Suite("Reference electrodes")
struct ReferenceElectrodeTests {
    private func reference(_ text: String, _ ion: String = "Li") throws -> ReferenceElectrode {
        try ReferenceElectrode(parsing: text, ion: WorkingIon(symbol: ion))
    }

    @Test("the metal itself shifts nothing", arguments: ["Li", "Li/Li+"])
    func metal(_ text: String) throws {
        let electrode = try reference(text)
        #expect(electrode.offset == 0)
        #expect(electrode.label == "V vs Li/Li+")
        #expect(electrode.voltage(againstElement: 3.7) == 3.7)
    }

    @Test("against Li-In every voltage is 0.62 V lower")
    func lithiumIndium() throws {
        let electrode = try reference("Li-In")
        #expect((electrode.voltage(againstElement: 2.62) - 2).magnitude < 1e-12)
        #expect((electrode.againstElement(2) - 2.62).magnitude < 1e-12)
        #expect(electrode.label == "V vs Li-In (0.62 V vs Li/Li+)")
    }

    @Test(
        "the element of the ion sits at its standard potential on the hydrogen scale",
        arguments: [
            ("Li", -3.0401), ("Na", -2.71), ("K", -2.931), ("Mg", -2.372), ("Ca", -2.868), ("Zn", -0.7618),
            ("Al", -1.662),
            ("F", 2.866), ("Cl", 1.35827),
        ])
    func hydrogen(_ ion: String, _ potential: Double) throws {
        let electrode = try reference("SHE", ion)
        #expect((electrode.voltage(againstElement: 0) - potential).magnitude < 1e-12)
        #expect(electrode.label.hasPrefix("V vs SHE ("))
    }

    @Test("a number is volts against the element of the ion")
    func number() throws {
        let electrode = try reference("0.8", "Na")
        #expect((electrode.voltage(againstElement: 2) - 1.2).magnitude < 1e-12)
        #expect(electrode.label == "V vs a reference at 0.8 V vs Na/Na+")
        #expect(try reference("Mg", "Mg").label == "V vs Mg/Mg2+")
        #expect(try reference("F", "F").label == "V vs F2/F-")
    }

    @Test(
        "what is no reference is refused with the choices",
        arguments: [
            ("Ag/AgCl", "Li"), ("Li-In", "Na"), ("SHE", "O"), ("nan", "Li"), ("0x10", "Li"), ("", "Li"), ("Na", "Li"),
        ])
    func refusals(_ text: String, _ ion: String) {
        let error = #expect(throws: ElectrochemistryError.self) { try reference(text, ion) }
        #expect(error?.kind == .unknownReference)
        #expect(error?.subject == "reference '\(text)'")
        #expect(error?.remedy.contains("SHE") == true)
    }
}
