import CommandSupport
import Foundation
import Testing

@Suite("What is said about files that are read and written")
struct ImportMessageTests {
    private static let table = "id,formula,formation_energy_eV_per_atom\na,Li2S,-1.4\nb,Li3P,-0.9\n"
    private static let counts = "read 2, kept 2, merged 0, filtered 0, refused 0, without energy 0"

    private func lines(_ text: String) -> [String] { text.split(separator: "\n").map(String.init) }

    @Test("data import: what was read, what was added for the layout, what was written; nothing with --quiet")
    func imported() throws {
        let folder = try CommandFolder(files: ["x.csv": Self.table])
        let read = "interphase: x.csv: \(Self.counts)"
        let own = try folder.run(["data", "import", "x.csv", "own.csv"])
        #expect(lines(own.diagnostics) == [read, "interphase: own.csv: wrote 2 phases"])
        for name in ["e.json", "m.json --to matterviz", "s.csv --to entryset-csv"] {
            let words = name.split(separator: " ").map(String.init)
            let run = try folder.run(["data", "import", "x.csv"] + words)
            let added = "interphase: elements added at zero: Li, P, S"
            #expect(lines(run.diagnostics) == [read, added, "interphase: \(words[0]): wrote 5 phases"], "\(name)")
        }
        #expect(try folder.run(["data", "import", "x.csv", "quiet.json", "--quiet"]).diagnostics.isEmpty)
    }

    @Test("data import from a database: how many phases were read and written")
    func fromDatabase() throws {
        let folder = try CommandFolder(files: ["syn.csv": CommandFolder.synthetic])
        #expect(try folder.run(["data", "import", "syn.csv", "a.sqlite", "--quiet"]).exitCode == 0)
        let run = try folder.run(["data", "import", "a.sqlite", "b.csv"])
        #expect(
            lines(run.diagnostics) == ["interphase: a.sqlite: read 10 phases", "interphase: b.csv: wrote 10 phases"])
        // 85,014 compounds and the 84 elements.
        let embedded = try folder.run(["data", "import", "mp-2019", "mp.csv"])
        #expect(
            lines(embedded.diagnostics)
                == ["interphase: mp-2019: read 85098 phases", "interphase: mp.csv: wrote 85098 phases"])
    }

    @Test("--quiet leaves out the counts of --database too; --also tells those of its own file")
    func quietDatabase() throws {
        let folder = try CommandFolder(files: ["x.csv": Self.table, "syn.csv": CommandFolder.synthetic])
        let hull = ["hull", "Li2S", "--format", "csv", "--database", "x.csv"]
        #expect(!(try folder.run(hull + ["--quiet"])).diagnostics.contains("read 2"))
        let also = try folder.run(hull + ["--also", "syn.csv"])
        #expect(also.diagnostics.contains("x.csv: read 2,") && also.diagnostics.contains("syn.csv: read 10,"))
    }

    @Test("data audit: one line of counts that add up, not with --quiet")
    func audit() throws {
        func entry(_ id: String, _ rest: String) -> String {
            "{\"@module\":\"x\",\"@class\":\"ComputedEntry\",\"entry_id\":\"\(id)\",\"correction\":0,\(rest)}"
        }
        let oxide = "\"composition\":{\"Li\":2,\"O\":1},\"energy\":-14,\"parameters\":"
        let entries = [
            entry("good", oxide + "{\"run_type\":\"GGA\",\"hubbards\":{}}"),
            entry("also", oxide + "{\"run_type\":\"GGA\",\"hubbards\":{}}"),
            entry("other-type", oxide + "{\"run_type\":\"HSE\",\"hubbards\":{}}"),
            entry("bad", "\"composition\":{\"Li\":2,\"O\":1},\"energy\":\"low\""),
        ]
        let files = ["e.json": "[" + entries.joined(separator: ",\n") + "]"]
        let run = try CommandHarness.run(["data", "audit", "e.json", "--format", "csv"], files: files)
        let counts = "e.json: read 4, audited 2, refused by the scheme 1, unreadable 1, without a raw energy 0"
        #expect(run.exitCode == 0 && run.diagnostics.contains("interphase: \(counts)\n"), "\(run.diagnostics)")
        let quiet = try CommandHarness.run(["data", "audit", "e.json", "--format", "csv", "--quiet"], files: files)
        #expect(!quiet.diagnostics.contains("audited"))
    }

    @Test("I17 a zero byte in an id: 65 with file and place, no database file written")
    func zeroByte() throws {
        let text =
            "[{\"@class\":\"ComputedEntry\",\"entry_id\":\"a\\u0000b\",\"energy\":-1.9,\"correction\":0,"
            + "\"composition\":{\"Li\":1},\"parameters\":{},\"data\":{}}]"
        let folder = try CommandFolder(files: ["zero.json": text])
        let run = try folder.run(["data", "import", "zero.json", "z.sqlite", "--quiet"])
        #expect(run.exitCode == 65 && lines(run.diagnostics).count == 1)
        for word in ["zero.json", "entry_id", "zero byte"] {
            #expect(run.diagnostics.contains(word), "\(run.diagnostics)")
        }
        #expect(try folder.names() == ["zero.json"])
    }

    @Test("a table or JSON in a file called .sqlite is read by its content, wherever a file is read")
    func contentDecides() throws {
        let folder = try CommandFolder(files: ["x.csv": Self.table])
        for (plain, name) in [("x.csv", "t.sqlite"), ("x.json", "j.db"), ("x.csv.gz", "z.sqlite3")] {
            if plain != "x.csv" {
                #expect(try folder.run(["data", "import", "x.csv", plain, "--quiet"]).exitCode == 0)
            }
            try Data(try folder.bytes(plain)).write(to: folder.file(name))
            let hull = ["hull", "Li2S", "--format", "csv"]
            for option in ["--database", "--entries"] {
                let run = try folder.run(hull + [option, name])
                #expect(run.exitCode == 0 && run.diagnostics.contains("\(name): read "), "\(option) \(name)")
                #expect(CSVTable(run.output).rows.contains { $0["id"] == "a" })
            }
            let made = try folder.run(["data", "import", name, "out.sqlite", "--quiet"])
            #expect(made.exitCode == 0, "\(made.diagnostics)")
            #expect(try folder.bytes("out.sqlite").starts(with: Array("SQLite format 3".utf8)))
        }
    }

    /// A2B at -1e16 eV/atom: 3e16 eV per formula go into two Li, so that they leave at 1.5e16 V; then exit code 0, never a signal.
    @Test("energies beyond all physics end in an answer or an error", arguments: ["-1e16", "-1e30", "-1.7e308"])
    func extremeEnergies(energy: String) throws {
        let files = ["h.csv": "id,formula,formation_energy_eV_per_atom\na,Li2S,\(energy)\nb,LiS,-1\n"]
        for question in [
            ["window", "Li2S"], ["profile", "Li2S"], ["react", "Li2S", "LiS"], ["stack", "LiS", "Li2S", "Li"],
            ["screen", "--electrolyte", "LiS", "--cathode", "Li2S"],
        ] {
            let run = try CommandHarness.run(question + ["--database", "h.csv", "--format", "csv"], files: files)
            #expect([0, 1, 70].contains(run.exitCode), "\(question) \(energy): \(run.diagnostics)")
            if question[0] == "window", energy == "-1e16" {
                #expect(CSVTable(run.output).number(0, "oxidation_limit_V") == 1.5e16)
            }
        }
    }
}
