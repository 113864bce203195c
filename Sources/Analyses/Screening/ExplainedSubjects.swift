internal import Chemistry
internal import Electrochemistry
internal import ThermoEntries

/// The candidates that `--explain` names as rows of the data; those without an entry are put on the hull.
package struct ExplainedSubjects: Sendable {
    /// The data they are rows of: those of the screening, with the ones without an entry added.
    package let workspace: Workspace
    /// Their rows, in the order typed, each once.
    package let rows: [Int]
    /// The rows of those that the data hold no entry of.
    package let added: Set<Int>
    /// Texts that could not be read.
    package let failures: [Problem]

    /// Reads the texts; without an entry a composition is explained as with `--above-hull 'FORMULA=0'`.
    /// - Throws: exit code 65 when none of them can be read.
    package init(_ texts: [String], _ workspace: Workspace) throws {
        let batch = workspace.substances(texts)
        try batch.refuseIfNothingIsLeft()
        failures = batch.problems
        let missing = batch.values.filter { Self.row($0, workspace) == nil }
        var place = workspace
        if !missing.isEmpty {
            var request = workspace.request
            request.aboveHull += missing.map { EnergyAssignment(formula: $0.text, value: 0) }
            request.ion = workspace.ion.element.symbol
            place = try Workspace(request, observer: QuietObserver(warningsTo: workspace.observer))
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
