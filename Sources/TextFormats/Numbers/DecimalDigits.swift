/// The decimal expansion of a finite number, exact for the shortest text that reads back as that number.
///
/// value = (-1)^isNegative x 0.d1 d2 d3 ... x 10^pointPosition, with d1 and the last digit non-zero; zero has no digits.
/// Rounding here works on decimal digits, so that 0.125 becomes 0.13 and the result never depends on a locale.
package struct DecimalDigits: Equatable {
    package private(set) var isNegative: Bool
    package private(set) var digits: [UInt8]
    package private(set) var pointPosition: Int

    /// Reads the digits of the shortest text that round-trips; nil for a value that is not finite.
    package init?(_ value: Double) {
        guard value.isFinite else { return nil }
        isNegative = value.sign == .minus
        digits = []
        pointPosition = 0
        read(value.magnitude.description.utf8)
        trim()
    }

    package var isZero: Bool { digits.isEmpty }

    /// Keeps at most `count` significant digits, halves away from zero.
    package mutating func round(significant count: Int) {
        keep(count)
    }

    /// Keeps at most `count` digits behind the decimal point, halves away from zero.
    package mutating func round(decimals count: Int) {
        keep(pointPosition + count)
    }

    /// Digits without an exponent, padded with zeros to `minimumDecimals` places behind the point.
    package func plainText(minimumDecimals: Int = 0) -> String {
        var text: [UInt8] = isNegative && !isZero ? [Ascii.minus] : []
        appendDigits(from: 0, to: pointPosition, into: &text, emptyAsZero: true)
        let decimals = max(minimumDecimals, digits.count - pointPosition)
        if decimals > 0, !(isZero && minimumDecimals == 0) {
            text.append(Ascii.point)
            appendDigits(from: pointPosition, to: pointPosition + decimals, into: &text, emptyAsZero: false)
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// One digit before the point and a power of ten, as in `-1.25e-7`.
    package func exponentText() -> String {
        guard let first = digits.first else { return "0" }
        var text: [UInt8] = isNegative ? [Ascii.minus] : []
        text.append(Ascii.zero + first)
        if digits.count > 1 {
            text.append(Ascii.point)
            text.append(contentsOf: digits.dropFirst().map { Ascii.zero + $0 })
        }
        return String(decoding: text, as: UTF8.self) + "e\(pointPosition - 1)"
    }
}

extension DecimalDigits {
    private mutating func read(_ text: String.UTF8View) {
        var seenPoint = false
        var decimals = 0
        var exponent = 0
        var rest = text[...]
        while let byte = rest.popFirst() {
            if byte == Ascii.point {
                seenPoint = true
            } else if byte == Ascii.exponent {
                exponent = Int(String(decoding: rest, as: UTF8.self)) ?? 0
                break
            } else {
                digits.append(byte - Ascii.zero)
                if seenPoint { decimals += 1 }
            }
        }
        pointPosition = digits.count - decimals + exponent
    }

    /// Keeps the first `count` digits; a half and more is rounded up in magnitude, the carry may lengthen the whole part.
    private mutating func keep(_ count: Int) {
        guard count < digits.count else { return }
        guard count >= 0 else {
            digits = []
            return trim()
        }
        let roundsUp = digits[count] >= 5
        digits.removeSubrange(count...)
        if roundsUp { carry() }
        trim()
    }

    private mutating func carry() {
        var index = digits.count - 1
        while index >= 0 {
            if digits[index] < 9 {
                digits[index] += 1
                return
            }
            digits[index] = 0
            index -= 1
        }
        digits.insert(1, at: 0)
        pointPosition += 1
    }

    private mutating func trim() {
        while digits.last == 0 { digits.removeLast() }
        let leading = digits.prefix { $0 == 0 }.count
        digits.removeFirst(leading)
        pointPosition = digits.isEmpty ? 0 : pointPosition - leading
    }

    private func appendDigits(from start: Int, to end: Int, into text: inout [UInt8], emptyAsZero: Bool) {
        if emptyAsZero, end <= start {
            text.append(Ascii.zero)
            return
        }
        for index in start..<max(start, end) {
            text.append(Ascii.zero + (digits.indices.contains(index) ? digits[index] : 0))
        }
    }
}

/// The few bytes that number texts are made of.
package enum Ascii {
    package static let zero = UInt8(ascii: "0")
    package static let point = UInt8(ascii: ".")
    package static let minus = UInt8(ascii: "-")
    package static let exponent = UInt8(ascii: "e")
}
