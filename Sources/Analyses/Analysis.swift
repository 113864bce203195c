/// A question: plain values without options, paths of output or forms, the same from a command line, a page and a program.
///
/// `inputs` says what is asked about, `answers` asks; both keep the order, and an input that fails never stops the others.
public protocol Analysis: Codable, Hashable, Sendable {
    /// One thing asked about.
    associatedtype Input: Sendable
    /// What one input is answered with.
    associatedtype Answer: Sendable

    /// What it is called: `window`.
    static var name: String { get }
    /// Whether the answers depend on the working ion.
    static var usesIon: Bool { get }
    /// What it needs of a database.
    var scope: DataScope { get }
    /// Materials that it names beside `scope`, for the choice of the ion.
    var materials: [String] { get }

    /// What is asked about, read.
    /// - Throws: `AnalysisError` or `NothingLeft` when there is nothing to ask.
    func inputs(in workspace: Workspace) throws -> Batch<Input>

    /// The answers to inputs, in their order.
    /// - Throws: `AnalysisError` for settings that make no sense; what is wrong with single inputs stands in their places.
    func answers(to inputs: Batch<Input>, in workspace: Workspace) async throws -> Batch<Answer>

    /// The answers to all that is asked about.
    func answers(in workspace: Workspace) async throws -> Batch<Answer>
}

extension Analysis {
    /// Yes.
    public static var usesIon: Bool { true }
    /// None.
    public var materials: [String] { [] }

    /// Reads the inputs and answers them.
    public func answers(in workspace: Workspace) async throws -> Batch<Answer> {
        try await answers(to: inputs(in: workspace), in: workspace)
    }
}
