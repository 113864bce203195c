import CommandSupport
import Testing

@Suite("The command as a whole")
struct RootCommandTests {
    @Test("--version prints the version and nothing else")
    func version() throws {
        let outcome = try CommandHarness.run(["--version"])
        #expect(outcome.exitCode == 0)
        #expect(outcome.output == "0.1.0\n")
        #expect(outcome.diagnostics.isEmpty)
    }

    @Test("--help goes to standard output and says the exit codes")
    func help() throws {
        let outcome = try CommandHarness.run(["--help"])
        #expect(outcome.exitCode == 0)
        #expect(outcome.output.contains("USAGE: interphase"))
        #expect(outcome.output.contains("64 wrong usage"))
        #expect(outcome.diagnostics.isEmpty)
    }

    @Test("an unknown command or option is wrong usage", arguments: [["frobnicate"], ["--frobnicate"]])
    func unknown(arguments: [String]) throws {
        let outcome = try CommandHarness.run(arguments)
        #expect(outcome.exitCode == 64)
        #expect(outcome.output.isEmpty)
        #expect(outcome.diagnostics.hasPrefix("interphase: error: "))
        #expect(outcome.diagnostics.contains("frobnicate"))
    }

    @Test("shells get completions", arguments: ["bash", "zsh", "fish"])
    func completions(shell: String) throws {
        let outcome = try CommandHarness.run(["--generate-completion-script", shell])
        #expect(outcome.exitCode == 0)
        #expect(outcome.output.contains("interphase"))
    }
}
