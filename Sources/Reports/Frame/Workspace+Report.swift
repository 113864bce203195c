package import Analyses
internal import Chemistry
internal import Electrochemistry
package import Presentation
internal import TextFormats
internal import ThermoEntries
internal import ThermoSnapshot
internal import Thermodynamics

extension Workspace {
    /// The database as printed into every export.
    package var stamp: DatabaseStamp { entries.stamp }

    /// What the results depend on, echoed under `settings`.
    package var echo: [Report.Setting] { request.echo(ionChoice, databaseType: databaseType) }

    /// A wording as the front end spells its settings.
    package func text(_ wording: Wording) -> String { observer.text(wording) }

    /// A report of this workspace: its stamp, the options' settings, and those of the command.
    /// - Parameters:
    ///   - rows: what the rows are of.
    ///   - checked: what was printed and can be checked again, when it is not one result a row.
    ///   - other: a second database, whose missing phases are told too.
    package func report(
        _ command: String, settings: [Report.Setting], table: Table, errors: [RowFailure] = [],
        rows: RowSubject = .typed,
        checked: (count: Int, unit: String)? = nil, comparedWith other: Workspace? = nil
    ) -> Report {
        let data = [
            Report.Setting("calculation_type", .text(entries.provenance.calculationType)),
            Report.Setting("energies", .text(request.energies.text ?? Self.energyModel)),
            Report.Setting("reference_electrode", .text(referenceName)),
            Report.Setting("reference_offset_V", .number(reference.offset)),
            Report.Setting(Self.referenceColumn.name, .text("\(reference)")),
        ]
        var table = table
        if rows == .typed {
            table = Readings(catalogue: catalogue).added(to: ChargeRemarks(catalogue: catalogue).flagged(table))
        }
        if let partners = rows.partners {
            table = MissingPhases(self, partners: partners).added(to: table)
            if let other {
                table = MissingPhases(other, partners: partners)
                    .added(to: table, prefix: WorkspacePair.prefix)
            }
        }
        if rows != .matrix { table = withReference(table) }
        table.footnotes += chargeRemarks.map { "\(text($0))." } + [table.doubtFootnote].compactMap { $0 }
        let fallbacks = FallbackTally.current?.total ?? 0
        if fallbacks > 0 {
            table.footnotes.append(
                "Answers that only a slower, exact solver could prove: \(fallbacks) (flag \(ResultFlag.solverFallback.rawValue))."
            )
        }
        if let ionRemark = ionRemark.map(text) {
            table.footnotes.append("\(ionRemark.prefix(1).uppercased())\(ionRemark.dropFirst()).")
        }
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
    package static let referenceColumn = Column("reference", tableVisibility: .exportOnly)

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
    package var energyFootnote: String {
        "Formation energies: \(entries.provenance.calculationType), elements at zero; \(request.energies.text ?? Self.energyModel)."
            + (solidSolutions.isEmpty ? "" : " \(solutionFootnote)")
    }

    /// What the energies are, in words for tables and settings.
    package static let energyModel = "enthalpies at 0 K, gases without entropy"

    /// What is said of ideal solid solutions: their temperature, and that their stability is put in.
    private var solutionFootnote: String {
        "Ideal solid solutions at \(NumberFormat().text(request.temperature) ?? "") K with configurational entropy and no enthalpy "
            + "of mixing, so that stable members make a stable solution by construction."
    }

    /// The line below every table with voltages.
    package var voltageFootnote: String { "Voltages: against \(reference)." }
}
