public import Chemistry
internal import ExactArithmetic
public import ThermoEntries

/// One phase of a fixture: a formula as written and its formation energy.
public struct FixturePhase: Sendable, Hashable {
    /// Formula, parsed when the set is built.
    public let formula: String
    /// Formation energy in eV/atom, elements at zero.
    public let formationEnergyPerAtom: Double
    /// Id of the entry; the fixture numbers those without one.
    public let id: String?

    /// A phase whose formation energy is given in eV/atom.
    public init(_ formula: String, _ formationEnergyPerAtom: Double, id: String? = nil) {
        self.formula = formula
        self.formationEnergyPerAtom = formationEnergyPerAtom
        self.id = id
    }

    /// A phase whose total energy is given in eV per formula as written; `references` are total energies of the elements per atom.
    public init(_ formula: String, total: Double, references: [String: Double], id: String? = nil) throws {
        let composition = try Fixture.composition(formula)
        let elements = composition.amounts.reduce(0.0) { sum, part in
            sum + part.amount.doubleValue * (references[part.element.symbol] ?? .nan)
        }
        self.init(formula, (total - elements) / composition.atomCount.doubleValue, id: id)
    }
}

/// Building blocks shared by the tests of the science rooms.
public enum Fixture {
    /// A composition from its formula.
    public static func composition(_ formula: String) throws -> Composition {
        try FormulaParser.parse(formula).composition
    }

    /// An element by its symbol; throws a `FormulaError` for anything else.
    public static func element(_ symbol: String) throws -> Element {
        try composition(symbol).elements[0]
    }

    /// A set of the phases given, in the order given; phases without an id become `prefix-1`, `prefix-2`, ...
    public static func entries(_ phases: [FixturePhase], prefix: String) throws -> EntrySet {
        let empty = EntrySet(provenance: Provenance(name: prefix, version: "1"))
        let entries = try phases.enumerated().map { index, phase in
            Entry(
                id: phase.id ?? "\(prefix)-\(index + 1)", composition: try composition(phase.formula),
                formationEnergyPerAtom: phase.formationEnergyPerAtom)
        }
        return try empty.adding(entries).set
    }
}
