internal import Chemistry
internal import ThermoEntries
internal import ThermoSnapshot
internal import ThermoStore

/// What an analysis is about, as far as it decides which phases of the database can take part in the answer.
///
/// Texts that mean nothing add nothing here; the analysis refuses them where it reads them.
public enum DataScope: Hashable, Sendable {
    /// Any phase, or all of them.
    case everything
    /// Each group of formulas, names and elements meets at one place, together with the ion.
    case places([[String]])

    /// Every text for itself.
    public static func each(_ texts: [String]) -> DataScope { .places(texts.map { [$0] }) }

    /// All texts together.
    public static func together(_ texts: [String]) -> DataScope { .places([texts]) }

    /// What it names, place by place.
    var texts: [String] {
        guard case .places(let places) = self else { return [] }
        return places.flatMap { $0 }
    }

    /// The phases needed, those of the changes included.
    func elements(catalogue: MaterialCatalogue, ion: Element, changes: DatabaseChanges) -> ElementScope {
        guard case .places(let places) = self else { return .all }
        let systems = places.map { texts in
            let formulas = texts.compactMap { try? catalogue.resolve($0) }
            return ChemicalSystem(formulas.flatMap(\.composition.elements) + [ion])
        }
        // A solid solution can stand in the place of a formula, so that its elements meet the ion too.
        let changed = changes.systems.map { $0.union(ChemicalSystem([ion])) }
        return .within(systems + changed, ids: changes.ids)
    }
}
