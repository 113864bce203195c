package import Analyses
package import Presentation
package import Screening

extension CriterionKey {
    /// The value as a setting.
    package func setting(_ criteria: ScreeningCriteria) -> Report.Setting {
        let cell: Cell =
            switch value(criteria) {
            case .none, .other: .empty
            case .number(let value): .number(value)
            case .flag(let value): .boolean(value)
            case .words(let words): .list(words)
            }
        return Report.Setting(name, cell)
    }
}

extension CriteriaFile {
    private static let schema = "interphase-screen-criteria/1"

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

extension ScreenCriteria {
    /// The criteria for the `settings` of JSON.
    var echo: [Report.Setting] {
        var settings = CriteriaFile.echo(typed)
        if let costPath { settings.append(.init("costs", .text(costPath))) }
        if let preset {
            settings.append(.init("preset", .text(preset.name)))
            settings.append(.init("preset_source", .text("\(preset.source), doi:\(preset.doi)")))
        }
        return settings
    }
}
