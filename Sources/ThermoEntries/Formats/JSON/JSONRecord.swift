internal import TextFormats
internal import Chemistry
internal import ExactArithmetic

/// One JSON object that may be an entry, with typed access that complains with the path of what it met.
struct JSONRecord: Sendable {
    let object: JSONObject
    let place: Place

    /// The value at a path of keys; nil when a part of it is absent, null or no object.
    subscript(_ keys: String...) -> JSONValue? { value(keys) }

    /// The text at a path of keys; a number is taken as its digits.
    /// - Throws: `malformedFile` when something else stands there.
    func text(_ keys: String...) throws(EntriesError) -> String? {
        switch value(keys) {
        case nil: return nil
        case .string(let text): return text
        case .number(let literal): return literal
        // An enumeration as monty writes it: {"@class": "ThermoType", "value": "R2SCAN"}.
        case .object(let object) where object.has("@class") && object.text("value") != nil: return object.text("value")
        case .some(let other): throw wrong(other, at: keys, "text")
        }
    }

    /// The first text that is there at one of several keys of this object.
    func firstText(_ keys: String...) throws(EntriesError) -> String? {
        for key in keys {
            if let text = try text(key) { return text }
        }
        return nil
    }

    /// The number at a path of keys.
    /// - Throws: `nonFiniteEnergy` for NaN and infinities, `malformedFile` when no number stands there.
    func number(_ keys: String...) throws(EntriesError) -> Double? {
        guard let found = value(keys) else { return nil }
        return try number(found, at: keys)
    }

    /// `found` as a finite number.
    func number(_ found: JSONValue, at keys: [String]) throws(EntriesError) -> Double {
        guard case .number(let literal) = found else { throw wrong(found, at: keys, "a number") }
        guard let number = DecimalLiteral.finite(literal) else {
            throw inside(keys).error(
                .nonFiniteEnergy, "\(literal) is no finite number", "repair the calculation or leave the entry out")
        }
        return number
    }

    /// The object at a path of keys.
    /// - Throws: `malformedFile` when something else stands there.
    func nested(_ keys: String...) throws(EntriesError) -> JSONRecord? {
        switch value(keys) {
        case nil: return nil
        case .object(let object): return JSONRecord(object: object, place: inside(keys))
        case .some(let other): throw wrong(other, at: keys, "an object")
        }
    }

    /// The list at a path of keys.
    /// - Throws: `malformedFile` when something else stands there.
    func list(_ keys: String...) throws(EntriesError) -> [JSONValue]? {
        switch value(keys) {
        case nil: return nil
        case .array(let values): return values
        case .some(let other): throw wrong(other, at: keys, "a list")
        }
    }

    /// The number at `key`, which must be there.
    func required(_ key: String) throws(EntriesError) -> Double {
        guard let number = try number(key) else {
            throw inside([key]).error(
                .unusableEntry, "there is no \(key)", "give every entry its \(key), or leave the entry out")
        }
        return number
    }

    /// An error about a part of this record.
    func error(_ key: String, _ message: String, _ remedy: String) -> EntriesError {
        inside([key]).error(.unusableEntry, message, remedy)
    }

    private func value(_ keys: [String]) -> JSONValue? {
        var current = JSONValue.object(object)
        for key in keys {
            guard case .object(let object) = current, let next = object[key] else { return nil }
            current = next
        }
        return current
    }

    private func inside(_ keys: [String]) -> Place { keys.reduce(place) { $0.inside($1) } }

    private func wrong(_ value: JSONValue, at keys: [String], _ expected: String) -> EntriesError {
        inside(keys).error(
            .malformedFile, "\(value.kind) stands where \(expected) belongs", "write \(expected) there")
    }
}
