/// A piece of a JSON document. Numbers keep their digits, so that 0.8 stays four fifths.
enum JSONValue: Sendable, Equatable {
    case null
    case bool(Bool)
    /// The literal as written; also `NaN`, `Infinity` and `-Infinity`, which Python writes.
    case number(String)
    case string(String)
    case array([JSONValue])
    case object(JSONObject)

    /// What it is, for messages: "text", "a list", ...
    var kind: String {
        switch self {
        case .null: "null"
        case .bool: "true or false"
        case .number(let literal): "the number \(literal)"
        case .string(let text): "the text \(Place.quoted(text))"
        case .array: "a list"
        case .object: "an object"
        }
    }

    /// The value itself where it is short, for messages that compare two: -1, 'Li', "a list", ...
    var content: String {
        switch self {
        case .null: "null"
        case .bool(let flag): flag ? "true" : "false"
        case .number(let literal): literal
        case .string(let text): Place.quoted(text)
        case .array, .object: kind
        }
    }
}

/// The members of a JSON object in the order of the file.
struct JSONObject: Sendable, Equatable {
    var members: [Member] = []

    struct Member: Sendable, Equatable {
        let key: String
        let value: JSONValue
    }

    /// The value of `key`, nil when it is absent or null.
    subscript(key: String) -> JSONValue? {
        guard let value = members.first(where: { $0.key == key })?.value, value != .null else { return nil }
        return value
    }

    /// The text of `key`; nil when it is absent or something else.
    func text(_ key: String) -> String? {
        guard case .string(let text) = self[key] else { return nil }
        return text
    }

    /// Whether `key` is there at all, null included.
    func has(_ key: String) -> Bool { members.contains { $0.key == key } }
}
