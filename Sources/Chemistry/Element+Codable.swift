extension Element: Codable {
    /// Reads a symbol.
    /// - Throws: `DecodingError.dataCorrupted` for a text that is none.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let symbol = try container.decode(String.self)
        guard let element = Element(symbol: symbol) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "'\(symbol)' is not the symbol of an element")
        }
        self = element
    }

    /// Writes the symbol.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(symbol)
    }
}
