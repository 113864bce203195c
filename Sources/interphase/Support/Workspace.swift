internal import ArgumentParser
internal import Chemistry
internal import ConvexCore
internal import Electrochemistry
internal import Foundation
internal import Parallel
internal import Presentation
internal import Screening
internal import ThermoEntries
internal import ThermoSnapshot
internal import ThermoStore
internal import Thermodynamics

/// What the rows of a table are of, which decides what is told beside them.
enum RowSubject: Equatable {
    /// Materials that were typed: how they were read, their charge, phases that the data lack for them.
    case typed
    /// Compounds of the database: phases that the data lack for them.
    case database
    /// Candidates that meet these materials: phases that the data lack for them.
    case candidates([Composition])
    /// Phases themselves.
    case phases
    /// Materials whose columns are materials too, and take no further column beside them.
    case matrix

    /// Materials that meet those of every row; nil where no missing phase is told.
    fileprivate var partners: [Composition]? {
        switch self {
        case .typed, .database: []
        case .candidates(let partners): partners
        case .phases, .matrix: nil
        }
    }
}

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
    /// Where checks in exact arithmetic report; nil when none were asked for.
    let verification: VerificationTally?
    /// Whether remarks on what was typed and read are left out.
    let isQuiet: Bool
    /// Conditions of the command that go into `settings`.
    let echo: [Report.Setting]
    /// How the working ion was chosen, where a reader has to know; nil elsewhere.
    let ionRemark: String?
    /// Temperature of the solid solutions, K.
    private let solutionTemperature: Double
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
            to: try source.entries(
                question.scope(catalogue: catalogue, ion: element, changes: changes), keepingDilute: options.keepDilute,
                quiet: quiet)
        ).knowing(ThermoSnapshot.substanceFacts)
        solidSolutions = try changes.solidSolutions().map {
            Formula(text: $0.composition.formula, composition: $0.composition)
        }
        index = SystemIndex(entries)
        runner = ParallelRunner(threads: options.threads ?? ProcessInfo.processInfo.activeProcessorCount)
        verification = options.verify ? VerificationTally() : nil
        isQuiet = quiet
        echo =
            options.echo(choice)
            + (options.entries.isEmpty ? [] : options.imports.impliedEcho(beside: source.calculationType))
        solutionTemperature = options.temperature
        referenceName = options.reference ?? ion.element.symbol
    }

    /// The database as printed into every export.
    var stamp: DatabaseStamp { entries.stamp }

    /// A report of this workspace: its stamp, the options' settings, and those of the command.
    /// - Parameters:
    ///   - rows: what the rows are of.
    ///   - checked: what was printed and can be checked again, when it is not one result a row.
    ///   - other: a second database, whose missing phases are told too.
    func report(
        _ command: String, settings: [Report.Setting], table: Table, errors: [RowFailure] = [], rows: RowSubject = .typed,
        checked: (count: Int, unit: String)? = nil, comparedWith other: Workspace? = nil
    ) -> Report {
        let data = [
            Report.Setting("calculation_type", .text(entries.provenance.calculationType)),
            Report.Setting("energies", .text(Self.energyModel)),
            Report.Setting("reference_electrode", .text(referenceName)),
            Report.Setting("reference_offset_V", .number(reference.offset)),
            Report.Setting(Self.referenceColumn.name, .text("\(reference)")),
        ]
        var table = table
        if rows == .typed {
            table = Readings(catalogue: catalogue).added(to: ChargeRemarks(catalogue: catalogue).flagged(table))
        }
        if let partners = rows.partners {
            table = MissingPhases(entries: entries, catalogue: catalogue, partners: partners).added(to: table)
            if let other {
                table = MissingPhases(entries: other.entries, catalogue: catalogue, partners: partners)
                    .added(to: table, prefix: TwoDatabases.prefix)
            }
        }
        if rows != .matrix { table = withReference(table) }
        table.footnotes += chargeRemarks.map { "\($0)." } + [table.doubtFootnote].compactMap { $0 }
        let fallbacks = FallbackTally.current?.total ?? 0
        if fallbacks > 0 {
            table.footnotes.append(
                "Answers that only a slower, exact solver could prove: \(fallbacks) (flag \(ResultFlag.solverFallback.rawValue))."
            )
        }
        if let ionRemark { table.footnotes.append("\(ionRemark.prefix(1).uppercased())\(ionRemark.dropFirst()).") }
        let printed = checked ?? (table.rows.count - table.failures.count, "rows")
        let sentence = verification?.sentence(printed: printed.count, unit: printed.unit)
        if let sentence { table.footnotes.append(sentence) }
        var report = Report(
            schema: "interphase-\(command)/1", database: stamp,
            settings: data + echo + settings + [.init("solver_fallbacks", .integer(fallbacks))]
                + (verification?.echo(printed: printed.count) ?? []),
            table: table, errors: errors)
        report.remarks = [sentence].compactMap { $0 }
        return report
    }

    /// What the voltages of a row are against; empty in rows without one.
    private static let referenceColumn = Column("reference", tableVisibility: .exportOnly)

    /// A table with voltages gets a last column that names their reference.
    private func withReference(_ table: Table) -> Table {
        let volts = table.columns.indices.filter { table.columns[$0].name.hasSuffix("_V") }
        guard !volts.isEmpty, !table.columns.contains(where: { $0.name == Self.referenceColumn.name }) else {
            return table
        }
        return table.appending(columns: [Self.referenceColumn]) { cells in
            [volts.contains { !cells[$0].isBlank } ? .text("\(reference)") : .empty]
        }
    }

    /// The line below every table that says what kind of energies are behind it.
    var energyFootnote: String {
        "Formation energies: \(entries.provenance.calculationType), elements at zero; \(Self.energyModel)."
            + (solidSolutions.isEmpty ? "" : " \(solutionFootnote)")
    }

    /// What the energies are, in words for tables and settings.
    static let energyModel = "enthalpies at 0 K, gases without entropy"

    /// What is said of ideal solid solutions: their temperature, and that their stability is put in.
    private var solutionFootnote: String {
        "Ideal solid solutions at \(NumberFormat().text(solutionTemperature) ?? "") K with configurational entropy and no enthalpy "
            + "of mixing, so that stable members make a stable solution by construction."
    }

    /// The line below every table with voltages.
    var voltageFootnote: String { "Voltages: against \(reference)." }
}
