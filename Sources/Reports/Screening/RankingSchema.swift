internal import Analyses
internal import Electrochemistry
internal import Presentation
internal import Screening
internal import ThermoEntries
internal import Thermodynamics

/// One line of a ranking.
struct RankedCandidate {
    let candidate: Candidate
    /// Nil for one that was stopped.
    let rank: Int?
    /// The kind of interphase that the worst contact makes.
    let judged: InterphaseJudgement?
    /// What the worst contact gives off.
    let gas: GasRelease?

    init(_ candidate: Candidate, rank: Int?, in report: ScreenReport) {
        (self.candidate, self.rank) = (candidate, rank)
        judged = candidate.worst.map { report.interphase(candidate, $0) }
        gas = candidate.worst.map { report.gas(candidate, $0) }
    }

    func contact(_ stage: ScreeningStage) -> Candidate.Contact? { candidate.contacts.first { $0.stage == stage } }

    /// The worst contact where it reacts.
    var reacting: Candidate.Contact? { candidate.worst.flatMap { $0.mutualEnergy < 0 ? $0 : nil } }

    /// The phases that the worst contact rests on.
    var involved: [Int] { (reacting?.products ?? []).map(\.row) + [candidate.row] }
}

/// `interphase-screen/1`: one row per candidate.
extension ScreenReport {
    /// The columns of every ranking, then those that were asked for.
    var schema: Schema<RankedCandidate> {
        var fields = place + energies + outcome + texts
        if partners.chargedCathodes.count > 1 {
            fields.append(
                Field("charged_cathode", title: "charged state") { row, _ in
                    .optional(row.contact(.chargedCathode)?.partner)
                })
        }
        if isOpen { fields += voltages }
        if let costColumn {
            fields.append(Field(costColumn, .number, digits: 2) { row, _ in .optional(row.candidate.cost) })
        }
        return Schema(fields + reasons) + .gas { $0.gas }
            + Schema([Field(.energyDoubts) { row, page in page.entries.energyDoubts(rows: row.involved) }] + last)
    }

    private var place: [Field<RankedCandidate>] {
        [
            Field("rank", .integer, .essential, compared: .beside) { row, _ in
                row.rank.map { .integer($0) } ?? .empty
            },
            Field("formula", .text, .essential, compared: .key) { .text($1.entries.formula(at: $0.candidate.row)) },
            Field("id", .text, .exportOnly) { .text($1.entries.id(at: $0.candidate.row)) },
            Field("energy_above_hull_eV_per_atom", .number, .exportOnly, compared: .furtherNumber) { row, _ in
                .optional(row.candidate.energyAboveHull)
            },
            Field("band_gap_eV", title: "gap / eV", .number, digits: 1, compared: .furtherNumber) { row, _ in
                .optional(row.candidate.bandGap)
            },
            Field("reduction_limit_V", title: "red. / V", .number, digits: 2, compared: .furtherNumber) { row, page in
                page.volts(row.candidate.reductionLimit)
            },
            Field("oxidation_limit_V", title: "ox. / V", .number, digits: 2, compared: .furtherNumber) { row, page in
                page.volts(row.candidate.oxidationLimit)
            },
        ]
    }

    private var energies: [Field<RankedCandidate>] {
        func field(_ name: String, _ title: String, _ stage: ScreeningStage) -> Field<RankedCandidate> {
            Field(
                "e_\(name)_meV_per_atom", title: "\(title) / meV/atom", .number, digits: 1, compared: .furtherNumber
            ) { row, _ in .optional(row.contact(stage).map { $0.mutualEnergy * Self.milli }) }
        }
        let uncoated = result.uncoatedWorst * Self.milli
        return [
            field("electrolyte", "electrolyte", .electrolyte), field("cathode", "cathode", .cathode),
            field("charged_cathode", "charged", .chargedCathode),
            Field(
                "worst_meV_per_atom", title: "worst / meV/atom", .number, digits: 1, .essential, compared: .number
            ) { row, _ in .optional(row.candidate.worst.map { $0.mutualEnergy * Self.milli }) },
            Field("worst_partner", .text, .exportOnly) { row, _ in .optional(row.reacting?.partner) },
            Field("uncoated_meV_per_atom", .number, .exportOnly) { _, _ in .number(uncoated) },
        ]
    }

    private var outcome: [Field<RankedCandidate>] {
        [
            Field("reaction_products", title: "products", .amounts, .detail, compared: .phases) { row, page in
                page.entries.cell(row.reacting?.products ?? [])
            },
            Field("interphase_class", title: "interphase", .text, .essential, compared: .word) { row, _ in
                .optional(row.judged?.class.rawValue)
            },
            Field("flags", .list, .detail) { row, page in
                page.entries.remarks(row.candidate.flags, rows: row.involved)
            },
        ]
    }

    private var texts: [Field<RankedCandidate>] {
        [("electrolyte", ScreeningStage.electrolyte), ("cathode", .cathode), ("charged_cathode", .chargedCathode)].map {
            name, stage in
            Field("reaction_\(name)", .text, .exportOnly) { row, _ in
                .text(row.contact(stage).map { reaction(row.candidate, $0) } ?? "")
            }
        }
    }

    private var voltages: [Field<RankedCandidate>] {
        [("cathode", ScreeningStage.cathode), ("charged_cathode", .chargedCathode)].map { name, stage in
            Field(
                "\(name)_voltage_V", title: stage == .cathode ? "cathode / V" : "charged / V", .number, digits: 2,
                compared: .lastNumber
            ) { row, page in page.volts(row.contact(stage)?.voltage) }
        }
    }

    /// What the class and the gap rest on, and what else the worst contact does.
    private var reasons: [Field<RankedCandidate>] {
        [
            Field("band_gap_highest_eV", .number, digits: 2, .exportOnly) { row, page in
                .optional(PhaseConduction(row.candidate.row, entries: page.entries).basis.range?.highest)
            },
            Field("band_gap_source", .text, .exportOnly) { row, page in
                .text(PhaseConduction(row.candidate.row, entries: page.entries).basis.word)
            },
            Field("interphase_decided_by", .list, .exportOnly) { $1.entries.names(of: $0.judged?.deciding ?? []) },
            Field("interphase_gaps", .list, .exportOnly) { $1.entries.gaps(of: $0.judged?.deciding ?? []) },
            Field("cathode_own_phases", .list, .exportOnly) { $1.entries.names(of: $0.judged?.electrodeOwn ?? []) },
            Field("coating_self_meV_per_atom", .number, digits: 1, .exportOnly) { row, _ in
                .optional(row.candidate.selfEnergy.map { $0 * Self.milli })
            },
        ]
    }

    /// The mark of the front, with the stopped ones what stopped them, and what the worst contact hangs on.
    private var last: [Field<RankedCandidate>] {
        var fields: [Field<RankedCandidate>] = [
            Field("pareto_front", title: "front", .boolean, .exportOnly) { row, _ in
                row.candidate.stopped == nil ? .boolean(front.contains(row.candidate.row)) : .empty
            }
        ]
        if showsStopped {
            fields.append(
                Field("stopped_by", title: "stopped by", .list) { row, _ in
                    .list(row.candidate.stops.map(\.stage.rawValue))
                })
            fields.append(
                Field("reason", .text, .detail) { row, _ in
                    .text(row.candidate.stops.map { reason($0, row.candidate) }.joined(separator: "; "))
                })
        }
        guard let hangsOn else { return fields }
        return fields
            + decisiveContacts.columns.enumerated().map { index, column in
                Field(column) { row, _ in (hangsOn[row.candidate.row] ?? DecisiveContacts.noCells)[index] }
            }
    }
}
