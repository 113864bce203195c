package import ExactArithmetic
internal import TextFormats
internal import ThermoEntries

/// The one way in which voltages are read: `V` is a point, `LOW:HIGH` everything in between, `LOW:HIGH:STEP` points from LOW
/// on.
///
/// A unit `V` behind a number and `..`, a dash or `to` between two are read too; `reading` then says as what.
package struct VoltageText {
    /// What the numbers mean; exact decimals, V against the reference of the workspace.
    package enum Shape: Sendable {
        case point(Rational)
        case range(low: Rational, high: Rational)
        case steps(low: Rational, high: Rational, step: Rational)
    }

    /// What was typed.
    package let shape: Shape
    /// The same as `V`, `LOW:HIGH` or `LOW:HIGH:STEP`.
    package let text: String
    /// What was read when something else was typed: `'2.5-4.3' is read as 2.5:4.3 V`.
    package let reading: String?

    /// - Throws: `AnalysisError` that shows the spelling to type.
    package init(_ typed: String) throws(AnalysisError) {
        let parts = Self.parts(typed)
        let numbers = try parts.map { part throws(AnalysisError) in try Self.number(part, of: typed) }
        switch numbers.count {
        case 1: shape = .point(numbers[0])
        case 2: shape = .range(low: numbers[0], high: numbers[1])
        case 3: shape = .steps(low: numbers[0], high: numbers[1], step: numbers[2])
        default: throw Self.unreadable(typed)
        }
        text = Self.joined(parts)
        reading = text == typed ? nil : "'\(typed)' is read as \(text) V"
        try PlausibleRange.voltage.check(
            numbers.map(\.doubleValue).min(), numbers.map(\.doubleValue).max(), of: "'\(typed)'")
        if numbers.count > 1, numbers[0] > numbers[1] {
            throw AnalysisError.usage(
                "'\(typed)' runs downwards; write the lower first: \(Self.joined([parts[1], parts[0]] + parts[2...]))")
        }
        if numbers.count == 3, numbers[2] <= .zero {
            throw AnalysisError.usage("'\(typed)': the step must be above 0, for instance \(parts[0]):\(parts[1]):0.1")
        }
    }

    private static func joined(_ parts: [Substring]) -> String {
        parts.map { String(withoutUnit($0)) }.joined(separator: ":")
    }

    /// Splits at colons, or else at the first sign that stands between two numbers.
    private static func parts(_ typed: String) -> [Substring] {
        if typed.contains(":") { return typed.split(separator: ":", omittingEmptySubsequences: false) }
        for sign in ["...", "..", "\u{2026}", "\u{2013}", "\u{2014}", " to "] {
            if let place = typed.firstRange(of: sign) {
                return [typed[..<place.lowerBound], typed[place.upperBound...]]
            }
        }
        // A hyphen behind a digit or a unit; one at the start or behind an exponent is a sign.
        let hyphen = typed.indices.first { index in
            guard typed[index] == "-", let before = typed[..<index].last(where: { $0 != " " }) else { return false }
            return before.isNumber || before == "V"
        }
        guard let hyphen else { return [typed[...]] }
        return [typed[..<hyphen], typed[typed.index(after: hyphen)...]]
    }

    private static func number(_ part: Substring, of typed: String) throws(AnalysisError) -> Rational {
        let text = withoutUnit(part)
        if DecimalLiteral.finite(text) != nil, let number = Rational(decimal: text) { return number }
        if text.hasSuffix("m"), let millivolts = DecimalLiteral.finite(text.dropLast()) {
            let volts = NumberFormat().text(millivolts / 1000) ?? ""
            throw AnalysisError.usage("'\(typed)': voltages are in V, not in mV; write \(volts)")
        }
        let pointed = text.replacing(",", with: ".")
        if text.contains(","), DecimalLiteral.finite(pointed[...]) != nil {
            throw AnalysisError.usage("'\(typed)': write the decimal point, \(typed.replacing(",", with: "."))")
        }
        throw unreadable(typed)
    }

    /// A number as typed, without blanks and without the unit `V` behind it.
    private static func withoutUnit(_ part: Substring) -> Substring {
        func trimmed(_ text: Substring) -> Substring {
            let front = text.drop { $0 == " " }
            return front.prefix(
                front.lastIndex { $0 != " " }.map { front.distance(from: front.startIndex, to: $0) + 1 } ?? 0)
        }
        let text = trimmed(part)
        return text.hasSuffix("V") || text.hasSuffix("v") ? trimmed(text.dropLast()) : text
    }

    private static func unreadable(_ typed: String) -> AnalysisError {
        AnalysisError.usage(
            "'\(typed)' is no voltage; write volts (4.3), a range LOW:HIGH (2.5:4.3) or steps LOW:HIGH:STEP (2.5:4.3:0.1)"
        )
    }
}

extension VoltageText {
    /// A single voltage, V.
    /// - Throws: `AnalysisError` for a range.
    package static func point(_ typed: String) throws(AnalysisError) -> Double {
        guard case .point(let volts) = try VoltageText(typed).shape else {
            throw AnalysisError.usage("'\(typed)' is a range; give one voltage, for instance 4.3")
        }
        return volts.doubleValue
    }
}
