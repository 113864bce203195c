internal import Analyses
internal import ArgumentParser
internal import Chemistry
internal import Electrochemistry
internal import Interfaces
internal import Presentation
internal import Reports
internal import ThermoEntries
internal import ThermoSnapshot
internal import Thermodynamics

/// `interphase data flags`: the words in the columns `flags`, `interphase_class` and `verdict`, explained.
struct DataFlagsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "flags",
        abstract: "What the words in results mean: flags, interphase classes, verdicts of stacks.",
        discussion: """
            With --implausible the phases of the embedded data that rules find implausible, with the reason; \
            --exclude-implausible of the analyses leaves them out.

              interphase data flags
              interphase data flags --implausible --format csv
            """)

    @Flag(help: "List the implausible phases of the embedded data.")
    var implausible = false

    @OptionGroup var output: OutputOptions

    func run() throws {
        _ = try output.chosenFormat()
        if implausible { return try deliverImplausible() }
        var table = Table(
            title: "Words in results",
            columns: [
                Column("word", tableVisibility: .essential), Column("where"),
                Column("meaning", tableVisibility: .essential),
            ])
        let words =
            ResultFlag.all.map { ($0.rawValue, "flags", $0.meaning) }
            + InterphaseClass.allCases.map { ($0.rawValue, "interphase class", $0.meaning) }
            + StackVerdict.allCases.map { ($0.rawValue, "verdict of a stack", $0.meaning) }
        for (word, place, meaning) in words { table.append([.text(word), .text(place), .text(meaning)]) }
        try output.deliver(
            Report(schema: "interphase-data-flags/1", database: try ThermoSnapshot.mp2019().stamp, table: table))
    }

    private func deliverImplausible() throws {
        let entries = try ThermoSnapshot.mp2019()
        let columns = [
            Column("formula", tableVisibility: .essential), Column("rule", tableVisibility: .essential),
            Column("formation_energy_eV_per_atom", title: "formation / eV/atom", kind: .number, digits: 4),
            Column("margin_eV_per_atom", title: "margin / eV/atom", kind: .number, digits: 3),
            Column("oqmd_margin_eV_per_atom", title: "OQMD / eV/atom", kind: .number, digits: 3),
            Column("reason", tableVisibility: .essential),
        ]
        var table = Table(
            title: "Implausible phases of \(ThermoSnapshot.name)", columns: columns,
            footnotes: [
                "Margin: energy against the hull without the phase. OQMD: the same reaction with that set's energies.",
                "Analyses leave out the dilute ones (--keep-dilute keeps them) and flag the others (--exclude-implausible).",
            ])
        for phase in try ThermoSnapshot.implausiblePhases() {
            let row = entries.rows(of: phase.composition).first
            table.append([
                .text(row.map(entries.formula(at:)) ?? phase.composition.formula), .text(phase.rule.rawValue),
                .optional(row.map { entries.energies[$0] }), .optional(phase.marginPerAtom),
                .optional(phase.oqmdMarginPerAtom), .text(phase.reason),
            ])
        }
        try output.deliver(Report(schema: "interphase-data-flags/1", database: entries.stamp, table: table))
    }
}
