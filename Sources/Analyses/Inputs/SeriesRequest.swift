public import Chemistry
internal import ExactArithmetic
internal import ThermoEntries
package import ThermoSnapshot

/// A substitution series: a formula in which amounts depend on x, and the values of x.
public struct SeriesRequest: Codable, Hashable, Sendable {
    /// The template, for instance `Li{3-x}In{1-x}Zr{x}Cl6`.
    public var template: String
    /// First x, a decimal or a fraction.
    public var from: String
    /// Last x, a decimal or a fraction.
    public var to: String
    /// Steps from the first to the last x, both included.
    public var steps: Int

    /// The members of a template at x from `from` to `to`.
    public init(_ template: String, from: String = "0", to: String = "1", steps: Int = 10) {
        (self.template, self.from, self.to, self.steps) = (template, from, to, steps)
    }

    /// The series, exact in every amount.
    /// - Throws: `AnalysisError` for a template, an end or a number of steps that makes no sense.
    public func points() throws(AnalysisError) -> CompositionSeries {
        let (first, last) = (try Self.end(from, .from), try Self.end(to, .to))
        do {
            return try CompositionSeries(FormulaTemplate(parsing: template), from: first, to: last, steps: steps)
        } catch {
            throw .usage("\(.series): \(error.description)")
        }
    }

    private static func end(_ text: String, _ name: SettingName) throws(AnalysisError) -> Rational {
        if let number = Rational(decimalOrFraction: text) { return number }
        throw .usage("\(name) '\(text)' is no number; give a decimal or a fraction such as 1/3")
    }
}

extension Workspace {
    /// What rows of a series without an entry mean; nil without such rows or without a series.
    /// - Throws: as `written`.
    package func seriesRemark(_ subjects: SubjectRequest) throws -> Wording? {
        guard subjects.series != nil else { return nil }
        let substances = try written(subjects).values
        let missing = substances.count { entries.rows(of: $0.composition.reduced.composition).isEmpty }
        guard missing > 0 else { return nil }
        return """
            \(missing) of \(substances.count) compositions of the series have no entry: their rows are those of the mixture of phases \
            on the hull, not of a solid solution, and change where that mixture does. For a solution give its energies (\(.entry)) or its \
            end members (\(.solidSolution)).
            """
    }
}

extension Batch<Substance> {
    /// The members of a series, rounded ones balanced as `catalogue` does; those without a formula kept in their place.
    package init(_ series: CompositionSeries, catalogue: MaterialCatalogue? = nil) {
        self.init(
            outcomes: series.points.map { point in
                switch point.formula {
                case .success(let formula):
                    let balanced = catalogue?.balanced(formula) ?? formula
                    return .success(
                        Substance(balanced, x: point.x.doubleValue, isBalanced: balanced != formula))
                case .failure(let error):
                    let place = "\(series.template.text) at x = \(AmountText.number(point.x))"
                    var problem = Problem(place, error)
                    problem.message = "\(error.message); \(error.remedy)"
                    return .failure(problem)
                }
            })
    }
}
