public import Parallel
internal import Synchronization
internal import TextFormats

/// Progress on standard error: one line that updates itself on a terminal, a line now and then in a log.
///
/// Work that ends within `Settings.delay` shows nothing at all.
public final class TerminalProgress: ProgressReporter {
    /// When something is written, in seconds.
    public struct Settings: Sendable, Hashable {
        /// Silence at the start. The default is 1 s.
        public var delay: Double
        /// Time between two updates of the line on a terminal. The default is 0.2 s.
        public var terminalInterval: Double
        /// Time between two lines in a log. The default is 10 s.
        public var logInterval: Double

        /// The defaults stand beside the properties.
        public init(delay: Double = 1, terminalInterval: Double = 0.2, logInterval: Double = 10) {
            self.delay = delay
            self.terminalInterval = terminalInterval
            self.logInterval = logInterval
        }
    }

    private struct State {
        var completed = 0
        var total = 0
        var lastWritten: Double?
        var isFinished = false
    }

    private let label: String
    /// What is counted, behind the numbers: ` MB`; empty for rows.
    private let unit: String
    private let isTerminal: Bool
    private let settings: Settings
    private let now: @Sendable () -> Double
    private let write: @Sendable (String) -> Void
    private let state = Mutex(State())

    /// Reports on standard error under `label`, for instance `interphase window`; `unit` is what is counted when it is not rows.
    public convenience init(label: String, unit: String = "", settings: Settings = Settings()) {
        let clock = ContinuousClock()
        let start = clock.now
        self.init(
            label: label, unit: unit, isTerminal: Console.isErrorInteractive, settings: settings,
            now: { start.duration(to: clock.now) / .seconds(1) }, write: StandardOutput.writeDiagnostics)
    }

    /// The parts a test replaces: `now` gives the seconds since the start, `write` takes each text.
    init(
        label: String, unit: String = "", isTerminal: Bool, settings: Settings, now: @escaping @Sendable () -> Double,
        write: @escaping @Sendable (String) -> Void
    ) {
        self.label = label
        self.unit = unit.isEmpty ? "" : " " + unit
        self.isTerminal = isTerminal
        self.settings = settings
        self.now = now
        self.write = write
    }

    /// Notes the count and writes when it is time to.
    public func update(completed: Int, of total: Int) {
        let time = now()
        state.withLock { state in
            guard !state.isFinished else { return }
            state.completed = max(state.completed, completed)
            state.total = max(state.total, total)
            let interval = isTerminal ? settings.terminalInterval : settings.logInterval
            let isDue = state.lastWritten.map { time - $0 >= interval } ?? (time >= settings.delay)
            guard isDue else { return }
            state.lastWritten = time
            write(isTerminal ? "\r\(line(state))\u{1B}[K" : line(state) + "\n")
        }
    }

    /// Clears the line on a terminal, or writes a closing line into a log that has got one before.
    public func finish() {
        let time = now()
        state.withLock { state in
            guard !state.isFinished else { return }
            state.isFinished = true
            guard state.lastWritten != nil else { return }
            let seconds = NumberFormat().text(time, decimals: 1) ?? ""
            write(isTerminal ? "\r\u{1B}[K" : "\(label): \(count(state)) after \(seconds) s\n")
        }
    }

    private func line(_ state: State) -> String {
        let percent = state.total > 0 ? " (\(100 * state.completed / state.total) %)" : ""
        return "\(label): \(count(state))\(percent)"
    }

    private func count(_ state: State) -> String {
        (state.total > 0 ? "\(state.completed) of \(state.total)" : "\(state.completed)") + unit
    }
}
