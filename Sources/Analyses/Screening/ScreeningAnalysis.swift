internal import Chemistry
internal import Electrochemistry
internal import Parallel
package import Screening
internal import ThermoEntries

/// Coatings for the interface of an electrolyte and a cathode: every candidate through the stages, the survivors ranked.
public struct ScreeningAnalysis: Analysis {
    /// The electrolyte the coating touches.
    public var electrolyte: String
    /// The cathode as made.
    public var cathode: String
    /// Charged states of the cathode, or what is left of the ion (`Li0.25`); half of the ion is taken out unless given.
    public var chargedCathodes: [String] = []
    /// `all`, `all+ion-free`, a list, or a file.
    public var candidates = ScreenCandidates.Pool.all.rawValue
    /// The published criteria that the others change, by name.
    public var preset: String?
    /// A JSON file of criteria over those of the preset.
    public var criteriaFile: String?
    /// What is changed of both; voltages against the reference of the workspace.
    public var changes = CriteriaChanges()
    /// A table of costs.
    public var costs: String?
    /// Whether every stage of every candidate is calculated, also after one has stopped it.
    public var isComplete = false
    /// Formulas whose stages are shown instead of the ranking.
    public var explained: [String] = []
    /// Rows of the ranking at most; tables show 25 unless given, files all.
    public var top: Int?
    /// Whether it is told which phases the worst contacts hang on.
    public var isDecisive = false
    /// A file that keeps judged candidates and from which a run goes on.
    public var journal: String?
    /// The version of the program, which a journal has to agree with.
    public var version = ""

    /// The interface of two formulas or names of materials.
    public init(electrolyte: String, cathode: String) { (self.electrolyte, self.cathode) = (electrolyte, cathode) }

    /// `screen`.
    public static let name = "screen"
    /// Any compound may be a candidate.
    public var scope: DataScope { .everything }
    /// What stands on both sides of the coating.
    public var materials: [String] { [electrolyte, cathode] + chargedCathodes }

    /// The partners and the criteria: one screening.
    /// - Throws: `NothingLeft` for partners that cannot be read, `AnalysisError` for criteria that make no sense.
    public func inputs(in workspace: Workspace) throws -> Batch<ScreeningInput> {
        let partners = try ScreenPartnerNames(
            electrolyte: electrolyte, cathode: cathode, charged: chargedCathodes, workspace)
        if let line = Readings(catalogue: workspace.catalogue).line(on: materials, names: false) {
            workspace.observer.remark("\(line)")
        }
        return Batch(outcomes: [.success(ScreeningInput(partners: partners, criteria: try criteria(in: workspace)))])
    }

    /// The criteria, later ones win: defaults, preset, file, changes.
    package func criteria(in workspace: Workspace) throws -> ScreenCriteria {
        let preset = try preset.map { name in
            guard let preset = ScreeningPreset(named: name) else {
                let names = ScreeningPreset.all.map(\.name).joined(separator: ", ")
                throw AnalysisError.usage("\(.preset) '\(name)' is unknown; use one of \(names)")
            }
            return preset
        }
        var typed = preset?.criteria ?? ScreeningCriteria()
        // Presets are written against the element of the ion.
        if preset != nil { typed.mapVoltages(workspace.reference.voltage) }
        if let criteriaFile { try CriteriaFile.apply(criteriaFile, to: &typed, in: workspace) }
        try changes.apply(to: &typed)
        return try ScreenCriteria(
            typed, preset: preset, costPath: costs, statesStrictness: changes["strict"] != nil, workspace)
    }

    /// The screening.
    public func answers(
        to inputs: Batch<ScreeningInput>, in workspace: Workspace
    ) async throws -> Batch<ScreeningAnswer> {
        var answers: [Result<ScreeningAnswer, Problem>] = []
        for outcome in inputs.outcomes {
            switch outcome {
            case .success(let input): answers.append(.success(try await answer(to: input, workspace)))
            case .failure(let problem): answers.append(.failure(problem))
            }
        }
        return Batch(outcomes: answers)
    }

    private func answer(to input: ScreeningInput, _ workspace: Workspace) async throws -> ScreeningAnswer {
        let screen = input.screen(workspace)
        let chosen = try ScreenCandidates(candidates, workspace, screen)
        let remarks = try ScreenRemarks(workspace: workspace, partners: input.partners).all(screen, chosen)
        for remark in remarks { workspace.observer.remark(remark) }
        let journal = try journal.map {
            try ScreenJournal($0, key: input.journalKey(in: workspace, isComplete: isComplete, version: version))
        }
        let result = try await judge(chosen.rows, screen, journal, workspace)
        var answer = ScreeningAnswer(
            input: input, screen: screen, chosen: chosen, result: result, remarks: remarks, explanation: nil)
        if !explained.isEmpty {
            let subjects = try ExplainedSubjects(explained, workspace)
            let place = input.screen(subjects.workspace, runner: workspace.runner, ion: screen.ion)
            answer.explanation = (subjects, try place.explain(subjects.rows))
        }
        return answer
    }

    /// Judges candidates, with progress, journal and verification as asked for.
    package func judge(
        _ rows: [Int], _ screen: CoatingScreen, _ journal: ScreenJournal?, _ workspace: Workspace
    ) async throws -> ScreeningResult {
        let observer = workspace.observer
        let progress = observer.progress(of: .analysis(Self.name))
        let known = journal?.known ?? [:]
        if !known.isEmpty { observer.remark("\(known.count) candidates were judged before") }
        var record: (@Sendable (Candidate) -> Void)?
        if let journal { record = { journal.append($0) } }
        let result = try await screen.run(
            candidates: rows, completely: isComplete, known: known, judged: record,
            completed: { progress.update(completed: $0, of: rows.count) })
        progress.finish()
        journal?.finish(observer)
        if result.candidates.count < rows.count {
            throw AnalysisError.unfinished(result.candidates.count, of: rows.count, "candidates")
        }
        if let tally = workspace.verification {
            let checking = observer.progress(of: .verification)
            let (survivors, report) = try await screen.verify(
                result, completed: { checking.update(completed: $0, of: result.ranking.count) })
            checking.finish()
            tally.add(report, rows: survivors)
        }
        return result
    }
}
