internal import Electrochemistry
internal import Chemistry
internal import Electrochemistry
internal import Presentation
internal import ThermoEntries

/// The candidates that `--explain` names as rows of the data; those without an entry are put on the hull.
struct ExplainedSubjects {
    /// The data they are rows of: those of the screening, with the ones without an entry added.
    let workspace: Workspace
    /// Their rows, in the order typed, each once.
    let rows: [Int]
    /// The rows of those that the data hold no entry of.
    let added: Set<Int>
    /// Texts that could not be read.
    let failures: [RowFailure]

    /// Reads the texts; without an entry a composition is explained as with `--above-hull 'FORMULA=0'`.
    /// - Throws: exit code 65 when none of them can be read.
    init(_ texts: [String], _ workspace: Workspace, _ analysis: AnalysisOptions) throws {
        let batch = workspace.substances(texts)
        try batch.refuseIfNothingIsLeft()
        failures = batch.problems.map(\.failure)
        let missing = batch.values.filter { Self.row($0, workspace) == nil }
        var place = workspace
        if !missing.isEmpty {
            var options = analysis
            options.aboveHull += try missing.map { try EnergyAssignment(parsing: "\($0.text)=0") }
            options.ion = workspace.ion.element.symbol
            place = try Workspace(options, quiet: true)
        }
        self.workspace = place
        var seen: Set<Int> = []
        rows = batch.values.compactMap { Self.row($0, place) }.filter { seen.insert($0).inserted }
        added = Set(missing.compactMap { Self.row($0, place) })
    }

    private static func row(_ substance: Substance, _ workspace: Workspace) -> Int? {
        workspace.entries.rows(of: substance.composition.reduced.composition).first
    }
}
