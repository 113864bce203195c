public import Analyses
internal import Interfaces
public import Presentation
internal import TextFormats
internal import Thermodynamics

extension MapAnalysis: Reported {
    /// The columns of the long form.
    public var schema: Schema<ReactionMixture> {
        let schema = Schema<ReactionMixture>.map(metric, unit)
        return (isDecisive ? schema + .decisiveOfMap(metric, unit) : schema)
            + (uncertainty == nil ? Schema([]) : .uncertaintyOfMap(metric, unit))
    }

    /// The mixtures of all cells that have one.
    public func rows(of answer: ReactionMap, _ context: CellContext) -> [ReactionMixture] {
        answer.cells.compactMap(\.mixture)
    }

    /// What the energies are.
    public func title(in workspace: Workspace) throws -> String {
        let conditions = try conditions.conditions(in: workspace)
        let isOpen = conditions.contains { !$0.reservoirs.isEmpty }
        return "Lowest \(metric.rawValue) reaction energy, \(unit.title(isNonReservoir: isOpen)), \(conditions.title)"
    }

    /// What every form says below the numbers.
    public func footnotes(_ answers: [ReactionMap], in workspace: Workspace) -> [String] {
        answers.flatMap { heatmap($0, workspace, isLong: false).notes }
    }

    /// Conditions, metric, unit, energies of the materials.
    public func settings(in workspace: Workspace) throws -> [Report.Setting] {
        settings(try conditions.conditions(in: workspace))
    }

    func settings(_ conditions: [Condition]) -> [Report.Setting] {
        self.conditions.echo(conditions) + [
            .init("metric", .text(metric.rawValue)), .init("unit", .text(unit.rawValue)),
            .init("reactant_energy", .text(energy.rawValue)),
        ] + (uncertainty?.echo ?? [])
    }

    /// Materials whose columns are materials too.
    public var rowSubject: RowSubject { .matrix }
    /// The energies.
    public var comparisonTitle: String { "Lowest \(metric.rawValue) reaction energy" }

    /// Tables, pictures and pages.
    public static var formats: [ReportFormat] { ReportFormat.allCases }
    /// Pictures and pages of the differences.
    public static var comparesInDrawings: Bool { true }

    /// - Throws: `AnalysisError` for a census that is no table, and for decisive phases where there is no row for them.
    public func refuse(_ format: ReportFormat, in workspace: Workspace) throws {
        if layout == .census, !ReportFormat.tabular.contains(format) {
            throw AnalysisError.usage("a census is a table; write .csv or .json, or leave out \(.output)")
        }
        guard isDecisive || uncertainty != nil, layout == .census || !isLong(format) else { return }
        let other: Wording = layout == .census ? "\(.census)" : "a map without \(.long)"
        let setting = isDecisive ? SettingName.decisive : .uncertainty
        throw AnalysisError.usage("\(setting) has no place in what \(other) writes; leave out one of them")
    }

    /// JSON and pages always hold one row per pair and condition.
    private func isLong(_ format: ReportFormat) -> Bool { layout == .long || format == .json || format == .html }

    // MARK: - Forms

    /// The map as the layout says.
    public func report(
        _ answers: Batch<ReactionMap>, in workspace: Workspace, significantDigits: Int
    ) throws -> Report {
        let format: ReportFormat = significantDigits == ReportFormat.csv.reactionDigits ? .csv : .table
        return try illustration(answers, in: workspace, as: format).report
    }

    /// The map in a form: matrix, long rows, picture, page or census.
    public func illustration(
        _ answers: Batch<ReactionMap>, in workspace: Workspace, as format: ReportFormat
    ) throws -> Illustration {
        try answers.refuseIfNothingIsLeft()
        let answer = answers.values[0]
        if layout == .census { return Illustration(report: CensusReport(self, answer, workspace).report, charts: []) }
        let isLong = isLong(format)
        let map = heatmap(answer, workspace, isLong: isLong, significantDigits: format.reactionDigits)
        try map.refuseIfEmpty()
        let isTable = isLong && ReportFormat.tabular.contains(format)
        // Long rows get the flag with their other columns.
        return (isTable ? map : map.flaggingMissingPhases()).illustration(as: format, isLong: isLong)
    }

    private func heatmap(
        _ map: ReactionMap, _ workspace: Workspace, isLong: Bool, significantDigits: Int = 4
    ) -> Heatmap {
        Heatmap(self, map, in: workspace, isLong: isLong, significantDigits: significantDigits)
    }

    // MARK: - Two databases

    /// - Throws: `AnalysisError` for a census and for decisive phases.
    public func refuseComparison() throws {
        if layout == .census { throw AnalysisError.usage("\(.also) compares energies; leave out \(.census)") }
        if uncertainty != nil {
            throw AnalysisError.usage("\(.also) compares the energies themselves; leave out \(.uncertainty)")
        }
    }

    /// The map of the differences, or the long rows of both side by side.
    public func comparison(
        in both: WorkspacePair, as format: ReportFormat
    ) async throws -> (illustration: Illustration, summary: [String]) {
        let inputs = try inputs(in: both.first)
        let first = try compared(try await answers(to: inputs, in: both.first), both.first, format)
        try first.refuseIfEmpty()
        let other = try compared(try await answers(to: inputs, in: both.other), both.other, format)
        return illustration(HeatmapComparison(first, other), other, as: format)
    }

    private func compared(
        _ answers: Batch<ReactionMap>, _ workspace: Workspace, _ format: ReportFormat
    ) throws -> Heatmap {
        try answers.refuseIfNothingIsLeft()
        let map = heatmap(answers.values[0], workspace, isLong: true, significantDigits: format.reactionDigits)
        return isLong(format) && ReportFormat.tabular.contains(format) ? map : map.flaggingMissingPhases()
    }

    private func illustration(
        _ comparison: HeatmapComparison, _ other: Heatmap, as format: ReportFormat
    ) -> (illustration: Illustration, summary: [String]) {
        var result = comparison.differences(other).illustration(as: format, isLong: false)
        result.report.table.footnotes += comparison.summary + [comparison.both.otherFootnote]
        if isLong(format) {
            (result.report, result.isStamped) = (comparison.longReport, true)
            result.companion = nil
        }
        return (result, comparison.summary)
    }
}

extension Heatmap {
    /// - Throws: `AnalysisError` for a map without any value.
    fileprivate func refuseIfEmpty() throws {
        if failures.count == values.count, let first = failures.first {
            throw AnalysisError.badInput("\(first.input): \(first.message)")
        }
    }

    /// The map in a form.
    fileprivate func illustration(as format: ReportFormat, isLong: Bool) -> Illustration {
        var result = Illustration(
            report: isLong ? longReport() : wideReport(), charts: format.isPicture ? [chart()] : [])
        if format == .html { result.ownPage = page() }
        guard !isLong else { return result }
        result.isStamped = false
        result.companion = Illustration.Companion(
            name: "flags", report: flagsTable(like: result.report),
            remark: flaggedCount == 0
                ? nil
                : """
                \(flaggedCount) of the cells carry flags, which a matrix has no place for; \(.long) names them, and so does the second file \
                of \(.output)
                """)
        // A matrix and a picture have no column for it.
        let texts = rows + columns
        if let line = Readings(catalogue: workspace.catalogue).line(on: texts, names: false) {
            result.report.remarks.insert(line, at: 0)
        }
        return result
    }
}
