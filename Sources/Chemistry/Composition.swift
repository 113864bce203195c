public import ExactArithmetic

/// Exact amounts of elements: at least one element, every amount positive.
///
/// Equal amounts make equal compositions, however they were typed: `Li2S`, `S Li2` and `(Li2)S` are one value.
public struct Composition: Sendable, Hashable {
    /// The elements present, by ascending atomic number.
    public let elements: [Element]
    /// The amount of `elements[i]`, in atoms (or mol) per formula unit.
    let values: [Rational]

    /// Trusts the caller: ascending elements, positive amounts.
    package init(sortedElements elements: [Element], values: [Rational]) {
        self.elements = elements
        self.values = values
    }

    /// Creates a composition from atoms per formula unit; zeros are dropped.
    /// - Throws: `.negativeAmount` naming the element, `.empty` when nothing is left.
    public init(_ amounts: [Element: Rational]) throws(FormulaError) {
        try self.init(amounts.sorted { $0.key < $1.key }.map { (element: $0.key, amount: $0.value) })
    }

    /// Creates a composition from pairs in any order; repeated elements are added up and zeros dropped.
    /// - Throws: `.negativeAmount` naming the element, `.empty` when nothing is left.
    public init(_ amounts: [(element: Element, amount: Rational)]) throws(FormulaError) {
        let sums = Self.summed(amounts)
        let text = sums.map { "\($0.element)\($0.amount)" }.joined(separator: " ")
        if let negative = sums.first(where: { $0.amount.signum < 0 }) {
            throw FormulaError(
                .negativeAmount, formula: text, message: "the amount of \(negative.element) is \(negative.amount)",
                remedy: "give amounts of zero or more")
        }
        guard !sums.isEmpty else {
            throw FormulaError(
                .empty, formula: text, message: "no atoms", remedy: "give at least one element a positive amount")
        }
        self.init(sortedElements: sums.map(\.element), values: sums.map(\.amount))
    }

    /// One atom of one element.
    public init(_ element: Element) {
        self.init(sortedElements: [element], values: [.one])
    }

    /// Ascending by atomic number, equal elements added up, zeros dropped.
    static func summed(
        _ amounts: [(element: Element, amount: Rational)]
    ) -> [(element: Element, amount: Rational)] {
        var sums: [(element: Element, amount: Rational)] = []
        for item in amounts.sorted(by: { $0.element < $1.element }) {
            if let last = sums.last, last.element == item.element {
                sums[sums.count - 1].amount += item.amount
            } else {
                sums.append(item)
            }
        }
        return sums.filter { !$0.amount.isZero }
    }

    /// The elements with their amounts (atoms per formula unit), by ascending atomic number.
    public var amounts: [(element: Element, amount: Rational)] {
        zip(elements, values).map { (element: $0, amount: $1) }
    }

    /// The amount of `element`, 0 when it is absent.
    public subscript(element: Element) -> Rational {
        elements.firstIndex(of: element).map { values[$0] } ?? .zero
    }

    /// Atoms per formula unit.
    public var atomCount: Rational {
        values.reduce(.zero, +)
    }

    /// Molar mass in g/mol of formula units.
    public var mass: Double {
        zip(elements, values).reduce(0) { $0 + $1.0.mass * $1.1.doubleValue }
    }

    /// True when only one element is present.
    public var isElemental: Bool { elements.count == 1 }

    /// The formula unit that `reducedFormula` writes, and how many of it make this composition.
    ///
    /// It holds the smallest whole numbers in the same proportion, doubled for the gases H2, N2, O2, F2 and Cl2 and
    /// for the peroxides such as Li2O2, so that formula, amounts and coefficients always agree. Postcondition:
    /// `composition.scaled(by: factor)` equals `self`.
    public var reduced: (composition: Composition, factor: Rational) {
        var factor = values.reduce(.zero, Rational.greatestCommonDivisor)
        if Self.isWrittenDoubled(elements, values.map { $0 == factor }) { factor /= 2 }
        if factor == 1 { return (self, factor) }
        return (Composition(sortedElements: elements, values: values.map { $0 / factor }), factor)
    }

    /// Every amount multiplied by `factor`.
    /// - Precondition: `factor` is positive.
    public func scaled(by factor: Rational) -> Composition {
        precondition(factor.signum > 0, "a composition can only be scaled by a positive factor")
        return Composition(sortedElements: elements, values: values.map { $0 * factor })
    }

    /// The union of both, amount by amount.
    public static func + (left: Composition, right: Composition) -> Composition {
        let sums = summed(left.amounts + right.amounts)
        return Composition(sortedElements: sums.map(\.element), values: sums.map(\.amount))
    }
}
