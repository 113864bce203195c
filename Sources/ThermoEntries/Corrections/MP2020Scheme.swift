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
        if let refusal = refusal(of: calculation) {
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
        compareWithFile(calculation, &audit)
        return audit
    }

    // MARK: - Refusals

    private static func refusal(of calculation: Calculation) -> CorrectionRefusal? {
        guard let type = calculation.runType else {
            return CorrectionRefusal(
                kind: .runType,
                reason: "the run type is not recorded; the scheme needs GGA or GGA+U in parameters.run_type")
        }
        guard runTypes.contains(type) else {
            return CorrectionRefusal(
                kind: .runType, reason: "the run type is \(type); the scheme takes GGA and GGA+U only")
        }
        return wrongPotential(calculation) ?? wrongHubbard(calculation)
    }

    private static func wrongPotential(_ calculation: Calculation) -> CorrectionRefusal? {
        guard let potentials = calculation.potentials else { return nil }
        let expected = calculation.composition.elements.map(MP2020Values.potential(of:))
        guard Set(expected) != Set(potentials) else { return nil }
        return CorrectionRefusal(
            kind: .potential,
            reason: "the potentials are \(potentials.sorted().joined(separator: " ")), the scheme asks for "
                + expected.sorted().joined(separator: " "))
    }

    /// U belongs on the listed metals where O or F is the most electronegative element, and nowhere else.
    private static func wrongHubbard(_ calculation: Calculation) -> CorrectionRefusal? {
        guard !calculation.composition.isElemental else { return nil }
        let host = mostElectronegative(calculation.composition)
        let takesHubbard = ["O", "F"].contains(host.symbol)
        for element in calculation.composition.elements {
            let metal = MP2020Values.metals.first { $0.symbol == element.symbol }
            let expected = takesHubbard ? metal?.hubbard ?? 0 : 0
            let found = calculation.hubbards[element] ?? 0
            guard found != expected else { continue }
            return CorrectionRefusal(
                kind: .hubbard,
                reason:
                    "U of \(element.symbol) is \(found) eV, the scheme asks for \(expected) eV in a compound whose most "
                    + "electronegative element is \(host.symbol)")
        }
        return nil
    }

    // MARK: - Terms

    private static func correctOxygen(_ calculation: Calculation, _ audit: inout CorrectionAudit) {
        guard let oxygen = Element(symbol: "O"), calculation.composition[oxygen].signum > 0 else { return }
        let type: OxygenType
        let reason: String
        if let given = calculation.oxideType.flatMap(oxygenType) {
            type = given
            reason = "oxygen is stated as \(calculation.oxideType ?? "")"
        } else {
            type = OxygenType(formula: calculation.composition)
            reason = "oxygen is taken as \(type.rawValue) by the formula"
            audit.remarks.append(.oxideTypeFromFormula(type.rawValue))
        }
        audit.adjustments.append(
            term("anion correction (\(type.rawValue))", MP2020Values.oxygen(type), oxygen, calculation, reason))
    }

    private static func oxygenType(_ text: String) -> OxygenType? {
        text == "hydroxide" ? .oxide : OxygenType(rawValue: text)
    }

    private static func correctAnions(_ calculation: Calculation, _ audit: inout CorrectionAudit) {
        let candidates = MP2020Values.anions.compactMap { anion in
            Element(symbol: anion.symbol).map { (element: $0, value: anion.value) }
        }.filter { calculation.composition[$0.element].signum > 0 }
        guard !candidates.isEmpty else { return }
        let states = oxidationStates(calculation, &audit)
        let host = mostElectronegative(calculation.composition)
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
        let host = mostElectronegative(calculation.composition)
        guard ["O", "F"].contains(host.symbol) else { return }
        for metal in MP2020Values.metals {
            guard let element = Element(symbol: metal.symbol), calculation.composition[element].signum > 0 else {
                continue
            }
            let reason = "computed with U = \(metal.hubbard) eV, most electronegative element \(host.symbol)"
            audit.adjustments.append(
                term("GGA/GGA+U mixing correction (\(metal.symbol))", metal.value, element, calculation, reason))
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
        guard !calculation.composition.isElemental, let type = calculation.runType, runTypes.contains(type) else {
            return false
        }
        let host = mostElectronegative(calculation.composition).symbol
        return host == "O" || MP2020Values.anions.contains { $0.symbol == host }
    }

    private static let runTypes: Set<String> = ["GGA", "GGA+U", "GGA_U", "PBE", "PBE+U", "PBE_U"]

    private static func compareWithFile(_ calculation: Calculation, _ audit: inout CorrectionAudit) {
        guard !audit.given.isEmpty else { return }
        let difference = (audit.givenTotal - audit.total) / calculation.composition.atomCount.doubleValue
        if difference.magnitude > CorrectionLimits.sameCorrection { audit.remarks.append(.differsFromFile(difference)) }
    }

    private static func mostElectronegative(_ composition: Composition) -> Element {
        // Pauling's scale has no value for He, Ne and Ar, which are in no compound that is corrected.
        composition.elements.max { ($0.electronegativity ?? 0) < ($1.electronegativity ?? 0) }
            ?? composition.elements[0]
    }
}

/// Bounds for comparing corrections.
public enum CorrectionLimits {
    /// Two corrections of one calculation are the same when they differ by less, in eV/atom.
    public static let sameCorrection = 1e-6
    /// Stated oxidation states whose sum is smaller, in e per formula unit, balance; means such as 2.67 are rounded.
    public static let neutral = 0.1
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
