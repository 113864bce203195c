package import Analyses
package import Presentation
internal import TextFormats
internal import Thermodynamics

extension VerificationTally {
    /// What names of settings of a verification begin with.
    package static let settingPrefix = "verification_"

    /// The sentence below a table.
    /// - Parameters:
    ///   - printed: rows with a result.
    ///   - unit: what they are, in the plural.
    package func sentence(printed: Int, unit: String) -> String {
        let (rows, report) = total
        let gap = NumberFormat(significantDigits: 2).text(report.largestGap) ?? ""
        return
            "Re-checked in exact arithmetic: \(Swift.min(rows, printed)) of \(printed) \(unit), by \(report.equilibria) equilibria over "
            + "\(report.columns) columns (all entries of their chemical systems); largest gap \(gap) eV per formula unit."
    }

    /// The same as settings.
    package func echo(printed: Int) -> [Report.Setting] {
        let (rows, report) = total
        let values: [(String, Cell)] = [
            ("rows", .integer(Swift.min(rows, printed))), ("rows_printed", .integer(printed)),
            ("equilibria", .integer(report.equilibria)), ("columns", .integer(report.columns)),
            ("largest_gap_eV_per_formula", .number(report.largestGap)),
        ]
        return values.map { Report.Setting(Self.settingPrefix + $0.0, $0.1) }
    }
}
