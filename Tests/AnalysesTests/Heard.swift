import Analyses
import Parallel
import Synchronization

/// Keeps what it hears.
final class Heard: RunObserver {
    private let all = Mutex<[Message]>([])
    var messages: [Message] { all.withLock { $0 } }
    var wantsRemarks: Bool { true }
    func say(_ message: Message) { all.withLock { $0.append(message) } }
    func progress(of activity: Activity) -> any ProgressReporter { SilentProgress() }
}
