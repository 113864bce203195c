internal import Chemistry
internal import Presentation
internal import Screening
internal import ThermoEntries

/// The candidates asked for as rows of the data, and those that are none.
struct ScreenCandidates {
    let rows: [Int]
    let failures: [RowFailure]

    /// `all` takes every compound with the ion; else a list or a file of formulas, each of which needs an entry.
    init(_ text: String, _ workspace: Workspace, _ screen: CoatingScreen) throws {
        if text == "all" {
            rows = screen.allCandidates
            failures = []
            return
        }
        let batch = workspace.substances(try MaterialList(text, option: "--candidates"), option: "--candidates")
        try batch.refuseIfNothingIsLeft()
        var rows: [Int] = []
        var failures = batch.problems.map(\.failure)
        for substance in batch.values {
            if let row = workspace.entries.rows(of: substance.composition.reduced.composition).first {
                rows.append(row)
            } else {
                failures.append(
                    RowFailure(
                        input: substance.text,
                        message: "no entry in the data; give its energy with --entry or put it on the hull with "
                            + "--above-hull '\(substance.text)=0'"))
            }
        }
        self.rows = rows
        self.failures = failures
        if rows.isEmpty, let first = failures.first {
            throw CommandFailure.badInput("\(first.input): \(first.message)")
        }
    }
}
