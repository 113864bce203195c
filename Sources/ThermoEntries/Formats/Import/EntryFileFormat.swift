/// The layouts that are read; the raw value is what a user types to insist on one.
public enum EntryFileFormat: String, Sendable, CaseIterable {
    /// pymatgen's ComputedEntry and its relatives, PDEntry, ExpEntry and PhaseDiagram, as JSON.
    case computedEntry = "computed-entry"
    /// Documents of the Materials Project's thermo route.
    case thermoDocument = "mp-thermo"
    /// Answers of the OQMD's REST service.
    case oqmd = "oqmd"
    /// qmpy's text of compositions and formation energies.
    case qmpyText = "qmpy-text"
    /// OPTIMADE responses with the providers' own energies.
    case optimade = "optimade"
    /// matterviz's list of phases.
    case phaseData = "matterviz"
    /// An object from formula to one energy or a list of energies.
    case formulaEnergies = "formula-energies"
    /// pymatgen's EntrySet table: name, one column per element, total energy.
    case entrySetCSV = "entryset-csv"
    /// The table of competing phases that doped writes.
    case dopedCSV = "doped-csv"
    /// The candidates of materialsatlas.org.
    case materialsAtlas = "materialsatlas"
    /// pydefect's composition_energies.yaml.
    case pydefect = "pydefect"
    /// Our own table, columns by name.
    case ownCSV = "interphase-csv"

    /// Whether the layout is JSON; the others are tables.
    public var isJSON: Bool {
        switch self {
        case .computedEntry, .thermoDocument, .oqmd, .optimade, .phaseData, .formulaEnergies: true
        case .qmpyText, .entrySetCSV, .dopedCSV, .materialsAtlas, .pydefect, .ownCSV: false
        }
    }

    /// Every name a user may type, joined by commas.
    static var names: String { allCases.map(\.rawValue).joined(separator: ", ") }
}
