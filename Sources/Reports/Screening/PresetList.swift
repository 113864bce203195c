package import Analyses
internal import Presentation
internal import Screening

/// The presets of `screen` for people: what each follows, what it leaves out, its source.
package enum PresetList {
    /// The whole text.
    package static var text: Wording {
        """
        \(ScreeningPreset.all.map(text).joined(separator: "\n"))
        Options and \(.criteria) change single criteria of a preset; \(.saveCriteria) writes all of them.

        """
    }

    private static func text(_ preset: ScreeningPreset) -> String {
        let lines =
            ["\(preset.name)  \(preset.source), doi:\(preset.doi)"]
            + preset.follows.map { "  follows  \($0)" } + preset.differs.map { "  differs  \($0)" }
            + ["  settings \(settings(preset.criteria))"]
        return lines.joined(separator: "\n") + "\n"
    }

    /// The criteria that are not the default.
    private static func settings(_ criteria: ScreeningCriteria) -> String {
        let standard = ScreeningCriteria()
        let renderer = JSONRenderer()
        return CriterionKey.all.compactMap { key in
            let setting = key.setting(criteria)
            return setting == key.setting(standard) ? nil : "\(setting.name) \(renderer.value(setting.value))"
        }.joined(separator: ", ")
    }
}
