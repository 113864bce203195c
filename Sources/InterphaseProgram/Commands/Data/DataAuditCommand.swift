internal import Analyses
internal import ArgumentParser
internal import Parallel
internal import Presentation
internal import Reports
internal import Terminal
internal import TextFormats
internal import ThermoEntries

/// `interphase data audit`: which corrections the entries of a file get, and why.
struct DataAuditCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: "Corrections of every entry of a file under the Materials Project's scheme of 2020 or 2011.",
        discussion: """
            One row per adjustment: name, eV per atom, atoms, total; a row without adjustment says why there is none or why the \
            entry is refused. Oxidation states are those of the file, or guessed and then marked as guessed.

              interphase data audit my-vasp-runs.json
              interphase data audit my-vasp-runs.json --corrections mp2011
            """)

    @Argument(help: "File of entries with run types and Hubbard values.")
    var input: String

    @Option(
        help: ArgumentHelp("The scheme: mp2020, or mp2011, which the embedded data carry.", valueName: "scheme"),
        transform: choice)
    var corrections: AuditedScheme = .mp2020

    @OptionGroup var output: OutputOptions

    func run() throws {
        do {
            // A table of millions of calculations is written as it is made; the other formats need all of it first.
            if let separator = try output.chosenFormat().separator {
                try writeRecords(CSVRenderer(separator: separator))
            } else {
                try writeReport()
            }
        } catch let error as EntriesError {
            throw CommandFailure.badInput(error.description)
        }
    }

    private func writeRecords(_ renderer: CSVRenderer) throws {
        let digest = try EntryFileReader.sha256(path: input)
        try output.stream { text in
            text.write(renderer.header(of: AuditReport.columns))
            try audit { audit in
                for row in AuditReport.rows(audit) {
                    text.write(renderer.record(row, schema: AuditReport.schema, sha256: digest))
                }
            }
        }
    }

    private func writeReport() throws {
        var table = Table(title: "Corrections of \(input)", columns: AuditReport.columns)
        let summary = try audit { audit in AuditReport.rows(audit).forEach { table.append($0) } }
        table.footnotes = ["\(summary.report.read) entries read, \(summary.refusedByScheme) refused."]
        let stamp = DatabaseStamp(name: input, version: "", sha256: summary.sha256, phases: summary.calculations)
        try output.deliver(Report(schema: AuditReport.schema, database: stamp, table: table))
    }

    @discardableResult
    private func audit(_ receive: (CorrectionAudit) -> Void) throws -> AuditSummary {
        var options = ImportOptions()
        options.corrections = corrections.mode
        options.keepsGoing = true
        let progress = ProgramObserver(isQuiet: output.quiet).progress(of: .reading(path: input))
        defer { progress.finish() }
        let summary = try EntryFileReader.audit(
            path: input, options: options,
            progress: { progress.update(completed: $0 / EntryFile.megabyte, of: $1 / EntryFile.megabyte) }, receive)
        progress.finish()
        if !output.quiet { InterphaseCommand.remark("\(input): \(AuditReport.counts(summary))") }
        for refusal in summary.report.refused {
            EntryFile.warn(input, refusal.description, ProgramObserver(isQuiet: output.quiet))
        }
        return summary
    }
}

/// The values of `data audit --corrections`.
enum AuditedScheme: String, CaseIterable {
    case mp2020, mp2011

    /// The same for the readers.
    var mode: CorrectionMode { self == .mp2011 ? .mp2011 : .mp2020 }
}
