public import Thermodynamics

/// Which data an analysis works with and how: the database and what is changed about it, the working ion, what voltages are against.
///
/// Plain values that JSON can carry; keys that are left out there keep their defaults.
public struct DataRequest: Hashable, Sendable {
    /// An embedded database or one of the data folder by name, a database file, or a file of entries.
    public var database = "mp-2019"
    /// The scale of the formation energies.
    public var energies = EnergyScale.published
    /// What has to be said about files of entries.
    public var imports = ImportRequest()
    /// Files whose phases are added.
    public var entries: [String] = []
    /// Phases added with their formation energies, eV/atom.
    public var entry: [EnergyAssignment] = []
    /// Phases added at a height above the hull, eV/atom.
    public var aboveHull: [EnergyAssignment] = []
    /// Formulas or ids of phases that are left out.
    public var exclude: [String] = []
    /// Whether phases that rules find implausible are left out.
    public var excludesImplausible = false
    /// Whether phases with more than 95 % of one element are kept.
    public var keepsDilute = false
    /// Symbol of the working ion; nil: the only alkali metal of the materials, else lithium.
    public var ion: String?
    /// Reference of all voltages: a name, or volts against the element of the ion; nil: that element.
    public var reference: String?
    /// Ideal solid solutions that are added, as members with shares (`LiNiO2:0.8,LiCoO2:0.2`).
    public var solidSolutions: [String] = []
    /// Temperature of the solid solutions, K.
    public var temperature = SolidSolution.roomTemperature
    /// Mixing sites per formula unit of the solid solutions; nil: the atoms that differ between the members.
    public var mixingSites: Double?
    /// Energies of the end members.
    public var endMembers = EnergyChoice.own
    /// Whether formulas rounded in print are made neutral through the working ion.
    public var balances = true
    /// Whether every answer is checked again in exact arithmetic.
    public var verifies = false
    /// Rows calculated at a time; nil: as many as there are processors. Never changes an answer.
    public var threads: Int?

    /// The defaults stand beside the properties.
    public init() {}
}

extension DataRequest: Codable {
    private enum CodingKeys: String, CodingKey {
        case database, energies, imports, entries, entry, aboveHull, exclude, excludesImplausible, keepsDilute, ion, reference
        case solidSolutions, temperature, mixingSites, endMembers, balances, verifies, threads
    }

    /// Reads the keys that are there.
    public init(from decoder: any Decoder) throws {
        let keys = try decoder.container(keyedBy: CodingKeys.self)
        func read<Value: Decodable>(_ key: CodingKeys, into value: inout Value) throws {
            value = try keys.decodeIfPresent(Value.self, forKey: key) ?? value
        }
        try read(.database, into: &database)
        try read(.energies, into: &energies)
        try read(.imports, into: &imports)
        try read(.entries, into: &entries)
        try read(.entry, into: &entry)
        try read(.aboveHull, into: &aboveHull)
        try read(.exclude, into: &exclude)
        try read(.excludesImplausible, into: &excludesImplausible)
        try read(.keepsDilute, into: &keepsDilute)
        try read(.solidSolutions, into: &solidSolutions)
        try read(.temperature, into: &temperature)
        try read(.endMembers, into: &endMembers)
        try read(.balances, into: &balances)
        try read(.verifies, into: &verifies)
        ion = try keys.decodeIfPresent(String.self, forKey: .ion)
        reference = try keys.decodeIfPresent(String.self, forKey: .reference)
        mixingSites = try keys.decodeIfPresent(Double.self, forKey: .mixingSites)
        threads = try keys.decodeIfPresent(Int.self, forKey: .threads)
    }
}

extension SettingName {
    /// `DataRequest.database`.
    public static let database = SettingName("database")
    /// `DataRequest.entries`.
    public static let entries = SettingName("entries")
    /// `DataRequest.entry`.
    public static let entry = SettingName("entry")
    /// `DataRequest.aboveHull`.
    public static let aboveHull = SettingName("above-hull")
    /// `DataRequest.exclude`.
    public static let exclude = SettingName("exclude")
    /// `DataRequest.excludesImplausible`.
    public static let excludeImplausible = SettingName("exclude-implausible")
    /// `DataRequest.keepsDilute`.
    public static let keepDilute = SettingName("keep-dilute")
    /// `DataRequest.ion`.
    public static let ion = SettingName("ion")
    /// `DataRequest.reference`.
    public static let reference = SettingName("reference")
    /// `DataRequest.solidSolutions`.
    public static let solidSolution = SettingName("solid-solution")
    /// `DataRequest.balances`, switched off.
    public static let noBalance = SettingName("no-balance")
    /// `ImportRequest.type`.
    public static let importType = SettingName("import-type")
    /// `ImportRequest.corrections`.
    public static let importCorrections = SettingName("import-corrections")
    /// `ImportRequest.energy`.
    public static let importEnergy = SettingName("import-energy")
    /// `ImportRequest.position`.
    public static let importPosition = SettingName("import-position")
    /// `ImportRequest.references`.
    public static let importReference = SettingName("import-reference")
    /// `ImportRequest.allowsMixed`.
    public static let importMixed = SettingName("import-mixed")
    /// What an analysis of compositions is about, as a chemical system.
    public static let system = SettingName("system")
}
