internal import Chemistry
internal import Electrochemistry
internal import Presentation
internal import Screening

/// The neighbours of a coating as typed and as compositions.
struct ScreenPartnerNames {
    let electrolyte: Substance
    let cathode: Substance
    let chargedCathode: Substance
    /// The same for the library.
    let formulas: ScreeningPartners

    /// Reads the partners; without a charged cathode half of the ion is taken out of the cathode.
    /// - Throws: exit code 65 after naming every partner that cannot be read.
    init(_ command: ScreenCommand, _ workspace: Workspace) throws {
        let texts = [command.electrolyte, command.cathode] + (command.chargedCathode.map { [$0] } ?? [])
        let batch = workspace.substances(texts)
        try batch.refuseIfAnythingFailed()
        let substances = batch.values
        (electrolyte, cathode) = (substances[0], substances[1])
        formulas = ScreeningPartners(
            electrolyte: electrolyte.formula, cathode: cathode.formula,
            chargedCathode: substances.count > 2 ? substances[2].formula : nil, ion: workspace.ion.element)
        chargedCathode = substances.count > 2 ? substances[2] : Substance(formulas.chargedCathode)
    }

    /// The partner of a stage.
    func partner(of stage: ScreeningStage) -> Substance {
        switch stage {
        case .cathode: cathode
        case .chargedCathode: chargedCathode
        default: electrolyte
        }
    }

    /// The partners for the `settings` of JSON.
    var echo: [Report.Setting] {
        [
            .init("electrolyte", .text(electrolyte.text)), .init("cathode", .text(cathode.text)),
            .init("charged_cathode", .text(chargedCathode.text)),
        ]
    }
}
