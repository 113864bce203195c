public import Analyses
public import Presentation
internal import TextFormats
internal import ThermoEntries
internal import Thermodynamics

/// One line of a stability table: an entry of a composition, or a composition without one.
public struct StabilityRow: Sendable {
    let answer: StabilityAnswer
    let phase: HullAnalysis.Phase?
}

/// `interphase-hull/1`: one row per entry of a composition.
extension Schema<StabilityRow> {
    static var stability: Schema {
        Schema([
            Field("formula", .text, .essential, compared: .key) { row, _ in .text(row.answer.text) },
            Field("id", .text, .exportOnly) { row, page in .optional(row.phase.map { page.entries.id(at: $0.row) }) },
            Field(
                "formation_energy_eV_per_atom", title: "formation / eV/atom", .number, digits: 4, .essential,
                compared: .number
            ) { row, _ in .optional(row.phase?.formationEnergy) },
            Field(
                "energy_above_hull_eV_per_atom", title: "above hull / eV/atom", .number, digits: 4, .essential,
                compared: .number
            ) { row, _ in .optional(row.phase?.energyAboveHull) },
            Field("decomposition_energy_eV_per_atom", title: "decomposition / eV/atom", .number, digits: 4) { row, _ in
                .optional(row.phase?.decompositionEnergy)
            },
            Field("stable", .boolean) { row, _ in row.phase.map { .boolean($0.isStable) } ?? .empty },
            Field("equilibrium", .amounts, .detail, compared: .phases) { row, page in
                page.entries.cell(row.answer.analysis.equilibrium)
            },
            Field("competing", .amounts, .detail) { row, page in
                row.answer.analysis.competing.map(page.entries.cell) ?? .empty
            },
            Field("flags", .list) { row, page in
                page.entries.remarks(row.answer.analysis.flags(for: row.phase), rows: row.involved)
            },
            Field(.energyDoubts) { row, page in page.entries.energyDoubts(rows: row.involved) },
        ])
    }

    /// What the intervals mean, for the foot of a table.
    static func scatterFootnote(_ request: UncertaintyRequest) -> String {
        let errors =
            request.standardDeviation == nil
            ? "with the errors of the calibration, which compounds share through its terms. \(CalibrationCoverage.energies)"
            : "with independent errors of the compounds, which shuffle neighbours on the hull more than real ones do."
        return "Chance on the hull, 5 and 95 %: of \(request.samples) samples \(errors)"
    }

    /// The x of a series, behind all others.
    static var seriesOfStabilities: Schema {
        Schema([Field(SeriesRequest.column) { row, _ in .optional(row.answer.x) }])
    }
}

extension Schema<StabilityRow> {
    /// How sure the stability of the lowest entry is, behind all others.
    static var scatterOfStabilities: Schema {
        Schema([
            Field("chance_on_hull", title: "chance on hull", .number, digits: 2) { row, _ in
                .optional(row.isLowest ? row.answer.scatter?.shareOnHull : nil)
            },
            Field("decomposition_p5_eV_per_atom", title: "dec. 5 % / eV/atom", .number, digits: 3) { row, _ in
                .optional(row.isLowest ? row.answer.scatter?.decomposition?.lowerBound : nil)
            },
            Field("decomposition_p95_eV_per_atom", title: "95 %", .number, digits: 3) { row, _ in
                .optional(row.isLowest ? row.answer.scatter?.decomposition?.upperBound : nil)
            },
        ])
    }
}

extension StabilityRow {
    fileprivate var isLowest: Bool { phase == answer.analysis.phases.first }

    /// The phases that the numbers rest on.
    fileprivate var involved: [Int] {
        let analysis = answer.analysis
        return (analysis.equilibrium + (analysis.competing ?? [])).map(\.row) + (phase.map { [$0.row] } ?? [])
    }
}

extension StabilityAnalysis: Reported {
    /// One row per entry of a composition.
    public var schema: Schema<StabilityRow> {
        (subjects.series == nil ? .stability : .stability + .seriesOfStabilities)
            + (uncertainty == nil ? Schema([]) : .scatterOfStabilities)
    }

    /// Every entry; one without energies for a composition that has none.
    public func rows(of answers: [StabilityAnswer], _ context: CellContext) -> [StabilityRow] {
        answers.flatMap { answer in
            answer.analysis.phases.isEmpty
                ? [StabilityRow(answer: answer, phase: nil)]
                : answer.analysis.phases.map { StabilityRow(answer: answer, phase: $0) }
        }
    }

    /// The same for everything asked.
    public func title(in workspace: Workspace) -> String { comparisonTitle }

    /// What stable means and the numbers rest on.
    public func footnotes(_ answers: [[StabilityAnswer]], in workspace: Workspace) throws -> [String] {
        [
            "Stable: within \(NumberFormat().text(SystemHull.stableWithin) ?? "") eV/atom of the hull.",
            "Amounts: formula units per formula unit asked.", workspace.energyFootnote,
        ] + (uncertainty.map { [Schema<StabilityRow>.scatterFootnote($0)] } ?? []) + [try workspace.seriesRemark(subjects).map(workspace.text)].compactMap { $0 }
    }

    /// The series.
    public func settings(in workspace: Workspace) -> [Report.Setting] { subjects.echo + (uncertainty?.echo ?? []) }

    /// - Throws: `AnalysisError` for varied energies.
    public func refuseComparison() throws {
        if uncertainty != nil {
            throw AnalysisError.usage("\(.also) compares the energies themselves; leave out \(.uncertainty)")
        }
    }

    /// Compounds of the database, or what was typed.
    public var rowSubject: RowSubject { subjects.rowSubject }

    /// The heading.
    public var comparisonTitle: String { "Stability against decomposition" }
}
