package import Chemistry
package import Interfaces
package import ThermoSnapshot

/// What the catalogue knows of the two ends of a stack: a chain typed from the wrong end, or without its anode.
package struct StackOrder {
    private let chain: CellStack
    private let stack: CellStack
    private let catalogue: MaterialCatalogue

    /// Looks at a chain as typed, from cathode to anode, and at the stack made of it.
    package init(_ chain: CellStack, takenAs stack: CellStack, catalogue: MaterialCatalogue) {
        self.chain = chain
        self.stack = stack
        self.catalogue = catalogue
    }

    private static let order = "materials are named from cathode to anode"

    /// A remark on the ends, nil when nothing speaks against them. Materials that the catalogue does not know, or knows as electrodes of
    /// the right side too, are not remarked; nor is a symmetric cell, whose ends are the same.
    package var remark: Wording? {
        guard let cathode = chain.cathode, let anode = chain.anode, cathode.composition != anode.composition else {
            return nil
        }
        let first = strangeRole(of: cathode, insteadOf: .cathode)
        let last = strangeRole(of: anode, insteadOf: .anode)
        if first == .anode, last == .cathode {
            return
                "\(cathode.text) is known as an anode and \(anode.text) as a cathode, but \(Self.order); turn the chain round"
        }
        let remarks = [
            remark(on: cathode, first, place: "cathode", isTaken: stack.cathode != nil),
            remark(on: anode, last, place: "anode", isTaken: stack.anode != nil),
        ].compactMap { $0 }
        return remarks.isEmpty ? nil : remarks.dropFirst().reduce(remarks[0]) { "\($0); \($1)" } + "; \(Self.order)"
    }

    /// On a material at an end that is not taken for the electrode there, or is although it is known as something else.
    private func remark(on material: Formula, _ role: MaterialRole?, place: String, isTaken: Bool) -> Wording? {
        let known = role.map { "known as \($0.withArticle)" }
        if isTaken { return known.map { "\(material.text) is taken as the \(place), but \($0)" } }
        return "\(material.text) is \(known ?? "no \(place) known here") and taken as a layer, not as the \(place)"
            + (place == "anode" ? " (\(.anodeVoltage) makes it one)" : "" as Wording)
    }

    /// What the catalogue knows of the place of a material in a cell.
    package static func places(of material: Formula, catalogue: MaterialCatalogue) -> CellStack.KnownPlaces {
        let roles = roles(of: material, catalogue)
        return CellStack.KnownPlaces(
            isAnode: roles.contains(.anode),
            isLayer: !roles.contains(.cathode) && (roles.contains(.electrolyte) || roles.contains(.coating)))
    }

    private static func roles(of material: Formula, _ catalogue: MaterialCatalogue) -> [MaterialRole] {
        let wanted = material.composition.reduced.composition
        return catalogue.materials.filter { known in
            (try? FormulaParser.parse(known.formula))?.composition.reduced.composition == wanted
        }.map(\.role)
    }

    /// What a material is known as when that is not the place it stands at.
    private func strangeRole(of material: Formula, insteadOf place: MaterialRole) -> MaterialRole? {
        let roles = Self.roles(of: material, catalogue)
        guard !roles.contains(place) else { return nil }
        return [.anode, .cathode, .electrolyte, .coating].first(where: roles.contains)
    }
}

extension MaterialRole {
    /// `an electrolyte`, `a coating`.
    fileprivate var withArticle: String {
        let startsWithVowel = rawValue.first.map { "aeiou".contains($0) } ?? false
        return "\(startsWithVowel ? "an" : "a") \(rawValue)"
    }
}
