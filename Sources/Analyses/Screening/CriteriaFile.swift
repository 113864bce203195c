internal import Electrochemistry
package import Screening
internal import TextFormats
internal import ThermoEntries

/// Criteria as a JSON file: keys of `CriterionKey`, flat or under the `settings` of a result of `screen`.
package enum CriteriaFile {
    /// The key of the electrode that the voltages are against.
    package static let offsetKey = "reference_offset_V"
    /// Settings of a result that are no criteria.
    package static let otherSettings: Set<String> = [
        "electrolyte", "cathode", "charged_cathode", "preset", "preset_source", "costs", "funnel_left",
        "uncoated_meV_per_atom", "candidates", "remarks", "ranking_left_out", "calculation_type", "energies",
        "reference_electrode", "reference", "ion", "ion_chosen_by", "energy_scale", "entries", "entry_eV_per_atom",
        "above_hull_eV_per_atom", "exclude", "exclude_implausible", "keep_dilute", "solid_solutions", "temperature_K",
        "mixing_sites", "end_members", "verify", "balance", "solver_fallbacks",
    ]
    /// What the names of further ones begin with.
    package static let otherPrefixes = ["import_", "also_", "verification_"]

    /// Puts the criteria of a file over `criteria`; voltages must be against the reference electrode of the run.
    /// - Throws: `AnalysisError` with exit code 65 that names the place of an unknown key, with the nearest one, of a value of a
    ///   wrong kind, or of voltages against another electrode.
    package static func apply(_ path: String, to criteria: inout ScreeningCriteria, in workspace: Workspace) throws {
        let file = try JSONSettings(path: path)
        let keys = CriterionKey.all
        let offset = workspace.reference.offset
        for item in file.items {
            let isOther =
                otherSettings.contains(item.key) || otherPrefixes.contains(where: item.key.hasPrefix)
            if let key = keys.first(where: { $0.name == item.key }) {
                try key.take(CriterionValue(item.value), at: "\(item.place)", into: &criteria)
            } else if item.key == offsetKey {
                guard item.value == .number(offset) else {
                    throw AnalysisError.badInput(
                        "\(item.place): \(CriterionValue(item.value).description) is not the offset of this run, \(offset) V: the voltages are "
                            + "against another electrode; give the same \(.reference)")
                }
            } else if file.schema == nil || !isOther {
                throw unknown(item, keys.map(\.name), isOther: isOther)
            }
        }
    }

    private static func unknown(_ item: JSONSettings.Item, _ names: [String], isOther: Bool) -> AnalysisError {
        if isOther {
            return .badInput("\(item.place): '\(item.key)' is no criterion; leave it out, there are options for it")
        }
        let advice =
            NameSuggestion.nearest(to: item.key, among: names).map { "did you mean '\($0)'?" }
            ?? "use one of \(names.joined(separator: ", "))"
        return .badInput("\(item.place): there is no criterion '\(item.key)'; \(advice)")
    }
}
