internal import ArgumentParser
internal import Chemistry
internal import ExactArithmetic
internal import Presentation
internal import ThermoEntries
internal import ThermoSnapshot

/// A substitution series: a formula in which amounts depend on x, and the values of x.
struct SeriesOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "A series of compositions, for instance 'Li{3-x}In{1-x}Zr{x}Cl6'; the rows tell x.", valueName: "template"))
    var series: String?

    @Option(parsing: .unconditional, help: ArgumentHelp("First x of the series.", valueName: "x"))
    var from = "0"

    @Option(parsing: .unconditional, help: ArgumentHelp("Last x of the series.", valueName: "x"))
    var to = "1"

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Steps from the first to the last x, both included.", valueName: "n"))
    var steps = 10

    /// Whether a series was asked for.
    var isUsed: Bool { series != nil }

    func validate() throws { _ = try points() }

    /// The series, exact in every amount; nil when none was asked for.
    /// - Throws: `ValidationError` for a template, an end or a number of steps that makes no sense.
    func points() throws -> CompositionSeries? {
        guard let series else { return nil }
        let (first, last) = (try Self.end(from, "--from"), try Self.end(to, "--to"))
        do {
            return try CompositionSeries(FormulaTemplate(parsing: series), from: first, to: last, steps: steps)
        } catch {
            throw ValidationError("--series: \(error.description)")
        }
    }

    /// The column of x, which stands behind all others.
    static let column = Column("x", kind: .number, digits: 4, tableVisibility: .essential)

    /// The options as settings of a report; none without a series.
    var echo: [Report.Setting] {
        guard let series else { return [] }
        return [
            .init("series", .text(series)), .init("series_from", .text(from)), .init("series_to", .text(to)),
            .init("series_steps", .integer(steps)),
        ]
    }

    private static func end(_ text: String, _ option: String) throws -> Rational {
        if let number = Rational(decimalOrFraction: text) { return number }
        throw ValidationError("\(option) '\(text)' is no number; give a decimal or a fraction such as 1/3")
    }
}

extension Workspace {
    /// What rows of a series without an entry mean, for the foot of a table; nothing without such rows or without a series.
    /// - Throws: as `written`.
    func seriesFootnotes(_ subjects: SubjectOptions) throws -> [String] {
        guard subjects.series.isUsed else { return [] }
        let substances = try written(subjects).values
        let missing = substances.count { entries.rows(of: $0.composition.reduced.composition).isEmpty }
        guard missing > 0 else { return [] }
        let text =
            "\(missing) of \(substances.count) compositions of the series have no entry: their rows are those of the mixture of phases "
            + "on the hull, not of a solid solution, and change where that mixture does. For a solution give its energies (--entry) "
            + "or its end members (--solid-solution)."
        return [text]
    }
}

extension Batch<Substance> {
    /// The members of a series, rounded ones balanced as `catalogue` does; those without a formula kept in their place.
    init(_ series: CompositionSeries, catalogue: MaterialCatalogue? = nil) {
        self.init(
            outcomes: series.points.map { point in
                switch point.formula {
                case .success(let formula):
                    let balanced = catalogue?.balanced(formula) ?? formula
                    return .success(
                        Substance(balanced, x: point.x.doubleValue, isBalanced: balanced != formula))
                case .failure(let error):
                    let place = "\(series.template.text) at x = \(AmountText.number(point.x))"
                    var problem = InputProblem(place, error)
                    problem.failure.message = "\(error.message); \(error.remedy)"
                    return .failure(problem)
                }
            })
    }
}
