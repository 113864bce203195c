/// A piece of a JSON document. Numbers keep their digits, so that 0.8 stays four fifths.
package enum JSONValue: Sendable, Equatable {
    case null
    case bool(Bool)
    /// The literal as written; also `NaN`, `Infinity` and `-Infinity`, which Python writes.
    case number(String)
    case string(String)
    case array([JSONValue])
    case object(JSONObject)

    /// What it is, for messages: "text", "a list", ...
    package var kind: String {
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
    package var content: String {
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
package struct JSONObject: Sendable, Equatable {
    package var members: [Member] = []

    /// Puts the parts together.
    package init(
        members: [Member] = []
    ) {
        self.members = members
    }

    package struct Member: Sendable, Equatable {
        package let key: String
        package let value: JSONValue

        /// Puts the parts together.
        package init(
            key: String, value: JSONValue
        ) {
            self.key = key
            self.value = value
        }
    }

    /// The value of `key`, nil when it is absent or null.
    package subscript(key: String) -> JSONValue? {
        guard let value = members.first(where: { $0.key == key })?.value, value != .null else { return nil }
        return value
    }

    /// The text of `key`; nil when it is absent or something else.
    package func text(_ key: String) -> String? {
        guard case .string(let text) = self[key] else { return nil }
        return text
    }

    /// Whether `key` is there at all, null included.
    package func has(_ key: String) -> Bool { members.contains { $0.key == key } }
}
