internal import Chemistry
public import ThermoEntries
public import Thermodynamics

extension StabilityWindow {
    /// Metals that an oxidation may set free, since their compounds with the anion give it off first (Ag2O, AuCl3, PtO2).
    private static let nobleMetals: Set<String> = ["Ru", "Rh", "Pd", "Ag", "Os", "Ir", "Pt", "Au", "Hg"]
    private static let nonmetals: Set<String> = [
        "H", "B", "C", "Si", "N", "P", "As", "O", "S", "Se", "Te", "F", "Cl", "Br", "I",
    ]
    private static let halogens: Set<String> = ["F", "Cl", "Br", "I"]

    /// `.oxidationGivesMetal` when the oxidation of a window of a cation forms the element of a base metal of the composition, or the
    /// reduction a halogen, which no real material does at its limit: a competing phase is missing in `entries`. Else nothing.
    public func completenessFlags(in entries: EntrySet) -> [ResultFlag] {
        guard ion.valence > 0 else { return [] }
        let oxidised = elements(in: oxidation, of: entries).filter {
            $0 != ion.element && !Self.nobleMetals.contains($0.symbol) && !Self.nonmetals.contains($0.symbol)
        }
        let reduced = elements(in: reduction, of: entries).filter { Self.halogens.contains($0.symbol) }
        return oxidised.isEmpty && reduced.isEmpty ? [] : [.oxidationGivesMetal]
    }

    /// The elements among the products of an edge.
    private func elements(in edge: Edge?, of entries: EntrySet) -> [Element] {
        (edge?.products ?? []).compactMap { product in
            let elements = entries.composition(at: product.row).elements
            return elements.count == 1 ? elements[0] : nil
        }
    }
}
