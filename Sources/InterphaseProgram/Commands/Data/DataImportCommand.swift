internal import Analyses
internal import ArgumentParser
internal import Chemistry
internal import Parallel
internal import Presentation
internal import Reports
internal import Terminal
internal import TextFormats
internal import ThermoEntries
internal import ThermoSnapshot
internal import ThermoStore

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// `interphase data import`: a file of entries in one layout becomes one in another, or a database file.
struct DataImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Read entries in any known layout and write them in another.",
        discussion: """
            Reads ComputedEntry, PDEntry and PhaseDiagram JSON of pymatgen, EntrySet CSV, thermo documents of the Materials \
            Project, OQMD and OPTIMADE answers, doped, matterviz and materialsatlas tables, pydefect's composition energies and \
            our own CSV, plain or gzip, by their content. \
            Absolute energies become formation energies with the elements of the same file. Insertion-electrode documents of \
            the Materials Project become a table.

            Columns of our own CSV: id, formula, exactly one of energy_total_eV, energy_eV_per_atom and formation_energy_eV_per_atom, \
            and where known calculation_type, correction_eV, uncertainty_eV (both for the formula), source, note, band_gap_eV.

            The extension says what is written: .csv our own table, .json a list of ComputedEntry that pymatgen loads, both also \
            with .gz; --to chooses other layouts.

            A result with the extension .sqlite (or --to sqlite) is a database file for --database: indexed by chemical \
            system, with provenance, checksums and the set of stable phases, of which a question loads only what it needs. \
            The view phase_list shows its phases to sqlite3. An interrupted import leaves an older file as it was.

              interphase data import entries.json.gz phases.csv
              interphase data import thermo.json phases.json --to computed-entry --type GGA_GGA+U
              interphase data import oqmd.csv.gz oqmd.sqlite
            """)

    @Argument(help: "File to read, or the name of an embedded database.")
    var input: String

    @Argument(help: "File to write; an existing one is replaced only when the new one is whole.")
    var result: String

    @Option(
        help: ArgumentHelp(
            "Layout to write: \(ImportTarget.names); by the extension, interphase-csv without one.",
            valueName: "layout"),
        transform: ImportTarget.init(parsing:))
    var to: ImportTarget?

    @Option(help: ArgumentHelp("Name of a database file in results; that of the file unless given.", valueName: "name"))
    var name: String?

    @OptionGroup var options: ImportOptionGroup

    @Flag(help: "Do not print what was read.")
    var quiet = false

    func validate() throws {
        let target = try target
        if name?.isEmpty == true { throw ValidationError("--name is empty; give a name, for instance oqmd") }
        if name != nil, target != .database {
            throw ValidationError("--name is the name of a database file; write one, such as OUT.sqlite")
        }
    }

    func run() async throws {
        switch try target {
        case .entries(let layout):
            if layout == .ownCSV, try writeElectrodes() { return }
            let set = input == ThermoSnapshot.name ? try embedded() : try file().set
            try write { EntryExporter.write(set, as: layout, to: &$0) }
            if !quiet { report(set, layout) }
        case .database: try await writeDatabase(try source().entries(.all))
        }
    }

    /// Insertion-electrode documents have no energies: they become a table, and nothing else. False for every other file.
    private func writeElectrodes() throws -> Bool {
        guard input != ThermoSnapshot.name, !EntryFile.isDatabase(input) else { return false }
        guard let file = try ElectrodeTable(path: input) else { return false }
        try write { $0.write(CSVRenderer().render(ElectrodeRows.report(file, name: input))) }
        if !quiet {
            let count = file.electrodes.count
            StandardOutput.writeDiagnostics(
                "interphase: \(input): read \(count) insertion electrode\(count == 1 ? "" : "s"), kept as a table; they have no "
                    + "energies to build a hull of\n")
        }
        return true
    }

    /// The embedded data, with their number on standard error.
    private func embedded() throws -> EntrySet {
        let set = try source().entries(.all)
        if !quiet { InterphaseCommand.remark("\(input): read \(EntryFile.phases(set.count))") }
        return set
    }

    /// How many phases were written, and which of them are elements that only the layout needs.
    private func report(_ set: EntrySet, _ layout: EntryExportFormat) {
        let added = EntryExporter.addedElements(of: set, as: layout)
        if !added.isEmpty {
            InterphaseCommand.remark("elements added at zero: \(added.map(\.symbol).joined(separator: ", "))")
        }
        InterphaseCommand.remark("\(result): wrote \(EntryFile.phases(set.count + added.count))")
    }

    private var target: ImportTarget { get throws { try ImportTarget(writing: result, asked: to) } }

    /// Writes the result in portions, packed when it is called `.gz`.
    private func write(_ make: (inout PortionedText) throws -> Void) throws {
        guard ImportTarget.isPacked(result) else { return try OutputFile.stream(to: result, make) }
        guard let deflater = GzipDeflater() else {
            throw OutputError(
                kind: .unwritableFile, subject: result, message: "cannot be packed: no memory is left",
                remedy: "write to a name without .gz")
        }
        try OutputFile.stream(to: result, packing: deflater.add, make)
    }

    private func file() throws -> EntryFile {
        try EntryFile(input, options: options.request.importOptions, observer: ProgramObserver(isQuiet: quiet))
    }

    private func source() throws -> DatabaseSource {
        try DatabaseSource(
            input, importing: options.request.importOptions, observer: ProgramObserver(isQuiet: quiet))
    }

    private func writeDatabase(_ set: EntrySet) async throws {
        let ranked = try await set.withHullStatus(
            runner: ParallelRunner(threads: ProcessInfo.processInfo.activeProcessorCount),
            progress: quiet ? SilentProgress() : TerminalProgress(label: "interphase data import"))
        let base = URL(fileURLWithPath: result).deletingPathExtension().lastPathComponent
        let source = URL(fileURLWithPath: input).lastPathComponent
        try OutputFile.write(to: result) { temporary in
            do {
                try StoreWriter.write(ranked, name: name ?? base, source: source, to: temporary)
            } catch let error as StoreError where error.kind == .unusablePhase {
                throw StoreError(
                    kind: error.kind, subject: "\(input): \(error.subject)", message: error.message,
                    remedy: error.remedy)
            } catch let error as StoreError where error.subject == temporary {
                throw StoreError(kind: error.kind, subject: result, message: error.message, remedy: error.remedy)
            }
        }
        guard !quiet else { return }
        let stable = ranked.hullStatus.count { $0 == .stable }
        StandardOutput.writeDiagnostics(
            "interphase: \(result): \(ranked.count) phases in \(ranked.systemMasks.count) chemical systems, "
                + "\(stable) stable\n")
    }
}
