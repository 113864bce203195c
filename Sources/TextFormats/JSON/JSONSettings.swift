/// Named values of a JSON file: an object of them, or one that holds them under `settings`, as our own results do.
package struct JSONSettings {
    /// A value as far as settings use JSON.
    package enum Value: Sendable, Equatable {
        case none
        case number(Double)
        case boolean(Bool)
        case text(String)
        case list([String])
        /// Anything else; what it is, for messages.
        case other(String)
    }

    /// One named value and where it stands (`file:line: $.key`).
    package struct Item: Sendable, Equatable {
        package let key: String
        package let value: Value
        package let place: String
    }

    /// Text of the key `schema` beside `settings`; nil without one.
    package private(set) var schema: String?
    /// The values in the order of the file.
    package private(set) var items: [Item] = []

    /// Reads the file; the rest of a result is skipped unread.
    /// - Throws: `FileError`: `unreadableFile`, or `malformedFile` for broken JSON, no object, or a key that stands there twice.
    package init(path: String) throws(FileError) {
        let json = JSONTokenizer(try ByteReader(try ByteSource(path: path)))
        guard try json.peek() == UInt8(ascii: "{") else {
            throw json.place.error(
                .malformedFile, "this is no JSON object", "write {\"name\": value, ...}, or give a result in JSON")
        }
        var flat: [Item] = []
        var nested: [Item]?
        var schema: String?
        try json.object { (key) throws(FileError) in
            switch key {
            case "settings" where try json.peek() == UInt8(ascii: "{"):
                var items: [Item] = []
                try json.object { (key) throws(FileError) in items.append(try Self.item(key, json)) }
                nested = items
            case "results", "errors", "database": try json.skip()
            case "schema":
                if case .text(let text) = try Self.item(key, json).value { schema = text }
            default: flat.append(try Self.item(key, json))
            }
        }
        items = nested ?? flat
        self.schema = nested == nil ? nil : schema
        for (index, item) in items.enumerated() where items[..<index].contains(where: { $0.key == item.key }) {
            throw FileError(
                kind: .malformedFile, subject: item.place, message: "'\(item.key)' stands there twice",
                remedy: "keep one of them")
        }
    }

    private static func item(_ key: String, _ json: JSONTokenizer) throws(FileError) -> Item {
        let place = json.place.description
        let value = try json.value()
        return Item(key: key, value: Self.value(value), place: place)
    }

    private static func value(_ json: JSONValue) -> Value {
        switch json {
        case .null: return .none
        case .bool(let flag): return .boolean(flag)
        case .number(let literal): return DecimalLiteral.finite(literal).map(Value.number) ?? .other(json.kind)
        case .string(let text): return .text(text)
        case .object: return .other(json.kind)
        case .array(let values):
            var words: [String] = []
            for case .string(let word) in values { words.append(word) }
            return words.count == values.count ? .list(words) : .other(json.kind)
        }
    }
}
