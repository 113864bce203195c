internal import Chemistry
internal import ThermoEntries
internal import ThermoSnapshot
internal import ThermoStore
internal import Thermodynamics

/// What a command is about, as far as it decides which phases of the database can take part in the answer.
///
/// Texts that mean nothing add nothing here; the command refuses them where it reads them.
enum Question {
    /// Any phase, or all of them.
    case everything
    /// Each group of formulas, names and elements meets at one place, together with the ion.
    case places([[String]])

    /// Every text for itself.
    static func each(_ texts: [String]) -> Question { .places(texts.map { [$0] }) }

    /// All texts together.
    static func together(_ texts: [String]) -> Question { .places([texts]) }

    /// What it names, place by place.
    var texts: [String] {
        guard case .places(let places) = self else { return [] }
        return places.flatMap { $0 }
    }

    /// The phases needed, those of the changes included.
    func scope(catalogue: MaterialCatalogue, ion: Element, changes: DatabaseChanges) -> ElementScope {
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

extension SubjectOptions {
    /// What the subjects need of a database; `--all` needs everything.
    var question: Question {
        if all { return .everything }
        if let system { return .together((try? ChemicalSystem(parsing: system))?.elements.map(\.symbol) ?? []) }
        let members = (try? series.points())?.map { Batch($0).values.map(\.composition.formula) }
        let listed = (try? listed())?.items.map(\.text)
        return .each(formulas + (listed ?? []) + (members ?? []))
    }
}

extension ConditionOptions {
    /// Symbols of the elements that reservoirs hold.
    var heldElements: [String] { ((try? reservoirs()) ?? []).map(\.element.symbol) }
}
