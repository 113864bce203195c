import Testing

@testable import Terminal

@Suite("ChildProcess")
struct ChildProcessTests {
    @Test("how a program ended: its exit code, a signal, or why it could not be started")
    func ends() {
        #expect(ChildProcess.run("/bin/sh", ["-c", "exit 0"], environment: [:]) == .code(0))
        #expect(ChildProcess.run("/bin/sh", ["-c", "exit 255"], environment: [:]) == .code(255))
        // SIGKILL is 9, ENOENT is 2 on every system.
        #expect(ChildProcess.run("/bin/sh", ["-c", "kill -9 $$"], environment: [:]) == .signal(9))
        #expect(ChildProcess.run("/nowhere/at/all", [], environment: [:]) == .notStarted(2))
    }

    @Test("arguments and variables arrive as they are, and no others")
    func words() {
        let script = "test \"$#\" = 2 && test \"$1\" = 'a b' && test -z \"$2\" && test \"$WORD\" = 'x=\ny' && test -z \"$HOME\""
        let end = ChildProcess.run("/bin/sh", ["-c", script, "sh", "a b", ""], environment: ["WORD": "x=\ny"])
        #expect(end == .code(0))
    }

    @Test("broken pipes end a child, though we ignore them")
    func brokenPipes() {
        StandardOutput.ignoreBrokenPipes()
        // A shell cannot take back a signal that it inherited as ignored, so this one would go on.
        let end = ChildProcess.run("/bin/sh", ["-c", "kill -PIPE $$; exit 0"], environment: [:])
        #expect(end == .signal(13))
    }
}
