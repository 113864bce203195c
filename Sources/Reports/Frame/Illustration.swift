public import Presentation
internal import TextFormats

/// A result as drawings beside its table.
public struct Illustration {
    /// What all forms have in common: title, table, database, failures.
    public var report: Report
    /// Drawings from top to bottom; picture files hold exactly one.
    public var charts: [any Chart]

    /// Puts the parts together.
    public init(
        report: Report, charts: [any Chart]
    ) {
        self.report = report
        self.charts = charts
    }

    /// Facts, drawings, table: the page of an `.html` file.
    public func page() -> ReportPage {
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
