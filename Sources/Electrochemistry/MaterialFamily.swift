public import Chemistry
internal import ExactArithmetic

/// The family by which chemists group solid electrolytes and cathodes: that of the anion.
///
/// The rule, from the composition alone:
/// 1. Anions are F, Cl, Br, I, O, S, Se, Te and N; H too where there is no O, S, Se, Te and N; P where there is none of all these.
///    Without any, and for pure elements, the family is `other`.
/// 2. Halogens count together. The most abundant anion gives the family, of equally abundant ones the most electronegative:
///    Li6PS5Cl is a sulfide, Li3OCl an oxide.
/// 3. Halides of several halogens are `mixedHalide`.
/// 4. Oxides with a cation beside a non-metal that oxygen surrounds (B, C, Si, P, As always; N, S, Se, Te, Cl, Br, I with at least two
///    O each) are `oxyanion`: phosphates, borates, silicates, sulfates, carbonates, nitrates, perchlorates.
public enum MaterialFamily: String, Sendable, Hashable, CaseIterable {
    /// F only.
    case fluoride
    /// Cl only.
    case chloride
    /// Br only.
    case bromide
    /// I only.
    case iodide
    /// Several halogens.
    case mixedHalide = "mixed-halide"
    /// S, thiophosphates and argyrodites included.
    case sulfide
    /// Se.
    case selenide
    /// Te.
    case telluride
    /// O without an oxyanion.
    case oxide
    /// O around a non-metal: phosphates and the like.
    case oxyanion
    /// N, amides included.
    case nitride
    /// P.
    case phosphide
    /// H, complex hydrides included.
    case hydride
    /// Everything else, pure elements included.
    case other

    /// The plural as a heading, for instance `Chlorides`.
    public var title: String {
        switch self {
        case .mixedHalide: "Mixed halides"
        case .oxyanion: "Phosphates and other oxyanions"
        case .other: "Others"
        default: rawValue.prefix(1).uppercased() + rawValue.dropFirst() + "s"
        }
    }

    /// The family of a composition; multiples of a composition share theirs.
    /// - Complexity: O(elements squared), for sorting anions.
    public static func of(_ composition: Composition) -> MaterialFamily {
        guard !composition.isElemental else { return .other }
        let anions = anions(of: composition)
        let halogens = anions.filter { halides[$0.symbol] != nil }
        let halogenAmount = halogens.reduce(Rational.zero) { $0 + composition[$1] }
        let others = anions.filter { halides[$0.symbol] == nil }
        let strongest = others.max { ranksBefore(($1, composition[$1]), ($0, composition[$0])) }
        if let first = halogens.min(by: isMoreElectronegative) {
            let rivals = strongest.map { ranksBefore(($0, composition[$0]), (first, halogenAmount)) } ?? false
            if !rivals { return halogens.count > 1 ? .mixedHalide : halides[first.symbol] ?? .other }
        }
        guard let strongest else { return .other }
        if strongest == .oxygen { return hasOxyanion(composition) ? .oxyanion : .oxide }
        return families[strongest.symbol] ?? .other
    }

    /// The elements that count as anions, by line 1 of the rule.
    private static func anions(of composition: Composition) -> [Element] {
        func present(_ symbols: [String]) -> [Element] {
            composition.elements.filter { symbols.contains($0.symbol) }
        }
        let certain = present(["F", "Cl", "Br", "I", "O", "S", "Se", "Te", "N"])
        if certain.contains(where: { halides[$0.symbol] == nil }) { return certain }
        let withHydrogen = certain + present(["H"])
        return withHydrogen.isEmpty ? present(["P"]) : withHydrogen
    }

    /// Whether the first anion is more abundant, or as abundant and more electronegative.
    private static func ranksBefore(_ first: (Element, Rational), _ second: (Element, Rational)) -> Bool {
        first.1 != second.1 ? first.1 > second.1 : isMoreElectronegative(first.0, second.0)
    }

    private static func isMoreElectronegative(_ first: Element, _ second: Element) -> Bool {
        (first.electronegativity ?? 0) > (second.electronegativity ?? 0)
    }

    /// Line 4 of the rule.
    private static func hasOxyanion(_ composition: Composition) -> Bool {
        let oxygen = composition[.oxygen]
        let centres = composition.elements.filter { element in
            if ["B", "C", "Si", "P", "As"].contains(element.symbol) { return true }
            guard ["N", "S", "Se", "Te", "Cl", "Br", "I"].contains(element.symbol) else { return false }
            return oxygen >= Rational(2) * composition[element]
        }
        return !centres.isEmpty && composition.elements.count > centres.count + 1
    }

    private static let halides: [String: MaterialFamily] = [
        "F": .fluoride, "Cl": .chloride, "Br": .bromide, "I": .iodide,
    ]

    private static let families: [String: MaterialFamily] = [
        "S": .sulfide, "Se": .selenide, "Te": .telluride, "N": .nitride, "P": .phosphide, "H": .hydride,
    ]
}
