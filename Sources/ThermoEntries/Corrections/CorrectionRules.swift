internal import Chemistry
internal import ExactArithmetic

/// What the Materials Project's schemes of 2011 and 2020 share: both belong to calculations with the same settings.
enum CorrectionRules {
    /// Why a calculation does not have the Materials Project's settings; nil when it does, as far as the file says.
    static func refusal(of calculation: Calculation) -> CorrectionRefusal? {
        guard let type = calculation.runType else {
            return CorrectionRefusal(
                kind: .runType,
                reason: "the run type is not recorded; the scheme needs GGA or GGA+U in parameters.run_type")
        }
        guard isGGA(type) else {
            return CorrectionRefusal(
                kind: .runType, reason: "the run type is \(type); the scheme takes GGA and GGA+U only")
        }
        return wrongPotential(calculation) ?? wrongHubbard(calculation)
    }

    /// Whether a run type is GGA or GGA+U under one of their names.
    static func isGGA(_ type: String?) -> Bool { type.map(runTypes.contains) ?? false }

    private static let runTypes: Set<String> = ["GGA", "GGA+U", "GGA_U", "PBE", "PBE+U", "PBE_U"]

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
        let takesHubbard = hubbardHosts.contains(host.symbol)
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

    private static let hubbardHosts: Set<String> = ["O", "F"]

    /// The metals of an oxide or fluoride that are computed with U, with the reason in words.
    static func metalsWithHubbard(in calculation: Calculation) -> [(element: Element, reason: String)] {
        let host = mostElectronegative(calculation.composition)
        guard hubbardHosts.contains(host.symbol) else { return [] }
        return MP2020Values.metals.compactMap { metal in
            guard let element = Element(symbol: metal.symbol), calculation.composition[element].signum > 0 else {
                return nil
            }
            return (
                element, "computed with U = \(metal.hubbard) eV, most electronegative element \(host.symbol)"
            )
        }
    }

    /// What the oxygen of a compound is, and how it was decided; nil without oxygen.
    static func oxygen(
        of calculation: Calculation, _ audit: inout CorrectionAudit
    ) -> (type: OxygenType, reason: String)? {
        guard calculation.composition[.oxygen].signum > 0 else { return nil }
        if let given = calculation.oxideType.flatMap(OxygenType.init(stated:)) {
            let isMeasured = calculation.isOxideTypeMeasured
            return (
                given,
                isMeasured
                    ? "oxygen is \(given.rawValue) by the distances in the structure"
                    : "oxygen is stated as \(calculation.oxideType ?? "")"
            )
        }
        let type = OxygenType(formula: calculation.composition)
        audit.remarks.append(.oxideTypeFromFormula(type.rawValue))
        return (type, "oxygen is taken as \(type.rawValue) by the formula")
    }

    /// Remarks corrections of the file that are not those of the audit.
    static func compareWithFile(_ calculation: Calculation, _ audit: inout CorrectionAudit) {
        guard !audit.given.isEmpty else { return }
        let difference = (audit.givenTotal - audit.total) / calculation.composition.atomCount.doubleValue
        if difference.magnitude > CorrectionLimits.sameCorrection { audit.remarks.append(.differsFromFile(difference)) }
    }

    /// By Pauling's scale, which has no value for He, Ne and Ar; those are in no compound that is corrected.
    static func mostElectronegative(_ composition: Composition) -> Element {
        composition.elements.max { ($0.electronegativity ?? 0) < ($1.electronegativity ?? 0) }
            ?? composition.elements[0]
    }
}
