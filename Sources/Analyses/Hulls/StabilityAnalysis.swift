internal import Chemistry
internal import ThermoEntries
public import Thermodynamics

/// How far compositions lie above the hull, and what they compete with.
public struct StabilityAnalysis: Analysis {
    /// The compositions.
    public var subjects: SubjectRequest
    /// How energies are varied to see how sure the stability is; nil: not at all.
    public var uncertainty: UncertaintyRequest?

    /// The stability of compositions.
    public init(_ subjects: SubjectRequest) { self.subjects = subjects }

    /// The stability of formulas or names of materials.
    public init(_ formulas: [String]) { subjects = SubjectRequest(formulas) }

    /// `hull`.
    public static let name = "hull"
    /// A hull exchanges no ion.
    public static let usesIon = false
    /// The subjects'.
    public var scope: DataScope { subjects.scope }

    /// The compositions.
    public func inputs(in workspace: Workspace) throws -> Batch<Substance> {
        try workspace.substances(subjects) { _ in true }
    }

    /// One answer per composition.
    public func answers(
        to inputs: Batch<Substance>, in workspace: Workspace
    ) async throws -> Batch<[StabilityAnswer]> {
        _ = try uncertainty?.calibration(in: workspace)
        return await inputs.then(workspace, .analysis(Self.name), naming: \.text) { substance in
            var analyzer = try HullAnalyzer(
                workspace.entries, system: ChemicalSystem(substance.composition.elements))
            return [try answer(substance.text, substance.composition, x: substance.x, &analyzer, workspace)]
        }
    }

    /// One answer per composition; those of the database system by system, whose phases are then gathered once.
    public func answers(in workspace: Workspace) async throws -> Batch<[StabilityAnswer]> {
        guard subjects.areRows else { return try await answers(to: try inputs(in: workspace), in: workspace) }
        _ = try uncertainty?.calibration(in: workspace)
        let positions = try workspace.systemPositions(subjects)
        return await Batch<Int>(outcomes: positions.map { .success($0) }).then(
            workspace, .analysis(Self.name), naming: { workspace.systemName($0) },
            { try answers(ofSystem: $0, workspace) })
    }

    /// The answers of every composition of one chemical system, in canonical order.
    private func answers(
        ofSystem position: Int, _ workspace: Workspace
    ) throws -> [StabilityAnswer] {
        let entries = workspace.entries
        let all = Int(entries.systemStarts[position])..<Int(entries.systemStarts[position + 1])
        let system = ChemicalSystem(entries.composition(at: all.lowerBound).elements)
        var analyzer = try HullAnalyzer(entries, system: system)
        var answers: [StabilityAnswer] = []
        var row = all.lowerBound
        while row < all.upperBound {
            let answer = try answer(
                entries.formula(at: row), entries.composition(at: row), x: nil, &analyzer, workspace)
            answers.append(answer)
            row += max(1, answer.analysis.phases.count)
        }
        return answers
    }

    private func answer(
        _ text: String, _ composition: Composition, x: Double?, _ analyzer: inout HullAnalyzer, _ workspace: Workspace
    ) throws -> StabilityAnswer {
        let analysis = try analyzer.analysis(of: composition)
        if let tally = workspace.verification {
            tally.add(try analyzer.verify(analysis), rows: max(1, analysis.phases.count))
        }
        let scatter = try uncertainty.map { try StabilityScatter(of: composition, $0, workspace) }
        return StabilityAnswer(text: text, x: x, analysis: analysis, scatter: scatter)
    }
}

/// Where one composition stands.
public struct StabilityAnswer: Sendable {
    /// The composition as asked.
    public let text: String
    /// The x of a series; nil for everything else.
    public let x: Double?
    /// Its entries, the hull with and without them.
    public let analysis: HullAnalysis
    /// How sure that is; nil unless asked for.
    public let scatter: StabilityScatter?
}
