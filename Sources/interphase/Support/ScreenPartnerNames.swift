internal import Chemistry
internal import Electrochemistry
internal import ExactArithmetic
internal import Presentation
internal import Screening
internal import ThermoEntries

/// The neighbours of a coating as typed and as compositions.
struct ScreenPartnerNames {
    let electrolyte: Substance
    let cathode: Substance
    let chargedCathodes: [Substance]
    /// The same for the library.
    let formulas: ScreeningPartners

    /// Reads the partners; without a charged cathode half of the ion is taken out of the cathode.
    /// - Throws: exit code 65 after naming every partner that cannot be read.
    init(_ command: ScreenCommand, _ workspace: Workspace) throws {
        let ion = workspace.ion.element
        let texts = [command.electrolyte ?? "", command.cathode ?? ""]
        if !workspace.isQuiet {
            Workspace.remark(on: texts + command.chargedCathode, catalogue: workspace.catalogue)
        }
        let batch = workspace.substances(texts)
        try batch.refuseIfAnythingFailed()
        (electrolyte, cathode) = (batch.values[0], batch.values[1])
        let made = cathode.formula
        var charged: [Substance] = []
        for text in command.chargedCathode {
            let state = try Self.charged(text, made, ion) ?? workspace.substance(text)
            if charged.contains(where: { $0.composition == state.composition }) {
                InterphaseCommand.warn("--charged-cathode \(text): this state stands there already; taken once")
            } else {
                charged.append(state)
            }
        }
        if !workspace.isQuiet,
            let line = Readings(catalogue: workspace.catalogue).line(on: texts + command.chargedCathode, names: false)
        {
            InterphaseCommand.remark(line)
        }
        formulas = ScreeningPartners(
            electrolyte: electrolyte.formula, cathode: made, chargedCathodes: charged.map(\.formula), ion: ion)
        chargedCathodes = charged.isEmpty ? formulas.chargedCathodes.map { Substance($0) } : charged
    }

    /// `Li0.25`: the cathode with so many ions left per formula unit as typed; nil for any other text.
    private static func charged(_ text: String, _ cathode: Formula, _ ion: Element) throws -> Substance? {
        guard text.hasPrefix(ion.symbol), let left = Rational(decimal: text.dropFirst(ion.symbol.count)) else {
            return nil
        }
        guard let formula = ScreeningPartners.charged(cathode, ion: ion, left: left) else {
            throw CommandFailure.badInput(
                "--charged-cathode \(text): \(cathode.text) holds \(cathode.composition[ion].doubleValue) \(ion.symbol); "
                    + "leave between none and that")
        }
        return Substance(formula)
    }

    /// All of them: electrolyte, cathode as made, charged cathodes, with the stage that judges each.
    var all: [(stage: ScreeningStage, substance: Substance)] {
        [(.electrolyte, electrolyte), (.cathode, cathode)] + chargedCathodes.map { (.chargedCathode, $0) }
    }

    /// The partner of a contact.
    func partner(of contact: Candidate.Contact) -> Substance {
        all.first { $0.stage == contact.stage && $0.substance.text == contact.partner }?.substance ?? electrolyte
    }

    /// Those that the data hold no entry of, in one text; nil when all have one.
    func withoutEntry(in entries: EntrySet) -> String? {
        let pinned = all.map(\.substance).filter { entries.rows(of: $0.composition.reduced.composition).isEmpty }
        return pinned.isEmpty ? nil : pinned.map(\.text).joined(separator: ", ")
    }

    /// The charged cathodes in one text.
    var chargedText: String { chargedCathodes.map(\.text).joined(separator: ", ") }

    /// The partners for the `settings` of JSON.
    var echo: [Report.Setting] {
        [
            .init("electrolyte", .text(electrolyte.text)), .init("cathode", .text(cathode.text)),
            .init("charged_cathode", .text(chargedText)),
        ]
    }
}

extension Workspace {
    /// What one text means.
    /// - Throws: exit code 65 after naming what cannot be read.
    fileprivate func substance(_ text: String) throws -> Substance {
        let batch = substances([text])
        try batch.refuseIfAnythingFailed()
        return batch.values[0]
    }
}
