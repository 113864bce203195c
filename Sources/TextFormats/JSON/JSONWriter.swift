/// Writes JSON text in the order in which values are handed over, two blanks of indentation a level.
///
/// A value of the standard's encoder would lose the order of the keys; this writer keeps it. The caller pairs every
/// begin with its end; the writer sets commas, line breaks and escapes.
package struct JSONWriter {
    package private(set) var text = ""
    private var depth = 0
    /// Whether the innermost open container already holds a value, one flag per level.
    private var hasValue: [Bool] = [false]
    private var afterKey = false

    /// An empty text.
    package init() {}

    package mutating func beginObject() { open("{") }
    package mutating func endObject() { close("}") }
    package mutating func beginArray() { open("[") }
    package mutating func endArray() { close("]") }

    package mutating func key(_ name: String) { key(quoted: Self.quoted(name)) }

    /// Writes a key that is a literal already; tables quote the names of their columns once.
    package mutating func key(quoted literal: String) {
        startValue()
        text += literal
        text += ": "
        afterKey = true
    }

    package mutating func string(_ value: String) { raw(Self.quoted(value)) }
    package mutating func null() { raw("null") }

    /// Writes `token` as it stands: a number, `true`, a composed one-line value.
    package mutating func raw(_ token: String) {
        startValue()
        text += token
    }

    /// A JSON string literal: quotation marks, backslashes and control characters escaped, everything else as UTF-8.
    package static func quoted(_ value: String) -> String {
        if !value.utf8.contains(where: mayNeedEscape) { return "\"\(value)\"" }
        var literal = "\""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\"": literal += "\\\""
            case "\\": literal += "\\\\"
            case "\n": literal += "\\n"
            case "\r": literal += "\\r"
            case "\t": literal += "\\t"
            case "\u{0}"..."\u{1F}", "\u{2028}", "\u{2029}":
                let digits = String(scalar.value, radix: 16)
                literal += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: literal.unicodeScalars.append(scalar)
            }
        }
        return literal + "\""
    }

    /// Whether a byte is escaped, or begins a character that may be (U+2028 and U+2029 begin with E2).
    private static func mayNeedEscape(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte == 0xE2
    }

    private mutating func open(_ bracket: String) {
        startValue()
        text += bracket
        depth += 1
        hasValue.append(false)
    }

    private mutating func close(_ bracket: String) {
        depth -= 1
        if hasValue.removeLast() { breakLine() }
        text += bracket
        if depth == 0 { text += "\n" }
    }

    private mutating func startValue() {
        if afterKey {
            afterKey = false
            return
        }
        guard depth > 0 else { return }
        if hasValue[hasValue.count - 1] { text += "," }
        hasValue[hasValue.count - 1] = true
        breakLine()
    }

    private mutating func breakLine() {
        text += "\n"
        for _ in 0..<depth { text += "  " }
    }
}
