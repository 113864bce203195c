import CommandSupport
import Testing

@Suite("Remarks on what was typed")
struct RemarkTests {
    @Test(
        "a bare element before a hyphen is read as part of a mixture, and that is said once",
        arguments: [
            ("Li-3PS4", ["Li + 3 PS4", "no hyphen: Li3PS4"]), ("Li\u{2013}3PS4", ["Li + 3 PS4", "Li3PS4"]),
            ("Li-P-S", ["Li + P + S", "--system"]), ("Li-0.5P2S5", ["Li + 0.5 P2S5"]),
        ])
    func mixture(text: String, words: [String]) throws {
        let run = try CommandHarness.run(["hull", text, "--format", "csv"])
        #expect(run.exitCode == 0)
        #expect(run.diagnostics.split(separator: "\n").count == 1, "\(run.diagnostics)")
        for word in ["'\(text)' is read as the mixture"] + words { #expect(run.diagnostics.contains(word)) }
        #expect(try CommandHarness.run(["hull", text, "--format", "csv", "--quiet"]).diagnostics.isEmpty)
    }

    @Test(
        "mixtures as they are meant, and names of materials, are not remarked",
        arguments: ["75Li2S-25P2S5", "LiF-YF3", "Li - 3 PS4", "Li + 3 PS4", "1Li-3PS4", "Li3PS4", "2LiF-BeF2"])
    func silent(text: String) throws {
        let run = try CommandHarness.run(["hull", text, "--format", "csv"])
        #expect(run.exitCode == 0 && run.diagnostics.isEmpty, "\(run.diagnostics)")
    }

    @Test("one remark per text, whatever the command asks of it")
    func once() throws {
        for arguments in [
            ["react", "Li-3PS4", "LCO"], ["heatmap", "--rows", "Li-3PS4", "--columns", "LCO,LFP"],
            ["react", "Li-3PS4", "LCO", "--also", "mp-2019"],
        ] {
            let lines = try CommandHarness.run(arguments + ["--format", "json"]).diagnostics.split(separator: "\n")
            #expect(lines.count { $0.contains("is read as") } == 1, "\(lines)")
        }
    }

    @Test(
        "the ends of a stack that are known as something else",
        arguments: [
            (["Li", "LPSCl", "NCM811"], "turn the chain round"),
            (["NCM811", "LPSCl"], "LPSCl is taken as the anode, but known as an electrolyte"),
            (["LPSCl", "Li"], "LPSCl is taken as the cathode, but known as an electrolyte"),
        ])
    func stackEnds(materials: [String], remark: String) throws {
        let run = try CommandHarness.run(["stack"] + materials + ["--format", "csv"])
        #expect(
            run.diagnostics.contains(remark) && run.diagnostics.contains("from cathode to anode"), "\(run.diagnostics)")
        #expect(try CommandHarness.run(["stack"] + materials + ["--format", "csv", "--quiet"]).diagnostics.isEmpty)
    }

    @Test(
        "right chains, symmetric cells and unknown ends are not remarked",
        arguments: [
            ["NCM811", "LPSCl", "Li"], ["LCO", "LPSCl", "In"], ["LFP", "LLZO", "LTO"], ["Li", "LPSCl", "Li"],
            ["Li0.5CoO2", "LPSCl", "Li4.4Sn"],
        ])
    func rightStacks(materials: [String]) throws {
        let run = try CommandHarness.run(["stack"] + materials + ["--format", "csv"])
        #expect(!run.diagnostics.contains("from cathode to anode"), "\(run.diagnostics)")
    }
}
