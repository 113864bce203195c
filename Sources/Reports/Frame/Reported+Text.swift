public import Analyses
internal import Presentation

extension Reported {
    /// The answers as text in a form: a table of `width` characters, CSV, TSV, JSON, a page, or the first drawing as SVG.
    ///
    /// PNG and PDF need a renderer, which only programs have: convert the SVG.
    /// - Throws: `AnalysisError` for a form that cannot show what is asked, and for PNG and PDF.
    public func text(
        _ answers: Batch<Answer>, in workspace: Workspace, as format: ReportFormat, width: Int = 100
    ) async throws -> String {
        try refuse(format, in: workspace)
        let result = try await illustration(answers, in: workspace, as: format)
        switch format {
        case .table: return result.preamble + TextTableRenderer(width: width).render(result.report)
        case .csv: return CSVRenderer(isStamped: result.isStamped).render(result.report)
        case .tsv: return CSVRenderer(isStamped: result.isStamped, separator: .tab).render(result.report)
        case .json: return JSONRenderer().render(result.report)
        case .html: return result.html()
        case .svg:
            guard let chart = result.charts.first else { throw AnalysisError.usage("\(Self.name) has no drawing") }
            return chart.svg()
        case .png, .pdf: throw AnalysisError.usage("\(format.rawValue) needs a renderer; convert the text of .svg")
        }
    }
}
