internal import BigInt

extension Rational: CustomStringConvertible {
    /// `3/5`, `-2`: the fraction in lowest terms, or the whole number alone.
    public var description: String {
        isInteger ? "\(numerator)" : "\(numerator)/\(denominator)"
    }
}

extension Rational {
    /// Reads a decimal number exactly: `0.8` is 4/5, `7` is 7, `1.5e-3` is 3/2000.
    ///
    /// Nil for anything else, and for more than 1000 digits or an exponent beyond ±1000, which no measured or
    /// computed quantity has and which would only cost memory.
    public init?(decimal: some StringProtocol) {
        guard let parts = DecimalText(decimal.utf8) else { return nil }
        let power = parts.exponent - parts.fractionDigits
        let sign = parts.isNegative ? -1 : 1
        if parts.digits.utf8.count <= Self.machineDigits, -Self.machineDigits <= power, power <= 0,
            let whole = Int(parts.digits)
        {
            self.init(sign * whole, Self.powerOfTen(-power))
            return
        }
        guard let whole = BigInt(parts.digits, radix: 10) else { return nil }
        let scale = BigInt(10).power(abs(power))
        self.init(power >= 0 ? BigInt(sign) * whole * scale : BigInt(sign) * whole, power >= 0 ? 1 : scale)
    }

    /// Reads a decimal number, or a fraction of two of them, exactly: `0.25`, `1/3`.
    ///
    /// Nil for anything else, a denominator of 0 included.
    public init?(decimalOrFraction text: some StringProtocol) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Rational(decimal: $0) }
        guard parts.count <= 2, let upper = parts[0] else { return nil }
        guard parts.count == 2 else {
            self = upper
            return
        }
        guard let lower = parts[1], !lower.isZero else { return nil }
        self = upper / lower
    }

    /// The value in decimal notation, rounded half to even to `significantDigits`, without trailing zeros.
    ///
    /// Digits before the decimal point are never rounded away: 1061 stays `1061` and 2000/3 with two digits is
    /// `667`. Magnitudes below 10^-6 take an exponent (`1.5e-7`). Exact and independent of the locale.
    /// - Precondition: `significantDigits` is at least 1.
    public func decimalString(significantDigits: Int = 9) -> String {
        precondition(significantDigits >= 1, "a number needs at least one digit")
        if case .small(let numerator, let denominator) = storage {
            if denominator == 1 { return String(numerator) }
            if let text = Self.machineText(numerator, denominator, significantDigits: significantDigits) { return text }
        }
        if isInteger { return numerator.description }
        let upper = BigInt(numerator.magnitude)
        let leading = Self.leadingPlace(upper, denominator)
        let scientific = leading < -6
        let decimals = max(0, significantDigits - 1 - leading)
        let scaled = Self.dividedHalfToEven(upper * BigInt(10).power(decimals), denominator)
        var text = scaled.description
        if scientific {
            // The same digits with the point behind the leading one; rounding up may have made one digit more.
            let power = text.utf8.count > significantDigits ? leading + 1 : leading
            text = Self.pointed(text, decimals: decimals + power) + "e\(power)"
        } else {
            text = Self.pointed(text, decimals: decimals)
        }
        return signum < 0 ? "-" + text : text
    }

    /// `decimalString` of n/d in machine words; nil where they do not hold the scaled numerator, or an exponent is due.
    ///
    /// Reactions of large maps print some hundred thousand coefficients; big integers took most of that time.
    private static func machineText(_ n: Int, _ d: Int, significantDigits: Int) -> String? {
        let (upper, lower) = (UInt128(n.magnitude), UInt128(d.magnitude))
        // Place of the first significant digit: powers of ten up to n/d, or down to it.
        var leading = 0
        var power: UInt128 = 1
        if upper >= lower {
            while power * 10 <= upper / lower { (power, leading) = (power * 10, leading + 1) }
        } else {
            while upper * power < lower {
                if leading == -6 { return nil }
                (power, leading) = (power * 10, leading - 1)
            }
        }
        let decimals = max(0, significantDigits - 1 - leading)
        guard decimals <= machineDigits else { return nil }
        let (scaled, overflow) = upper.multipliedReportingOverflow(by: UInt128(powerOfTen(decimals)))
        if overflow { return nil }
        var (quotient, remainder) = scaled.quotientAndRemainder(dividingBy: lower)
        if remainder * 2 > lower || (remainder * 2 == lower && quotient % 2 == 1) { quotient += 1 }
        guard let digits = UInt64(exactly: quotient) else { return nil }
        return (n < 0 ? "-" : "") + pointed(String(digits), decimals: decimals)
    }

    /// True when the value has a finite decimal expansion, that is a denominator of twos and fives only.
    public var isTerminatingDecimal: Bool {
        var rest = denominator
        for factor in [BigInt(2), BigInt(5)] {
            while rest.isMultiple(of: factor) { rest /= factor }
        }
        return rest == 1
    }

    /// The complete decimal expansion, without an exponent: 3/20 is `0.15`.
    /// - Precondition: `isTerminatingDecimal`.
    public var exactDecimalString: String {
        precondition(isTerminatingDecimal, "only a denominator of twos and fives has a finite expansion")
        var decimals = 0
        var scaled = magnitude
        while !scaled.isInteger {
            scaled *= 10
            decimals += 1
        }
        return (signum < 0 ? "-" : "") + Self.pointed(scaled.numerator.description, decimals: decimals)
    }

    /// Largest count of decimal digits that always fits an `Int`.
    private static let machineDigits = 18

    private static func powerOfTen(_ exponent: Int) -> Int {
        var result = 1
        for _ in 0..<exponent { result *= 10 }
        return result
    }

    /// Decimal place of the first significant digit of n/d > 0: 2 for 345.6, -3 for 0.0071.
    private static func leadingPlace(_ n: BigInt, _ d: BigInt) -> Int {
        if n >= d { return (n / d).description.utf8.count - 1 }
        return -((d - 1) / n).description.utf8.count
    }

    private static func dividedHalfToEven(_ n: BigInt, _ d: BigInt) -> BigInt {
        let (quotient, remainder) = n.quotientAndRemainder(dividingBy: d)
        let twice = remainder * 2
        if twice > d || (twice == d && !quotient.isMultiple(of: 2)) { return quotient + 1 }
        return quotient
    }

    /// Puts the point `decimals` places from the right and drops trailing zeros behind it.
    private static func pointed(_ digits: String, decimals: Int) -> String {
        guard decimals > 0 else { return digits }
        var bytes = Array(digits.utf8)
        let zero = UInt8(ascii: "0")
        if bytes.count <= decimals {
            bytes.insert(contentsOf: repeatElement(zero, count: decimals + 1 - bytes.count), at: 0)
        }
        let whole = bytes.count - decimals
        var end = bytes.count
        while end > whole, bytes[end - 1] == zero { end -= 1 }
        let before = String(decoding: bytes[..<whole], as: UTF8.self)
        return end == whole ? before : before + "." + String(decoding: bytes[whole..<end], as: UTF8.self)
    }
}

/// The pieces of a decimal number: sign, digits without the point, digits after the point, exponent.
private struct DecimalText {
    var isNegative = false
    var digits = ""
    var fractionDigits = 0
    var exponent = 0

    private static let limit = 1000

    init?(_ text: some Sequence<UInt8>) {
        let bytes = Array(text)
        var position = 0
        isNegative = Self.skipSign(bytes, &position)
        let whole = Self.takeDigits(bytes, &position)
        var fraction = ""
        if position < bytes.count, bytes[position] == UInt8(ascii: ".") {
            position += 1
            fraction = Self.takeDigits(bytes, &position)
        }
        digits = whole + fraction
        fractionDigits = fraction.utf8.count
        guard !digits.isEmpty, digits.utf8.count <= Self.limit else { return nil }
        if position < bytes.count, bytes[position] | 0x20 == UInt8(ascii: "e") {
            position += 1
            let isDivision = Self.skipSign(bytes, &position)
            guard let size = Int(Self.takeDigits(bytes, &position)), size <= Self.limit else { return nil }
            exponent = isDivision ? -size : size
        }
        guard position == bytes.count else { return nil }
    }

    /// Steps over one sign; true when it was a minus.
    private static func skipSign(_ bytes: [UInt8], _ position: inout Int) -> Bool {
        guard position < bytes.count else { return false }
        let isMinus = bytes[position] == UInt8(ascii: "-")
        if isMinus || bytes[position] == UInt8(ascii: "+") { position += 1 }
        return isMinus
    }

    private static func takeDigits(_ bytes: [UInt8], _ position: inout Int) -> String {
        let start = position
        while position < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[position]) {
            position += 1
        }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }
}
