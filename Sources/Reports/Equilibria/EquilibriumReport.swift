public import Analyses
internal import ExactArithmetic
public import Presentation
internal import TextFormats
internal import Thermodynamics

extension EquilibriumAnalysis: Reported {
    /// One row per phase; a single voltage stands in the title.
    public var schema: Schema<EquilibriumRow> {
        let count = (try? conditions.volts().count) ?? 0
        let schema = Schema<EquilibriumRow>.equilibrium(showsVoltage: count > 1)
        return isDecisive ? schema + .decisive : schema
    }

    /// The phases.
    public func rows(of answer: EquilibriumAnswer, _ context: CellContext) -> [EquilibriumRow] {
        answer.equilibrium.phases.map { EquilibriumRow(answer: answer, phase: $0) }
    }

    /// A condition that fails.
    public static var echoColumn: String { "reservoirs" }

    /// The formula and its surroundings.
    public func title(in workspace: Workspace) throws -> String {
        "Equilibrium of \(formula), \(try conditions.conditions(in: workspace).title)"
    }

    /// Reactions, energies and potentials, and what they rest on.
    public func footnotes(_ answers: [EquilibriumAnswer], in workspace: Workspace) throws -> [String] {
        let context = CellContext(workspace, significantDigits: Self.digitsInNotes)
        let conditions = try conditions.conditions(in: workspace)
        return answers.flatMap { notes($0, context) }
            + (isDecisive ? [Schema<EquilibriumRow>.decisiveFootnote] : [])
            + (conditions.contains { $0.voltage != nil } ? [workspace.voltageFootnote] : [])
            + [workspace.energyFootnote] + conditions.gasFootnotes
    }

    /// Notes are for people.
    private static let digitsInNotes = ReportFormat.table.reactionDigits

    private func notes(_ answer: EquilibriumAnswer, _ context: CellContext) -> [String] {
        let place = answer.condition.voltage.flatMap { NumberFormat().text($0) }.map { " at \($0) V" } ?? ""
        let energy = NumberFormat().text(answer.equilibrium.energy, decimals: 4) ?? ""
        let kind = answer.condition.reservoirs.isEmpty ? "Energy" : "Grand potential"
        let four = NumberFormat(significantDigits: 4)
        let gases = answer.gas.gases.map { "\(four.text($0.amount) ?? "") \($0.formula)" }
        let released = four.text(answer.gas.millimolesPerGram) ?? ""
        return [
            "Reaction\(place): \(answer.reaction(context))",
            "\(kind)\(place): \(energy) eV per formula unit of \(answer.substance.text).",
            "Chemical potentials\(place), eV/atom against the elements: "
                + answer.potentials(NumberFormat(significantDigits: 5)).joined(separator: ", ") + ".",
        ] + (gases.isEmpty ? [] : ["Gas given off\(place): \(gases.joined(separator: ", ")) (\(released) mmol/g)."])
    }

    /// The conditions.
    public func settings(in workspace: Workspace) throws -> [Report.Setting] {
        conditions.echo(try conditions.conditions(in: workspace))
    }

    // MARK: - Two databases

    /// The formula.
    public var comparisonTitle: String { "Equilibrium of \(formula)" }

    /// The conditions as typed.
    public func comparisonSettings(in workspace: Workspace) -> [Report.Setting] {
        [
            .init("voltages_V", .list(conditions.voltages)),
            .init("reservoirs_eV_per_atom", .list(conditions.reservoirs)),
        ]
    }

    /// One row per equilibrium.
    public func comparison(
        in both: WorkspacePair, as format: ReportFormat
    ) async throws -> (illustration: Illustration, summary: [String]) {
        try await comparison(
            in: both, as: format, schema: Schema<EquilibriumAnswer>.equilibrium,
            rows: { answer, _ in [answer] })
    }
}
