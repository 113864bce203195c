public import Chemistry
internal import ExactArithmetic

/// The measured potential of an anode that works on a plateau between two phases.
///
/// References (`ReferenceElectrode`) and anodes of stacks share these values, so that an indium anode lies at 0 V against Li-In. The
/// data put the same plateaus elsewhere (In and LiIn at 0.45 to 0.51 V, Li4Ti5O12 at 1.75 to 2.51 V).
public struct AnodePlateau: Sendable, Hashable {
    /// V against the element of the ion.
    public let potential: Double
    /// DOI of the measurement.
    public let source: String

    /// In and InLi: A. L. Santhosha et al., Batteries & Supercaps 2, 524 (2019).
    static let lithiumIndium = AnodePlateau(potential: 0.62, source: "10.1002/batt.201800149")
    /// Li4Ti5O12 and Li7Ti5O12: T. Ohzuku, A. Ueda, N. Yamamoto, J. Electrochem. Soc. 142, 1431 (1995).
    static let lithiumTitanate = AnodePlateau(potential: 1.55, source: "10.1149/1.2048592")

    /// The plateau of a composition that lies on it, ends included; nil where none is tabulated.
    public static func of(_ composition: Composition, ion: WorkingIon) -> AnodePlateau? {
        guard ion.element == .lithium else { return nil }
        let ions = composition[.lithium]
        func amount(_ symbol: String) -> Rational { Element(symbol: symbol).map { composition[$0] } ?? .zero }
        let (indium, titanium, oxygen) = (amount("In"), amount("Ti"), amount("O"))
        let others = composition.elements.filter { $0 != .lithium }.map(\.symbol).sorted()
        if others == ["In"], ions <= indium { return lithiumIndium }
        if others == ["O", "Ti"], Rational(12) * titanium == Rational(5) * oxygen,
            Rational(5) * ions >= Rational(4) * titanium, Rational(5) * ions <= Rational(7) * titanium
        {
            return lithiumTitanate
        }
        return nil
    }
}
