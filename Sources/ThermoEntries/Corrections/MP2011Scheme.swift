internal import Chemistry
internal import ExactArithmetic

/// The Materials Project's corrections of 2011 for GGA and GGA+U energies, those of the embedded data.
///
/// Oxygen and sulfur of compounds are corrected, metals with U in oxides and fluorides, and the elements H, N, F and Cl have fixed energies
/// in place of the computed ones. Bromides, iodides, selenides and tellurides have no term. The rules are those of pymatgen's
/// `MaterialsProjectCompatibility`; run type, U values and potentials are checked as for `MP2020Scheme`.
///
/// Every compound with sulfur carries the sulfide term, also sulfates, since the embedded energies do (decision 0009).
public enum MP2011Scheme {
    /// The calculation type of corrected energies.
    public static let calculationType = "GGA_GGA+U/2011"

    /// The corrections of one calculation, each with its reason, or why it is refused.
    public static func audit(_ calculation: Calculation) -> CorrectionAudit {
        var audit = CorrectionAudit(calculation)
        if let refusal = CorrectionRules.refusal(of: calculation) {
            audit.refusal = refusal
            return audit
        }
        if calculation.potentials == nil { audit.remarks.append(.potentialsNotRecorded) }
        audit.remarks += CorrectionRemark.contradictions(in: calculation)
        if calculation.composition.isElemental {
            replaceGas(calculation, &audit)
        } else {
            correctAnions(calculation, &audit)
            correctMetals(calculation, &audit)
        }
        CorrectionRules.compareWithFile(calculation, &audit)
        return audit
    }

    /// Energy of an element in eV/atom that formation energies of the scheme refer to, for its computed energy.
    static func reference(of element: Element, computed: Double) -> Double {
        MP2011Values.gases[element.symbol] ?? computed
    }

    private static func replaceGas(_ calculation: Calculation, _ audit: inout CorrectionAudit) {
        guard let element = calculation.composition.elements.first, let value = MP2011Values.gases[element.symbol]
        else { return }
        let atoms = calculation.composition.atomCount.doubleValue
        audit.adjustments.append(
            EnergyAdjustment(
                name: "MP2011 gas reference (\(element.symbol))", perAtom: value * atoms - calculation.energy, atoms: 1,
                reason: "the scheme fixes the element at \(value) eV/atom"))
    }

    private static func correctAnions(_ calculation: Calculation, _ audit: inout CorrectionAudit) {
        if let oxygen = CorrectionRules.oxygen(of: calculation, &audit) {
            audit.adjustments.append(
                term(
                    "anion correction (\(oxygen.type.rawValue))", MP2011Values.oxygen(oxygen.type), .oxygen,
                    calculation, oxygen.reason))
        }
        if let sulfur = Element(symbol: "S"), calculation.composition[sulfur].signum > 0 {
            audit.adjustments.append(
                term(
                    "anion correction (S)", MP2011Values.sulfur, sulfur, calculation,
                    "the scheme corrects the sulfur of every compound"))
        }
    }

    private static func correctMetals(_ calculation: Calculation, _ audit: inout CorrectionAudit) {
        for metal in CorrectionRules.metalsWithHubbard(in: calculation) {
            guard let value = MP2011Values.metals[metal.element.symbol] else { continue }
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
            name: "MP2011 \(name)", perAtom: value, atoms: calculation.composition[element].doubleValue, reason: reason)
    }
}

/// The numbers of the scheme in eV per atom of the element named (Jain et al. 2011, 10.1103/PhysRevB.84.045115; fits of September 2011 and
/// 2012 as they stand in pymatgen's `MPCompatibility.yaml`, MIT licence).
enum MP2011Values {
    /// Oxygen by its kind.
    static func oxygen(_ type: OxygenType) -> Double {
        switch type {
        case .oxide: -0.70229
        case .peroxide: -0.46622
        case .superoxide: -0.14598
        case .ozonide: 0
        }
    }

    /// Sulfur of compounds.
    static let sulfur = -0.66346

    /// Metals computed with U in oxides and fluorides; the values of U are those of 2020.
    static let metals: [String: Double] = [
        "V": -1.682, "Cr": -2.013, "Mn": -1.680_850_150_96, "Fe": -2.733, "Co": -1.874, "Ni": -2.164, "Mo": -3.531,
        "W": -4.351,
    ]

    /// Energies of elements that replace the computed ones; oxygen keeps its own, its error being in the term of oxides.
    static let gases: [String: Double] = [
        "H": -3.239_736_661_38, "N": -7.952_472_187_62, "F": -1.420_550_133_81, "Cl": -1.253_850_976_74,
    ]
}
