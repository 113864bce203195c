internal import Presentation
internal import Synchronization
internal import Thermodynamics

/// Collects what the checks in exact arithmetic of a run report, from all its threads.
final class VerificationTally: Sendable {
    private struct Sum {
        var rows = 0
        var report = VerificationReport()
    }

    private let sum = Mutex(Sum())

    /// What a check reports, and the number of rows (of maps: cells) that rest on it.
    func add(_ report: VerificationReport, rows: Int) {
        sum.withLock { sum in
            sum.rows += rows
            sum.report += report
        }
    }

    /// Adds what another run has collected.
    func add(_ other: VerificationTally) {
        let (rows, report) = other.total
        add(report, rows: rows)
    }

    private var total: (Int, VerificationReport) { sum.withLock { ($0.rows, $0.report) } }

    /// What names of settings of a verification begin with.
    static let settingPrefix = "verification_"

    /// The sentence below a table.
    /// - Parameters:
    ///   - printed: rows with a result.
    ///   - unit: what they are, in the plural.
    func sentence(printed: Int, unit: String) -> String {
        let (rows, report) = total
        let gap = NumberFormat(significantDigits: 2).text(report.largestGap) ?? ""
        return
            "Re-checked in exact arithmetic: \(Swift.min(rows, printed)) of \(printed) \(unit), by \(report.equilibria) equilibria over "
            + "\(report.columns) columns (all entries of their chemical systems); largest gap \(gap) eV per formula unit."
    }

    /// The same as settings.
    func echo(printed: Int) -> [Report.Setting] {
        let (rows, report) = total
        let values: [(String, Cell)] = [
            ("rows", .integer(Swift.min(rows, printed))), ("rows_printed", .integer(printed)),
            ("equilibria", .integer(report.equilibria)), ("columns", .integer(report.columns)),
            ("largest_gap_eV_per_formula", .number(report.largestGap)),
        ]
        return values.map { Report.Setting(Self.settingPrefix + $0.0, $0.1) }
    }
}
