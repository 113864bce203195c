internal import ArgumentParser
internal import Parallel
internal import Presentation
internal import Reports
internal import Terminal
internal import TextFormats

/// Where results go and how they are written.
struct OutputOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Form of the output: by the extension of --output, else a table.", valueName: "format"))
    var format: ReportFormat?

    @Option(
        help: ArgumentHelp(
            "Write to a file; an existing one is replaced only when the new one is whole; - is standard output.",
            valueName: "path"))
    var output: String?

    /// The file to write; nil for standard output.
    var file: String? { output == "-" ? nil : output }

    @Flag(help: "Show no progress and no remarks; warnings and errors stay.")
    var quiet = false

    /// Checks the extension as far as that is possible without knowing the command.
    func validate() throws {
        if output?.isEmpty == true { throw ValidationError("--output is empty; give the path of a file") }
        _ = try chosenFormat(among: ReportFormat.allCases)
    }

    /// The format to write: by the extension of `--output` when it is known, else `--format`, else a table.
    /// - Throws: `ValidationError` when the extension means nothing, another format than `--format`, or one this command does not write.
    func chosenFormat(among allowed: [ReportFormat] = ReportFormat.tabular) throws -> ReportFormat {
        guard let output = file else {
            let chosen = format ?? .table
            guard output != nil || ReportFormat.tabular.contains(chosen) else {
                throw ValidationError(
                    "--format \(chosen.rawValue) needs --output: a file such as out.\(chosen.pathExtension), or - for standard output"
                )
            }
            guard allowed.contains(chosen) else { throw Self.refused(chosen, "'--format \(chosen.rawValue)'", allowed) }
            return chosen
        }
        let byExtension = ReportFormat(path: output)
        if byExtension == nil, format == nil, output.lowercased().hasSuffix(Self.packedSuffix) {
            throw ValidationError(
                "results are written unpacked, and '\(output)' promises a packed file; write "
                    + "'\(output.dropLast(Self.packedSuffix.count))' and pack it afterwards")
        }
        if byExtension == nil, format == nil, let name = ReportFormat.pathExtension(output) {
            throw ValidationError(
                "the extension .\(name) of '\(output)' stands for no format; use one of \(Self.extensions(allowed)) "
                    + "or give --format")
        }
        if let byExtension, let format, byExtension != format {
            throw ValidationError(
                "--format \(format.rawValue) contradicts the extension .\(byExtension.pathExtension) of '\(output)'; leave out "
                    + "--format, or name the file .\(format.pathExtension)")
        }
        let chosen = byExtension ?? format ?? .table
        guard allowed.contains(chosen) else { throw Self.refused(chosen, "'\(output)'", allowed) }
        return chosen
    }

    private static func refused(_ format: ReportFormat, _ typed: String, _ allowed: [ReportFormat]) -> ValidationError {
        ValidationError(
            "this command writes no .\(format.pathExtension) file (\(typed)); use one of \(extensions(allowed))")
    }

    /// Progress on standard error under the name of the command, or nothing with `--quiet`.
    func progress(_ label: String) -> any ProgressReporter {
        quiet ? SilentProgress() : TerminalProgress(label: "interphase \(label)")
    }

    private static let packedSuffix = ".gz"

    private static func extensions(_ formats: [ReportFormat]) -> String {
        formats.map { ".\($0.pathExtension)" }.joined(separator: ", ")
    }
}
