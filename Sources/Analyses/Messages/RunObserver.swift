public import Parallel

/// What is said while an analysis runs.
public struct Message: Sendable, Hashable {
    /// How much it matters.
    public enum Kind: Sendable, Hashable {
        /// Nothing is wrong, but worth knowing: how something was read, what was done with it.
        case remark
        /// Something looks wrong; the analysis goes on.
        case warning
    }

    /// How much it matters.
    public var kind: Kind
    /// What is said.
    public var wording: Wording

    /// Puts words under their weight.
    public init(_ kind: Kind, _ wording: Wording) {
        self.kind = kind
        self.wording = wording
    }
}

/// What takes so long that its progress is shown.
public enum Activity: Sendable, Hashable {
    /// Reading a file, in megabytes.
    case reading(path: String)
    /// Rows of an analysis, by its name.
    case analysis(String)
    /// Rows being checked in exact arithmetic.
    case verification
}

/// Hears what happens while an analysis runs; called from any thread. A program prints, a server collects, a test looks.
public protocol RunObserver: Sendable {
    /// Takes a message.
    func say(_ message: Message)
    /// Whether remarks are wanted at all; those that cost time are not made otherwise.
    var wantsRemarks: Bool { get }
    /// Where the progress of an activity goes.
    func progress(of activity: Activity) -> any ProgressReporter
    /// How the front end spells a setting.
    func spelling(of setting: SettingName) -> String
}

extension RunObserver {
    /// The plain name.
    public func spelling(of setting: SettingName) -> String { setting.rawValue }
}

extension RunObserver {
    /// A wording in the front end's spelling.
    package func text(_ wording: Wording) -> String { wording.text(spelling: spelling) }

    /// Says a remark, where remarks are wanted.
    func remark(_ wording: @autoclosure () -> Wording) {
        if wantsRemarks { say(Message(.remark, wording())) }
    }

    /// Says a warning.
    func warn(_ wording: Wording) { say(Message(.warning, wording)) }
}

/// Hears warnings only through another observer, or nothing at all.
public struct QuietObserver: RunObserver {
    private let other: (any RunObserver)?

    /// An observer that drops remarks and progress; warnings go to `other`, nil drops them too.
    public init(warningsTo other: (any RunObserver)? = nil) { self.other = other }

    /// Passes warnings on.
    public func say(_ message: Message) {
        if message.kind == .warning { other?.say(message) }
    }

    /// No.
    public var wantsRemarks: Bool { false }

    /// Nowhere.
    public func progress(of activity: Activity) -> any ProgressReporter { SilentProgress() }
}
