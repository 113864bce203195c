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
        let report = illustration.report
        let svg = illustration.charts.first?.svg() ?? ""
        switch format {
        case .csv, .tsv: try deliver(illustration, separator: format.separator ?? .comma)
        case .table, .json: return try deliver(report, below: illustration.preamble)
        case .html: try write(illustration.html())
        case .svg: try write(svg)
        case .png, .pdf: try write(svg, convertedTo: format == .png ? .png : .pdf)
        }
        try sayRemarks(of: report)
        try reportFailures(report.failures)
    }

    /// Fields for programs and, beside a file, what they have no place for.
    private func deliver(_ illustration: Illustration, separator: CSVRenderer.Separator) throws {
        let renderer = CSVRenderer(isStamped: illustration.isStamped, separator: separator)
        try write(renderer.render(illustration.report))
        guard let companion = illustration.companion else { return }
        if let file {
            try OutputFile.write(renderer.render(companion.report), to: Self.path(file, with: companion.name))
        } else if let remark = companion.remark, !quiet {
            InterphaseCommand.remark(remark.asTyped)
        }
    }

    /// `map.flags.csv` for `map.csv`.
    private static func path(_ path: String, with name: String) -> String {
        guard let type = ReportFormat.pathExtension(path) else { return path + ".\(name).csv" }
        return path.dropLast(type.count) + "\(name)." + path.suffix(type.count)
    }
}
