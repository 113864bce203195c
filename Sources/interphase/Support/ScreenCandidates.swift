internal import Chemistry
internal import Electrochemistry
internal import Presentation
internal import Screening
internal import ThermoEntries

/// The candidates asked for as rows of the data, and those that are none.
struct ScreenCandidates {
    /// Candidates that the data hold, without naming them.
    enum Pool: String, CaseIterable {
        /// Every compound with the ion.
        case all
        /// Every compound but gases and liquids without the ion.
        case allWithIonFree = "all+ion-free"

        /// Their rows, those with the ion first.
        func rows(_ screen: CoatingScreen) -> [Int] {
            screen.allCandidates + (self == .all ? [] : screen.ionFreeCandidates)
        }
    }

    let rows: [Int]
    let failures: [RowFailure]
    /// The pool asked for; nil for a list or a file.
    let pool: Pool?
    /// What the pool leaves out, in words; nil when it leaves out nothing that could be a coating.
    let leftOutText: String?

    /// A pool by its name; else a list or a file of formulas, each of which needs an entry.
    init(_ text: String, _ workspace: Workspace, _ screen: CoatingScreen) throws {
        pool = Pool(rawValue: text)
        if let pool {
            rows = pool.rows(screen)
            failures = []
            let count = pool == .all ? screen.ionFreeCandidates.count : 0
            leftOutText =
                count == 0
                ? nil
                : "\(count) solid compounds without \(screen.ion.element.symbol) are left out; --candidates "
                    + "\(Pool.allWithIonFree.rawValue) judges them too"
            return
        }
        leftOutText = nil
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

    /// The pool for the `settings` of JSON; nothing for the default and for lists.
    var echo: [Report.Setting] {
        pool == .allWithIonFree ? [.init("candidates", .text(Pool.allWithIonFree.rawValue))] : []
    }
}
