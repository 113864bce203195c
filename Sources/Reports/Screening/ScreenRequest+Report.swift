package import Analyses
package import Presentation
internal import Screening

extension ScreenRequest {
    /// The request for the `settings` of JSON.
    package var echo: [Report.Setting] {
        var settings = ScreenCriteriaFile.echo(typed)
        if let costPath { settings.append(.init("costs", .text(costPath))) }
        if let preset {
            settings.append(.init("preset", .text(preset.name)))
            settings.append(.init("preset_source", .text("\(preset.source), doi:\(preset.doi)")))
        }
        return settings
    }
}
