internal import ArgumentParser
internal import Chemistry
internal import ConvexCore
internal import Electrochemistry
internal import Foundation
internal import Presentation
internal import Screening
internal import ThermoEntries
internal import ThermoSnapshot
internal import ThermoStore
internal import Thermodynamics

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
    /// What voltages are read and printed against.
    let reference: ReferenceElectrode
    /// Compositions of the solid solutions of the options, in their order.
    let solidSolutions: [Formula]
    /// Runs rows in parallel.
    let runner: ParallelRunner
    /// Whether the rows are checked again in exact arithmetic.
    let isVerified: Bool
    /// Whether remarks on what was typed and read are left out.
    let isQuiet: Bool
    /// Conditions of the command that go into `settings`.
    let echo: [Report.Setting]
    /// How the working ion was chosen, where a reader has to know; nil elsewhere.
    let ionRemark: String?
    /// What is to be said on the charge of the materials named.
    let chargeRemarks: [String]
    /// The reference electrode as typed.
    private let referenceName: String

    /// Opens the database and applies the changes of the options; warnings go to standard error.
    /// - Parameters:
    ///   - question: what of a large database is needed; never changes an answer.
    ///   - quiet: whether remarks on files and formulas are left out; warnings are not.
    ///   - materials: what the question names beside `question`, for the choice of the ion.
    ///   - usesIon: whether the answer depends on the working ion.
    ///   - countsDatabase: whether it is said what was read of the database; as `quiet` has it unless given.
    /// - Throws: `CommandFailure` with 64 for options that make no sense, 65 for data that cannot be used.
    init(
        _ options: AnalysisOptions, about question: Question = .everything, quiet: Bool = false,
        countsDatabase: Bool? = nil, usesIon: Bool = true, materials: [String] = []
    ) throws {
        let names = try ThermoSnapshot.materials()
        let choice = IonChoice(given: options.ion, texts: question.texts + materials, catalogue: names)
        do {
            ion = try WorkingIon(symbol: choice.symbol)
            if let text = options.reference {
                reference = try ReferenceElectrode(parsing: text, ion: ion)
            } else {
                reference = ReferenceElectrode(elementOf: ion)
            }
        } catch {
            throw CommandFailure.usage(error.description)
        }
        ionRemark = usesIon ? choice.remark : nil
        let catalogue = options.noBalance ? names : names.balancing(through: ion.element)
        self.catalogue = catalogue
        chargeRemarks = ChargeRemarks(catalogue: catalogue).lines(on: question.texts + materials)
        if !quiet {
            chargeRemarks.forEach { InterphaseCommand.remark($0) }
            if let ionRemark { InterphaseCommand.remark(ionRemark) }
            let added = (options.entry + options.aboveHull).map(\.formula)
            Self.remark(on: question.texts + added, catalogue: catalogue)
        }
        let source = try DatabaseSource(
            options.database, importing: options.imports.importOptions, quiet: !(countsDatabase ?? !quiet))
        let changes = try DatabaseChanges(
            options, catalogue: catalogue, beside: source.calculationType, quiet: quiet)
        let element = ion.element
        entries = try changes.applied(
            to: try source.entries(question.scope(catalogue: catalogue, ion: element, changes: changes)))
        solidSolutions = try changes.solidSolutions().map {
            Formula(text: $0.composition.formula, composition: $0.composition)
        }
        index = SystemIndex(entries)
        runner = ParallelRunner(threads: options.threads ?? ProcessInfo.processInfo.activeProcessorCount)
        isVerified = options.verify
        isQuiet = quiet
        echo =
            options.echo(choice)
            + (options.entries.isEmpty ? [] : options.imports.impliedEcho(beside: source.calculationType))
        referenceName = options.reference ?? ion.element.symbol
    }

    /// The database as printed into every export.
    var stamp: DatabaseStamp { entries.stamp }

    /// A report of this workspace: its stamp, the options' settings, and those of the command.
    /// - Parameter isTyped: whether the formulas of the rows were typed, so that it is told how they were read.
    func report(
        _ command: String, settings: [Report.Setting], table: Table, errors: [RowFailure] = [], isTyped: Bool = true
    ) -> Report {
        let data = [
            Report.Setting("calculation_type", .text(entries.provenance.calculationType)),
            Report.Setting("reference_electrode", .text(referenceName)),
            Report.Setting("reference_offset_V", .number(reference.offset)),
        ]
        var table = table
        if isTyped {
            table = Readings(catalogue: catalogue).added(to: ChargeRemarks(catalogue: catalogue).flagged(table))
        }
        table.footnotes += chargeRemarks.map { $0.hasSuffix("?") ? $0 : "\($0)." }
        let fallbacks = FallbackTally.current?.total ?? 0
        if fallbacks > 0 {
            table.footnotes.append(
                "Answers that only a slower, exact solver could prove: \(fallbacks) (flag \(ResultFlag.solverFallback.rawValue))."
            )
        }
        if let ionRemark { table.footnotes.append("\(ionRemark.prefix(1).uppercased())\(ionRemark.dropFirst()).") }
        if isVerified { table.footnotes.append("Every row was re-checked in exact arithmetic.") }
        return Report(
            schema: "interphase-\(command)/1", database: stamp,
            settings: data + echo + settings + [.init("solver_fallbacks", .integer(fallbacks))], table: table,
            errors: errors)
    }

    /// The line below every table that says what kind of energies are behind it.
    var energyFootnote: String {
        "Formation energies: \(entries.provenance.calculationType), elements at zero."
    }

    /// The line below every table with voltages.
    var voltageFootnote: String { "Voltages: against \(reference)." }
}
