internal import ArgumentParser
internal import Presentation
internal import Reports
internal import Terminal

extension OutputOptions {
    /// Writes a result in any form: tables through `deliver`, one drawing as picture, everything as page.
    ///
    /// Commands make sure beforehand that there is one drawing where the format is a picture.
    /// - Throws: as `deliver`.
    func deliver(_ illustration: Illustration, as format: ReportFormat) throws {
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
