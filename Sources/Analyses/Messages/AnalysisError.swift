/// Why an analysis cannot be made, in words that every front end can complete.
public struct AnalysisError: Error, Sendable, Hashable {
    /// Who has to act.
    public enum Blame: Sendable, Hashable {
        /// The caller: settings that make no sense together.
        case usage
        /// The caller: data that cannot be used, a formula, a file, a database.
        case badInput
        /// We: a result that could not be certified, or an error nobody foresaw.
        case fault
    }

    /// Who has to act.
    public var blame: Blame
    /// Cause and remedy.
    public var wording: Wording

    /// An error with its reason.
    public init(_ blame: Blame, _ wording: Wording) {
        self.blame = blame
        self.wording = wording
    }

    /// Settings that make no sense.
    public static func usage(_ wording: Wording) -> AnalysisError { AnalysisError(.usage, wording) }
    /// Data that cannot be used.
    public static func badInput(_ wording: Wording) -> AnalysisError { AnalysisError(.badInput, wording) }
    /// An analysis that means something only as a whole and was stopped before.
    static func unfinished(_ done: Int, of total: Int, _ what: String) -> AnalysisError {
        .usage("stopped after \(done) of \(total) \(what); give it more time")
    }
    /// A fault of ours.
    public static func fault(_ wording: Wording) -> AnalysisError { AnalysisError(.fault, wording) }
}

extension AnalysisError: CustomStringConvertible {
    /// Cause and remedy, settings by their plain names.
    public var description: String { wording.description }
}
