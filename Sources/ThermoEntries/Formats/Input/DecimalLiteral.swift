/// Numbers as files and users write them: decimal digits, point, exponent; nothing that depends on the locale.
package enum DecimalLiteral {
    /// Whether the whole text is one decimal number (NaN and infinities are none).
    static func isNumber(_ text: some StringProtocol) -> Bool {
        var rest = text.utf8[...]
        if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") { rest = rest.dropFirst() }
        let whole = digits(&rest)
        var fraction = 0
        if rest.first == UInt8(ascii: ".") {
            rest = rest.dropFirst()
            fraction = digits(&rest)
        }
        guard whole + fraction > 0 else { return false }
        if let letter = rest.first, letter == UInt8(ascii: "e") || letter == UInt8(ascii: "E") {
            rest = rest.dropFirst()
            if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") { rest = rest.dropFirst() }
            guard digits(&rest) > 0 else { return false }
        }
        return rest.isEmpty
    }

    /// Whether the whole text is a number as JSON has them: no `+`, no zeros in front, digits on both sides of a point.
    static func isJSONNumber(_ text: String) -> Bool {
        guard isNumber(text), !text.hasPrefix("+") else { return false }
        let digits = text.utf8.drop { $0 == UInt8(ascii: "-") }
        let whole = digits.prefix { (0x30...0x39).contains($0) }
        guard let first = whole.first, whole.count == 1 || first != UInt8(ascii: "0") else { return false }
        return digits.dropFirst(whole.count).first != UInt8(ascii: ".") || decimals(text) > 0
    }

    /// The finite number written, nil for anything else, also for one beyond the range of `Double`.
    package static func finite(_ text: some StringProtocol) -> Double? {
        guard isNumber(text), let value = Double(String(text)), value.isFinite else { return nil }
        return value
    }

    /// Digits behind the decimal point, without an exponent.
    static func decimals(_ text: some StringProtocol) -> Int {
        let bytes = text.utf8
        guard let point = bytes.firstIndex(of: UInt8(ascii: ".")) else { return 0 }
        return bytes[bytes.index(after: point)...].prefix { (0x30...0x39).contains($0) }.count
    }

    private static func digits<Text>(_ rest: inout Text) -> Int
    where Text: Collection<UInt8>, Text.SubSequence == Text {
        var count = 0
        while let byte = rest.first, (0x30...0x39).contains(byte) {
            count += 1
            rest = rest.dropFirst()
        }
        return count
    }
}
