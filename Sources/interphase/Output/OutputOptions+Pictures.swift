internal import ArgumentParser
internal import Presentation

/// A result as drawings beside its table.
struct Illustration {
    /// What all forms have in common: title, table, database, failures.
    var report: Report
    /// Drawings from top to bottom; picture files hold exactly one.
    var charts: [any Chart]

    /// Facts, drawings, table: the page of an `.html` file.
    func page() -> ReportPage {
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
    var facts: [ReportPage.Fact] {
        let renderer = CSVRenderer(numbers: NumberFormat(significantDigits: 5))
        let stated = settings.compactMap { setting -> ReportPage.Fact? in
            let text = renderer.field(setting.value)
            return text.isEmpty ? nil : ReportPage.Fact(setting.name, text)
        }
        return [databaseFact] + stated
    }

    /// Name, version, size and checksum of the data.
    var databaseFact: ReportPage.Fact {
        ReportPage.Fact(
            "database", "\(database.name) \(database.version), \(database.phases) phases, SHA-256 \(database.sha256)")
    }
}

extension OutputOptions {
    /// Writes a result in any form: tables through `deliver`, one drawing as picture, everything as page.
    ///
    /// Commands make sure beforehand that there is one drawing where the format is a picture.
    /// - Throws: as `deliver`.
    func deliver(_ illustration: Illustration, as format: OutputFormat) throws {
        let svg = illustration.charts.first?.svg() ?? ""
        switch format {
        case .table, .csv, .tsv, .json: return try deliver(illustration.report)
        case .html: try write(illustration.page().html())
        case .svg: try write(svg)
        case .png, .pdf: try write(svg, convertedTo: format == .png ? .png : .pdf)
        }
        try sayRemarks(of: illustration.report)
        try reportFailures(illustration.report.failures)
    }
}

extension OutputFormat {
    /// Whether this is a drawing that stands alone.
    var isPicture: Bool { [.svg, .png, .pdf].contains(self) }
    /// Whether drawings are part of it.
    var isDrawn: Bool { isPicture || self == .html }
}
