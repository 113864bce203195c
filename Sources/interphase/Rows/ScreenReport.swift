internal import Chemistry
internal import Electrochemistry
internal import Interfaces
internal import Presentation
internal import Screening
internal import ThermoEntries
internal import Thermodynamics

/// A finished screening as funnel, ranking and list of the rejected.
struct ScreenReport {
    let workspace: Workspace
    let partners: ScreenPartnerNames
    let result: ScreeningResult
    let unread: [RowFailure]
    let settings: [Report.Setting]
    let reactions: ReactionText
    /// Name of the column of costs; nil without a table of costs.
    var costColumn: String?
    /// The preset behind the criteria, if any.
    var preset: ScreeningPreset?

    private var entries: EntrySet { workspace.entries }
    private static let milli = 1000.0

    private static let standardColumns = [
        Column("rank", kind: .integer, tableVisibility: .essential),
        Column("formula", tableVisibility: .essential),
        Column("id", tableVisibility: .exportOnly),
        Column("energy_above_hull_eV_per_atom", kind: .number, tableVisibility: .exportOnly),
        Column("band_gap_eV", title: "gap / eV", kind: .number, digits: 1),
        Column("reduction_limit_V", title: "red. / V", kind: .number, digits: 2),
        Column("oxidation_limit_V", title: "ox. / V", kind: .number, digits: 2),
        Column("e_electrolyte_meV_per_atom", title: "electrolyte / meV/atom", kind: .number, digits: 1),
        Column("e_cathode_meV_per_atom", title: "cathode / meV/atom", kind: .number, digits: 1),
        Column("e_charged_cathode_meV_per_atom", title: "charged / meV/atom", kind: .number, digits: 1),
        Column("worst_meV_per_atom", title: "worst / meV/atom", kind: .number, digits: 1, tableVisibility: .essential),
        Column("worst_partner", tableVisibility: .exportOnly),
        Column("uncoated_meV_per_atom", kind: .number, tableVisibility: .exportOnly),
        Column("reaction_products", title: "products", kind: .amounts, tableVisibility: .detail),
        Column("interphase_class", title: "interphase", tableVisibility: .essential),
        Column("flags", kind: .list, tableVisibility: .detail),
        Column("reaction_electrolyte", tableVisibility: .exportOnly),
        Column("reaction_cathode", tableVisibility: .exportOnly),
        Column("reaction_charged_cathode", tableVisibility: .exportOnly),
    ]

    private var isOpen: Bool { result.criteria.reactionVoltages != nil }

    /// The columns of every ranking, then those that options ask for.
    private var columns: [Column] {
        var columns = Self.standardColumns
        if partners.chargedCathodes.count > 1 { columns.append(Column("charged_cathode", title: "charged state")) }
        if isOpen {
            columns.append(Column("cathode_voltage_V", title: "cathode / V", kind: .number, digits: 2))
            columns.append(Column("charged_cathode_voltage_V", title: "charged / V", kind: .number, digits: 2))
        }
        if let costColumn { columns.append(Column(costColumn, kind: .number, digits: 2)) }
        return columns
    }

    private var footnotes: [String] {
        var notes = [
            "Mutual reaction energies, minimum over the mixing ratio, per atom; 0: no reaction.",
            workspace.voltageFootnote, workspace.energyFootnote,
        ]
        if isOpen {
            notes.append(
                "Contacts with the cathode: the worst of closed and of open to the ion over the voltages asked for.")
        }
        if result.criteria.margin > 0 {
            let margin = NumberFormat(significantDigits: 4).text(result.criteria.margin) ?? ""
            notes.append(
                result.criteria.isStrict
                    ? "Windows and reactions pass also when energies are wrong by \(margin) eV/atom."
                    : "within-margin: energies wrong by \(margin) eV/atom could turn a verdict on window or reactions.")
        }
        return notes
    }

    /// The ranking; with `top` only its head.
    func ranking(top: Int?) -> Report {
        let ranking = result.ranking
        let shown = top.map { min($0, ranking.count) } ?? ranking.count
        var table = Table(
            title: "Ranking by the worst contact: \(shown) of \(ranking.count)",
            columns: columns, footnotes: footnotes)
        for (index, candidate) in ranking.prefix(shown).enumerated() { table.append(cells(candidate, rank: index + 1)) }
        let failed = result.failures.map {
            RowFailure(input: entries.formula(at: $0.row), message: $0.stopped?.reason ?? "")
        }
        return workspace.report("screen", settings: settings + funnelSettings, table: table, errors: unread + failed)
    }

    private func cells(_ candidate: Candidate, rank: Int) -> [Cell] {
        let worst = candidate.worst
        let reacts = (worst?.mutualEnergy ?? 0) < 0
        let products = reacts ? worst?.products ?? [] : []
        let energies = candidate.contacts.map { Cell.number($0.mutualEnergy * Self.milli) }
        return [
            .integer(rank), .text(entries.formula(at: candidate.row)), .text(entries.id(at: candidate.row)),
            .optional(candidate.energyAboveHull), .optional(candidate.bandGap),
            .optional(candidate.reductionLimit.map(workspace.reference.voltage)),
            .optional(candidate.oxidationLimit.map(workspace.reference.voltage)),
        ] + energies + [
            .optional(worst.map { $0.mutualEnergy * Self.milli }), .optional(reacts ? worst?.partner : nil),
            .number(result.uncoatedWorst * Self.milli), entries.cell(products),
            .text(InterphaseClass.judge(products, entries: entries).class.rawValue),
            entries.remarks(candidate.flags, rows: products.map(\.row) + [candidate.row]),
        ] + candidate.contacts.map { .text(reaction(candidate, $0)) } + furtherCells(candidate)
    }

    /// The cells of the columns that options ask for.
    private func furtherCells(_ candidate: Candidate) -> [Cell] {
        let contacts = candidate.contacts.dropFirst()
        var cells: [Cell] = []
        if partners.chargedCathodes.count > 1 { cells.append(.optional(contacts.last?.partner)) }
        if isOpen { cells += contacts.map { .optional($0.voltage.map(workspace.reference.voltage)) } }
        if costColumn != nil { cells.append(.optional(candidate.cost)) }
        return cells
    }

    private func reaction(_ candidate: Candidate, _ contact: Candidate.Contact) -> String {
        if contact.mutualEnergy == 0 { return "" }
        let composition = entries.composition(at: candidate.row)
        let substance = Substance(Formula(text: composition.reducedFormula, composition: composition))
        let exchange: [ReactionText.Exchange] =
            contact.voltage == nil ? [] : [(workspace.ion.element, contact.ionUptake)]
        return reactions.text(
            of: substance, and: partners.partner(of: contact), share: contact.molarShare, exchanging: exchange,
            products: contact.products)
    }

    /// How many candidates each stage left, for people.
    var funnelText: String {
        let rows =
            [("\(result.candidates.count)", "candidates")]
            + result.passed.map { ("\($0.count)", description(of: $0.stage)) }
        let width = rows.map(\.0.count).max() ?? 0
        let lines = rows.map { String(repeating: " ", count: width - $0.0.count) + $0.0 + "  " + $0.1 }
        let uncoated = result.uncoated.map { $0.kinks[$0.mutualMinimum].energies.mutualPerAtom }
        let charged = energy(uncoated.dropFirst().min() ?? 0)
        return """
            Coatings for \(partners.electrolyte.text) | \(partners.cathode.text), charged to \(partners.chargedText)
            \(presetText)
            \(lines.joined(separator: "\n"))

            Without a coating: \(energy(uncoated[0])) meV/atom with the cathode as made, \(charged) meV/atom with the charged one.

            """
    }

    /// Which preset the criteria follow, as a line of its own; empty without one.
    private var presetText: String {
        preset.map { "Criteria: \($0.name), after \($0.source), doi:\($0.doi)\n" } ?? ""
    }

    private func energy(_ value: Double) -> String { NumberFormat().text(value * Self.milli, decimals: 1) ?? "" }

    /// What a stage asks for, with its threshold.
    func description(of stage: ScreeningStage) -> String {
        let value = { (name: String) -> String in
            let cell = settings.first { $0.name == name }?.value
            if case .number(let number) = cell { return NumberFormat(significantDigits: 4).text(number) ?? "" }
            return ""
        }
        return switch stage {
        case .phaseStability: "at most \(value("max_energy_above_hull_eV_per_atom")) eV/atom above the hull"
        case .elements: "of elements that are allowed"
        case .window: "stable from \(value("voltage_low_V")) to \(value("voltage_high_V")) V"
        case .bandGap:
            "with a band gap of at least \(value("min_band_gap_eV")) eV"
                + (result.criteria.passesUnknownBandGap ? ", or unknown" : "")
        case .cost: "with a \(costColumn ?? "cost") of at most \(value("max_cost")), or unknown"
        case .electrolyte:
            "that react with \(partners.electrolyte.text) by at most \(value("max_electrolyte_meV_per_atom")) meV/atom"
        case .cathode: "and with \(partners.cathode.text) by at most \(value("max_cathode_meV_per_atom")) meV/atom"
        case .chargedCathode:
            "and with \(partners.chargedText) by at most \(value("max_charged_cathode_meV_per_atom")) meV/atom"
        case .calculation: ""
        }
    }

    /// The funnel for the `settings` of JSON.
    private var funnelSettings: [Report.Setting] {
        let counts =
            ["candidates \(result.candidates.count)"] + result.passed.map { "\($0.stage.rawValue) \($0.count)" }
        return [
            .init("funnel_left", .list(counts)),
            .init("uncoated_meV_per_atom", .number(result.uncoatedWorst * Self.milli)),
        ]
    }

    /// Every candidate that a stage stopped, with the value that did.
    func rejected() -> Report {
        var table = Table(columns: [
            Column("formula"), Column("id"), Column("stage"), Column("value", kind: .number), Column("unit"),
            Column("reason"),
        ])
        for candidate in result.candidates {
            guard let stop = candidate.stopped else { continue }
            let isReaction = [.electrolyte, .cathode, .chargedCathode].contains(stop.stage)
            let units: [ScreeningStage: String] = [
                .phaseStability: "eV/atom above hull", .window: "V", .bandGap: "eV", .cost: costColumn ?? "",
            ]
            table.append([
                .text(entries.formula(at: candidate.row)), .text(entries.id(at: candidate.row)),
                .text(stop.stage.rawValue),
                .optional(stop.value.map { isReaction ? $0 * Self.milli : $0 }),
                .text(isReaction ? "meV/atom" : units[stop.stage] ?? ""), .text(stop.reason),
            ])
        }
        return workspace.report("screen-rejected", settings: settings, table: table)
    }
}
