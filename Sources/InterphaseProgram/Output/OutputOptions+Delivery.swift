internal import Analyses
internal import ArgumentParser
internal import Presentation
internal import ProgramFrame
internal import Reports
internal import Terminal

extension OutputOptions {
    /// Failed rows named on standard error at most; the output itself names all of them.
    static let namedFailures = 20

    /// Writes a report as table, CSV, TSV or JSON to its destination; every analysis command ends here.
    /// - Throws: `ExitCodes.someRowsFailed` after writing when a row failed; `ValidationError`, `OutputError`.
    func deliver(_ report: Report, below preamble: String = "") throws {
        try sayRemarks(of: report)
        let format = try chosenFormat()
        switch (format, format.separator) {
        case (_, let separator?): try write(CSVRenderer(separator: separator).render(report))
        case (.json, _): try write(JSONRenderer().render(report))
        default: try write(preamble + TextTableRenderer(width: tableWidth).render(report))
        }
        try reportFailures(report.failures)
    }

    /// Says on standard error what only tables have a place for.
    func sayRemarks(of report: Report) throws {
        guard !quiet, try chosenFormat(among: ReportFormat.allCases) != .table else { return }
        report.remarks.forEach(InterphaseCommand.remark)
    }

    /// Characters on a line of a table: those of the terminal, or what reads well in a file.
    var tableWidth: Int { file == nil ? Console.tableWidth : 100 }

    /// Puts text into `--output`, or onto standard output.
    func write(_ text: String) throws(OutputError) {
        if let file {
            try OutputFile.write(text, to: file)
        } else {
            try StandardOutput.write(text)
        }
    }

    /// Puts text into `--output`, or onto standard output, in the portions in which it is made.
    func stream(_ make: (inout PortionedText) throws -> Void) throws {
        if let file {
            try OutputFile.stream(to: file, make)
        } else {
            try StandardOutput.stream(make)
        }
    }

    /// Converts a drawing and puts it into `--output`, or onto standard output.
    func write(_ svg: String, convertedTo format: SVGConversion.Format) throws(OutputError) {
        let bytes = try SVGConversion.convert(svg, to: format)
        if let file {
            try OutputFile.write(bytes, to: file)
        } else {
            try StandardOutput.write(bytes)
        }
    }

    /// One line for each failed row on standard error, then exit code 1; does nothing without failures.
    func reportFailures(_ failures: [RowFailure]) throws {
        guard !failures.isEmpty else { return }
        for failure in failures.prefix(Self.namedFailures) {
            InterphaseCommand.complain("\(failure.input): \(failure.message)")
        }
        if failures.count > Self.namedFailures {
            let more = failures.count - Self.namedFailures
            InterphaseCommand.complain("\(more) more rows failed")
        }
        throw ExitCodes.someRowsFailed
    }
}
