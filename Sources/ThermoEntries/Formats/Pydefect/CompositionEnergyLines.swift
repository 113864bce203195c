internal import TextFormats
internal import Chemistry

/// Reads the two-level YAML that pydefect writes, one formula at a time: blocks, or `{energy: ..., source: ...}` on one line.
///
/// This is no YAML reader: lists, anchors, deeper levels and texts over several lines are refused, as pydefect writes none.
struct CompositionEnergyLines {
    private let file: String
    private var open: (object: JSONObject, place: Place)?

    init(file: String) { self.file = file }

    /// Whether the first line of a file can be one of this layout: a formula and a colon at the margin.
    static func begins(_ line: String) -> Bool {
        if line == "---" { return true }
        guard let (key, value) = pair(line), line.first?.isWhitespace == false else { return false }
        let isPlausible = value.isEmpty || value.hasPrefix("{") || DecimalLiteral.isNumber(value)
        return isPlausible && (try? FormulaParser.parse(key)) != nil
    }

    /// Takes in one line; gives the record that ends before it, if one does.
    mutating func take(_ line: String, number: Int) throws(EntriesError) -> JSONRecord? {
        let place = Place(file: file, line: number)
        if line == "---" || line == "..." { return nil }
        guard let (key, value) = Self.pair(line) else {
            throw place.error(
                .malformedFile, "\(Place.quoted(line)) is no 'name: value'",
                "write a formula with energy and source below")
        }
        if line.first?.isWhitespace == true {
            guard open != nil else {
                throw place.error(.malformedFile, "'\(key)' belongs to no formula", "write 'formula:' above it")
            }
            open?.object.members.append(.init(key: key, value: try Self.scalar(value, place)))
            return nil
        }
        let ended = finish()
        var object = JSONObject(members: [.init(key: PydefectFormat.formulaKey, value: .string(key))])
        if !value.isEmpty { object.members += try Self.inline(value, place) }
        open = (object, place.inside(key))
        return ended
    }

    /// The last record.
    mutating func finish() -> JSONRecord? {
        defer { open = nil }
        return open.map { JSONRecord(object: $0.object, place: $0.place) }
    }

    /// `{energy: -1.0, source: mp-1}`.
    private static func inline(_ value: String, _ place: Place) throws(EntriesError) -> [JSONObject.Member] {
        guard value.hasPrefix("{"), value.hasSuffix("}") else {
            throw place.error(
                .malformedFile, "\(Place.quoted(value)) stands where energy and source belong",
                "give composition_energies.yaml; standard_energies.yaml and relative_energies.yaml lack the totals")
        }
        var members: [JSONObject.Member] = []
        for part in value.dropFirst().dropLast().split(separator: ",") {
            guard let (key, value) = pair(TableFields.trimmed(part)) else {
                throw place.error(
                    .malformedFile, "\(Place.quoted(part)) is no 'name: value'", "write energy and source")
            }
            members.append(.init(key: key, value: try scalar(value, place)))
        }
        return members
    }

    /// Name and value of a line, quotation marks and a comment at the end removed; nil without a colon.
    private static func pair(_ line: String) -> (key: String, value: String)? {
        guard let colon = line.firstIndex(of: ":") else { return nil }
        let rest = line[line.index(after: colon)...]
        guard rest.isEmpty || rest.first?.isWhitespace == true else { return nil }
        let value = rest.firstRange(of: " #").map { rest[..<$0.lowerBound] } ?? rest
        return (unquoted(TableFields.trimmed(line[..<colon])), TableFields.trimmed(value))
    }

    private static func scalar(_ text: String, _ place: Place) throws(EntriesError) -> JSONValue {
        switch text {
        case "", "null", "~", "Null", "NULL": return .null
        case ".nan", ".NaN", ".NAN": return .number("NaN")
        case ".inf", ".Inf", "+.inf": return .number("Infinity")
        case "-.inf", "-.Inf": return .number("-Infinity")
        default: break
        }
        if DecimalLiteral.isNumber(text) { return .number(text) }
        if let first = text.first, "[{&*!|>".contains(first) {
            throw place.error(
                .malformedFile, "\(Place.quoted(text)) is more than a number or a word",
                "write energy and source plainly")
        }
        return .string(unquoted(text))
    }

    private static func unquoted(_ text: String) -> String {
        guard text.count >= 2, let mark = text.first, mark == "'" || mark == "\"", text.last == mark else {
            return text
        }
        return String(text.dropFirst().dropLast())
    }
}
