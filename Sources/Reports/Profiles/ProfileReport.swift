public import Analyses
internal import Chemistry
internal import Electrochemistry
public import Presentation

extension ProfileAnalysis: Reported {
    /// One row per step.
    public var schema: Schema<ProfileRow> { .profile }

    /// The steps within the range, low voltage of cations first; a single one for the element of the ion itself.
    public func rows(of answer: ProfileAnswer, _ context: CellContext) -> [ProfileRow] {
        if answer.isReservoirItself { return [ProfileRow(answer: answer, step: nil)] }
        return answer.steps(within: range, against: context.reference).map { ProfileRow(answer: answer, step: $0) }
    }

    /// Names the ion.
    public func title(in workspace: Workspace) -> String {
        "Voltage profiles, ion \(workspace.ion.element.symbol)"
    }

    /// What the numbers mean and rest on.
    public func footnotes(_ answers: [ProfileAnswer], in workspace: Workspace) -> [String] {
        [
            "Uptake: positive when the ion is inserted. Capacity: per gram of the composition as typed.",
            workspace.voltageFootnote, workspace.energyFootnote,
        ]
    }

    /// The range.
    public func settings(in workspace: Workspace) -> [Report.Setting] {
        [.init("from_V", .optional(from)), .init("to_V", .optional(to))]
    }

    // MARK: - Pictures

    /// Tables, pictures and pages.
    public static var formats: [ReportFormat] { ReportFormat.allCases }

    /// - Throws: `AnalysisError` for more than one composition.
    public func refuse(_ format: ReportFormat, in workspace: Workspace) throws {
        if format.isPicture, formulas.count > 1 {
            throw AnalysisError.usage(
                "a picture shows one composition, not \(formulas.count); give one formula, or write .html")
        }
    }

    /// A staircase per composition.
    public func charts(_ answers: [ProfileAnswer], in workspace: Workspace) -> [any Chart] {
        answers.map(ProfilePicture(workspace: workspace, range: range).chart)
    }

    // MARK: - Two databases

    /// The staircases are cut at the steps of either.
    public var pairing: RowPairing { .steps(low: "voltage_low_V", high: "voltage_high_V", within: range) }

    /// All steps take part.
    public func comparedRows(of answer: ProfileAnswer, _ context: CellContext) -> [ProfileRow] {
        answer.isReservoirItself
            ? [ProfileRow(answer: answer, step: nil)] : answer.steps.map { ProfileRow(answer: answer, step: $0) }
    }

    /// The same without the ion.
    public var comparisonTitle: String { "Voltage profiles" }
}
