public import Analyses
public import Presentation

/// An analysis whose answers can be written: as tables, and where it says so as pictures and pages.
public protocol Reported: Analysis {
    /// One line of a table; an answer may have several.
    associatedtype Row

    /// The columns.
    var schema: Schema<Row> { get }
    /// The lines of an answer.
    func rows(of answer: Answer, _ context: CellContext) throws -> [Row]
    /// The column that echoes an input that failed.
    static var echoColumn: String { get }
    /// The heading.
    func title(in workspace: Workspace) throws -> String
    /// What stands below the table; `answers` are those that could be given.
    func footnotes(_ answers: [Answer], in workspace: Workspace) throws -> [String]
    /// The question as settings of a report.
    func settings(in workspace: Workspace) throws -> [Report.Setting]
    /// What the rows are of.
    var rowSubject: RowSubject { get }

    /// The forms in which it can be written.
    static var formats: [ReportFormat] { get }
    /// Refuses a form that cannot show what is asked, such as a picture of more than can be seen in one.
    /// - Throws: `AnalysisError`.
    func refuse(_ format: ReportFormat, in workspace: Workspace) throws
    /// The drawings, from top to bottom.
    func charts(_ answers: [Answer], in workspace: Workspace) throws -> [any Chart]

    /// Refuses what a comparison of two databases has no place for.
    /// - Throws: `AnalysisError`.
    func refuseComparison() throws
    /// Which rows of two databases belong together.
    var pairing: RowPairing { get }
    /// The lines of an answer in a comparison.
    func comparedRows(of answer: Answer, _ context: CellContext) throws -> [Row]
    /// The heading of a comparison.
    var comparisonTitle: String { get }
    /// The question as settings of a comparison.
    func comparisonSettings(in workspace: Workspace) throws -> [Report.Setting]
    /// Whether two databases can be compared in drawings too.
    static var comparesInDrawings: Bool { get }
    /// Both databases' answers to the inputs of the first, and what is to be said about their agreement.
    func comparison(
        in both: WorkspacePair, as format: ReportFormat
    ) async throws -> (illustration: Illustration, summary: [String])

    /// The report of answers.
    /// - Parameters:
    ///   - answers: those of this question.
    ///   - workspace: the one that they were given in.
    ///   - significantDigits: those of coefficients in reactions, 4 for people and 9 for programs.
    func report(_ answers: Batch<Answer>, in workspace: Workspace, significantDigits: Int) async throws -> Report
    /// The report of answers in a form, with its drawings where the form has any.
    func illustration(
        _ answers: Batch<Answer>, in workspace: Workspace, as format: ReportFormat
    ) async throws -> Illustration
}

extension Reported {
    /// Tables.
    public static var formats: [ReportFormat] { ReportFormat.tabular }
    /// In tables alone.
    public static var comparesInDrawings: Bool { false }
    /// `formula`.
    public static var echoColumn: String { "formula" }
    /// Nothing to refuse.
    public func refuse(_ format: ReportFormat, in workspace: Workspace) throws {}
    /// None.
    public func charts(_ answers: [Answer], in workspace: Workspace) throws -> [any Chart] { [] }
    /// Nothing to refuse.
    public func refuseComparison() throws {}
    /// Materials that somebody typed.
    public var rowSubject: RowSubject { .typed }
    /// Those of a table.
    public func comparedRows(of answer: Answer, _ context: CellContext) throws -> [Row] {
        try rows(of: answer, context)
    }
    /// Those of a table.
    public func comparisonSettings(in workspace: Workspace) throws -> [Report.Setting] {
        try settings(in: workspace)
    }
    /// The first row of each.
    public var pairing: RowPairing { .first }
}

extension Reported where Row == Answer {
    /// The answer itself.
    public func rows(of answer: Answer, _ context: CellContext) -> [Row] { [answer] }
}

extension Reported {
    /// The answers as cells, one list of rows per input.
    func cells(_ answers: Batch<Answer>, _ context: CellContext) throws -> Batch<[[Cell]]> {
        let schema = schema
        return try answers.tryMap { answer in try rows(of: answer, context).map { schema.cells($0, context) } }
    }

    /// The report of answers.
    /// - Parameters:
    ///   - answers: those of this question.
    ///   - workspace: the one that they were given in.
    ///   - significantDigits: those of coefficients in reactions, 4 for people and 9 for programs.
    public func report(
        _ answers: Batch<Answer>, in workspace: Workspace, significantDigits: Int
    ) async throws -> Report {
        let context = CellContext(workspace, significantDigits: significantDigits)
        var table = Table(
            title: try title(in: workspace), columns: schema.columns,
            footnotes: try footnotes(answers.values, in: workspace))
        table.append(try cells(answers, context), echo: Self.echoColumn)
        return workspace.report(Self.name, settings: try settings(in: workspace), table: table, rows: rowSubject)
    }

    /// The report of answers in a form, with its drawings where the form has any.
    public func illustration(
        _ answers: Batch<Answer>, in workspace: Workspace, as format: ReportFormat
    ) async throws -> Illustration {
        let report = try await report(answers, in: workspace, significantDigits: format.reactionDigits)
        return Illustration(report: report, charts: format.isDrawn ? try charts(answers.values, in: workspace) : [])
    }

    /// The answers of both databases side by side.
    public func comparison(
        in both: WorkspacePair, as format: ReportFormat
    ) async throws -> (illustration: Illustration, summary: [String]) {
        try await comparison(in: both, as: format, schema: schema, rows: comparedRows)
    }

    /// The answers of both databases to the inputs of the first as rows of a schema.
    func comparison<Line>(
        in both: WorkspacePair, as format: ReportFormat, schema: Schema<Line>,
        rows: (Answer, CellContext) throws -> [Line], summarised: (key: String, text: String)? = nil
    ) async throws -> (illustration: Illustration, summary: [String]) {
        let inputs = try inputs(in: both.first)
        let answers = (try await answers(to: inputs, in: both.first), try await answers(to: inputs, in: both.other))
        try answers.0.refuseIfNothingIsLeft()
        let layout = schema.layout(pairing, summarised: summarised)
        func cells(_ answers: Batch<Answer>, _ workspace: Workspace) throws -> Batch<[[Cell]]> {
            let context = CellContext(workspace, significantDigits: format.reactionDigits)
            return try answers.tryMap { answer in try rows(answer, context).map { schema.cells($0, context) } }
        }
        let (table, summary) = both.comparison(layout, schema.columns).table(
            title: comparisonTitle, try cells(answers.0, both.first), try cells(answers.1, both.other),
            footnotes: both.footnotes(layout))
        let report = both.report(Self.name, settings: try comparisonSettings(in: both.first), table: table)
        return (Illustration(report: report, charts: []), summary)
    }
}
