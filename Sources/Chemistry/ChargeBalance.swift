public import ExactArithmetic

/// Whether a composition is neutral with the oxidation states that its elements usually have, and what is near it if not.
///
/// Exact: amounts are rational, states are whole numbers. A lint for typed formulas, never a judgement: alloys, elements, metallic nitrides
/// and cluster halides are not judged, and every average of usual states counts as usual (mixed valence, polysulfides, P-P bonds).
/// Decision 0007 tells the rule and how often it is wrong.
public struct ChargeBalance: Sendable {
    /// Tolerances of the rounding that is mended.
    public struct Settings: Sendable {
        /// Below this charge per formula unit as typed an imbalance can come from rounding in print, in units of e.
        public var roundingLimit = Rational(1, 50)

        /// The defaults.
        public init() {}
    }

    /// A neutral composition and the change of one element that leads to it.
    public struct Neighbour: Sendable, Hashable {
        /// The element of which atoms are added or taken out.
        public let element: Element
        /// Atoms per formula unit; negative ones are taken out.
        public let change: Rational
        /// The neutral composition.
        public let composition: Composition
    }

    /// The composition that was judged.
    public let composition: Composition
    /// Smallest charge per formula unit over all averages of usual states, in e; 0 for neutral compositions and those not judged.
    public let charge: Rational
    /// The same with the states for which formulas are usually written: whole ones for main-group elements and d0 metals.
    public let writtenCharge: Rational
    private let elements: [(element: Element, amount: Rational, states: UsualStates)]

    /// Judges a composition.
    /// - Complexity: O(k + 3^m) for k elements of which m have several whole states; a few microseconds.
    public init(_ composition: Composition) {
        let symbols = Set(composition.elements.map(\.symbol))
        let oxygen = composition[.oxygen]
        let elements = composition.amounts.map { item in
            (
                element: item.element, amount: item.amount,
                states: UsualStates.states(
                    of: item.element, among: symbols, oxygenPerAtom: oxygen / item.amount)
            )
        }
        self.composition = composition
        self.elements = elements
        guard Self.isJudged(symbols) else {
            (charge, writtenCharge) = (.zero, .zero)
            return
        }
        let smallest = Self.distance(
            low: elements.reduce(.zero) { $0 + Rational($1.states.range.lowerBound) * $1.amount },
            high: elements.reduce(.zero) { $0 + Rational($1.states.range.upperBound) * $1.amount })
        charge = smallest.signum > 0 && Self.isMetallic(symbols) ? .zero : smallest
        writtenCharge = Self.nearest(elements[...], low: .zero, high: .zero)
    }

    /// False when no average of usual states is neutral.
    public var isNeutral: Bool { charge.isZero }

    /// Whether the digits of the formula are too few to tell a true imbalance from rounding: the amounts with decimals, each off by half a
    /// unit of its last digit, reach neutrality.
    public var isWithinRounding: Bool { writtenCharge.magnitude <= roundingError }

    /// Atoms of `ion` that mend a formula rounded in print, per formula unit; nil when it needs none or rounding is not the reason.
    ///
    /// The charge with the states as written must be below the limit and within half a unit of the last digit of the amounts with
    /// decimals; fractions such as 1/3 and whole numbers are exact. The ion must be there and keep a positive amount.
    public func rounding(through ion: Element, settings: Settings = Settings()) -> Rational? {
        guard !writtenCharge.isZero, writtenCharge.magnitude < settings.roundingLimit, isWithinRounding,
            let item = elements.first(where: { $0.element == ion }), let state = item.states.written.first,
            item.states.written.count == 1
        else { return nil }
        let change = -writtenCharge / Rational(state)
        return (item.amount + change).signum > 0 ? change : nil
    }

    /// Neutral compositions that differ in the amount of one element of one usual state, whole amounts and the smallest change first; at most `limit`.
    ///
    /// No element is changed by more than twice its amount, because such a formula is another substance.
    public func neighbours(limit: Int = 2) -> [Neighbour] {
        guard !charge.isZero else { return [] }
        let missing = writtenCharge.isZero ? charge : writtenCharge
        let found = elements.compactMap { item -> Neighbour? in
            guard item.states.written.count == 1, let state = item.states.written.first, state <= 2 else { return nil }
            let change = -missing / Rational(state)
            guard change.magnitude <= item.amount * 2, (item.amount + change).signum > 0 else { return nil }
            return Neighbour(
                element: item.element, change: change, composition: composition.adding(change, of: item.element))
        }
        let sorted = found.sorted {
            (Self.brokenness($0), $0.change.magnitude, $0.change.signum, $0.element)
                < (Self.brokenness($1), $1.change.magnitude, $1.change.signum, $1.element)
        }
        return Array(sorted.prefix(limit))
    }

    /// 0 where the changed amount is a whole number, which goes before others.
    private static func brokenness(_ neighbour: Neighbour) -> Int {
        neighbour.composition[neighbour.element].isInteger ? 0 : 1
    }

    /// Elements that make a compound ionic enough to be judged.
    private static let anions: Set<String> = ["F", "Cl", "Br", "I", "O", "S", "Se", "N"]

    private static func isJudged(_ symbols: Set<String>) -> Bool {
        symbols.count > 1 && !symbols.isDisjoint(with: anions)
    }

    /// Metallic nitrides (Ba3NaN) and halides of metal clusters around a light atom (Sc7Cl12B) hold more electrons than anions.
    private static func isMetallic(_ symbols: Set<String>) -> Bool {
        let present = symbols.intersection(anions)
        if present == ["N"] { return true }
        return present.isSubset(of: ["Cl", "Br", "I", "N"]) && !symbols.isDisjoint(with: ["H", "B", "C", "N", "Si"])
    }

    private static func distance(low: Rational, high: Rational) -> Rational {
        if low.signum > 0 { return low }
        return high.signum < 0 ? high : .zero
    }

    /// Smallest charge over all choices of the states as written.
    private static func nearest(
        _ items: ArraySlice<(element: Element, amount: Rational, states: UsualStates)>, low: Rational, high: Rational
    ) -> Rational {
        guard let next = items.first else { return distance(low: low, high: high) }
        let written = next.states.written
        let choices = next.states.isMixed ? [(written.min() ?? 0, written.max() ?? 0)] : written.map { ($0, $0) }
        var best: Rational?
        for (from, to) in choices {
            let charge = nearest(
                items.dropFirst(), low: low + Rational(from) * next.amount, high: high + Rational(to) * next.amount)
            if best.map({ charge.magnitude < $0.magnitude }) ?? true { best = charge }
            if charge.isZero { break }
        }
        return best ?? .zero
    }

    /// Largest charge that half a unit of the last digit of every amount with decimals makes, e per formula unit.
    private var roundingError: Rational {
        elements.reduce(.zero) { sum, item in
            guard !item.amount.isInteger, item.amount.isTerminatingDecimal else { return sum }
            let digits = item.amount.exactDecimalString.split(separator: ".").last?.count ?? 0
            let half = (0..<digits).reduce(Rational(1, 2)) { value, _ in value / 10 }
            let state = item.states.written.map(\.magnitude).max() ?? 0
            return sum + half * Rational(Int(state))
        }
    }
}

extension Composition {
    /// The composition with `change` more atoms of `element`; itself where nothing would be left of the element.
    public func adding(_ change: Rational, of element: Element) -> Composition {
        let changed = amounts.map {
            (element: $0.element, amount: $0.element == element ? $0.amount + change : $0.amount)
        }
        return (try? Composition(changed)) ?? self
    }
}

extension ChargeBalance: CustomStringConvertible {
    /// `charge -1 with usual oxidation states: 1 Cl too many; LiNbCl4O or Li2NbCl5O?`, or `neutral`.
    public var description: String {
        guard !isNeutral else { return "neutral with usual oxidation states" }
        let shown = writtenCharge.isZero ? charge : writtenCharge
        let sign = shown.signum > 0 ? "+" : ""
        var text = "charge \(sign)\(AmountText.number(shown)) with usual oxidation states"
        let near = neighbours()
        if let first = near.first {
            let word = first.change.signum < 0 ? "too many" : "too few"
            text +=
                ": \(AmountText.number(first.change.magnitude)) \(first.element) \(word); "
                + near.map(\.composition.formula).joined(separator: " or ") + "?"
        }
        if isWithinRounding { text += " (its digits are too few to tell; give more, or fractions such as 1/3)" }
        return text
    }
}
