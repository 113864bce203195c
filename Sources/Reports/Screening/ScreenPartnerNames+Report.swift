internal import Analyses
internal import Presentation

extension ScreenPartnerNames {
    /// The partners for the `settings` of JSON.
    var echo: [Report.Setting] {
        [
            .init("electrolyte", .text(electrolyte.text)), .init("cathode", .text(cathode.text)),
            .init("charged_cathode", .text(chargedText)),
        ]
    }
}
