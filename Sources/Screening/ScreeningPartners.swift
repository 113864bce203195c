public import Chemistry
internal import ExactArithmetic

/// What a coating touches: the electrolyte, the cathode as made, and the charged cathode.
public struct ScreeningPartners: Sendable, Hashable {
    /// The electrolyte.
    public let electrolyte: Formula
    /// The cathode as made.
    public let cathode: Formula
    /// The cathode after charging.
    public let chargedCathode: Formula

    /// Names the partners; without a charged cathode, half of the ion is taken out of the cathode.
    public init(electrolyte: Formula, cathode: Formula, chargedCathode: Formula? = nil, ion: Element) {
        self.electrolyte = electrolyte
        self.cathode = cathode
        self.chargedCathode = chargedCathode ?? ScreeningPartners.halfCharged(cathode, ion: ion)
    }

    private static func halfCharged(_ cathode: Formula, ion: Element) -> Formula {
        let amounts = cathode.composition.amounts.map { item in
            (element: item.element, amount: item.element == ion ? item.amount / Rational(2) : item.amount)
        }
        guard let composition = try? Composition(amounts) else { return cathode }
        return Formula(text: composition.formula, composition: composition)
    }
}
