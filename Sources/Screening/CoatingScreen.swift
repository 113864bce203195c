internal import Chemistry
public import Electrochemistry
public import Interfaces
public import Parallel
public import ThermoEntries
internal import Thermodynamics

/// The coating funnel: every candidate through the stages, and the survivors ranked by their worst contact.
///
/// Follows the tiered screenings of coatings in the literature (Xiao et al., Joule 3, 1252 (2019),
/// doi:10.1016/j.joule.2019.02.006): phase stability, electrochemical window, chemical compatibility with both neighbours.
public struct CoatingScreen: Sendable {
    /// The data.
    public let entries: EntrySet
    /// The working ion.
    public let ion: WorkingIon
    /// What the coating touches.
    public let partners: ScreeningPartners
    /// Thresholds.
    public let criteria: ScreeningCriteria
    /// What candidates cost; nil: not asked.
    public let costs: CostTable?
    /// Workers.
    public let runner: ParallelRunner

    /// Puts a screening together.
    public init(
        entries: EntrySet, ion: WorkingIon, partners: ScreeningPartners, criteria: ScreeningCriteria,
        costs: CostTable? = nil, runner: ParallelRunner
    ) {
        self.entries = entries
        self.ion = ion
        self.partners = partners
        self.criteria = criteria
        self.costs = costs
        self.runner = runner
    }

    /// Rows of all compounds that contain the ion.
    public var allCandidates: [Int] { compounds { $0 } }

    /// Rows of all compounds without the ion: coatings such as Al2O3 or ZrO2. Pure elements are none, nor are gases and liquids.
    public var ionFreeCandidates: [Int] { compounds { !$0 }.filter { entries.fluid(at: $0) == nil } }

    /// Rows of the systems of two elements or more that are welcome by whether they hold the ion, in canonical order.
    private func compounds(_ isWelcome: (_ holdsIon: Bool) -> Bool) -> [Int] {
        let bit = ChemicalSystem([ion.element]).mask
        let starts = entries.systemStarts
        var rows: [Int] = []
        for (system, mask) in entries.systemMasks.enumerated()
        where mask.nonzeroBitCount > 1 && isWelcome(mask & bit != 0) {
            rows.append(contentsOf: Int(starts[system])..<Int(starts[system + 1]))
        }
        return rows
    }

    /// Reactions with the partners as this screening judges them.
    public func contacts() -> ContactCalculator {
        ContactCalculator(
            interfaces: InterfaceCalculator(entries: entries), ion: ion,
            voltages: criteria.reactionVoltages)
    }

    /// Judges candidates; with `completely` every stage is calculated for each of them, else up to the first that fails.
    ///
    /// Candidates that were judged before under the same settings can be handed over as `known` and are taken as they are;
    /// `judged` hears of every other one when it is done, from any thread and in any order.
    /// - Throws: when the uncoated interface itself cannot be calculated.
    public func run(
        candidates: [Int], completely: Bool = false, known: [Int: Candidate] = [:],
        judged: (@Sendable (Candidate) -> Void)? = nil, completed: (@Sendable (Int) -> Void)? = nil
    ) async throws(InterfaceError) -> ScreeningResult {
        let contacts = contacts()
        let partners = try prepared(contacts)
        let judge = CandidateJudge(
            entries: entries, ion: ion, partners: partners, criteria: criteria, costs: costs,
            windows: WindowCalculator(entries: entries, ion: ion), contacts: contacts,
            completely: completely)
        var uncoated: [InterfaceReaction] = []
        for partner in partners.dropFirst() {
            uncoated.append(try contacts.reaction(partners[0].reactant, partner.reactant, at: partner.stage).reaction)
        }
        let all = await runner.map(candidates, completed: completed) { row in
            if let candidate = known[row] { return candidate }
            let candidate = judge.judge(row)
            judged?(candidate)
            return candidate
        }
        return ScreeningResult(candidates: all, uncoated: uncoated, criteria: criteria)
    }

    /// The partners with their energies, the electrolyte first.
    func prepared(
        _ contacts: ContactCalculator
    ) throws(InterfaceError) -> [(stage: ScreeningStage, reactant: PreparedReactant)] {
        let all =
            [(ScreeningStage.electrolyte, partners.electrolyte), (.cathode, partners.cathode)]
            + partners.chargedCathodes.map { (.chargedCathode, $0) }
        var prepared: [(stage: ScreeningStage, reactant: PreparedReactant)] = []
        for (stage, formula) in all {
            let reactant = try InterfaceError.translating { () throws(ThermodynamicsError) in
                try contacts.interfaces.prepare(formula)
            }
            prepared.append((stage, reactant))
        }
        return prepared
    }
}

/// Every candidate with the stage it reached, and the interface without a coating.
public struct ScreeningResult: Sendable {
    /// All candidates in the order given.
    public let candidates: [Candidate]
    /// Electrolyte against the cathode as made, and against every charged cathode.
    public let uncoated: [InterfaceReaction]
    /// What the candidates were judged by.
    public let criteria: ScreeningCriteria

    /// How many candidates passed each stage, in order: what the funnel left. Stages that judge nobody are left out.
    public var passed: [(stage: ScreeningStage, count: Int)] {
        var left = candidates.count - candidates.filter { $0.stopped?.stage == .calculation }.count
        return ScreeningStage.allCases.filter(criteria.judges).map { stage in
            left -= candidates.filter { $0.stopped?.stage == stage }.count
            return (stage, left)
        }
    }

    /// Survivors, mildest worst contact first; equal ones in canonical order.
    public var ranking: [Candidate] {
        candidates.filter { $0.stopped == nil }.sorted { left, right in
            let (mine, other) = (left.worst?.mutualEnergy ?? 0, right.worst?.mutualEnergy ?? 0)
            return mine != other ? mine > other : left.row < right.row
        }
    }

    /// Candidates that could not be calculated.
    public var failures: [Candidate] { candidates.filter { $0.stopped?.stage == .calculation } }

    /// Most negative mutual energy of the uncoated interface, eV per atom.
    public var uncoatedWorst: Double {
        uncoated.map(\.worstEnergyPerAtom).min() ?? 0
    }
}
