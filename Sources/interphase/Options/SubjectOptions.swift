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
}

extension Workspace {
    /// The compositions that the options name, in the order given; for systems and the whole database one per composition, in
    /// canonical order.
    /// - Parameter isWanted: picks rows of systems and of the whole database.
    /// - Throws: `EntriesError` for a text that is no chemical system.
    func substances(_ options: SubjectOptions, where isWanted: (Int) -> Bool) throws -> Batch<Substance> {
        guard options.areRows else { return try written(options) }
        let rows =
            try options.system.map { entries.rows(within: try ChemicalSystem(parsing: $0)) } ?? Array(0..<entries.count)
        let chosen = rows.filter { isLowest($0) && isWanted($0) }
        if let system = options.system, chosen.isEmpty {
            throw CommandFailure.badInput(
                "--system \(system): \(entries.provenance.name) has no compound there; "
                    + "name more elements, or see 'interphase data list --system \(system)'")
        }
        return Batch(
            outcomes: chosen.map { row in
                let text = entries.formula(at: row)
                return .success(Substance(Formula(text: text, composition: entries.composition(at: row))))
            })
    }

    /// The compositions the user wrote: formulas, a list, a series, or else the solid solutions.
    /// - Throws: `CommandFailure` with 64 when there are none, `ValidationError` when the series makes no sense, and what a list in a file
    ///   can throw.
    func written(_ options: SubjectOptions) throws -> Batch<Substance> {
        if !options.formulas.isEmpty { return substances(options.formulas) }
        if let list = try options.listed() { return substances(list, option: "--list") }
        if let series = try options.series.points() { return Batch(series, catalogue: catalogue) }
        guard !solidSolutions.isEmpty else {
            throw CommandFailure.usage(
                "nothing to calculate; give formulas, --list FILE, --series, --system Li-P-S, or --all")
        }
        return Batch(outcomes: solidSolutions.map { .success(Substance($0)) })
    }

    /// What texts mean, failures kept in their place.
    func substances(_ texts: [String]) -> Batch<Substance> {
        Batch(
            outcomes: texts.map { text in
                do {
                    return .success(try Substance(text, catalogue: catalogue))
                } catch {
                    return .failure(InputProblem(text, error))
                }
            })
    }

    /// Positions of the chemical systems within `--system`, or of all; ascending.
    /// - Throws: `EntriesError` for a text that is no chemical system; `CommandFailure` when there is nothing in it.
    func systemPositions(_ options: SubjectOptions) throws -> [Int] {
        guard let text = options.system else { return Array(entries.systemMasks.indices) }
        let positions = index.positions(within: try ChemicalSystem(parsing: text))
        guard !positions.isEmpty else { throw nothing(in: text) }
        return positions
    }

    /// `Li-P-S` for the system at a position.
    func systemName(_ position: Int) -> String {
        ChemicalSystem(entries.composition(at: Int(entries.systemStarts[position])).elements).name
    }

    private func nothing(in system: String) -> CommandFailure {
        .badInput("--system \(system): \(entries.provenance.name) has no compound there; name more elements")
    }

    /// Whether no entry of the same composition comes before this row, which then is the lowest in energy.
    private func isLowest(_ row: Int) -> Bool {
        guard row > 0 else { return true }
        let (here, before) = (range(row), range(row - 1))
        return entries.atomicNumbers[here] != entries.atomicNumbers[before]
            || entries.amounts[here] != entries.amounts[before]
    }

    private func range(_ row: Int) -> Range<Int> { Int(entries.starts[row])..<Int(entries.starts[row + 1]) }
}
