/// Whether a file is what the Materials Project's mixing scheme makes of GGA(+U) and r2SCAN energies (Kingsbury et al. 2022,
/// 10.1038/s41524-022-00881-w): one hull, onto which the energies of the other functional were shifted one by one.
struct MixingScheme {
    /// The calculation type of such a set.
    static let calculationType = "GGA_GGA+U_R2SCAN"
    /// Types of its entries, by their run types.
    static let parts = EntrySources.partsOfScheme.union(["R2SCAN", calculationType])

    /// Shifted entries, and the first entry on each hull as it stands in the file.
    private var shifted = 0
    private var firstOnGGA: String?
    private var firstOnR2SCAN: String?

    /// Name under which pymatgen writes the shift.
    private static let adjustment = "MP GGA(+U)/R2SCAN mixing adjustment"

    /// Takes in one calculation.
    mutating func note(_ calculation: Calculation) {
        let isGGA = CorrectionRules.isGGA(calculation.runType)
        guard isGGA || calculation.runType.map(EntrySources.canonical) == "R2SCAN" else { return }
        let isShifted = calculation.givenAdjustments.contains { $0.name == Self.adjustment }
        if isShifted { shifted += 1 }
        if isGGA != isShifted {
            firstOnGGA = firstOnGGA ?? calculation.id
        } else {
            firstOnR2SCAN = firstOnR2SCAN ?? calculation.id
        }
    }

    /// Whether entries were shifted and all of them lie on one hull.
    var isConsistent: Bool { shifted > 0 && (firstOnGGA == nil || firstOnR2SCAN == nil) }

    /// What is wrong with a file of shifted entries on two hulls; nil otherwise.
    var contradiction: String? {
        guard shifted > 0, let firstOnGGA, let firstOnR2SCAN else { return nil }
        return
            "some carry the mixing adjustment, but \(firstOnGGA) stands on the GGA(+U) hull and \(firstOnR2SCAN) on the r2SCAN hull; "
            + "give the output of one run of the mixing scheme, or choose one type"
    }
}
