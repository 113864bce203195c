internal import Chemistry
internal import Electrochemistry
package import Screening
internal import ThermoEntries

/// The candidates asked for as rows of the data, and those that are none.
public struct ScreenCandidates: Sendable {
    /// Candidates that the data hold, without naming them.
    public enum Pool: String, CaseIterable, Sendable {
        /// Every compound with the ion.
        case all
        /// Every compound but gases and liquids without the ion.
        case allWithIonFree = "all+ion-free"

        /// Their rows, those with the ion first.
        package func rows(_ screen: CoatingScreen) -> [Int] {
            screen.allCandidates + (self == .all ? [] : screen.ionFreeCandidates)
        }
    }

    package let rows: [Int]
    package let failures: [Problem]
    /// The pool asked for; nil for a list or a file.
    package let pool: Pool?
    /// What the pool leaves out, in words; nil when it leaves out nothing that could be a coating.
    package let leftOutText: Wording?

    /// A pool by its name; else a list or a file of formulas, each of which needs an entry.
    package init(_ text: String, _ workspace: Workspace, _ screen: CoatingScreen) throws {
        pool = Pool(rawValue: text)
        if let pool {
            rows = pool.rows(screen)
            failures = []
            let count = pool == .all ? screen.ionFreeCandidates.count : 0
            leftOutText =
                count == 0
                ? nil
                : "\(count) solid compounds without \(screen.ion.element.symbol) are left out; \(.candidates) "
                    + "\(Pool.allWithIonFree.rawValue) judges them too"
            return
        }
        leftOutText = nil
        let batch = workspace.substances(try MaterialList(text, of: .candidates), of: .candidates)
        try batch.refuseIfNothingIsLeft()
        var rows: [Int] = []
        var failures = batch.problems
        for substance in batch.values {
            if let row = workspace.entries.rows(of: substance.composition.reduced.composition).first {
                rows.append(row)
            } else {
                failures.append(
                    Problem(
                        substance.text,
                        message: workspace.observer.text(
                            "no entry in the data; give its energy with \(.entry) or put it on the hull with \(.aboveHull) '\(substance.text)=0'"
                        )))
            }
        }
        self.rows = rows
        self.failures = failures
        if rows.isEmpty, let first = failures.first {
            throw AnalysisError.badInput("\(first.input): \(first.message)")
        }
    }

    /// The same without those that are none, which are told once.
    package var withoutFailures: ScreenCandidates {
        ScreenCandidates(rows: rows, failures: [], pool: pool, leftOutText: leftOutText)
    }

    private init(rows: [Int], failures: [Problem], pool: Pool?, leftOutText: Wording?) {
        (self.rows, self.failures, self.pool, self.leftOutText) = (rows, failures, pool, leftOutText)
    }
}
