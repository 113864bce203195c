internal import Chemistry
internal import Electrochemistry
internal import ExactArithmetic
package import Screening
package import ThermoEntries

/// The neighbours of a coating as typed and as compositions.
package struct ScreenPartnerNames: Sendable {
    package let electrolyte: Substance
    package let cathode: Substance
    package let chargedCathodes: [Substance]
    /// The same for the library.
    package let formulas: ScreeningPartners

    /// Reads the partners; without a charged cathode half of the ion is taken out of the cathode.
    /// - Throws: `NothingLeft` with every partner that cannot be read.
    package init(electrolyte: String, cathode: String, charged states: [String], _ workspace: Workspace) throws {
        let ion = workspace.ion.element
        let texts = [electrolyte, cathode]
        let observer = workspace.observer
        if observer.wantsRemarks { MixtureRemark.say(on: texts + states, catalogue: workspace.catalogue, to: observer) }
        let batch = workspace.substances(texts)
        try batch.refuseIfAnythingFailed()
        (self.electrolyte, self.cathode) = (batch.values[0], batch.values[1])
        let made = self.cathode.formula
        var charged: [Substance] = []
        for text in states {
            let state = try Self.charged(text, made, ion) ?? workspace.substance(text)
            if charged.contains(where: { $0.composition == state.composition }) {
                observer.warn("\(.chargedCathode) \(text): this state stands there already; taken once")
            } else {
                charged.append(state)
            }
        }
        formulas = ScreeningPartners(
            electrolyte: self.electrolyte.formula, cathode: made, chargedCathodes: charged.map(\.formula), ion: ion)
        chargedCathodes = charged.isEmpty ? formulas.chargedCathodes.map { Substance($0) } : charged
    }

    /// `Li0.25`: the cathode with so many ions left per formula unit as typed; nil for any other text.
    private static func charged(_ text: String, _ cathode: Formula, _ ion: Element) throws -> Substance? {
        guard text.hasPrefix(ion.symbol), let left = Rational(decimal: text.dropFirst(ion.symbol.count)) else {
            return nil
        }
        guard let formula = ScreeningPartners.charged(cathode, ion: ion, left: left) else {
            throw AnalysisError.badInput(
                "\(.chargedCathode) \(text): \(cathode.text) holds \(cathode.composition[ion].doubleValue) \(ion.symbol); "
                    + "leave between none and that")
        }
        return Substance(formula)
    }

    /// All of them: electrolyte, cathode as made, charged cathodes, with the stage that judges each.
    package var all: [(stage: ScreeningStage, substance: Substance)] {
        [(.electrolyte, electrolyte), (.cathode, cathode)] + chargedCathodes.map { (.chargedCathode, $0) }
    }

    /// The partner of a contact.
    package func partner(of contact: Candidate.Contact) -> Substance {
        all.first { $0.stage == contact.stage && $0.substance.text == contact.partner }?.substance ?? electrolyte
    }

    /// Those that the data hold no entry of, in one text; nil when all have one.
    package func withoutEntry(in entries: EntrySet) -> String? {
        let pinned = all.map(\.substance).filter { entries.rows(of: $0.composition.reduced.composition).isEmpty }
        return pinned.isEmpty ? nil : pinned.map(\.text).joined(separator: ", ")
    }

    /// The charged cathodes in one text.
    package var chargedText: String { chargedCathodes.map(\.text).joined(separator: ", ") }
}

extension Workspace {
    /// What one text means.
    /// - Throws: `NothingLeft` when it cannot be read.
    fileprivate func substance(_ text: String) throws -> Substance {
        let batch = substances([text])
        try batch.refuseIfAnythingFailed()
        return batch.values[0]
    }
}
