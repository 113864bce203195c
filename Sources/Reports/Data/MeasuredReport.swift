package import Analyses
internal import Calibration
internal import Chemistry
package import Presentation
internal import ThermoEntries
internal import ThermoSnapshot

/// A composition with its measured, published and calibrated energies.
private struct MeasuredRow {
    let text: String
    let composition: Composition
    let measured: MeasuredEnthalpy?
    let published: Double?
    let calibrated: Double?
    /// Half of the 90 % interval of the calibrated energy.
    let margin: Double?
}

/// `interphase-data-measured/1`: energies of formation as measured, published and calibrated.
extension DataReports {
    private static var measuredSchema: Schema<MeasuredRow> {
        Schema([
            Field("formula", .text, .essential) { row, _ in .text(row.text) },
            Field("phase", .text, .exportOnly) { row, _ in .optional(row.measured?.phase) },
            Field("measured_eV_per_atom", title: "measured / eV/atom", .number, digits: 3, .essential) { row, _ in
                .optional(row.measured?.perAtom)
            },
            Field("measured_kJ_per_mol", title: "measured / kJ/mol", .number, digits: 1) { row, _ in
                .optional(row.measured?.kilojoulePerMole)
            },
            Field("measured_uncertainty_eV_per_atom", .number, digits: 4, .exportOnly) { row, _ in
                .optional(row.measured?.uncertaintyPerAtom)
            },
            Field("published_eV_per_atom", title: "published / eV/atom", .number, digits: 3, .essential) { row, _ in
                .optional(row.published)
            },
            Field("published_minus_measured_eV_per_atom", title: "off by", .number, digits: 3) { row, _ in
                .optional(row.published.flatMap { value in row.measured.map { value - $0.perAtom } })
            },
            Field("calibrated_eV_per_atom", title: "calibrated / eV/atom", .number, digits: 3, .essential) { row, _ in
                .optional(row.calibrated)
            },
            Field("calibrated_minus_measured_eV_per_atom", title: "off by", .number, digits: 3) { row, _ in
                .optional(row.calibrated.flatMap { value in row.measured.map { value - $0.perAtom } })
            },
            Field("calibrated_90_percent_eV_per_atom", title: "+-90 %", .number, digits: 3) { row, _ in
                .optional(row.margin)
            },
            Field("source", .text, .exportOnly) { row, _ in .optional(row.measured?.source) },
            Field("flags", .list) { row, _ in
                .list((row.measured?.remark).flatMap { $0.isEmpty ? nil : [$0] } ?? [])
            },
        ])
    }

    /// What is known of the energies of compositions; without any, of all that are measured.
    package static func measured(_ subjects: SubjectRequest, in workspace: Workspace) throws -> Report {
        let known = try ThermoSnapshot.measuredEnthalpies()
        let table = Dictionary(known.map { ($0.composition, $0) }, uniquingKeysWith: { first, _ in first })
        let context = CellContext(workspace, significantDigits: ReportFormat.table.reactionDigits)
        let schema = measuredSchema
        var report = Table(
            title: "Enthalpies of formation: measured, published, calibrated", columns: schema.columns,
            footnotes: [
                workspace.text(
                    "Measured at 298.15 K; published as in \(workspace.entries.provenance.name), calibrated as \(.energies) calibrated has it."
                ),
                "+-90 %: half of the 90 % interval, of a compound that the fit did not see. \(CalibrationCoverage.energies)",
                "flags: 'disagreement' where sources contradict each other; such rows did not decide the fit.",
            ])
        if subjects == SubjectRequest([]) {
            for row in known {
                let text = row.composition.reducedFormula
                report.append(schema.cells(try line(text, row.composition, row, workspace.entries), context))
            }
        } else {
            let substances = try workspace.written(subjects)
            try substances.refuseIfNothingIsLeft()
            let rows = try substances.tryMap { substance in
                let composition = substance.composition.reduced.composition
                let row = try line(substance.text, composition, table[composition], workspace.entries)
                return [schema.cells(row, context)]
            }
            report.append(rows, echo: "formula")
        }
        return workspace.report("data-measured", settings: [], table: report, rows: .phases)
    }

    private static func line(
        _ text: String, _ composition: Composition, _ measured: MeasuredEnthalpy?, _ entries: EntrySet
    ) throws -> MeasuredRow {
        let model = try ThermoSnapshot.calibration()
        let published = entries.rows(of: composition).first.map { entries.energies[$0] }
        let calibration = try model.calibration(of: composition)
        return MeasuredRow(
            text: text, composition: composition, measured: measured, published: published,
            calibrated: published.map { $0 + calibration.correctionPerAtom },
            margin: published.map { _ in model.margin90(of: calibration) })
    }
}
