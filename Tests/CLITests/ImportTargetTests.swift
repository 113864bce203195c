import CommandSupport
import Foundation
import Testing

@Suite("data import: the extension says what is written")
struct ImportTargetTests {
    private static let table = "id,formula,formation_energy_eV_per_atom\na,Li2S,-1.4\nb,Li,0\nc,S,0\n"

    private func folder() throws -> CommandFolder { try CommandFolder(files: ["x.csv": Self.table]) }

    @Test(
        "an extension that stands for nothing is refused, with those that do and --to",
        arguments: ["docx", "txt", "md.gz"])
    func unknownExtension(name: String) throws {
        let folder = try folder()
        let run = try folder.run(["data", "import", "x.csv", "out.\(name)"])
        #expect(run.exitCode == 64 && run.output.isEmpty)
        for word in ["out.\(name)", ".csv", ".json", ".sqlite", "--to"] { #expect(run.diagnostics.contains(word)) }
        #expect(try folder.names() == ["x.csv"])
    }

    @Test(".json is a list of computed entries with total energies, not our table")
    func json() throws {
        let folder = try folder()
        #expect(try folder.run(["data", "import", "x.csv", "out.json", "--quiet"]).exitCode == 0)
        let json = try JSONSerialization.jsonObject(with: Data(try folder.bytes("out.json"))) as? [[String: Any]]
        let entry = try #require(json?.first { $0["entry_id"] as? String == "a" })
        // Three atoms of -1.4 eV.
        #expect(((entry["energy"] as? Double ?? 0) + 4.2).magnitude < 1e-12)
        #expect(entry["@class"] as? String == "ComputedEntry")
    }

    @Test(".gz is packed: gzip's first bytes, and the same text inside as without", arguments: ["csv", "json"])
    func packed(name: String) throws {
        let folder = try folder()
        #expect(try folder.run(["data", "import", "x.csv", "plain.\(name)", "--quiet"]).exitCode == 0)
        #expect(try folder.run(["data", "import", "x.csv", "out.\(name).gz", "--quiet"]).exitCode == 0)
        #expect(try folder.bytes("out.\(name).gz").prefix(2) == [0x1F, 0x8B])
        let unpacked = try folder.start(
            "/bin/sh", ["-c", "gzip -dc out.\(name).gz | cmp - plain.\(name)"], output: "o", errors: "e")
        unpacked.waitUntilExit()
        #expect(unpacked.terminationStatus == 0)
    }

    @Test("--to decides where the extension is unknown or missing; without both it is our table")
    func layoutAskedFor() throws {
        let folder = try folder()
        #expect(try folder.run(["data", "import", "x.csv", "out.dat", "--to", "matterviz", "--quiet"]).exitCode == 0)
        #expect(try folder.bytes("out.dat").first == UInt8(ascii: "["))
        #expect(try folder.run(["data", "import", "x.csv", "out", "--quiet"]).exitCode == 0)
        #expect(String(decoding: try folder.bytes("out"), as: UTF8.self).hasPrefix("id,formula,"))
    }

    @Test(
        "--to and an extension of another kind contradict each other",
        arguments: [
            ("sqlite", "out.csv"), ("interphase-csv", "out.json"), ("matterviz", "out.sqlite"), ("sqlite", "out.db.gz"),
        ])
    func contradiction(layout: String, name: String) throws {
        let folder = try folder()
        let run = try folder.run(["data", "import", "x.csv", name, "--to", layout])
        #expect(run.exitCode == 64 && run.diagnostics.contains(name.replacingOccurrences(of: ".gz", with: "")))
        #expect(try folder.names() == ["x.csv"])
    }
}
