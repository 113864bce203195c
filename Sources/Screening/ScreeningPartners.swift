public import Chemistry
public import ExactArithmetic

/// What a coating touches: the electrolyte, the cathode as made, and the states of the charged cathode.
public struct ScreeningPartners: Sendable, Hashable {
    /// The electrolyte.
    public let electrolyte: Formula
    /// The cathode as made.
    public let cathode: Formula
    /// States of the cathode after charging, at least one; the worst of them counts.
    public let chargedCathodes: [Formula]

    /// Names the partners; without a charged cathode, half of the ion is taken out of the cathode.
    public init(electrolyte: Formula, cathode: Formula, chargedCathodes: [Formula] = [], ion: Element) {
        self.electrolyte = electrolyte
        self.cathode = cathode
        let half = ScreeningPartners.charged(cathode, ion: ion, left: cathode.composition[ion] / Rational(2))
        self.chargedCathodes = chargedCathodes.isEmpty ? [half ?? cathode] : chargedCathodes
    }

    /// The cathode with `left` atoms of the ion per formula unit as typed; nil when that is negative, more than it holds, or when
    /// nothing else would be left.
    public static func charged(_ cathode: Formula, ion: Element, left: Rational) -> Formula? {
        guard left >= .zero, left <= cathode.composition[ion] else { return nil }
        let amounts = cathode.composition.amounts.compactMap { item in
            item.element != ion
                ? (element: item.element, amount: item.amount) : left.isZero ? nil : (element: ion, amount: left)
        }
        guard let composition = try? Composition(amounts), !composition.isElemental || left.isZero else { return nil }
        return Formula(text: composition.formula, composition: composition)
    }
}
