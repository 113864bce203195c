public import Chemistry
package import TextFormats
public import ThermoEntries
internal import ThermoSnapshot

/// What has to be said about files of entries that leave something open, wherever one is read.
public struct ImportRequest: Codable, Hashable, Sendable {
    /// Only this calculation type of a file that holds several.
    public var type: String?
    /// Corrections of raw energies; nil: as given, and beside a database of one of the two schemes that scheme.
    public var corrections: CorrectionMode?
    /// Meaning of energies that a layout leaves open.
    public var energy: EnergyMeaning?
    /// Which energy to take, from 1, of files that list several per formula.
    public var position: Int?
    /// Entries that are the zeros of their elements.
    public var references: [ElementPin] = []
    /// Temperature at which free energies are taken from files that list them, K.
    public var temperature: Double?
    /// Whether entries of several calculation types or providers are accepted in one set.
    public var allowsMixed = false
    /// Whether entries that cannot be used are left out instead of refusing the file.
    public var keepsGoing = false

    /// Nothing to say.
    public init() {}

    /// The same for the readers.
    package var importOptions: ImportOptions {
        var options = ImportOptions()
        options.calculationType = type
        options.corrections = corrections ?? .asGiven
        // A damaged table would stop every analysis that reads it; without it, a file has to bring its elements.
        options.elementEnergies = (try? ThermoSnapshot.elementEnergies()) ?? ElementEnergies()
        options.energyMeaning = energy
        options.energyPosition = position
        options.references = Dictionary(references.map { ($0.element, $0.id) }, uniquingKeysWith: { $1 })
        options.temperature = temperature
        options.allowsMixedSources = allowsMixed
        options.keepsGoing = keepsGoing
        return options
    }

    /// The same for entries that join a database of this calculation type: where it is that of a scheme and nothing else was asked for,
    /// raw energies are put on its scale.
    package func importOptions(beside calculationType: String) -> ImportOptions {
        var options = importOptions
        if corrections == nil, !allowsMixed, let mode = CorrectionMode(calculationType: calculationType) {
            options.corrections = mode
            options.areCorrectionsImplied = true
        }
        return options
    }

    /// Which setting answers a refusal of the readers, as an addition to its message; they know no settings.
    package static func hint(_ kind: EntriesError.Kind) -> Wording {
        switch kind {
        case .mixedCalculationTypes: " (see \(.importType), \(.importCorrections), \(.importMixed))"
        case .mixedProviders: " (\(.importMixed))"
        case .unstatedUnit: " (\(.importEnergy) MEANING)"
        case .unstatedChoice: " (\(.importPosition) N)"
        case .noMatch: " (\(.importReference) ELEMENT=ID)"
        default: ""
        }
    }
}

/// `Li=mp-135`: the entry that an element's zero is taken from.
public struct ElementPin: Codable, Hashable, Sendable {
    /// The element.
    public let element: Element
    /// Id of the entry as in the file.
    public let id: String

    /// - Throws: `AnalysisError` when a side is missing or the first one is no element.
    public init(parsing text: String) throws(AnalysisError) {
        guard let equals = text.firstIndex(of: "="), text.index(after: equals) < text.endIndex else {
            throw .usage("'\(text)': write ELEMENT=ID, for instance Li=mp-135")
        }
        guard let element = Element(symbol: String(text[..<equals])) else {
            throw .usage("'\(text)': '\(text[..<equals])' is not an element; write a symbol such as Li")
        }
        self.element = element
        id = String(text[text.index(after: equals)...])
    }
}
