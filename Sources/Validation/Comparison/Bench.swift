internal import Chemistry
internal import Electrochemistry
internal import ExactArithmetic
internal import Interfaces
public import ThermoEntries
public import ThermoSnapshot
internal import Thermodynamics

/// The calculators that every comparison uses, with the results it has asked for before.
public struct Bench {
    /// The data.
    public let entries: EntrySet
    /// Names of materials.
    public let catalogue: MaterialCatalogue
    /// Tolerances.
    public let settings: ComparisonSettings
    /// Names that the sources print, with the formula they stand for there.
    let printedNames: [String: String]
    private var reactions: [String: InterfaceReaction] = [:]
    private var evolutions: [String: IonEvolution] = [:]

    /// A bench over one data set; `contacts` lend it the names that the sources print.
    public init(
        entries: EntrySet, catalogue: MaterialCatalogue, contacts: [PublishedContact] = [],
        settings: ComparisonSettings = ComparisonSettings()
    ) {
        self.entries = entries
        self.catalogue = catalogue
        self.settings = settings
        printedNames = Dictionary(contacts.flatMap(\.printedNames).map { ($0.name, $0.formula) }) { first, _ in first }
    }

    /// The formula a text stands for: a formula, a name of the catalogue, or a name printed in the sources; nil for anything else.
    func formula(_ text: String) -> Formula? {
        if let formula = try? FormulaParser.parse(text) { return formula }
        if let printed = printedNames[text], let formula = try? FormulaParser.parse(printed) { return formula }
        return try? catalogue.resolve(text)
    }

    /// The ion that a composition shuttles: sodium where there is no lithium, else lithium.
    func ion(of composition: Composition) -> WorkingIon {
        let shuttlesSodium = composition[.lithium].isZero && !composition[.sodium].isZero
        return WorkingIon(shuttlesSodium ? .sodium : .lithium, valence: 1)
    }

    /// The evolution of a composition over the potential of an ion; nil when the data lack one of its elements.
    mutating func evolution(_ formula: Formula, ion: WorkingIon) -> IonEvolution? {
        let key = "\(formula.composition.formula) \(ion.element.symbol)"
        if let known = evolutions[key] { return known }
        let made = try? WindowCalculator(entries: entries, ion: ion).evolution(of: formula.composition)
        evolutions[key] = made
        return made
    }

    /// The window of a composition put on the hull.
    mutating func window(_ formula: Formula, ion: WorkingIon) -> StabilityWindow? {
        guard let evolution = evolution(formula, ion: ion) else { return nil }
        let row = entries.rows(of: formula.composition).first
        return StabilityWindow(
            evolution, ion: ion, mode: .hull, entryRow: row, energyPerAtom: row.map { entries.energies[$0] })
    }

    /// The reaction of two materials, closed or with the ion held at a voltage.
    mutating func reaction(_ first: Formula, _ second: Formula, voltage: Double? = nil) -> InterfaceReaction? {
        let key = "\(first.composition.formula)|\(second.composition.formula) \(voltage.map { "\($0)" } ?? "")"
        if let known = reactions[key] { return known }
        let ion = ion(of: first.composition + second.composition)
        let reservoirs =
            voltage.map { [Reservoir(ion.element, chemicalPotential: ion.chemicalPotential(voltage: $0))] } ?? []
        let made = try? InterfaceCalculator(entries: entries).reaction(
            first, second, reservoirs: reservoirs)
        reactions[key] = made
        return made
    }

    /// Lowest row of a composition.
    func row(_ composition: Composition) -> Int? { entries.rows(of: composition).first }

    /// Formation energy in eV per formula unit of the composition as given, from its lowest entry.
    func energy(_ composition: Composition) -> Double? {
        row(composition).map { entries.energies[$0] * composition.atomCount.doubleValue }
    }

    /// Formulas of phases, alphabetically.
    func names(_ phases: [PhaseAmount]) -> [String] { Set(phases.map { entries.formula(at: $0.row) }).sorted() }
}
