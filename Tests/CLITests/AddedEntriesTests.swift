import CommandSupport
import Testing

@Suite("What --entries says about the phases it adds")
struct AddedEntriesTests {
    private static let lines = ["hull", "Li3PS4", "--format", "csv"]

    /// The line of counts of a file whose entries are all kept.
    private static func counts(_ entries: Int) -> String {
        "read \(entries), kept \(entries), merged 0, filtered 0, refused 0, without energy 0"
    }

    private static func own(_ columns: String, _ row: String) -> [String: String] {
        ["own.csv": "id,formula,formation_energy_eV_per_atom\(columns)\nown-1,Li3PS4,-1.1\(row)\n"]
    }

    @Test("an unstated calculation type is one remark: the file, what it is taken for, where to state it")
    func unstatedType() throws {
        let run = try CommandHarness.run(Self.lines + ["--entries", "own.csv"], files: Self.own("", ""))
        #expect(run.exitCode == 0)
        let lines = run.diagnostics.split(separator: "\n")
        #expect(lines.count == 2 && lines[0] == "interphase: own.csv: \(Self.counts(1))")
        for word in ["interphase: own.csv: ", "1 phase", "GGA_GGA+U", "mp-2019", "calculation_type", "run_type"] {
            #expect(run.diagnostics.contains(word), "\(run.diagnostics)")
        }
    }

    @Test("no remark when the type is stated, with --quiet, for --entry, and where the database states none either")
    func nothingToSay() throws {
        let stated = Self.own(",calculation_type", ",GGA_GGA+U/2011")
        #expect(
            try CommandHarness.run(Self.lines + ["--entries", "own.csv"], files: stated).diagnostics
                == "interphase: own.csv: \(Self.counts(1))\n")
        let quiet = try CommandHarness.run(Self.lines + ["--entries", "own.csv", "--quiet"], files: Self.own("", ""))
        #expect(quiet.exitCode == 0 && quiet.diagnostics.isEmpty)
        #expect(try CommandHarness.run(Self.lines + ["--entry", "Li3PS4=-1.3"]).diagnostics.isEmpty)
        var files = Self.own("", "")
        files["syn.csv"] = CommandFolder.synthetic
        let unstated = try CommandHarness.run(
            Self.lines + ["--database", "syn.csv", "--entries", "own.csv"], files: files)
        #expect(unstated.exitCode == 0 && !unstated.diagnostics.contains("calculation type"))
    }

    @Test("I2 the output of hull, given back, adds nothing: one line with the count, the same rows")
    func ownOutput() throws {
        let folder = try CommandFolder()
        let system = ["hull", "--system", "Li-P-S", "--output"]
        #expect(try folder.run(system + ["h.csv"]).exitCode == 0)
        let again = try folder.run(system + ["again.csv", "--entries", "h.csv", "--quiet"])
        #expect(again.exitCode == 0 && again.diagnostics.isEmpty, "\(again.diagnostics)")
        // The same phases: even the checksum of the database is that of the unchanged one.
        #expect(try folder.bytes("again.csv") == folder.bytes("h.csv"))
        let phases = CSVTable(String(decoding: try folder.bytes("h.csv"), as: UTF8.self)).rows.count
        let told = try folder.run(["hull", "Li2S", "--entries", "h.csv"])
        #expect(
            told.diagnostics == "interphase: h.csv: \(Self.counts(phases))\n"
                + "interphase: h.csv: \(phases) phases that mp-2019 holds under the same id count once\n")
    }

    @Test("a file that is given twice: its phases are those of the file before, not of the database")
    func givenTwice() throws {
        let run = try CommandHarness.run(
            Self.lines + ["--entries", "own.csv", "--entries", "own.csv"],
            files: Self.own(",calculation_type", ",GGA_GGA+U/2011"))
        #expect(run.exitCode == 0 && !run.diagnostics.contains("mp-2019"), "\(run.diagnostics)")
        #expect(run.diagnostics.contains("own.csv: 1 phase that a file of --entries before it holds under the same id"))
    }

    @Test("I14 another calculation type is refused with the option, and let in by it with a remark")
    func mixedTypes() throws {
        let files = Self.own(",calculation_type", ",R2SCAN")
        let refused = try CommandHarness.run(Self.lines + ["--entries", "own.csv"], files: files)
        #expect(refused.exitCode == 65 && refused.output.isEmpty)
        for word in ["own.csv", "own-1", "R2SCAN", "GGA_GGA+U", "--import-mixed"] {
            #expect(refused.diagnostics.contains(word), "\(refused.diagnostics)")
        }
        for option in ["--import-mixed", "--allow-mixed"] {
            let run = try CommandHarness.run(Self.lines + ["--entries", "own.csv", option], files: files)
            #expect(run.exitCode == 0, "\(run.diagnostics)")
            let table = CSVTable(run.output)
            #expect(table.rows.contains { $0["id"] == "own-1" })
            #expect(run.diagnostics.contains("1 phase of R2SCAN") && run.diagnostics.contains("--import-mixed allows"))
        }
    }

    @Test("I14 two files of different types are refused beside an untyped database too")
    func mixedFiles() throws {
        let row = "id,formula,formation_energy_eV_per_atom,calculation_type\n"
        let files = [
            "syn.csv": CommandFolder.synthetic, "a.csv": row + "a,Li3PS4,-1.1,GGA\n",
            "b.csv": row + "b,Li3PS4,-1.2,R2SCAN\n",
        ]
        let arguments = Self.lines + ["--database", "syn.csv", "--entries", "a.csv", "--entries", "b.csv"]
        let refused = try CommandHarness.run(arguments, files: files)
        #expect(refused.exitCode == 65, "\(refused.diagnostics)")
        for word in ["b.csv: entry 'b'", "R2SCAN does not go with GGA"] { #expect(refused.diagnostics.contains(word)) }
        #expect(try CommandHarness.run(arguments + ["--import-mixed"], files: files).exitCode == 0)
    }

    @Test("an untyped database with a typed file is remarked as a typed one with an untyped file")
    func untypedDatabase() throws {
        var files = Self.own(",calculation_type", ",GGA_GGA+U/2011")
        files["syn.csv"] = CommandFolder.synthetic
        let arguments = Self.lines + ["--database", "syn.csv", "--entries", "own.csv"]
        let run = try CommandHarness.run(arguments, files: files)
        #expect(run.exitCode == 0)
        for word in ["interphase: own.csv: syn.csv states no calculation type", "GGA_GGA+U", "run_type"] {
            #expect(run.diagnostics.contains(word), "\(run.diagnostics)")
        }
        let quiet = try CommandHarness.run(arguments + ["--quiet"], files: files)
        #expect(!quiet.diagnostics.contains("states no"))
    }

    @Test("I3 many ids that are taken by other energies are one warning with three names; three or fewer one each")
    func takenIDs() throws {
        let compounds = ["Li2S", "LiCl", "LiF", "LiBr", "LiI"]
        for count in [3, 5] {
            let rows = compounds.prefix(count).map { "mp-2019:\($0),\($0),-0.9,GGA_GGA+U/2011\n" }.joined()
            let table = "id,formula,formation_energy_eV_per_atom,calculation_type\n" + rows
            let run = try CommandHarness.run(["hull", "LiF", "--entries", "t.csv"], files: ["t.csv": table])
            let lines = run.diagnostics.split(separator: "\n")
            #expect(run.exitCode == 0 && lines.count == (count == 3 ? 4 : 2), "\(run.diagnostics)")
            if count == 5 {
                #expect(run.diagnostics.contains("t.csv: 5 ids") && run.diagnostics.contains("mp-2019:Li"))
            }
        }
    }
}
