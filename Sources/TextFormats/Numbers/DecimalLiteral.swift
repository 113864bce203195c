/// Numbers as files and users write them: decimal digits, point, exponent; nothing that depends on the locale.
package enum DecimalLiteral {
    /// Whether the whole text is one decimal number (NaN and infinities are none).
    package static func isNumber(_ text: some StringProtocol) -> Bool {
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

    /// Whether a number without `+` has its digits as JSON wants them: no zeros in front, some on both sides of a point.
    package static func hasJSONDigits(_ number: [UInt8]) -> Bool {
        let start = number.first == UInt8(ascii: "-") ? 1 : 0
        var end = start
        while end < number.count, (0x30...0x39).contains(number[end]) { end += 1 }
        guard end > start, end == start + 1 || number[start] != UInt8(ascii: "0") else { return false }
        guard end < number.count, number[end] == UInt8(ascii: ".") else { return true }
        return end + 1 < number.count && (0x30...0x39).contains(number[end + 1])
    }

    /// The finite number written, nil for anything else, also for one beyond the range of `Double`.
    package static func finite(_ text: some StringProtocol) -> Double? {
        guard isNumber(text), let value = Double(String(text)), value.isFinite else { return nil }
        return value
    }

    /// Digits behind the decimal point, without an exponent.
    package static func decimals(_ text: some StringProtocol) -> Int {
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
