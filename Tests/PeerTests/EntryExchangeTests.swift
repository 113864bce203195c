import CommandSupport
import Foundation
import Testing

/// Files of entries that pymatgen writes and we read, and the other way round.
@Suite("Entries to and from pymatgen", .enabled(if: Peer.isInstalled))
struct EntryExchangeTests {
    private struct Loaded: Decodable {
        let classes: [String]
        let aboveHull: [String: Double]
        /// Numbers in the data of every entry.
        let numbers: [String: [String: Double]]
    }

    @Test(
        "MontyDecoder loads the entries we write; energies above the hull agree to 1e-6 eV/atom",
        arguments: [("Li-P-S", true), ("Li-Y-Cl", true), ("Li-Co-O-P", false)])
    func export(system: String, withElements: Bool) throws {
        var hull = try CommandHarness.run(["hull", "--system", system, "--format", "csv"]).output
        if !withElements {
            // Formation energies need no elements; what we write to others gets them at zero all the same.
            let compounds = hull.split(separator: "\n").filter { line in
                line.split(separator: ",", omittingEmptySubsequences: false)[2] != "0"
            }
            hull = compounds.joined(separator: "\n") + "\n"
        }
        let written = try CommandHarness.run(
            ["data", "import", "hull.csv", "entries.json"], files: ["hull.csv": hull])
        #expect(written.exitCode == 0, "\(written.diagnostics)")
        let file = try #require(written.files.first { $0.name == "entries.json" })
        let loaded = try Peer.answer(
            Loaded.self, "load_entries.py", ["entries.json"], files: ["entries.json": file.text])
        #expect(loaded.classes == ["ComputedEntry"])
        let table = CSVTable(hull)
        #expect(table.rows.count > 5)
        for row in table.rows.indices {
            let id = try #require(table.rows[row]["id"])
            let ours = try #require(table.number(row, "energy_above_hull_eV_per_atom"))
            let theirs = try #require(loaded.aboveHull[id], "\(id) was lost")
            #expect(abs(ours - theirs) < 1e-6, "\(id)")
        }
        let added = withElements ? 0 : system.split(separator: "-").count
        #expect(loaded.aboveHull.count == table.rows.count + added)
    }

    @Test("band gaps and uncertainties that we write are in the data of the entries that MontyDecoder loads")
    func remarks() throws {
        let table =
            "id,formula,formation_energy_eV_per_atom,band_gap_lowest_eV,band_gap_highest_eV,uncertainty_eV\n"
            + "a,Li2S,-1.4,3.25,3.5,0.375\nb,Li,0,,,\nc,S,0,,,\n"
        let written = try CommandHarness.run(["data", "import", "x.csv", "entries.json"], files: ["x.csv": table])
        let file = try #require(written.files.first { $0.name == "entries.json" })
        let loaded = try Peer.answer(
            Loaded.self, "load_entries.py", ["entries.json"], files: ["entries.json": file.text])
        // 0.375 eV over three atoms.
        let expected = [
            "band_gap_lowest_eV": 3.25, "band_gap_highest_eV": 3.5, "energy_uncertainty_eV_per_atom": 0.125,
        ]
        #expect(loaded.numbers["a"] == expected && loaded.numbers["b"] == [:])
    }

    @Test("every class and container that pymatgen writes is read, to 1e-6 eV/atom")
    func classes() throws {
        let outcome = try Peer.run("write_entries.py")
        let answers = try JSONDecoder().decode([String: [String: Double]].self, from: Data(outcome.output.utf8))
        #expect(Set(outcome.files.map(\.name)) == Set(answers.keys))
        for file in outcome.files {
            let result = try CommandHarness.run(
                ["hull", "--system", "Li-In-Cl", "--database", file.name, "--format", "csv"],
                files: [file.name: file.text])
            #expect(result.exitCode == 0, "\(file.name): \(result.diagnostics)")
            let table = CSVTable(result.output)
            let theirs = try #require(answers[file.name])
            var compared = 0
            for row in table.rows.indices {
                let formula = try #require(table.rows[row]["formula"])
                let expected = try #require(theirs[formula], "\(file.name): \(formula)")
                let ours = try #require(table.number(row, "energy_above_hull_eV_per_atom"))
                #expect(abs(ours - expected) < 1e-6, "\(file.name): \(formula)")
                compared += 1
            }
            #expect(compared == theirs.count, "\(file.name): \(compared)")
        }
    }

    @Test("I17 corrections of raw energies with stated oxidation states are pymatgen's; what it drops we refuse")
    func corrections() throws {
        let outcome = try Peer.run("corrections.py")
        let answers = try JSONDecoder().decode([String: Double?].self, from: Data(outcome.output.utf8))
        let raw = try #require(outcome.files.first { $0.name == "raw.json" })
        let audit = CSVTable(
            try CommandHarness.run(["data", "audit", "raw.json", "--format", "csv"], files: ["raw.json": raw.text])
                .output)
        var totals: [String: Double] = [:]
        var refused: Set<String> = []
        for row in audit.rows.indices {
            let id = try #require(audit.rows[row]["id"])
            totals[id, default: 0] += audit.number(row, "total_eV") ?? 0
            if audit.rows[row]["remarks"]?.contains("refused") == true { refused.insert(id) }
        }
        #expect(answers.count > 90)
        for (id, expected) in answers.sorted(by: { $0.key < $1.key }) {
            guard let expected else {
                #expect(refused.contains(id), "\(id)")
                continue
            }
            let ours = try #require(totals[id], "\(id)")
            #expect(abs(ours - expected) < 1e-9 && !refused.contains(id), "\(id): \(ours) against \(expected)")
        }
    }

    private struct Schemes: Decodable {
        let of2011: [String: Double?]
        let of2020: [String: Double?]

        enum CodingKeys: String, CodingKey {
            case of2011 = "2011"
            case of2020 = "2020"
        }
    }

    @Test(
        "the corrections of 2011 are those of pymatgen's legacy class; oxygen by distances is pymatgen's in 150 random cells"
    )
    func legacyCorrections() throws {
        let outcome = try Peer.run("legacy.py")
        let answers = try JSONDecoder().decode(Schemes.self, from: Data(outcome.output.utf8))
        let raw = try #require(outcome.files.first { $0.name == "raw.json" })
        for (scheme, expected) in [("mp2011", answers.of2011), ("mp2020", answers.of2020)] {
            let audit = CSVTable(
                try CommandHarness.run(
                    ["data", "audit", "raw.json", "--corrections", scheme, "--format", "csv"],
                    files: ["raw.json": raw.text]
                ).output)
            var totals: [String: Double] = [:]
            for row in audit.rows.indices {
                let id = try #require(audit.rows[row]["id"])
                totals[id, default: 0] += audit.number(row, "total_eV") ?? 0
            }
            #expect(expected.count > 60)
            for (id, total) in expected.sorted(by: { $0.key < $1.key }) {
                let ours = try #require(totals[id], "\(id)")
                let theirs = try #require(total, "\(id)")
                #expect(abs(ours - theirs) < 1e-9, "\(scheme) \(id): \(ours) against \(theirs)")
            }
        }
    }
}
