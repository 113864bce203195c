public import ExactArithmetic

/// The formulas of a template at equally spaced, exact values of x, both ends included.
public struct CompositionSeries: Sendable {
    /// One member of the series.
    public struct Point: Sendable {
        /// The value of x.
        public let x: Rational
        /// The formula there, or why there is none; the other points are unaffected.
        public let formula: Result<Formula, FormulaError>
    }

    /// The template.
    public let template: FormulaTemplate
    /// `steps + 1` points in the order from the first to the last x.
    public let points: [Point]

    /// More steps than this are refused.
    public static let mostSteps = 10_000

    /// `x = from + k (to - from) / steps` for k = 0...steps; `to` may lie below `from`.
    ///
    /// - Throws: `absurdNumber` for fewer than one or more than 10,000 steps, or equal ends.
    public init(
        _ template: FormulaTemplate, from first: Rational, to last: Rational, steps: Int
    ) throws(FormulaError) {
        guard (1...CompositionSeries.mostSteps).contains(steps) else {
            throw FormulaError(
                .absurdNumber, formula: template.text, message: "a series of \(steps) steps",
                remedy: "give 1 to \(CompositionSeries.mostSteps) steps")
        }
        guard first != last else {
            throw FormulaError(
                .absurdNumber, formula: template.text, message: "the series starts and ends at x = \(first)",
                remedy: "give two different ends")
        }
        let step = (last - first) / Rational(steps)
        self.template = template
        points = (0...steps).map { k in
            let x = k == steps ? last : first + Rational(k) * step
            return Point(x: x, formula: Result { () throws(FormulaError) in try template.formula(at: x) })
        }
    }
}
