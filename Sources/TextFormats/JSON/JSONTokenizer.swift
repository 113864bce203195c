/// Reads a JSON document piece by piece: containers are walked by the caller, single values become `JSONValue`s, and what
/// nobody needs is skipped unread, so that memory holds one entry at a time.
package final class JSONTokenizer {
    package let input: ByteReader
    /// The way to the current value.
    private var path: [PathStep] = []
    private var kept = 0
    private var scratch: [UInt8] = []

    /// Kept bytes of one value; an entry without its structure has a few thousand.
    private static let largestValue = 16 << 20
    /// Longest number or word.
    private static let longestLiteral = 1000
    /// Steps of a path that a message shows.
    private static let shownSteps = 7
    /// Characters of a key that a message shows.
    private static let shownKey = 40
    /// Deepest nesting of a kept value.
    private static let deepest = 64

    /// A member whose object is read in a way of its own, where members are skipped: most of it is not worth keeping.
    package typealias Condensed = (key: String, read: (JSONTokenizer) throws(FileError) -> JSONValue)
    private let condensed: Condensed?

    package init(_ input: ByteReader, condensing condensed: Condensed? = nil) {
        (self.input, self.condensed) = (input, condensed)
    }

    /// Where the current value stands.
    package var place: Place {
        var text = "$"
        for step in path.prefix(Self.shownSteps) {
            switch step {
            case .key(let key): text += ".\(key.prefix(Self.shownKey))"
            case .index(let index): text += "[\(index)]"
            }
        }
        return Place(file: input.name, line: input.line, path: path.count > Self.shownSteps ? text + "..." : text)
    }

    /// A step of the way to a value: a member of an object, a place in a list.
    private enum PathStep {
        case key(String)
        case index(Int)
    }

    /// The first byte of the next value or sign, nil at the end of the file.
    package func peek() throws(FileError) -> UInt8? {
        while let byte = try input.peek() {
            guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return byte }
            input.advance()
        }
        return nil
    }

    /// Walks the array that starts here; `body` has to consume one element.
    package func array(_ body: (Int) throws(FileError) -> Void) throws(FileError) {
        try expect("[")
        if try accept("]") { return }
        var index = 0
        repeat {
            path.append(.index(index))
            try body(index)
            path.removeLast()
            index += 1
        } while try separator(orEnd: "]")
    }

    /// Walks the object that starts here; `body` has to consume the value of the key.
    package func object(_ body: (String) throws(FileError) -> Void) throws(FileError) {
        try expect("{")
        if try accept("}") { return }
        repeat {
            guard let byte = try peek() else { throw brokenOff() }
            guard byte == UInt8(ascii: "\"") else {
                if byte == 0 { throw zeroByte }
                throw syntax("a key in quotation marks was expected", "the file is no valid JSON here")
            }
            let key = try string()
            try expect(":")
            path.append(.key(key))
            try body(key)
            path.removeLast()
        } while try separator(orEnd: "}")
    }

    /// The value that starts here; members whose keys are in `skipping` are left out, at every depth.
    /// - Throws: `FileError` of kind `malformedFile`: broken JSON, nesting or size beyond any entry.
    package func value(skipping: Set<String> = []) throws(FileError) -> JSONValue {
        kept = 0
        return try value(skipping, depth: 0)
    }

    private func value(_ skipping: Set<String>, depth: Int) throws(FileError) -> JSONValue {
        guard depth < Self.deepest else {
            throw syntax("values are nested more than \(Self.deepest) deep", "give a file of entries")
        }
        switch try peek() {
        case UInt8(ascii: "{"):
            var members = JSONMemberList()
            try object { (key) throws(FileError) in
                if skipping.contains(key) { return try skip() }
                if let condensed, key == condensed.key, !skipping.isEmpty {
                    guard try peek() == UInt8(ascii: "{") else { return try skip() }
                    return try members.append(key, try condensed.read(self), at: place)
                }
                try members.append(key, try value(skipping, depth: depth + 1), at: place)
            }
            return .object(members.object)
        case UInt8(ascii: "["):
            var result: [JSONValue] = []
            try array { (_) throws(FileError) in result.append(try value(skipping, depth: depth + 1)) }
            return .array(result)
        case UInt8(ascii: "\""): return .string(try string())
        case nil: throw brokenOff()
        default: return try literal()
        }
    }

    /// Passes over the value that starts here; only brackets and quotation marks are looked at.
    package func skip() throws(FileError) {
        guard let byte = try peek() else { throw brokenOff() }
        switch byte {
        case UInt8(ascii: "{"), UInt8(ascii: "["): try skipContainer()
        case UInt8(ascii: "\""): try skipString()
        case UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "}"), UInt8(ascii: "]"):
            throw syntax("a value is missing", "the file is no valid JSON here")
        default: _ = try input.skip(until: Self.endsLiteral)
        }
    }

    /// One pass over the bytes, since structures make up nearly all of a large file.
    private func skipContainer() throws(FileError) {
        var depth = 0
        var isQuoted = false
        var isEscaped = false
        let isClosed = try input.skip { byte in
            if isQuoted {
                if isEscaped {
                    isEscaped = false
                } else if byte == UInt8(ascii: "\\") {
                    isEscaped = true
                } else if byte == UInt8(ascii: "\"") {
                    isQuoted = false
                }
                return false
            }
            switch byte {
            case UInt8(ascii: "\""): isQuoted = true
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
            default: break
            }
            return depth == 0
        }
        guard isClosed else { throw brokenOff() }
        input.advance()
    }

    // MARK: - Signs

    private func expect(_ sign: Unicode.Scalar) throws(FileError) {
        guard let byte = try peek() else { throw brokenOff() }
        guard byte == UInt8(ascii: sign) else {
            if byte == 0 { throw zeroByte }
            throw syntax(
                "'\(sign)' was expected, not '\(Self.shown(byte))'", "the file is no valid JSON here; write it again")
        }
        input.advance()
    }

    private func accept(_ sign: Unicode.Scalar) throws(FileError) -> Bool {
        guard try peek() == UInt8(ascii: sign) else { return false }
        input.advance()
        return true
    }

    private func separator(orEnd end: Unicode.Scalar) throws(FileError) -> Bool {
        if try accept(end) { return false }
        try expect(",")
        return true
    }

    package static func endsLiteral(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x20, 0x09, 0x0A, 0x0D, UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: ":"),
            UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "\""):
            true
        default: false
        }
    }

    private static func shown(_ byte: UInt8) -> String {
        byte < 0x80 && byte >= 0x20 ? String(UnicodeScalar(byte)) : "byte \(byte)"
    }

    // MARK: - Literals and strings

    private func literal() throws(FileError) -> JSONValue {
        scratch.removeAll(keepingCapacity: true)
        _ = try input.take(into: &scratch, limit: Self.longestLiteral, until: Self.endsLiteral)
        guard scratch.count < Self.longestLiteral else {
            throw syntax(
                "a number or word is longer than \(Self.longestLiteral) characters", "write it shorter, or leave it out"
            )
        }
        let text = String(decoding: scratch, as: UTF8.self)
        try keep(scratch.count)
        switch text {
        case "null": return .null
        case "true": return .bool(true)
        case "false": return .bool(false)
        case "NaN", "Infinity", "-Infinity": return .number(text)
        default: break
        }
        guard let first = text.utf8.first, first == UInt8(ascii: "-") || (0x30...0x39).contains(first),
            DecimalLiteral.isNumber(text), DecimalLiteral.hasJSONDigits(scratch)
        else {
            if scratch.contains(0) { throw zeroByte }
            throw syntax(
                "\(Place.quoted(text)) is no JSON \(DecimalLiteral.isNumber(text) ? "number" : "value")",
                "the file is no valid JSON here; write it again")
        }
        return .number(text)
    }

    private func keep(_ count: Int) throws(FileError) {
        kept += count + 16
        guard kept <= Self.largestValue else {
            throw syntax(
                "one value holds more than \(Self.largestValue >> 20) megabytes",
                "give a list of entries, {\"entries\": [...]} or one entry per line")
        }
    }

    private func skipString() throws(FileError) {
        input.advance()
        while try input.skip(until: { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") }) {
            if try input.next() == UInt8(ascii: "\"") { return }
            _ = try input.next()
        }
        throw brokenOff()
    }

    private func string() throws(FileError) -> String {
        input.advance()
        if let text = input.plainText(until: UInt8(ascii: "\"")) {
            try keep(text.utf8.count)
            return text
        }
        scratch.removeAll(keepingCapacity: true)
        while try input.take(
            into: &scratch, limit: Self.largestValue + 1,
            until: { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") || $0 == 0x0A })
        {
            try keep(0)
            guard scratch.count <= Self.largestValue else {
                try keep(scratch.count)
                break
            }
            switch try input.peek() {
            case UInt8(ascii: "\""):
                input.advance()
                try keep(scratch.count)
                guard let text = String(validating: scratch, as: UTF8.self) else {
                    throw syntax("a text is not UTF-8", "save the file as UTF-8 text")
                }
                guard !text.utf8.contains(0) else {
                    throw zeroByte
                }
                return text
            case UInt8(ascii: "\\"): try escape()
            default:
                throw syntax("a text in quotation marks goes over the end of the line", "close the quotation marks")
            }
        }
        throw brokenOff()
    }

    private func escape() throws(FileError) {
        input.advance()
        guard let letter = try input.next() else { throw brokenOff() }
        switch letter {
        case UInt8(ascii: "n"): scratch.append(0x0A)
        case UInt8(ascii: "t"): scratch.append(0x09)
        case UInt8(ascii: "r"): scratch.append(0x0D)
        case UInt8(ascii: "b"): scratch.append(0x08)
        case UInt8(ascii: "f"): scratch.append(0x0C)
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): scratch.append(letter)
        case UInt8(ascii: "u"): scratch.append(contentsOf: String(try unicodeEscape()).utf8)
        default: throw syntax("an unknown escape in a text", "the file is no valid JSON here; write it again")
        }
    }

    /// One `uXXXX`, or two that make up one character beyond the basic plane.
    private func unicodeEscape() throws(FileError) -> Unicode.Scalar {
        let unit = try hexadecimal()
        if let scalar = Unicode.Scalar(unit) { return scalar }
        let isHigh = (0xD800..<0xDC00).contains(unit)
        guard isHigh, try input.next() == UInt8(ascii: "\\"), try input.next() == UInt8(ascii: "u") else {
            throw halfCharacter(unit)
        }
        let low = try hexadecimal()
        guard (0xDC00..<0xE000).contains(low),
            let scalar = Unicode.Scalar(0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00))
        else { throw halfCharacter(unit) }
        return scalar
    }

    private func halfCharacter(_ unit: UInt32) -> FileError {
        let hexadecimal = 16
        return syntax(
            "a broken \\u escape in a text: \\u\(String(unit, radix: hexadecimal)) is one half of a pair, and the other half is missing",
            "write the character itself, or both halves")
    }

    private func hexadecimal() throws(FileError) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard let byte = try input.next() else { throw brokenOff() }
            guard let digit = Character(UnicodeScalar(byte)).hexDigitValue else {
                throw syntax("a broken \\u escape in a text", "the file is no valid JSON here; write it again")
            }
            value = value << 4 | UInt32(digit)
        }
        return value
    }

    // MARK: - Complaints

    private func syntax(_ message: String, _ remedy: String) -> FileError {
        place.error(.malformedFile, message, remedy)
    }

    private var zeroByte: FileError { syntax(ByteReader.zeroByte.cause, ByteReader.zeroByte.remedy) }

    private func brokenOff() -> FileError {
        syntax("the file breaks off here", "it is incomplete; write or fetch it again")
    }
}
