import TextFormats
import Testing
import ThermoEntries

@Suite("Our own CSV layout")
struct OwnCSVFormatTests {
    @Test("columns by name in any order, quotation marks, CRLF and a byte order mark")
    func layout() throws {
        let entries = try read(
            "\u{FEFF}formation_energy_eV_per_atom,source,formula,id\r\n-1.5e0,\"a, \"\"b\"\"\",Li2S,one\r\n\r\n-0.5, c ,P2S5,\r\n"
        )
        #expect(entries.map(\.id) == ["one", "P2S5"])
        #expect(entries.map(\.source) == ["a, \"b\"", "c"])
        #expect(entries.map(\.formationEnergyPerAtom) == [-1.5, -0.5])
        #expect(entries.map(\.calculationType) == ["unknown", "unknown"])
    }

    @Test("an uncertainty is a standard deviation in eV for the formula, whichever energy stands beside it")
    func uncertainties() throws {
        let title = "formula,formation_energy_eV_per_atom,uncertainty_eV"
        let entries = try read("\(title)\nLi2S,-1.5,0.75\nP2S5,-0.5,\nS,0,0\n")
        #expect(entries.map(\.energyDeviation) == [0.25, nil, 0])
        let error = #expect(throws: EntriesError.self) { try read("\(title)\nLi2S,-1.5,-0.1\n") }
        #expect(error?.subject.hasSuffix("a.csv:2") == true && error?.message.contains("-0.1") == true)
    }

    @Test("further columns are skipped in our own output only, rows without an energy too")
    func ownOutput() throws {
        let header = "formula,id,formation_energy_eV_per_atom,stable"
        let entries = try read("\(header),schema,database_sha256\nLi2S,x,-1,true,s,h\nLi9S,,,,s,h\n")
        #expect(entries.map(\.id) == ["x"])
        #expect(throws: EntriesError.self) { try read("\(header)\nLi2S,x,-1,true\n") }
    }

    @Test(
        "I1 energies that are no finite numbers are refused with file and line",
        arguments: ["NaN", "inf", "-Infinity", "", "1,5", "0x10", "1e999", "-1.5 eV"])
    func energies(text: String) {
        let field = text.contains(",") ? "\"\(text)\"" : text
        let error = #expect(throws: EntriesError.self) {
            try read("formula,formation_energy_eV_per_atom\nLi2S,\(field)\n")
        }
        #expect(error?.kind == .nonFiniteEnergy)
        #expect(error?.subject.hasSuffix("a.csv:2") == true)
        #expect(error?.message.contains("'\(text)'") == true)
    }

    @Test(
        "bad files name their line",
        arguments: [
            ("formula,formula,formation_energy_eV_per_atom\n", ":1"), ("formula\nLi2S\n", ":1"),
            ("formula,energy_eV\nLi2S,-4\n", ":1"),
            ("formula,formation_energy_eV_per_atom\nLi2S,-1\nLi2Q,-1\n", ":3"),
            ("formula,formation_energy_eV_per_atom\n\n\nLi2S,-1,3\n", ":4"),
            ("formula,formation_energy_eV_per_atom\n\"Li2S,-1\n", ":2"),
            ("formula,formation_energy_eV_per_atom,correction_eV\nLi2S,-1,0.5\n", ":2"),
        ])
    func lines(text: String, place: String) {
        let error = #expect(throws: EntriesError.self) { try read(text) }
        #expect(error?.subject.hasSuffix(place) == true, "\(error?.description ?? "")")
        #expect(error?.description.contains("\n") == false)
    }

    private func read(_ text: String) throws(EntriesError) -> [Entry] {
        try imported(text, name: "a.csv").entries.sorted { $0.formationEnergyPerAtom < $1.formationEnergyPerAtom }
    }
}
