internal import Analyses
internal import Electrochemistry
internal import Presentation
internal import Screening
internal import ThermoEntries
internal import Thermodynamics

extension ScreenReport {
    /// Every candidate that a stage stopped, with the value that did, the reason in words, and all numbers known of it.
    func rejected() -> Report {
        var table = Table(columns: Self.rejectedColumns)
        for candidate in result.candidates {
            guard let stop = candidate.stopped else { continue }
            table.append(
                [
                    .text(entries.formula(at: candidate.row)), .text(entries.id(at: candidate.row)),
                    .text(stop.stage.rawValue), .optional(printed(stop.value, of: stop)),
                    .text(stop.value == nil ? "" : unit(of: stop)), .text(reason(stop, candidate)),
                    .optional(stop.limit?.rawValue), .optional(printedThreshold(of: stop)),
                    .list(candidate.stops.map(\.stage.rawValue)), .list(candidate.flags.map(\.rawValue)),
                ] + numbers(of: candidate))
        }
        return workspace.report("screen-rejected", settings: settings, table: table, rows: rowSubject)
    }

    private static let rejectedColumns: [Column] =
        [
            Column("formula"), Column("id"), Column("stage"), Column("value", kind: .number), Column("unit"),
            Column("reason"), Column("limit"), Column("threshold", kind: .number), Column("stopped_by", kind: .list),
            Column("flags", kind: .list),
        ] + numberNames.map { Column($0, kind: .number) } + reactionNames.map { Column($0) }

    private static let numberNames = [
        "energy_above_hull_eV_per_atom", "band_gap_eV", "reduction_limit_V", "oxidation_limit_V",
        "e_electrolyte_meV_per_atom", "e_cathode_meV_per_atom", "e_charged_cathode_meV_per_atom",
    ]

    private static let reactionNames = ["reaction_electrolyte", "reaction_cathode", "reaction_charged_cathode"]

    /// The cells of the columns named above: what was calculated of a candidate, empty where nothing was.
    private func numbers(of candidate: Candidate) -> [Cell] {
        let contacts = ScreeningStage.reactions.map { stage in candidate.contacts.first { $0.stage == stage } }
        return [
            .optional(candidate.energyAboveHull), .optional(candidate.bandGap),
            .optional(candidate.reductionLimit.map(workspace.reference.voltage)),
            .optional(candidate.oxidationLimit.map(workspace.reference.voltage)),
        ] + contacts.map { .optional($0.map { $0.mutualEnergy * Self.milli }) }
            + contacts.map { .text($0.map { reaction(candidate, $0) } ?? "") }
    }
}
