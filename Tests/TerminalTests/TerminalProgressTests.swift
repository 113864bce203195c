import Synchronization
import Testing

@testable import Terminal

@Suite("Progress")
struct TerminalProgressTests {
    /// A clock that the test sets and a screen that it reads.
    final class Stage: Sendable {
        let time = Mutex(0.0)
        let written = Mutex<[String]>([])

        func reporter(isTerminal: Bool) -> TerminalProgress {
            TerminalProgress(
                label: "window", isTerminal: isTerminal, settings: TerminalProgress.Settings(),
                now: { self.time.withLock { $0 } }, write: { text in self.written.withLock { $0.append(text) } })
        }

        func at(_ seconds: Double, _ body: () -> Void) {
            time.withLock { $0 = seconds }
            body()
        }

        var lines: [String] { written.withLock { $0 } }
    }

    @Test("short work shows nothing", arguments: [true, false])
    func short(isTerminal: Bool) {
        let stage = Stage()
        let progress = stage.reporter(isTerminal: isTerminal)
        stage.at(0.5) { progress.update(completed: 5, of: 10) }
        stage.at(0.9) { progress.finish() }
        #expect(stage.lines.isEmpty)
    }

    @Test("a terminal shows one line that is cleared at the end")
    func terminal() {
        let stage = Stage()
        let progress = stage.reporter(isTerminal: true)
        stage.at(1.0) { progress.update(completed: 5, of: 10) }
        stage.at(1.1) { progress.update(completed: 6, of: 10) }
        stage.at(1.3) { progress.update(completed: 4, of: 10) }
        stage.at(2.0) { progress.finish() }
        stage.at(3.0) { progress.update(completed: 10, of: 10) }
        #expect(stage.lines == ["\rwindow: 5 of 10 (50 %)\u{1B}[K", "\rwindow: 6 of 10 (60 %)\u{1B}[K", "\r\u{1B}[K"])
    }

    @Test("a log gets sparse lines and a last one")
    func log() {
        let stage = Stage()
        let progress = stage.reporter(isTerminal: false)
        stage.at(2) { progress.update(completed: 1, of: 10) }
        stage.at(11) { progress.update(completed: 2, of: 10) }
        stage.at(12) { progress.update(completed: 3, of: 10) }
        stage.at(13.25) { progress.finish() }
        #expect(
            stage.lines == ["window: 1 of 10 (10 %)\n", "window: 3 of 10 (30 %)\n", "window: 3 of 10 after 13.3 s\n"])
    }

    @Test("without a total there is a count and no share")
    func unknownTotal() {
        let stage = Stage()
        let progress = stage.reporter(isTerminal: false)
        stage.at(2) { progress.update(completed: 500, of: 0) }
        stage.at(3) { progress.finish() }
        #expect(stage.lines == ["window: 500\n", "window: 500 after 3.0 s\n"])
    }

    @Test("many threads, one state")
    func threads() async {
        let stage = Stage()
        let progress = stage.reporter(isTerminal: false)
        stage.time.withLock { $0 = 5 }
        await withTaskGroup(of: Void.self) { group in
            for count in 1...200 { group.addTask { progress.update(completed: count, of: 200) } }
        }
        progress.finish()
        #expect(stage.lines.last == "window: 200 of 200 after 5.0 s\n")
        #expect(stage.lines.count == 2)
    }
}
