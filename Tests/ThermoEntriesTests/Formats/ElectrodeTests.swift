import TextFormats
import Testing
import ThermoEntries

@Suite("Insertion-electrode documents")
struct ElectrodeTests {
    @Test("Documents become a table sorted by formula; what is absent or null stays so")
    func table() throws {
        let table = try #require(try ElectrodeTable(bytes: Array(Fixture.electrodes.utf8), name: "e.json"))
        #expect(table.electrodes.map(\.id) == ["mp-1_Li", "mp-2_Li"])
        let phosphate = table.electrodes[1]
        #expect(phosphate.averageVoltage == 3.4 && phosphate.gravimetricCapacity == 170)
        #expect(phosphate.volumetricCapacity == 590.5 && phosphate.largestVolumeChange == 0.06)
        #expect(phosphate.ionFractions == (0, 0.142) && phosphate.energiesAboveHull == (0.01, nil))
        #expect(phosphate.framework == "FePO4" && phosphate.workingIon == "Li" && phosphate.steps == 1)
        #expect(table.electrodes[0].steps == nil && table.electrodes[0].framework == nil)
    }

    @Test("They are no entries, and the message says what they can become")
    func refusal() throws {
        let error = try #require(importError(Fixture.electrodes))
        #expect(error.kind == .unknownFormat && error.subject == "test.dat:1: $.data[0]")
        #expect(error.message.contains("voltages but no energies") && error.remedy.contains("table"))
    }

    @Test("Other files are none; a value that is no number, and a mixture, are errors with their place")
    func others() throws {
        for text in [Fixture.own, Fixture.oqmd, Fixture.chemphase, "", "[]", "{"] {
            let table = try ElectrodeTable(bytes: Array(text.utf8), name: "x")
            #expect(table == nil, "\(text)")
        }
        let bad = Fixture.electrodes.replacing(":3.9", with: ":NaN")
        let error = try #require(throws: EntriesError.self) {
            try ElectrodeTable(bytes: Array(bad.utf8), name: "e.json")
        }
        #expect(error.kind == .nonFiniteEnergy && error.subject.hasSuffix("$.data[1].average_voltage"))
        let mixed = Fixture.electrodes + "\n" + Fixture.chloride
        #expect(throws: EntriesError.self) { try ElectrodeTable(bytes: Array(mixed.utf8), name: "e.json") }
    }
}
