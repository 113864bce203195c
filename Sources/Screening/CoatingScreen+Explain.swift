public import Chemistry
public import Electrochemistry
public import Interfaces
public import ThermoEntries
public import Thermodynamics

/// Why a candidate passes or not: every stage with what it found, also behind the first that stops it.
public struct CandidateExplanation: Sendable {
    /// The reaction with one partner, the most negative under the conditions of its stage.
    public struct Contact: Sendable {
        /// The stage this contact belongs to.
        public let stage: ScreeningStage
        /// The partner as typed.
        public let partner: Formula
        /// The whole reaction curve.
        public let reaction: InterfaceReaction
        /// V against the ion's metal at which the contact was open to the ion; nil for a closed one.
        public let voltage: Double?
    }

    /// The candidate, judged at every stage.
    public let candidate: Candidate
    /// Its composition.
    public let composition: Composition
    /// What it decomposes into where it lies above the hull; itself where it does not. Empty when it could not be calculated.
    public let decomposition: [PhaseAmount]
    /// Its window with the reactions at both limits; nil when the candidate could not be calculated.
    public let window: StabilityWindow?
    /// Gaps of its polymorphs, eV; nil when none is known.
    public let bandGap: BandGapRange?
    /// Contacts with all partners: electrolyte, cathode as made, every charged cathode.
    public let contacts: [Contact]
    /// The criteria with the smallest changes under which it passes, which was judged again; the criteria themselves when it passes;
    /// nil when no change of them helps.
    public let relaxed: ScreeningCriteria?
}

extension CoatingScreen {
    /// Explains candidates at rows of the entries, in their order.
    ///
    /// - Throws: when the partners themselves cannot be calculated.
    /// - Complexity: two judgements, one window and as many reaction curves as there are partners, per row.
    public func explain(_ rows: [Int]) throws(InterfaceError) -> [CandidateExplanation] {
        let contacts = contacts()
        let partners = try prepared(contacts)
        let windows = WindowCalculator(entries: entries, ion: ion)
        let judge = { (criteria: ScreeningCriteria) in
            CandidateJudge(
                entries: entries, ion: ion, partners: partners, criteria: criteria, costs: costs, windows: windows,
                contacts: contacts, completely: true)
        }
        var explanations: [CandidateExplanation] = []
        for row in rows {
            let candidate = judge(criteria).judge(row)
            let composition = entries.composition(at: row)
            let gap = entries.bandGap(at: row)
            let failed = candidate.stopped?.stage == .calculation
            explanations.append(
                CandidateExplanation(
                    candidate: candidate, composition: composition,
                    decomposition: failed ? [] : (try? equilibrium(of: composition)) ?? [],
                    window: failed ? nil : try? windows.window(from: windows.evolution(of: composition)), bandGap: gap,
                    contacts: failed ? [] : try reactions(of: composition, contacts, partners),
                    relaxed: relaxed(candidate, composition, gap) { judge($0).judge(row) }))
        }
        return explanations
    }

    private func reactions(
        of composition: Composition, _ contacts: ContactCalculator,
        _ partners: [(stage: ScreeningStage, reactant: PreparedReactant)]
    ) throws(InterfaceError) -> [CandidateExplanation.Contact] {
        let formula = Formula(text: composition.reducedFormula, composition: composition)
        let coating = try InterfaceError.translating { () throws(ThermodynamicsError) in
            try contacts.interfaces.prepare(formula)
        }
        var found: [CandidateExplanation.Contact] = []
        for partner in partners {
            let (reaction, voltage) = try contacts.reaction(coating, partner.reactant, at: partner.stage)
            found.append(
                CandidateExplanation.Contact(
                    stage: partner.stage, partner: partner.reactant.formula, reaction: reaction, voltage: voltage))
        }
        return found
    }

    /// The nearest criteria that were seen to let the candidate pass; a strict margin is given up last.
    private func relaxed(
        _ candidate: Candidate, _ composition: Composition, _ gap: BandGapRange?,
        judge: (ScreeningCriteria) -> Candidate
    ) -> ScreeningCriteria? {
        guard candidate.stopped != nil else { return criteria }
        guard
            var relaxed = criteria.relaxed(for: candidate, composition: composition, gap: gap, ion: ion.element)
        else { return nil }
        if judge(relaxed).stopped == nil { return relaxed }
        relaxed.isStrict = false
        return judge(relaxed).stopped == nil ? relaxed : nil
    }
}
