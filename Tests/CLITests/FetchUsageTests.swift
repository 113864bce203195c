import CommandSupport
import Foundation
import Testing

@Suite("interphase data fetch, before anything is sent", .timeLimit(.minutes(30)))
struct FetchUsageTests {
    @Test("help comes without the network's program", arguments: ["fetch", "mp", "optimade"])
    func help(command: String) throws {
        let outcome = try CommandHarness.run(
            (command == "fetch" ? ["data", "fetch"] : ["data", "fetch", command]) + ["--help"])
        #expect(outcome.exitCode == 0)
        #expect(outcome.output.contains("interphase data fetch"))
        #expect(outcome.diagnostics.isEmpty)
    }

    @Test("the help of mp names where the key comes from")
    func keyHelp() throws {
        let help = try CommandHarness.run(["help", "data", "fetch", "mp"]).output
        for words in ["MP_API_KEY", "PMG_MAPI_KEY", "https://next-gen.materialsproject.org/api"] {
            #expect(help.contains(words))
        }
    }

    @Test(
        "what cannot be asked for is wrong usage",
        arguments: [
            (["mp", "--system", "Li-Cl", "--output", "out.csv"], "interphase data import FILE.json out.csv"),
            (["mp", "--system", "Li-Cl", "--output", "out.sqlite"], "interphase data import FILE.json out.sqlite"),
            (["optimade", "--provider", "aflow", "--system", "Li-Cl"], "mp, oqmd, alexandria, gnome, jarvis, odbx"),
            (["optimade", "--provider", "ftp://example.org", "--system", "Li-Cl"], "no plain http or https address"),
            (
                ["mp", "--system", "Li-Cl", "--api-key", "k", "--type", "PBE"],
                "GGA_GGA+U, R2SCAN, GGA_GGA+U_R2SCAN, all"
            ),
            (["mp", "--system", "Li-Cl", "--api-key", "two words"], "key: it holds blanks"),
            (["mp", "--system", "Li-Cl", "--api-key", "k", "--base-url", "http://example.org"], "unencrypted"),
            (["mp", "--system", "Li-Cl", "--page-size", "0"], "--page-size must be at least 1"),
            (["mp"], "--system"),
        ])
    func usage(arguments: [String], words: String) throws {
        let outcome = try CommandHarness.run(
            ["data", "fetch"] + arguments, environment: ["MP_API_KEY": "", "PMG_MAPI_KEY": ""])
        #expect(outcome.exitCode == 64, "\(outcome.diagnostics)")
        #expect(outcome.diagnostics.hasPrefix("interphase: error: "))
        #expect(outcome.diagnostics.contains(words), "\(outcome.diagnostics)")
    }

    @Test("an unknown element is bad input")
    func unknownElement() throws {
        let outcome = try CommandHarness.run(["data", "fetch", "optimade", "--provider", "mp", "--system", "Li-Xx"])
        #expect(outcome.exitCode == 65)
        #expect(outcome.diagnostics.contains("'Xx' is not an element"))
    }

    @Test("the program with the network is missing: one line says how to build it")
    func missing() throws {
        let binary = try CommandHarness.binary()
        let folder = binary.deletingLastPathComponent().appendingPathComponent("alone-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        // A second name of the same file: a symbolic link would lead back to the folder with both programs.
        let alone = folder.appendingPathComponent("interphase")
        try FileManager.default.linkItem(at: binary, to: alone)
        let outcome = try CommandHarness.run(
            ["data", "fetch", "optimade", "--provider", "mp", "--system", "Li"], program: alone)
        #expect(outcome.exitCode == 70)
        #expect(outcome.diagnostics.contains("swift build -c release --product interphase-fetch"))
        #expect(outcome.diagnostics.split(separator: "\n").count == 1)
    }

    @Test(
        "interphase itself loads no network library",
        .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/ldd")))
    func libraries() throws {
        let libraries = try CommandHarness.run(
            [try CommandHarness.binary().path], program: URL(fileURLWithPath: "/usr/bin/ldd")
        ).output
        #expect(libraries.contains("libc.so"))
        #expect(!libraries.contains("libcurl") && !libraries.contains("FoundationNetworking"))
    }
}
