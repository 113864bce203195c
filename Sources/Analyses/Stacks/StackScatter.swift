internal import Chemistry
internal import Electrochemistry
public import Interfaces
internal import ThermoEntries

/// How sure the verdicts on a stack are when the energies of the compounds scatter.
public struct StackScatter: Sendable {
    /// How often a verdict was given, as shares of the samples; the mildest first.
    public struct Chances: Sendable {
        /// Verdicts that occurred, with their shares.
        public let shares: [(verdict: StackVerdict, share: Double)]

        init(_ verdicts: [StackVerdict]) {
            shares = StackVerdict.allCases.compactMap { verdict in
                let count = verdicts.count { $0 == verdict }
                return count == 0 ? nil : (verdict, Double(count) / Double(verdicts.count))
            }
        }
    }

    /// Of the whole stack.
    public let whole: Chances
    /// Of its parts, in the order of the lines.
    public let parts: [Chances]

    /// - Complexity: one report per sample.
    init(of input: StackInput, _ settings: StackSettings, _ request: UncertaintyRequest, _ workspace: Workspace) throws {
        let elements = input.stack.materials.flatMap(\.composition.elements) + [workspace.ion.element]
        let sampled = try SampledEntries(request, within: ChemicalSystem(elements), of: workspace)
        let reports = try sampled.map { entries throws(any Error) in
            try StackCalculator(InterfaceCalculator(entries: entries), settings: settings)
                .report(input.stack, input.conditions)
        }
        whole = Chances(reports.map(\.verdict))
        let verdicts = reports.map { StackAnswer.parts(of: $0).map(\.verdict) }
        parts = (verdicts.first ?? []).indices.map { place in
            Chances(verdicts.compactMap { $0.indices.contains(place) ? $0[place] ?? nil : nil })
        }
    }
}

extension StackAnswer.Part {
    /// The verdict; nil for a layer that no electrode touches.
    fileprivate var verdict: StackVerdict? {
        switch self {
        case .contact(let contact): contact.verdict
        case .layer(_, let exposure): exposure?.verdict
        }
    }
}
