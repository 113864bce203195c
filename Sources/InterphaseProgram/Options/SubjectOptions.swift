internal import Analyses
internal import ArgumentParser
internal import Chemistry
internal import ThermoEntries

/// Which compositions a command is about: formulas, a list of them, a series, a chemical system, or the whole database.
struct SubjectOptions: ParsableArguments {
    @Argument(help: ArgumentHelp("Formulas or names of materials.", valueName: "formula"))
    var formulas: [String] = []

    @Option(
        help: ArgumentHelp(
            "Formulas or names from a file or a pipe (-): one a line, or the column formula of a table.",
            valueName: "file"),
        transform: ListedMaterials.init(reading:))
    var list: ListedMaterials?

    @OptionGroup var series: SeriesOptions

    @Option(help: ArgumentHelp("Every compound of a chemical system.", valueName: "Li-P-S"))
    var system: String?

    @Flag(help: "Every compound of the database.")
    var all = false

    /// At most one of the five ways may be used; without any, the solid solutions of the options are meant.
    func validate() throws {
        let ways = [!formulas.isEmpty, list != nil, series.isUsed, system != nil, all].count { $0 }
        if ways > 1 {
            throw ValidationError(
                "give either formulas, or --list, or --series, or --system, or --all, not several of them")
        }
    }

    /// Whether none of the five ways was used.
    var isEmpty: Bool { formulas.isEmpty && list == nil && !series.isUsed && !areRows }

    /// What `--list` names.
    /// - Throws: what `MaterialList` says about the file.
    func listed() throws -> MaterialList? { try list.map { try $0.list } }

    /// Whether the rows of the database are meant, not compositions that the user wrote.
    var areRows: Bool { system != nil || all }

    /// What is asked for.
    /// - Throws: as `listed`.
    func request() throws -> SubjectRequest {
        var request = SubjectRequest(formulas)
        request.list = try listed()
        request.series = series.request
        request.system = system
        request.all = all
        return request
    }
}
