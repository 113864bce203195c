internal import Chemistry
internal import ExactArithmetic

extension CorrectionRemark {
    /// What the file states about a calculation and what cannot all be true. pymatgen takes such calculations, and so does the scheme.
    static func contradictions(in calculation: Calculation) -> [CorrectionRemark] {
        [hubbards(of: calculation), charge(of: calculation)].compactMap { $0 }
    }

    /// GGA beside values of U: the values decide, as in pymatgen, since the scheme compares them with those it asks for.
    private static func hubbards(of calculation: Calculation) -> CorrectionRemark? {
        guard ["GGA", "PBE"].contains(calculation.runType) else { return nil }
        let values = calculation.hubbards.filter { $0.value > 0 }.sorted { $0.key < $1.key }
        guard !values.isEmpty else { return nil }
        return .runTypeWithoutHubbards(values.map { "\($0.key.symbol) \($0.value) eV" }.joined(separator: ", "))
    }

    /// The sum of the stated oxidation states, when there is one for every element.
    private static func charge(of calculation: Calculation) -> CorrectionRemark? {
        let terms = calculation.composition.reduced.composition.amounts
        guard let states = calculation.oxidationStates, terms.count > 1 else { return nil }
        var sum = 0.0
        for term in terms {
            guard let state = states[term.element] else { return nil }
            sum += state * term.amount.doubleValue
        }
        guard sum.magnitude > CorrectionLimits.neutral else { return nil }
        let shown = 1000.0
        return .unbalancedOxidationStates((sum * shown).rounded() / shown)
    }
}
