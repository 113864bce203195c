import CommandSupport
import Foundation
import Testing

/// The Materials Project's route, served on loopback (Peers/thermo_server.py).
///
/// The documents make hulls that can be worked out by hand. Energies of formation, eV/atom: LiCl -2.10, InCl3 -1.40, InCl -0.95,
/// Li3InCl6 -1.85, LiInCl4 -1.60. So Li3InCl6 = 3 LiCl + InCl3 lies 10 (-1.85) - [6 (-2.10) + 4 (-1.40)] = -0.3 eV per formula, -0.03 per
/// atom, below its neighbours; LiInCl4 = 1/3 Li3InCl6 + 2/3 InCl3 has its hull at (-18.5/3 - 2/3 5.6)/6 = -1.65 and is 0.05 above it.
@Suite("interphase data fetch mp", .timeLimit(.minutes(30)))
struct FetchCommandTests {
    static let key = "right-key-0123456789"

    private func fetch(
        _ server: PeerServer, _ mood: String, _ more: [String] = [], key: String? = FetchCommandTests.key,
        files: [String: String] = [:]
    ) throws -> CommandHarness.Outcome {
        try CommandHarness.run(
            [
                "data", "fetch", "mp", "--system", "Li-In-Cl", "--base-url", "\(server.address)/\(mood)",
                "--page-size", "3", "--output", "fetched.json",
            ] + more, files: files, environment: server.environment(key: key))
    }

    /// Imports the file as a database and holds the hull against the numbers above.
    static func expectHandMadeHull(_ text: String, _ more: [String] = []) throws {
        let imported = try CommandHarness.run(
            ["data", "import", "fetched.json", "phases.csv"] + more, files: ["fetched.json": text])
        #expect(imported.exitCode == 0, "\(imported.diagnostics)")
        let phases = try #require(imported.files.first { $0.name == "phases.csv" }).text
        let table = CSVTable(
            try CommandHarness.run(
                ["hull", "Li3InCl6", "LiInCl4", "--database", "phases.csv", "--format", "csv"],
                files: ["phases.csv": phases]
            ).output)
        // The second Li3InCl6 is 0.01 above the first.
        for (id, above, decomposition) in [("mp-9", 0, -0.03), ("mp-10", 0.01, nil), ("mp-11", 0.05, 0.05)]
            as [(String, Double, Double?)]
        {
            let row = try #require(table.rows.first { $0["id"] == id })
            let computed = try #require(Double(row["energy_above_hull_eV_per_atom"] ?? ""))
            #expect(abs(computed - above) < 1e-9, "\(id)")
            guard let decomposition else { continue }
            let released = try #require(Double(row["decomposition_energy_eV_per_atom"] ?? ""))
            #expect(abs(released - decomposition) < 1e-9, "\(id)")
        }
    }

    private static func documents(_ outcome: CommandHarness.Outcome) throws -> [[String: Any]] {
        let text = try #require(outcome.files.first { $0.name == "fetched.json" }, "\(outcome.diagnostics)").text
        let object = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
        return try #require(object?["data"] as? [[String: Any]])
    }

    @Test("four pages become one file, with all subsystems and one thermo type, and a hull comes out of it")
    func pages() throws {
        let server = try PeerServer("thermo_server.py")
        let outcome = try fetch(server, "good")
        #expect(outcome.exitCode == 0, "\(outcome.diagnostics)")
        #expect(outcome.output.isEmpty)
        #expect(outcome.diagnostics.contains("11 documents of Cl-In-Li from 127.0.0.1, 4 pages\n"))
        let documents = try Self.documents(outcome)
        #expect(documents.compactMap { $0["material_id"] as? String } == (1...11).map { "mp-\($0)" })
        #expect(documents.allSatisfy { $0["thermo_type"] as? String == "GGA_GGA+U" })
        // Digits pass through as they were sent, not as a Double prints them.
        #expect(outcome.files.contains { $0.text.contains("-3.566666666666667") })
        try Self.expectHandMadeHull(outcome.files[0].text)
        let (requests, mostOpen) = try server.log()
        #expect(requests.count == 4)
        #expect(mostOpen == 1)
        for request in requests {
            #expect(request["has_key"] as? Bool == true)
            #expect((request["user_agent"] as? String)?.hasPrefix("interphase/") == true)
            #expect((request["path"] as? String)?.contains(Self.key) == false)
            #expect((request["path"] as? String)?.contains("structure") == false)
        }
    }

    @Test(
        "a service in passing trouble is asked again: 429 with Retry-After, 503, a body that breaks off",
        arguments: ["busy", "down", "short", "cut"])
    func trouble(mood: String) throws {
        let server = try PeerServer("thermo_server.py")
        let start = ContinuousClock.now
        let outcome = try fetch(server, mood)
        #expect(outcome.exitCode == 0, "\(outcome.diagnostics)")
        #expect(outcome.diagnostics.contains("try 2 of 5 in 1 s"), "\(outcome.diagnostics)")
        #expect(ContinuousClock.now - start >= .seconds(1))
        #expect(try Self.documents(outcome).count == 11)
        #expect(try server.log().requests.count == 5)
    }

    @Test(
        "an answer that is no page is one clear line, exit code 65, and no file",
        arguments: [
            ("html", "web page (\"Maintenance until noon\")"), ("errors", "Invalid query parameter"),
            ("detail", "400: field required"), ("notthermo", "there is no list 'data'"),
            ("forbidden", "403: no permission"), ("patience", "asks to wait 3600 s"),
            ("drift", "changed while they were read"), ("shift", "changed while they were read"),
            ("stops", "it stopped after 3 of 11 documents"), ("elsewhere", "key and all, to another place"),
        ])
    func refused(mood: String, words: String) throws {
        let server = try PeerServer("thermo_server.py")
        let outcome = try fetch(server, mood)
        #expect(outcome.exitCode == 65)
        #expect(outcome.diagnostics.contains(words), "\(outcome.diagnostics)")
        // One line of error, after at most the line that says who is waited for.
        #expect(outcome.diagnostics.split(separator: "\n").count { !$0.hasPrefix("interphase: asking ") } == 1)
        #expect(outcome.files.isEmpty)
        #expect(try server.log().requests.allSatisfy { ($0["path"] as? String)?.hasPrefix("/stolen") == false })
    }

    @Test("a redirection within the host is followed, key and all")
    func moved() throws {
        let server = try PeerServer("thermo_server.py")
        let outcome = try fetch(server, "moved")
        #expect(outcome.exitCode == 0, "\(outcome.diagnostics)")
        #expect(try Self.documents(outcome).count == 11)
        #expect(try server.log().requests.count == 8)
    }

    @Test("a page that fails leaves the earlier file, and the next run goes on from the pages kept")
    func resumed() throws {
        let server = try PeerServer("thermo_server.py")
        let failed = try fetch(server, "fails3", files: ["fetched.json": "earlier"])
        #expect(failed.exitCode == 65)
        #expect(
            failed.diagnostics.contains(
                "6 of 11 documents were received and kept: the same command goes on after the first 2 pages"),
            "\(failed.diagnostics)")
        #expect(failed.diagnostics.contains("fetched.json is unchanged"))
        #expect(failed.files.map(\.text) == ["earlier"])
        try server.raiseFlag()
        let resumed = try fetch(server, "fails3")
        #expect(resumed.exitCode == 0, "\(resumed.diagnostics)")
        #expect(resumed.diagnostics.contains("4 pages, 2 of them kept since"))
        #expect(try Self.documents(resumed).count == 11)
        // Two pages, the failure, and the two pages that were missing.
        #expect(try server.log().requests.count == 5)
    }

    @Test("fresh pages are not asked for twice, unless with --refresh")
    func cached() throws {
        let server = try PeerServer("thermo_server.py")
        let first = try fetch(server, "good")
        let second = try fetch(server, "good")
        #expect(try server.log().requests.count == 4)
        #expect(first.files.map(\.text) == second.files.map(\.text))
        #expect(try fetch(server, "good", ["--refresh"]).exitCode == 0)
        #expect(try server.log().requests.count == 8)
    }

    @Test("without a key: one line that says where to get it, exit code 64")
    func keyless() throws {
        let server = try PeerServer("thermo_server.py")
        let outcome = try fetch(server, "good", key: nil)
        #expect(outcome.exitCode == 64)
        #expect(outcome.diagnostics.contains("https://next-gen.materialsproject.org/api"))
        #expect(outcome.diagnostics.contains("optimade --provider mp"))
        #expect(try server.log().requests.isEmpty)
    }

    @Test("a wrong key is refused and never shown, even when the service echoes it")
    func wrongKey() throws {
        let server = try PeerServer("thermo_server.py")
        let outcome = try fetch(server, "good", ["--api-key", "wrong-key-987"])
        #expect(outcome.exitCode == 65)
        #expect(outcome.diagnostics.contains("the key is not accepted (401: "))
        #expect(!outcome.diagnostics.contains("wrong-key-987"))
    }

    @Test("the key is in no name and no file of the cache")
    func secret() throws {
        let server = try PeerServer("thermo_server.py")
        let outcome = try fetch(server, "good")
        let pages = server.cache.appendingPathComponent("pages")
        let names = try FileManager.default.contentsOfDirectory(atPath: pages.path)
        #expect(names.count == 4)
        for name in names {
            let text = try String(contentsOf: pages.appendingPathComponent(name), encoding: .utf8)
            #expect(!name.contains(Self.key) && !text.contains(Self.key))
        }
        #expect(!outcome.files.contains { $0.text.contains(Self.key) })
        #expect(!outcome.diagnostics.contains(Self.key))
    }

    @Test("a service that stays silent is given up in time")
    func slow() throws {
        let server = try PeerServer("thermo_server.py")
        let outcome = try fetch(server, "slow", ["--timeout", "1", "--attempts", "1"])
        #expect(outcome.exitCode == 65)
        #expect(outcome.diagnostics.contains("127.0.0.1: no answer in time, after one try"), "\(outcome.diagnostics)")
    }

    @Test("a service that takes its time shows on standard error that it is waited for")
    func patience() throws {
        let server = try PeerServer("thermo_server.py")
        let outcome = try fetch(server, "slow", ["--page-size", "100"])
        #expect(outcome.exitCode == 0)
        #expect(outcome.diagnostics.hasPrefix("interphase: asking 127.0.0.1\n"), "\(outcome.diagnostics)")
        let quiet = try fetch(server, "slow", ["--page-size", "100", "--quiet", "--refresh"])
        #expect(quiet.diagnostics.isEmpty)
    }

    @Test("without a network: the host and what to do instead")
    func unreachable() throws {
        // Nobody listens on port 1 of this machine.
        let outcome = try CommandHarness.run(
            ["data", "fetch", "optimade", "--provider", "oqmd", "--system", "Li-P", "--base-url", "http://127.0.0.1:1"])
        #expect(outcome.exitCode == 65)
        #expect(outcome.diagnostics.contains("127.0.0.1: it cannot be reached"))
        #expect(outcome.diagnostics.contains("'interphase data import'"))
        #expect(outcome.diagnostics.contains("embedded data"))
    }

    @Test("a packed file is read as it is")
    func packed() throws {
        let server = try PeerServer("thermo_server.py")
        let path = server.folder.appendingPathComponent("fetched.json.gz").path
        let outcome = try fetch(server, "good", ["--output", path])
        #expect(outcome.exitCode == 0, "\(outcome.diagnostics)")
        let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
        #expect(bytes.starts(with: [0x1F, 0x8B]))
        let list = try CommandHarness.run([
            "data", "list", "--system", "Li-In-Cl", "--database", path, "--format", "csv",
        ])
        #expect(CSVTable(list.output).rows.count == 11)
    }

    @Test("without --output the document goes to standard output")
    func standardOutput() throws {
        let server = try PeerServer("thermo_server.py")
        let outcome = try CommandHarness.run(
            ["data", "fetch", "mp", "--system", "Li-Cl", "--base-url", "\(server.address)/good"],
            environment: server.environment(key: Self.key))
        #expect(outcome.exitCode == 0)
        let object = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
        // Li, Cl2 and LiCl.
        #expect((object?["data"] as? [Any])?.count == 3)
    }
}
