/// What a material does in a cell.
public enum MaterialRole: String, Sendable, CaseIterable {
    case electrolyte, cathode, anode, coating, interlayer
    /// Found as a product of an interface reaction or of a window limit.
    case product
    /// Used to make other materials.
    case precursor
    /// Air, moisture and gases around a cell.
    case environment
}

/// One material in one role, as the literature names it.
public struct Material: Sendable, Hashable {
    /// The name under which it is listed: an abbreviation (`LPSCl`) or the formula itself.
    public let name: String
    /// A formula that `FormulaParser` reads.
    public let formula: String
    /// What it does in a cell.
    public let role: MaterialRole
    /// Family in the field's words: halide, sulfide, garnet, layered oxide, ...
    public let family: String
    /// Working ions, by symbol.
    public let ions: [String]
    /// Other names that users type.
    public let aliases: [String]
    /// DOIs, or author and year.
    public let sources: [String]
    /// Remark on the composition; may be empty.
    public let note: String
}
