internal import Chemistry
package import Electrochemistry
package import Parallel
public import Screening
internal import TextFormats
internal import ThermoEntries

/// What a screening is of, read.
public struct ScreeningInput: Sendable {
    /// What the coating touches.
    package let partners: ScreenPartnerNames
    /// What it is judged by.
    package let criteria: ScreenCriteria

    /// The screening in the data of a workspace.
    package func screen(
        _ workspace: Workspace, runner: ParallelRunner? = nil, ion: WorkingIon? = nil
    ) -> CoatingScreen {
        CoatingScreen(
            entries: workspace.entries, ion: ion ?? workspace.ion, partners: partners.formulas,
            criteria: criteria.criteria, costs: criteria.costs?.table, runner: runner ?? workspace.runner)
    }

    /// Hash of what the judgement of a candidate depends on: version of the program, data, partners, criteria, costs.
    func journalKey(in workspace: Workspace, isComplete: Bool, version: String) -> String {
        let entries = workspace.entries
        let energies = entries.energies.withUnsafeBufferPointer { SHA256.hexadecimal(UnsafeRawBufferPointer($0)) }
        let judging = CriterionKey.all.map { "\($0.name)=\($0.value(criteria.typed))" }
        let places = partners.all.map { "\($0.stage.rawValue)=\($0.substance.text) \($0.substance.composition.formula)" }
        let facts = [
            version, entries.provenance.sha256, "\(entries.count) \(isComplete)", "\(workspace.ion.element.symbol)",
            "\(workspace.reference.offset)", workspace.request.energies.rawValue, criteria.costs?.text ?? "", energies,
        ]
        return SHA256.hexadecimal(Array((facts + judging + places).joined(separator: "\n").utf8))
    }
}

/// A finished screening.
public struct ScreeningAnswer: Sendable {
    /// What was asked.
    package let input: ScreeningInput
    /// The funnel, to ask further.
    package let screen: CoatingScreen
    /// The candidates.
    package let chosen: ScreenCandidates
    /// Every candidate with the stage it reached, and the interface without a coating.
    public let result: ScreeningResult
    /// What a reader should know of partners and candidates.
    public let remarks: [Wording]
    /// The stages of the candidates that were asked for; nil when none were.
    package internal(set) var explanation: (subjects: ExplainedSubjects, stages: [CandidateExplanation])?

    /// Puts the parts together.
    package init(
        input: ScreeningInput, screen: CoatingScreen, chosen: ScreenCandidates, result: ScreeningResult,
        remarks: [Wording], explanation: (subjects: ExplainedSubjects, stages: [CandidateExplanation])?
    ) {
        (self.input, self.screen, self.chosen) = (input, screen, chosen)
        (self.result, self.remarks, self.explanation) = (result, remarks, explanation)
    }
}
