internal import Chemistry
internal import ExactArithmetic

/// The kinds of oxygen that the schemes tell apart.
enum OxygenType: String, Sendable {
    case oxide, peroxide, superoxide, ozonide
}

extension OxygenType {
    /// The kind of oxygen in binary compounds of alkali and alkaline earth metals, by the charge left for each O: -1 in
    /// peroxides, -1/2 in superoxides, less in ozonides; `.oxide` for everything else.
    init(formula composition: Composition) {
        self = .oxide
        guard composition.elements.count == 2, let oxygen = Element(symbol: "O"), composition[oxygen].signum > 0,
            let metal = composition.elements.first(where: { $0 != oxygen })
        else { return }
        let charge: Int
        switch metal.symbol {
        case "Li", "Na", "K", "Rb", "Cs": charge = 1
        case "Be", "Mg", "Ca", "Sr", "Ba": charge = 2
        default: return
        }
        let perOxygen = Rational(charge) * composition[metal] / composition[oxygen]
        if perOxygen == 1 {
            self = .peroxide
        } else if perOxygen == Rational(1, 2) {
            self = .superoxide
        } else if perOxygen <= Rational(1, 3) {
            self = .ozonide
        }
    }
}

extension OxygenType {
    /// A word as files state it; hydroxides are corrected as oxides.
    init?(stated text: String) {
        if text == "hydroxide" {
            self = .oxide
        } else {
            self.init(rawValue: text)
        }
    }
}
