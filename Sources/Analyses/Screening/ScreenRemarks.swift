internal import Chemistry
internal import Electrochemistry
package import Screening
internal import ThermoEntries
internal import ThermoSnapshot
internal import Thermodynamics

/// What a reader of a screening should know about its partners.
package struct ScreenRemarks {
    package let workspace: Workspace
    package let partners: ScreenPartnerNames

    /// Puts the parts together.
    package init(
        workspace: Workspace, partners: ScreenPartnerNames
    ) {
        self.workspace = workspace
        self.partners = partners
    }

    /// Swapped partners, partners among the candidates, partners that the data know only as decomposed.
    /// - Throws: `InterfaceError` when a partner cannot be calculated.
    package func all(_ screen: CoatingScreen, _ chosen: ScreenCandidates) throws -> [Wording] {
        [swapped].compactMap { $0 } + amongCandidates(chosen) + (try onHull(screen))
    }

    /// Said when the electrolyte looks like a cathode and the cathode does not.
    ///
    /// A material of the catalogue is what its roles say; any other looks like a cathode when it holds the ion and an element whose
    /// valence cathodes change.
    private var swapped: Wording? {
        let (electrolyte, cathode) = (partners.electrolyte, partners.cathode)
        guard looksLikeCathode(electrolyte), !looksLikeCathode(cathode) else { return nil }
        return
            "\(electrolyte.text) looks like a cathode and \(cathode.text) does not; \(.electrolyte) and \(.cathode) may be swapped"
    }

    private func looksLikeCathode(_ substance: Substance) -> Bool {
        let reduced = substance.composition.reduced.composition
        let roles = workspace.catalogue.materials.filter { material in
            material.name == substance.text || material.aliases.contains(substance.text)
                || (try? FormulaParser.parse(material.formula))?.composition.reduced.composition == reduced
        }.map(\.role)
        if roles.contains(.cathode) { return true }
        if roles.contains(.electrolyte) { return false }
        let held = substance.composition.elements
        return held.contains(workspace.ion.element) && held.contains { Self.redoxElements.contains($0.symbol) }
    }

    /// The elements whose valence changes in the cathodes in use: 3d metals from V to Ni.
    private static let redoxElements: Set<String> = ["V", "Cr", "Mn", "Fe", "Co", "Ni"]

    /// Partners that were typed as candidates.
    private func amongCandidates(_ chosen: ScreenCandidates) -> [Wording] {
        guard chosen.pool == nil else { return [] }
        let rows = Set(chosen.rows)
        return partners.all.filter { partner in
            workspace.entries.rows(of: partner.substance.composition.reduced.composition).contains(where: rows.contains)
        }.map { partner in
            "the candidate \(partner.substance.text) is the \(Self.name(partner.stage)) itself, with which it does not react"
        }
    }

    /// Partners without an entry, whose energy is that of other phases.
    private func onHull(_ screen: CoatingScreen) throws -> [Wording] {
        try screen.partnerStates().filter(\.isOnHull).map { state in
            let entries = workspace.entries
            let substance = partners.all.first { $0.substance.text == state.formula.text }?.substance
            let text = ReactionEquation(entries: entries)
                .reaction(of: (substance ?? Substance(state.formula)).species, products: state.equilibrium)
                .text(significantDigits: 3)
            let made = text.split(separator: " -> ").last.map(String.init) ?? text
            let freed = state.equilibrium.contains { entries.composition(at: $0.row).elements == [.oxygen] }
            return
                "the \(Self.name(state.stage)) \(state.formula.text) has no entry and is taken on the hull, as \(made)\(freed ? "; a state that keeps its oxygen lies higher and releases more" : "")"
        }
    }

    private static func name(_ stage: ScreeningStage) -> String {
        switch stage {
        case .electrolyte: "electrolyte"
        case .chargedCathode: "charged cathode"
        default: "cathode"
        }
    }
}
