public import Analyses
internal import Electrochemistry
internal import Interfaces
public import Presentation
internal import Screening
internal import ThermoEntries
internal import Thermodynamics

extension ScreeningAnalysis: Reported {
    /// The columns of the table made last; those of a ranking depend on the answer.
    public var schema: Schema<ReportRow> { Schema([]) }

    /// None: `report` asks the answer.
    public func rows(of answer: ScreeningAnswer, _ context: CellContext) -> [ReportRow] { [] }

    /// The heading.
    public func title(in workspace: Workspace) -> String { comparisonTitle }
    /// Those of the ranking.
    public func footnotes(_ answers: [ScreeningAnswer], in workspace: Workspace) -> [String] { [] }
    /// Partners and criteria stand in the answer.
    public func settings(in workspace: Workspace) -> [Report.Setting] { [] }
    /// The interface.
    public var comparisonTitle: String { "Coatings for \(electrolyte) | \(cathode)" }

    /// Tables and pages.
    public static var formats: [ReportFormat] { ReportFormat.tabular + [.html] }

    /// - Throws: `AnalysisError` for what the stages of single candidates have no place for.
    public func refuse(_ format: ReportFormat, in workspace: Workspace) throws {
        if isDecisive, !explained.isEmpty {
            throw AnalysisError.usage(
                "\(.decisive) has no place in what \(.explain) writes; leave out one of them")
        }
    }

    /// Rows of a ranking at most; nil: all.
    private func shown(_ format: ReportFormat) -> Int? { top ?? (format == .table ? Self.rowsInTables : nil) }

    private static let rowsInTables = 25

    /// The ranking.
    public func report(
        _ answers: Batch<ScreeningAnswer>, in workspace: Workspace, significantDigits: Int
    ) async throws -> Report {
        let format: ReportFormat = significantDigits == ReportFormat.csv.reactionDigits ? .csv : .table
        return try await illustration(answers, in: workspace, as: format).report
    }

    /// The ranking, or the stages of single candidates, below the funnel; a page with all of it.
    public func illustration(
        _ answers: Batch<ScreeningAnswer>, in workspace: Workspace, as format: ReportFormat
    ) async throws -> Illustration {
        try answers.refuseIfNothingIsLeft()
        let answer = answers.values[0]
        let screening = try await ranking(answer, workspace, format)
        let explanation = answer.explanation.map {
            ScreenExplanation(screening, $0.subjects, pool: answer.chosen, $0.stages)
        }
        var full = screening.ranking(top: shown(format))
        var result = Illustration(report: explanation?.report ?? full, charts: [])
        if format == .html {
            let page = try await ScreenPage(
                report: screening, screen: answer.screen, criteria: answer.input.criteria.criteria)
            result.ownPage = page.page(full, why: explanation?.report.table)
            result.report.remarks = []
        } else if explanation == nil, let note = screening.leftOutNote(top: top) {
            full.remarks.insert(note, at: 0)
            result.report = full
        }
        result.preamble = screening.funnelText + "\n" + (explanation?.headlines ?? "")
        return result
    }

    private func ranking(
        _ answer: ScreeningAnswer, _ workspace: Workspace, _ format: ReportFormat
    ) async throws -> ScreenReport {
        var report = ScreenReport(answer, in: workspace, significantDigits: format.reactionDigits)
        report.showsStopped = isComplete
        let leftOut = answer.chosen.leftOutText.map { [$0] } ?? []
        report.remarks = (answer.remarks + leftOut).map(workspace.text)
        if isDecisive { report.hangsOn = try await report.decisive(top: shown(format)) }
        return report
    }

    /// Every candidate that a stage stopped, with the value that did.
    public func rejected(_ answer: ScreeningAnswer, in workspace: Workspace, significantDigits: Int) -> Report {
        ScreenReport(answer, in: workspace, significantDigits: significantDigits).rejected()
    }

    /// The criteria used, as a file of criteria.
    public func criteriaText(in workspace: Workspace) throws -> String {
        CriteriaFile.text(try criteria(in: workspace).typed, offset: workspace.reference.offset)
    }

    // MARK: - Two databases

    /// Both rankings side by side.
    public func comparison(
        in both: WorkspacePair, as format: ReportFormat
    ) async throws -> (illustration: Illustration, summary: [String]) {
        let inputs = try inputs(in: both.first)
        let answers = try await answers(to: inputs, in: both.first)
        try answers.refuseIfNothingIsLeft()
        let answer = answers.values[0]
        let digits = format.reactionDigits
        let first = ScreenReport(answer, in: both.first, significantDigits: digits)
        let screen = answer.input.screen(both.other, ion: answer.screen.ion)
        let second: Result<ScreenReport, Problem>
        do {
            let rows =
                answer.chosen.pool.map { $0.rows(screen) }
                ?? both.other.entries.rows(ofSame: answer.chosen.rows, in: both.first.entries)
            let result = try await judge(rows, screen, nil, both.other)
            let other = ScreeningAnswer(
                input: answer.input, screen: screen, chosen: answer.chosen.withoutFailures, result: result,
                remarks: answer.remarks, explanation: nil)
            second = .success(
                ScreenReport(other, in: both.other, significantDigits: digits, settings: first.settings))
        } catch let error as InterfaceError {
            second = .failure(Problem(both.other.stamp.name, error))
        }
        let comparison = try await ScreenComparison(both: both, first: first, answer.screen, other: second, screen)
        let (report, words) = comparison.report(top: shown(format), isForPeople: format == .table)
        var result = Illustration(report: report, charts: [])
        result.preamble = comparison.funnelText + "\n"
        return (result, words)
    }
}

/// A row that is made elsewhere.
public struct ReportRow: Sendable {}
