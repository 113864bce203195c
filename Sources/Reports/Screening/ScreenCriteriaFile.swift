package import Analyses
internal import Electrochemistry
package import Presentation
package import Screening
internal import TextFormats
internal import ThermoEntries
internal import ThermoSnapshot

/// Criteria as a JSON file: keys of `CriterionKey`, flat or under the `settings` of a result of `screen`.
package enum ScreenCriteriaFile {
    private static let schema = "interphase-screen-criteria/1"
    private static let offsetKey = "reference_offset_V"
    /// Settings of a result that are no criteria and that only this command writes.
    private static let ownSettings = [
        "electrolyte", "cathode", "charged_cathode", "preset", "preset_source", "costs", "funnel_left",
        "uncoated_meV_per_atom", "candidates", "remarks", "ranking_left_out",
    ]

    /// Puts the criteria of a file over `criteria`; voltages must be against the reference electrode of the run.
    /// - Throws: `AnalysisError` with exit code 65 that names the place of an unknown key, with the nearest one, of a value of a
    ///   wrong kind, or of voltages against another electrode.
    package static func apply(_ path: String, to criteria: inout ScreeningCriteria, in workspace: Workspace) throws {
        let file = try JSONSettings(path: path)
        let keys = CriterionKey.all
        let offset = workspace.reference.offset
        let others = Set(
            ownSettings + workspace.report("screen", settings: [], table: Table(columns: [])).settings.map(\.name))
        for item in file.items {
            let isOther =
                others.contains(item.key)
                || [ImportRequest.settingPrefix, WorkspacePair.prefix, VerificationTally.settingPrefix].contains(
                    where: item.key.hasPrefix)
            if let key = keys.first(where: { $0.name == item.key }) {
                try key.read(item, into: &criteria)
            } else if item.key == offsetKey {
                guard item.value == .number(offset) else {
                    throw AnalysisError.badInput(
                        "\(item.place): \(item.value.description) is not the offset of this run, \(offset) V: the voltages are "
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

    /// Every criterion as the text of a file, and the electrode its voltages are against.
    package static func text(_ criteria: ScreeningCriteria, offset: Double) -> String {
        let settings = [Report.Setting(offsetKey, .number(offset))] + CriterionKey.all.map { $0.setting(criteria) }
        return JSONRenderer().render(schema: schema, settings: settings)
    }

    /// The criteria for the `settings` of a result: those every result has, and those that differ from the default.
    package static func echo(_ criteria: ScreeningCriteria) -> [Report.Setting] {
        let standard = ScreeningCriteria()
        return CriterionKey.all.compactMap { key in
            let setting = key.setting(criteria)
            return key.isAlwaysEchoed || setting != key.setting(standard) ? setting : nil
        }
    }
}
