public import Analyses
public import Presentation
internal import TextFormats

/// A result as drawings beside its table.
public struct Illustration {
    /// What all forms have in common: title, table, database, failures.
    public var report: Report
    /// Drawings from top to bottom; picture files hold exactly one.
    public var charts: [any Chart]
    /// The page, where it is more than drawings above a table.
    var ownPage: (any Page)?
    /// What stands above a table for people.
    public internal(set) var preamble = ""
    /// Whether comments above CSV and TSV name the database; a matrix is read by programs that know none, and says it in its corner.
    public internal(set) var isStamped = true
    /// What a CSV or TSV file has no place for.
    public internal(set) var companion: Companion?

    /// A second table beside a file.
    public struct Companion {
        /// What its name has before the extension: `flags` of `map.flags.csv`.
        public let name: String
        /// The table.
        public let report: Report
        /// What to say where no second file can be written; nil when nothing is lost.
        public let remark: Wording?
    }

    /// Puts the parts together.
    public init(
        report: Report, charts: [any Chart]
    ) {
        self.report = report
        self.charts = charts
    }

    /// The page of an `.html` file.
    public func html() -> String { ownPage?.html() ?? page().html() }

    /// Facts, drawings, table.
    private func page() -> ReportPage {
        let drawings = charts.isEmpty ? [] : [ReportPage.Section.charts(title: "", charts: charts)]
        return ReportPage(title: report.table.title, facts: report.facts, sections: drawings + [.table(untitled)])
    }

    /// The table without the title, which the page has already.
    private var untitled: Table {
        var table = report.table
        table.title = ""
        return table
    }
}

extension Report {
    /// Database and settings as the header of a page; settings without a value are left out.
    public var facts: [ReportPage.Fact] {
        let renderer = CSVRenderer(numbers: NumberFormat(significantDigits: 5))
        let stated = settings.compactMap { setting -> ReportPage.Fact? in
            let text = renderer.field(setting.value)
            return text.isEmpty ? nil : ReportPage.Fact(setting.name, text)
        }
        return [databaseFact] + stated
    }

    /// Name, version, size and checksum of the data.
    public var databaseFact: ReportPage.Fact {
        ReportPage.Fact(
            "database", "\(database.name) \(database.version), \(database.phases) phases, SHA-256 \(database.sha256)")
    }
}
