internal import Synchronization
package import Thermodynamics

/// Collects what the checks in exact arithmetic of a run report, from all its threads.
package final class VerificationTally: Sendable {
    private struct Sum {
        var rows = 0
        var report = VerificationReport()
    }

    private let sum = Mutex(Sum())

    /// What a check reports, and the number of rows (of maps: cells) that rest on it.
    package func add(_ report: VerificationReport, rows: Int) {
        sum.withLock { sum in
            sum.rows += rows
            sum.report += report
        }
    }

    /// Adds what another run has collected.
    package func add(_ other: VerificationTally) {
        let (rows, report) = other.total
        add(report, rows: rows)
    }

    /// Rows that rest on checks, and what those took.
    package var total: (Int, VerificationReport) { sum.withLock { ($0.rows, $0.report) } }
}
