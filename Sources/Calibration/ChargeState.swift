
/// Atoms of one element with one valence, or the oxygen of a class of acids (`[P]` in phosphates).
struct ChargeState: Hashable, Sendable {
    /// The name of the element, or of the group in brackets.
    let symbol: String
    /// Charge per atom.
    let valence: Double

    /// `Fe+3`, `O-2`, `[P]`, `S-0.5`.
    var name: String {
        if symbol.hasPrefix("[") { return symbol }
        let size = valence.magnitude
        let text = size == size.rounded() ? "\(Int(size))" : "\(size)"
        return symbol + (valence < 0 ? "-" : "+") + text
    }
}

/// What the rule knows of an element.
struct ChargeRule: Sendable {
    let electronegativity: Double
    let period: Double
    let block: Character
    let isMetal: Bool
    /// What every atom starts with.
    let lowestValence: Double
    /// Valences in the order in which they are reached, each with the level that says when.
    let steps: [(level: Double, valence: Double)]
    /// What the corrections of 2011 took from atoms without charge, eV.
    let neutralShift: Double
}

/// A cation that keeps oxygen in a group of its own.
struct AcidCentre: Sendable {
    let state: ChargeState
    let acid: String
    /// Charge of the group per atom of the centre.
    let groupCharge: Double
    /// By acidity; the strongest first.
    let rank: Int
}
