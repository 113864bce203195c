package import Analyses
internal import Chemistry
package import Presentation
internal import TextFormats
internal import ThermoEntries
internal import Thermodynamics

extension DataRequest {
    /// What the results depend on, echoed under `settings`; the number of threads is not among it.
    /// - Parameter databaseType: calculation type of the database, from which the corrections of added files may follow.
    package func echo(_ ion: IonChoice, databaseType: String) -> [Report.Setting] {
        func list(_ assignments: [EnergyAssignment]) -> Cell {
            .list(assignments.map { "\($0.formula)=\(NumberFormat().text($0.value) ?? "")" })
        }
        return [
            Report.Setting("ion", .text(ion.symbol)), Report.Setting("ion_chosen_by", .text(ion.reason.rawValue)),
            Report.Setting("entries", .list(entries)),
            Report.Setting("entry_eV_per_atom", list(entry)),
            Report.Setting("above_hull_eV_per_atom", list(aboveHull)),
            Report.Setting("exclude", .list(exclude)),
            Report.Setting("exclude_implausible", .boolean(excludesImplausible)),
            Report.Setting("keep_dilute", .boolean(keepsDilute)),
            Report.Setting("solid_solutions", .list(solidSolutions)),
            Report.Setting("temperature_K", .number(solidSolutions.isEmpty ? 0 : temperature)),
            Report.Setting("mixing_sites", .optional(mixingSites)),
            Report.Setting("end_members", solidSolutions.isEmpty ? .empty : .text(endMembers.rawValue)),
            Report.Setting("verify", .boolean(verifies)), Report.Setting("balance", .boolean(balances)),
        ] + (energies == .published ? [] : [Report.Setting("energy_scale", .text(energies.rawValue))]) + imports.echo + (entries.isEmpty ? [] : imports.impliedEcho(beside: databaseType))
    }
}

extension ImportRequest {
    /// How the names of these settings begin in a report.
    package static let settingPrefix = "import_"

    /// The choices as settings of a report; those left alone are not named.
    package var echo: [Report.Setting] {
        var settings: [Report.Setting] = []
        if let type { settings.append(.init("import_type", .text(type))) }
        if let corrections, corrections != .asGiven {
            settings.append(.init("import_corrections", .text(corrections.rawValue)))
        }
        if let energy { settings.append(.init("import_energy", .text(energy.rawValue))) }
        if let position { settings.append(.init("import_position", .integer(position))) }
        if !references.isEmpty {
            settings.append(
                .init("import_references", .list(references.map { "\($0.element.symbol)=\($0.id)" })))
        }
        if let temperature { settings.append(.init("import_temperature_K", .number(temperature))) }
        if allowsMixed { settings.append(.init("import_mixed", .boolean(true))) }
        if keepsGoing { settings.append(.init("import_keep_going", .boolean(true))) }
        return settings
    }

    /// The corrections that follow from the database, as a setting of a report.
    package func impliedEcho(beside calculationType: String) -> [Report.Setting] {
        let options = importOptions(beside: calculationType)
        return options.areCorrectionsImplied
            ? [.init("import_corrections", .text(options.corrections.rawValue))] : []
    }
}
