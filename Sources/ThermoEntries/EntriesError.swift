public import TextFormats

/// Why a set of phases could not be built, searched or changed; names the entry and says how to mend it.
public typealias EntriesError = FileError

/// The kinds that are about phases.
extension FileError.Kind {
    /// An energy is NaN or infinite.
    public static let nonFiniteEnergy = Self("nonFiniteEnergy")
    /// Reduced amounts are too large to be held exactly (2^53 or more).
    public static let amountTooLarge = Self("amountTooLarge")
    /// Entries of two calculation types would meet in one hull.
    public static let mixedCalculationTypes = Self("mixedCalculationTypes")
    /// A chemical system names something that is not an element.
    public static let unknownElement = Self("unknownElement")
    /// A chemical system without elements.
    public static let emptySystem = Self("emptySystem")
    /// A formula or id matches no entry.
    public static let noMatch = Self("noMatch")
    /// A number whose unit or basis the file does not say.
    public static let unstatedUnit = Self("unstatedUnit")
    /// Several energies of one entry, and no word which of them is meant.
    public static let unstatedChoice = Self("unstatedChoice")
    /// Elements without an entry to refer absolute energies to.
    public static let missingReference = Self("missingReference")
    /// Energies of two providers, which refer to different elements, would meet in one hull.
    public static let mixedProviders = Self("mixedProviders")
    /// Absolute and formation energies stand side by side in one file.
    public static let mixedScales = Self("mixedScales")
    /// A file without a single entry that can be used.
    public static let noEntries = Self("noEntries")
}
