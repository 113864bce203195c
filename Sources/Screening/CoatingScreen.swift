internal import Chemistry
public import Electrochemistry
public import Interfaces
public import ThermoEntries
public import Thermodynamics

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
    /// Workers.
    public let runner: ParallelRunner

    /// Puts a screening together.
    public init(
        entries: EntrySet, ion: WorkingIon, partners: ScreeningPartners, criteria: ScreeningCriteria,
        runner: ParallelRunner
    ) {
        self.entries = entries
        self.ion = ion
        self.partners = partners
        self.criteria = criteria
        self.runner = runner
    }

    /// Rows of all compounds that contain the ion, one per composition.
    public var allCandidates: [Int] {
        let bit = ChemicalSystem([ion.element]).mask
        let starts = entries.systemStarts
        var rows: [Int] = []
        for (system, mask) in entries.systemMasks.enumerated() where mask & bit != 0 && mask != bit {
            rows.append(contentsOf: Int(starts[system])..<Int(starts[system + 1]))
        }
        return rows
    }

    /// Judges candidates; with `completely` every stage is calculated for each of them, else up to the first that fails.
    ///
    /// - Throws: when the uncoated interface itself cannot be calculated.
    public func run(
        candidates: [Int], completely: Bool = false, completed: (@Sendable (Int) -> Void)? = nil
    ) async throws(ThermodynamicsError) -> ScreeningResult {
        let index = SystemIndex(entries)
        let interfaces = InterfaceCalculator(entries: entries, index: index)
        let judge = CandidateJudge(
            entries: entries, ion: ion,
            partners: [
                try interfaces.prepare(partners.electrolyte), try interfaces.prepare(partners.cathode),
                try interfaces.prepare(partners.chargedCathode),
            ], criteria: criteria,
            windows: WindowCalculator(entries: entries, ion: ion, index: index), interfaces: interfaces,
            completely: completely)
        let uncoated = [
            try interfaces.reaction(partners.electrolyte, partners.cathode),
            try interfaces.reaction(partners.electrolyte, partners.chargedCathode),
        ]
        let judged = await runner.map(candidates, completed: completed) { judge.judge($0) }
        return ScreeningResult(candidates: judged, uncoated: uncoated)
    }
}

/// Every candidate with the stage it reached, and the interface without a coating.
public struct ScreeningResult: Sendable {
    /// All candidates in the order given.
    public let candidates: [Candidate]
    /// Electrolyte against the cathode as made, and against the charged cathode.
    public let uncoated: [InterfaceReaction]

    /// How many candidates passed each stage, in order: what the funnel left.
    public var passed: [(stage: ScreeningStage, count: Int)] {
        var left = candidates.count - candidates.filter { $0.stopped?.stage == .calculation }.count
        return ScreeningStage.allCases.filter { $0 != .calculation }.map { stage in
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
        uncoated.map { $0.kinks[$0.mutualMinimum].energies.mutualPerAtom }.min() ?? 0
    }
}
