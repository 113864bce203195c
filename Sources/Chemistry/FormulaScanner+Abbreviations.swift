internal import ExactArithmetic

extension FormulaScanner {
    /// The refusal of a molecular anion by its abbreviation, with its formula; nil when none starts here.
    ///
    /// Some would be read letter by letter: LiFSI as lithium, fluorine, sulfur and iodine.
    func abbreviation(at start: Int) -> FormulaError? {
        guard "BDFNOT".utf8.contains(byte(at: start)) else { return nil }
        for anion in Self.anions where bytes[start...].starts(with: anion.name.utf8) {
            let end = start + anion.name.utf8.count
            if Self.isLowercase(byte(at: end)) || Self.isUppercase(byte(at: end)) { continue }
            let isGroup = Self.isDigit(byte(at: end))
            let spelling = replacing(start..<end, with: isGroup ? "[\(anion.formula)]" : anion.formula)
            let isOffered = UsualValence.probes(spelling)
            return error(
                .abbreviation, "'\(anion.name)' abbreviates \(anion.meaning), \(anion.formula)",
                isOffered ? "write '\(spelling)'" : "write its formula", at: start)
        }
        return nil
    }

    /// Longest first where one begins another. The formulas are those of the ions, without charge.
    private static let anions: [(name: String, formula: String, meaning: String)] = [
        ("TFSI", "N(SO2CF3)2", "bis(trifluoromethanesulfonyl)imide"),
        ("TFSA", "N(SO2CF3)2", "bis(trifluoromethanesulfonyl)amide"),
        ("NTf2", "N(SO2CF3)2", "bis(trifluoromethanesulfonyl)imide"),
        ("FSI", "N(SO2F)2", "bis(fluorosulfonyl)imide"),
        ("FSA", "N(SO2F)2", "bis(fluorosulfonyl)amide"),
        ("BETI", "N(SO2C2F5)2", "bis(pentafluoroethanesulfonyl)imide"),
        ("BOB", "B(C2O4)2", "bis(oxalato)borate"),
        ("DFOB", "BF2C2O4", "difluoro(oxalato)borate"),
        ("ODFB", "BF2C2O4", "difluoro(oxalato)borate"),
        ("DFP", "PO2F2", "difluorophosphate"),
        ("OTf", "SO3CF3", "trifluoromethanesulfonate"),
        ("OAc", "CH3COO", "acetate"),
    ]
}
