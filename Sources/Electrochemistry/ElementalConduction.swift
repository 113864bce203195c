internal import Chemistry

/// Whether electrons pass through a pure element, from its measured gap at room temperature against
/// `InterphaseClass.conductingBelow`; used where no gap is known (`PhaseConduction`).
///
/// Metals and semimetals (As, Sb, Bi, graphite) and tellurium (0.33 eV) conduct. Molecular solids, gases, sulfur, selenium
/// (1.7 eV), boron (1.5 eV) and silicon (1.1 eV) do not. Phosphorus (black 0.3 eV, red and white above 1.5 eV) and germanium
/// (measured 0.67 eV, semilocal DFT 0) stay unknown. Gaps: CRC Handbook of Chemistry and Physics, Properties of Semiconductors.
enum ElementalConduction: Sendable, Hashable {
    case conducting
    case insulating
    case unknown

    /// The verdict on one element in its usual form.
    init(_ element: Element) {
        if ElementalConduction.undecided.contains(element.symbol) {
            self = .unknown
        } else if element.isNobleGas || ElementalConduction.insulators.contains(element.symbol) {
            self = .insulating
        } else {
            self = .conducting
        }
    }

    private static let undecided = ["P", "Ge"]
    private static let insulators = ["H", "B", "N", "O", "F", "Si", "S", "Cl", "Se", "Br", "I", "At"]
}
