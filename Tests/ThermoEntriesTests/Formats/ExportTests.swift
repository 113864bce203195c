import Chemistry
import TestSupport
import Testing
import ThermoEntries

@Suite("Export")
struct ExportTests {
    private func sample() throws -> EntrySet {
        try empty.adding(
            [
                entry("Li", 0), entry("S", 0), entry("Li2S", -1.5),
                Entry(
                    id: "syn \"4\", b", composition: composition("Li3PS4"), formationEnergyPerAtom: -0.95,
                    origin: EntryOrigin(calculationType: "GGA_GGA+U", source: "a,b")),
            ], allowMixedCalculationTypes: true
        ).set
    }

    @Test("ComputedEntry JSON, byte for byte; loaded by MontyDecoder of pymatgen 2026.10.24 when this was written")
    func computedEntry() throws {
        let line = { (energy: String, composition: String, id: String) in
            "{\"@module\":\"pymatgen.entries.computed_entries\",\"@class\":\"ComputedEntry\",\"energy\":\(energy),"
                + "\"composition\":{\(composition)},\"entry_id\":\"\(id)\",\"correction\":0.0,\"energy_adjustments\":[],"
        }
        let plain = "\"parameters\":{},\"data\":{\"energy_scale\":\"formation\",\"source\":\"\"}}"
        let expected = [
            "[", line("0.0", "\"P\":1.0", "reference-P") + plain + ",", line("0.0", "\"Li\":1.0", "Li") + plain + ",",
            line("-4.5", "\"Li\":2.0,\"S\":1.0", "Li2S") + plain + ",",
            line("-7.6", "\"Li\":3.0,\"P\":1.0,\"S\":4.0", "syn \\\"4\\\", b")
                + "\"parameters\":{\"run_type\":\"GGA_GGA+U\"},\"data\":{\"energy_scale\":\"formation\",\"source\":\"a,b\"}},",
            line("0.0", "\"S\":1.0", "S") + plain, "]", "",
        ]
        #expect(EntryExporter.text(try sample(), as: .computedEntry) == expected.joined(separator: "\n"))
    }

    @Test("ComputedEntry JSON keeps gaps, uncertainties and notes in data")
    func computedEntryData() throws {
        var phase = Entry(
            id: "a", composition: try composition("Li2S"), formationEnergyPerAtom: -1.5, origin: EntryOrigin(),
            bandGap: BandGapRange(lowest: 3.25, highest: 3.5), note: "doubtful-energy")
        phase.energyDeviation = 0.125
        let text = EntryExporter.text(try empty.adding([phase]).set, as: .computedEntry)
        let data =
            "\"source\":\"\",\"band_gap_lowest_eV\":3.25,\"band_gap_highest_eV\":3.5,\"energy_uncertainty_eV_per_atom\":0.125,"
            + "\"flags\":[\"doubtful-energy\"]}}"
        #expect(text.contains(data), "\(text)")
    }

    @Test("EntrySet CSV, byte for byte")
    func entrySet() throws {
        let expected = """
            Name,Li,P,S,Energy
            P reference-P,0,1,0,0.0
            Li,1,0,0,0.0
            Li2S,2,0,1,-4.5
            "Li3PS4 syn ""4"", b",3,1,4,-7.6
            S,0,0,1,0.0

            """
        #expect(EntryExporter.text(try sample(), as: .entrySetCSV) == expected)
    }

    @Test("Every layout is read back with the same phases and energies", arguments: EntryExportFormat.allCases)
    func roundTrip(format: EntryExportFormat) throws {
        let set = try sample()
        let text = EntryExporter.text(set, as: format)
        let back = try imported(text)
        for row in 0..<set.count {
            #expect(isClose(back.energy(set.id(at: row)), set.energies[row]), "\(set.id(at: row))")
        }
        #expect(back.set.count == set.count + (format == .ownCSV ? 0 : 1))
        #expect(EntryExporter.text(set, as: format) == text)
        #expect(EntryExporter.text(back.set, as: format).utf8.count > 0)
    }

    /// Phases with everything that an entry can say.
    private func rich(seed: UInt64) throws -> EntrySet {
        var generator = SeededGenerator(seed: seed)
        let entries = try (0..<200).map { index in
            var entry = try entry(
                "Li\(index % 7 + 1)S\(index % 5 + 1)", Double.random(in: -3...0, using: &generator), id: "id-\(index)",
                gap: index % 3 == 0 ? Double.random(in: 0...5, using: &generator) : nil)
            if index % 11 == 0 {
                entry = Entry(
                    id: entry.id, composition: entry.composition, formationEnergyPerAtom: entry.formationEnergyPerAtom,
                    bandGap: entry.bandGap, note: "guessed-oxidation-states")
            }
            // Halves of atoms divide without rounding.
            if index % 4 == 0 { entry.energyDeviation = Double(index) / 1024 }
            return entry
        }
        return try empty.adding(entries).set
    }

    @Test("ComputedEntry JSON brings back energies, gaps, uncertainties and notes", arguments: [1, 2] as [UInt64])
    func computedEntries(seed: UInt64) throws {
        let set = try rich(seed: seed)
        let back = try imported(EntryExporter.text(set, as: .computedEntry)).set
        for row in 0..<set.count {
            let same = try #require(back.row(id: set.id(at: row)))
            // Energies go through totals of the formula.
            #expect(Agreement.holds(back.energies[same], set.energies[row], within: 1e-14), "seed \(seed), row \(row)")
            #expect(back.bandGap(at: same) == set.bandGap(at: row), "seed \(seed), row \(row)")
            #expect(back.note(at: same) == set.note(at: row), "seed \(seed), row \(row)")
            #expect(back.energyDeviation(at: same) == set.energyDeviation(at: row), "seed \(seed), row \(row)")
        }
    }

    @Test("Our own table loses nothing: random energies come back bit for bit", arguments: [1, 2] as [UInt64])
    func exact(seed: UInt64) throws {
        let set = try rich(seed: seed)
        let back = try imported(EntryExporter.text(set, as: .ownCSV)).set
        #expect(back.energies == set.energies && back.amounts == set.amounts, "seed \(seed)")
        for row in 0..<set.count {
            #expect(back.bandGap(at: row) == set.bandGap(at: row), "seed \(seed), row \(row)")
            #expect(back.note(at: row) == set.note(at: row), "seed \(seed), row \(row)")
            #expect(
                Agreement.holds(back.energyDeviation(at: row) ?? -1, set.energyDeviation(at: row) ?? -1, within: 1e-15),
                "seed \(seed), row \(row)")
        }
    }

    @Test("A set without rows is an empty file of its layout")
    func nothing() {
        #expect(EntryExporter.text(empty, as: .computedEntry) == "[]\n")
        #expect(EntryExporter.text(empty, as: .ownCSV).split(separator: "\n").count == 1)
    }
}
