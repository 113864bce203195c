internal import ArgumentParser
internal import Chemistry
internal import ConvexCore
internal import Electrochemistry
internal import Foundation
internal import Presentation
internal import Screening
internal import ThermoEntries
internal import ThermoSnapshot

/// What every analysis works with: the data after all changes asked for, names of materials, the ion, the runner.
struct Workspace: Sendable {
    /// Phases of the database with those of the user, without those left out.
    let entries: EntrySet
    /// Chemical systems of `entries` by their elements.
    let index: SystemIndex
    /// Names of materials.
    let catalogue: MaterialCatalogue
    /// The working ion.
    let ion: WorkingIon
    /// Runs rows in parallel.
    let runner: ParallelRunner
    /// Whether the rows are checked again in exact arithmetic.
    let isVerified: Bool
    /// Conditions of the command that go into `settings`.
    let echo: [Report.Setting]

    /// Opens the database and applies the changes of the options; warnings go to standard error.
    /// - Throws: `CommandFailure` with 64 for options that make no sense, 65 for data that cannot be used.
    init(_ options: AnalysisOptions) throws {
        do {
            ion = try WorkingIon(symbol: options.ion)
        } catch {
            throw CommandFailure.usage(error.description)
        }
        catalogue = try ThermoSnapshot.materials()
        entries = try DatabaseChanges(options, catalogue: catalogue).applied(to: try Self.database(options.database))
        index = SystemIndex(entries)
        runner = ParallelRunner(threads: options.threads ?? ProcessInfo.processInfo.activeProcessorCount)
        isVerified = options.verify
        echo = options.echo
    }

    /// The database as printed into every export.
    var stamp: DatabaseStamp { entries.stamp }

    /// A report of this workspace: its stamp, the options' settings, and those of the command.
    func report(_ command: String, settings: [Report.Setting], table: Table, errors: [RowFailure] = []) -> Report {
        let data = [
            Report.Setting("calculation_type", .text(entries.provenance.calculationType)),
            Report.Setting("reference_electrode", .text(ion.element.symbol)),
        ]
        var table = table
        if isVerified { table.footnotes.append("Every row was re-checked in exact arithmetic.") }
        return Report(
            schema: "interphase-\(command)/1", database: stamp, settings: data + echo + settings, table: table,
            errors: errors)
    }

    /// The line below every table that says what kind of energies are behind it.
    var energyFootnote: String {
        "Formation energies: \(entries.provenance.calculationType), elements at zero."
    }

    /// The line below every table with voltages.
    var voltageFootnote: String {
        "Voltages: against \(ion.element.symbol)/\(ion.element.symbol)\(Self.charge(ion.valence))."
    }

    private static func charge(_ valence: Int) -> String {
        let sign = valence > 0 ? "+" : "-"
        return valence.magnitude == 1 ? sign : "\(valence.magnitude)\(sign)"
    }

    private static func database(_ name: String) throws -> EntrySet {
        guard name != ThermoSnapshot.name else { return try ThermoSnapshot.mp2019() }
        guard FileManager.default.fileExists(atPath: name) else {
            throw CommandFailure.badInput(
                "database '\(name)': there is no embedded database and no file of this name; "
                    + "use --database \(ThermoSnapshot.name), or check the path")
        }
        throw CommandFailure.badInput(
            "database '\(name)': databases cannot be read from files yet; "
                + "use --database \(ThermoSnapshot.name) and add phases with --entries, --entry or --above-hull")
    }
}
