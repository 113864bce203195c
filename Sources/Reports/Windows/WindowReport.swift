public import Analyses
internal import Chemistry
internal import Electrochemistry
public import Presentation
internal import TextFormats
internal import ThermoEntries
internal import Thermodynamics

extension WindowAnalysis: Reported {
    /// One row per composition; what is asked for beside the limits stands behind them.
    public var schema: Schema<WindowAnswer> {
        var schema = Schema<WindowAnswer>.window
        if uncertainty != nil { schema = schema + .uncertainty }
        if subjects.series != nil { schema = schema + .series }
        if isDecisive { schema = schema + .decisive }
        return schema
    }

    /// Ion and mode.
    public func title(in workspace: Workspace) -> String {
        "Stability windows, ion \(workspace.ion.element.symbol), mode \(mode.rawValue)"
    }

    /// What the numbers rest on.
    public func footnotes(_ answers: [WindowAnswer], in workspace: Workspace) throws -> [String] {
        let stated = stated(in: workspace)
        let remark = try workspace.seriesRemark(subjects).map(workspace.text)
        var notes = isDecisive ? [Schema<WindowAnswer>.decisiveFootnote] : []
        notes += [workspace.voltageFootnote, workspace.energyFootnote]
        notes += [uncertainty?.footnote, remark].compactMap { $0 }
        notes += [answers.calibratedNote(workspace)].compactMap { $0 }
        if uncertainty != nil, stated > 0 {
            notes.append(
                "\(stated) \(stated == 1 ? "entry varies" : "entries vary") by an uncertainty stated with the energy.")
        }
        if uncertainty != nil, workspace.request.verifies {
            notes.append(
                workspace.text("Not re-checked in exact arithmetic: the columns of \(.uncertainty)."))
        }
        return notes
    }

    /// Mode, series, sampling.
    public func settings(in workspace: Workspace) -> [Report.Setting] {
        let own: [Report.Setting] =
            uncertainty == nil ? [] : [.init("entries_with_own_uncertainty", .integer(stated(in: workspace)))]
        return [.init("mode", .text(mode.rawValue))] + subjects.echo + (uncertainty?.echo ?? []) + own
            + (isDecisive ? [.init("decisive", .boolean(true))] : [])
    }

    /// Compounds of the database, or what was typed.
    public var rowSubject: RowSubject { subjects.rowSubject }

    /// Phases that state an uncertainty of their own, by which they are varied.
    private func stated(in workspace: Workspace) -> Int {
        guard uncertainty != nil else { return 0 }
        let entries = workspace.entries
        return (0..<entries.count).count { entries.energyDeviation(at: $0) != nil }
    }

    // MARK: - Pictures

    /// Tables, pictures and pages.
    public static var formats: [ReportFormat] { ReportFormat.allCases }

    /// - Throws: `AnalysisError` for more windows than can be read on one page.
    public func refuse(_ format: ReportFormat, in workspace: Workspace) throws {
        guard format.isPicture else { return }
        let count = try inputs(in: workspace).outcomes.count
        guard count > WindowPicture.mostRows else { return }
        throw AnalysisError.usage(
            """
            a picture of \(count) windows cannot be read, \(WindowPicture.mostRows) at most; name fewer compositions, or write .html or \
            .csv
            """)
    }

    /// The windows as bars; pages of very many windows hold the table alone.
    public func charts(_ answers: [WindowAnswer], in workspace: Workspace) -> [any Chart] {
        guard answers.count <= WindowPicture.mostRows else { return [] }
        let picture = WindowPicture(
            workspace: workspace, title: title(in: workspace), series: subjects.series?.template)
        return [picture.chart(answers)]
    }

    // MARK: - Two databases

    /// - Throws: `AnalysisError` when more is asked for than limits.
    public func refuseComparison() throws {
        if uncertainty != nil {
            throw AnalysisError.usage("\(.also) compares the limits themselves; leave out \(.uncertainty)")
        }
    }

    /// The mode.
    public var comparisonTitle: String { "Stability windows, mode \(mode.rawValue)" }
}

extension [WindowAnswer] {
    /// Limits named in a line; more are counted.
    private static var named: Int { 4 }

    /// Where calibrated energies contradict the published ones; nil where they do not.
    fileprivate func calibratedNote(_ workspace: Workspace) -> String? {
        let format = NumberFormat()
        func text(_ limit: CalibratedLimits.Limit?, _ formula: String, _ name: String) -> String? {
            limit.map {
                let volts = format.text(workspace.reference.voltage(againstElement: $0.calibrated), decimals: 2) ?? ""
                return "\(formula) is \(name) at \(volts) V +-\(format.text($0.margin, decimals: 2) ?? "")"
            }
        }
        // Where a usual binary is missing, both limits rest on others and say nothing about each other.
        let missing = MissingPhases(workspace).found(map { [$0.substance.text] }).groups
        let told = zip(self, missing).filter(\.1.isEmpty).map(\.0).flatMap { answer in
            [
                text(answer.calibrated?.reduction, answer.substance.text, "reduced"),
                text(answer.calibrated?.oxidation, answer.substance.text, "oxidised"),
            ].compactMap { $0 }
        }
        guard !told.isEmpty else { return nil }
        let more = told.count > Self.named ? "; and \(told.count - Self.named) more" : ""
        return workspace.text(
            "Measured enthalpies say otherwise: \(told.prefix(Self.named).joined(separator: "; "))\(more) (90 % interval; \(.energies) calibrated)."
        )
    }
}

extension UncertaintyRequest {
    /// What the intervals mean, for the foot of a table.
    fileprivate var footnote: String {
        let zero =
            "a sample that the element of the ion leaves alone counts as 0 V, an empty end means no limit."
        guard standardDeviation != nil else {
            return "Intervals: 5 to 95 % of \(samples) samples with the errors of the calibration, which compounds share through its terms; "
                + "\(zero) \(CalibrationCoverage.limits)"
        }
        return "Intervals: 5 to 95 % of \(samples) samples with independent errors of the compounds; \(zero) Errors that many compounds "
            + "share (of a correction, of an element) are not in it: 0.15 eV/atom holds 86 % of 169 measured oxidation limits, 0.03 only 43 %."
    }

    /// The sampling as settings of a report.
    var echo: [Report.Setting] {
        [
            standardDeviation.map { .init("uncertainty_eV_per_atom", .number($0)) }
                ?? .init("uncertainty", .text("calibrated")), .init("samples", .integer(samples)),
            .init("seed", .text("\(seed)")),
        ]
    }
}
