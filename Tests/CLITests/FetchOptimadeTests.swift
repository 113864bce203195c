import CommandSupport
import Foundation
import Testing

/// The reference implementation of OPTIMADE on loopback, with the documents whose hull `FetchCommandTests` derives.
@Suite(
    "interphase data fetch optimade", .timeLimit(.minutes(30)), .enabled(if: PeerServer.peers != nil))
struct FetchOptimadeTests {
    private func fetch(_ server: PeerServer, _ arguments: [String]) throws -> CommandHarness.Outcome {
        try CommandHarness.run(
            ["data", "fetch", "optimade", "--system", "Li-In-Cl", "--output", "fetched.json"] + arguments,
            environment: server.environment())
    }

    @Test(
        "linked pages become one file and a hull, from either provider's properties",
        arguments: [("mp", ["--type", "GGA_GGA+U"]), ("oqmd", [])])
    func pages(provider: String, choice: [String]) throws {
        let server = try PeerServer("optimade_server.py", [provider, "100"])
        let outcome = try fetch(server, ["--provider", provider, "--base-url", server.address, "--page-size", "4"])
        #expect(outcome.exitCode == 0, "\(outcome.diagnostics)")
        #expect(outcome.diagnostics.contains("11 documents of Cl-In-Li from 127.0.0.1, 3 pages\n"))
        try FetchCommandTests.expectHandMadeHull(try #require(outcome.files.first).text, choice)
    }

    @Test(
        "a provider that allows fewer structures per page is asked for fewer",
        arguments: [("100", "1 page"), ("20", "1 page")])
    func smallerPages(most: String, pages: String) throws {
        let server = try PeerServer("optimade_server.py", ["mp", most])
        let outcome = try fetch(server, ["--provider", "mp", "--base-url", server.address])
        #expect(outcome.exitCode == 0, "\(outcome.diagnostics)")
        #expect(outcome.diagnostics.contains("11 documents of Cl-In-Li from 127.0.0.1, \(pages)\n"))
    }

    @Test("a provider known by its address only is asked what it has", arguments: ["mp", "oqmd"])
    func address(prefix: String) throws {
        let server = try PeerServer("optimade_server.py", [prefix, "500"])
        let outcome = try fetch(server, ["--provider", "\(server.address)/v1/"])
        #expect(outcome.exitCode == 0, "\(outcome.diagnostics)")
        let text = try #require(outcome.files.first).text
        #expect(text.contains(prefix == "mp" ? "_mp_stability" : "_oqmd_delta_e"))
        #expect(!text.contains(prefix == "mp" ? "_oqmd_" : "_mp_"))
    }

    @Test("a system without documents is said, not written")
    func nothing() throws {
        let server = try PeerServer("optimade_server.py", ["mp", "500"])
        let outcome = try CommandHarness.run(
            [
                "data", "fetch", "optimade", "--system", "Fe-Co", "--provider", "mp", "--base-url", server.address,
                "--output", "fetched.json",
            ], environment: server.environment())
        #expect(outcome.exitCode == 65)
        #expect(outcome.diagnostics.contains("it has no document of Co-Fe"))
        #expect(outcome.files.isEmpty)
    }
}
