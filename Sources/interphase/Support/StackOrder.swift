internal import Chemistry
internal import Interfaces
internal import ThermoSnapshot

/// What the catalogue knows of the two ends of a stack: a chain typed from the wrong end, or without its anode.
struct StackOrder {
    private let stack: CellStack
    private let catalogue: MaterialCatalogue

    /// Looks at a chain from cathode to anode.
    init(_ stack: CellStack, catalogue: MaterialCatalogue) {
        self.stack = stack
        self.catalogue = catalogue
    }

    /// A remark on the ends, nil when nothing speaks against them. Materials that the catalogue does not know, or knows as electrodes of
    /// the right side too, are not remarked; nor is a symmetric cell, whose ends are the same.
    var remark: String? {
        guard let cathode = stack.cathode, let anode = stack.anode, cathode.composition != anode.composition else {
            return nil
        }
        let first = strangeRole(of: cathode, insteadOf: .cathode)
        let last = strangeRole(of: anode, insteadOf: .anode)
        let order = "materials are named from cathode to anode"
        switch (first, last) {
        case (nil, nil): return nil
        case (.anode?, .cathode?):
            return
                "\(cathode.text) is known as an anode and \(anode.text) as a cathode, but \(order); turn the chain round"
        case (let role?, _):
            return "\(cathode.text) is taken as the cathode, but known as \(role.withArticle); \(order)"
        case (nil, let role?): return "\(anode.text) is taken as the anode, but known as \(role.withArticle); \(order)"
        }
    }

    /// What the catalogue knows of the place of a material in a cell.
    static func places(of material: Formula, catalogue: MaterialCatalogue) -> CellStack.KnownPlaces {
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
