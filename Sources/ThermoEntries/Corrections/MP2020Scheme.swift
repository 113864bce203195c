internal import Chemistry
internal import ExactArithmetic

/// The Materials Project's 2020 corrections for GGA and GGA+U energies.
///
/// They belong to calculations with the Materials Project's settings; run type, U values and potentials are checked, and what does not
/// fit is refused with the reason. Two rules differ from pymatgen on purpose: oxidation states are guessed on the whole
/// reduced formula, never on a truncated cell (Li20O9Cl2 keeps its chloride term, pymatgen#2529), and sulfur in a positive
/// state is no sulfide (Cs4Li4S4O16, pymatgen#4538).
public enum MP2020Scheme {
    /// The calculation type of corrected energies.
    public static let calculationType = "GGA_GGA+U"

    /// The corrections of one calculation, each with its reason, or why it is refused.
    ///
    /// - Complexity: dominated by the guess of oxidation states, about 0.1 ms; none when the calculation states them.
    public static func audit(_ calculation: Calculation) -> CorrectionAudit {
        var audit = CorrectionAudit(calculation)
        if let refusal = CorrectionRules.refusal(of: calculation) {
            audit.refusal = refusal
            return audit
        }
        if calculation.potentials == nil { audit.remarks.append(.potentialsNotRecorded) }
        audit.remarks += CorrectionRemark.contradictions(in: calculation)
        // Elements are the zero of the scale; they are never corrected.
        if !calculation.composition.isElemental {
            correctOxygen(calculation, &audit)
            correctAnions(calculation, &audit)
            correctMetals(calculation, &audit)
        }
        CorrectionRules.compareWithFile(calculation, &audit)
        return audit
    }

    // MARK: - Terms

    private static func correctOxygen(_ calculation: Calculation, _ audit: inout CorrectionAudit) {
        guard let oxygen = CorrectionRules.oxygen(of: calculation, &audit) else { return }
        audit.adjustments.append(
            term(
                "anion correction (\(oxygen.type.rawValue))", MP2020Values.oxygen(oxygen.type), .oxygen, calculation,
                oxygen.reason))
    }

    private static func correctAnions(_ calculation: Calculation, _ audit: inout CorrectionAudit) {
        let candidates = MP2020Values.anions.compactMap { anion in
            Element(symbol: anion.symbol).map { (element: $0, value: anion.value) }
        }.filter { calculation.composition[$0.element].signum > 0 }
        guard !candidates.isEmpty else { return }
        let states = oxidationStates(calculation, &audit)
        let host = CorrectionRules.mostElectronegative(calculation.composition)
        for anion in candidates {
            guard let reason = reason(anion.element, calculation, states, host: host) else { continue }
            audit.adjustments.append(
                term("anion correction (\(anion.element.symbol))", anion.value, anion.element, calculation, reason))
        }
    }

    /// Why `element` counts as an anion; nil when it does not.
    private static func reason(
        _ element: Element, _ calculation: Calculation, _ states: [Element: Double]?, host: Element
    ) -> String? {
        if element.symbol == "S", let type = calculation.sulfideType, ["sulfide", "polysulfide"].contains(type) {
            return "sulfur is stated as \(type)"
        }
        if let state = states?[element], state < 0 {
            // Polysulfides take the correction of sulfides; other anions above -1 were not part of the fit.
            return element.symbol == "S" || state <= -1 ? "its oxidation state is \(state)" : nil
        }
        // As in pymatgen, and so in the database: boranes and PH3 keep the hydride term even where H seems positive.
        return element == host ? "it is the most electronegative element" : nil
    }

    private static func correctMetals(_ calculation: Calculation, _ audit: inout CorrectionAudit) {
        for metal in CorrectionRules.metalsWithHubbard(in: calculation) {
            guard let value = MP2020Values.metals.first(where: { $0.symbol == metal.element.symbol })?.value else {
                continue
            }
            audit.adjustments.append(
                term(
                    "GGA/GGA+U mixing correction (\(metal.element.symbol))", value, metal.element, calculation,
                    metal.reason))
        }
    }

    private static func term(
        _ name: String, _ value: Double, _ element: Element, _ calculation: Calculation, _ reason: String
    ) -> EnergyAdjustment {
        EnergyAdjustment(
            name: "MP2020 \(name)", perAtom: value, atoms: calculation.composition[element].doubleValue, reason: reason)
    }

    // MARK: - Evidence

    private static func oxidationStates(
        _ calculation: Calculation, _ audit: inout CorrectionAudit
    ) -> [Element: Double]? {
        let found: [Element: Double]?
        if let given = calculation.oxidationStates, !given.isEmpty {
            audit.oxidationSource = .given
            found = given
            let missing = calculation.composition.elements.filter { given[$0] == nil }
            if !missing.isEmpty {
                let names = missing.map(\.symbol).joined(separator: ", ")
                audit.remarks.append(.incompleteOxidationStates(names))
            }
        } else if let guess = OxidationGuess.best(calculation.composition) {
            audit.oxidationSource = .guessed
            found = guess
        } else {
            audit.oxidationSource = .unknown
            audit.remarks.append(.unknownOxidationStates)
            return nil
        }
        audit.oxidationStates = calculation.composition.elements.compactMap { element in
            found?[element].map { OxidationState(element: element, state: $0) }
        }
        if audit.oxidationSource == .guessed {
            let text = audit.oxidationStates.map { "\($0.element.symbol) \($0.state)" }.joined(separator: ", ")
            audit.remarks.append(.guessedOxidationStates(text))
        }
        return found
    }

    /// Whether the scheme corrects a calculation of this composition and type, whatever its oxidation states: a compound whose most
    /// electronegative element is one of the corrected anions.
    static func corrects(_ calculation: Calculation) -> Bool {
        guard !calculation.composition.isElemental, CorrectionRules.isGGA(calculation.runType) else { return false }
        let host = CorrectionRules.mostElectronegative(calculation.composition).symbol
        return host == "O" || MP2020Values.anions.contains { $0.symbol == host }
    }
}

/// Bounds for comparing corrections.
public enum CorrectionLimits {
    /// Two corrections of one calculation are the same when they differ by less, in eV/atom.
    public static let sameCorrection = 1e-6
    /// Stated oxidation states whose sum is smaller, in e per formula unit, balance; means such as 2.67 are rounded.
    public static let neutral = 0.1
}
