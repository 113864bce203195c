internal import Analyses
internal import ArgumentParser
internal import Presentation
internal import Reports

/// One call of a command: opens the data, asks, and writes the answers where and how the options say.
struct Session {
    private let analysis: AnalysisOptions
    private let output: OutputOptions
    private let also: AlsoOptions
    private let decisive: DecisiveOption?

    /// The options that every analysis has.
    init(_ analysis: AnalysisOptions, _ output: OutputOptions, _ also: AlsoOptions, _ decisive: DecisiveOption? = nil) {
        (self.analysis, self.output, self.also, self.decisive) = (analysis, output, also, decisive)
    }

    /// Answers a question in the form asked for, or puts the answers of two databases side by side.
    /// - Parameters:
    ///   - before: what is written as soon as the data are there.
    ///   - beside: what is written with the answers.
    /// - Throws: what `OutputOptions.deliver` throws; `AnalysisError`, `NothingLeft`.
    func deliver<Question: Reported>(
        _ question: Question, before: (Workspace) throws -> Void = { _ in },
        beside: (Batch<Question.Answer>, Workspace, ReportFormat) throws -> Void = { _, _, _ in }
    ) async throws {
        let format = try output.chosenFormat(among: Question.formats)
        if !Question.comparesInDrawings { try also.refuse(format) }
        if also.database != nil { try question.refuseComparison() }
        try decisive?.refuse(beside: "--also", if: also.database != nil)
        if let other = also.database { return try await compare(question, with: other, format, before) }
        let (workspace, answers) = try await answers(to: question, as: format, before)
        try beside(answers, workspace, format)
        try output.deliver(await question.illustration(answers, in: workspace, as: format), as: format)
    }

    /// The answers in the form asked for, before anything is written.
    func answers<Question: Reported>(
        to question: Question, as format: ReportFormat, _ before: (Workspace) throws -> Void = { _ in }
    ) async throws -> (workspace: Workspace, answers: Batch<Question.Answer>) {
        let workspace = try Workspace(
            analysis, about: question.scope, quiet: output.quiet, usesIon: Question.usesIon,
            materials: question.materials)
        try question.refuse(format, in: workspace)
        try before(workspace)
        let answers = try await question.answers(in: workspace)
        try answers.refuseIfNothingIsLeft()
        return (workspace, answers)
    }

    private func compare<Question: Reported>(
        _ question: Question, with other: String, _ format: ReportFormat, _ before: (Workspace) throws -> Void
    ) async throws {
        let databases = TwoDatabases(
            command: Question.name, analysis: analysis, output: output, other: other, question: question.scope,
            materials: question.materials)
        let both = try databases.workspaces()
        try before(both.first)
        let (illustration, summary) = try await question.comparison(in: both, as: format)
        try databases.say(summary)
        try output.deliver(illustration, as: format)
    }
}
