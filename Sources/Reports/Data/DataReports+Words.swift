package import Analyses
internal import Chemistry
internal import Electrochemistry
internal import Interfaces
package import Presentation
internal import ThermoEntries
internal import ThermoSnapshot
internal import Thermodynamics

/// What is known of the data and of the words in results, as reports.
package enum DataReports {
    /// The words in the columns `flags`, `interphase_class` and `verdict`, explained.
    package static func words() throws -> Report {
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
        return Report(schema: "interphase-data-flags/1", database: try ThermoSnapshot.mp2019().stamp, table: table)
    }

    /// The implausible phases of the embedded data, with the rule that finds them; `spell` says settings as the front end does.
    package static func implausible(spell: (Wording) -> String) throws -> Report {
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
                spell("Analyses leave out the dilute ones (\(.keepDilute) keeps them) and flag the others (\(.excludeImplausible))."),
            ])
        for phase in try ThermoSnapshot.implausiblePhases() {
            let row = entries.rows(of: phase.composition).first
            table.append([
                .text(row.map(entries.formula(at:)) ?? phase.composition.formula), .text(phase.rule.rawValue),
                .optional(row.map { entries.energies[$0] }), .optional(phase.marginPerAtom),
                .optional(phase.oqmdMarginPerAtom), .text(phase.reason),
            ])
        }
        return Report(schema: "interphase-data-flags/1", database: entries.stamp, table: table)
    }
}
