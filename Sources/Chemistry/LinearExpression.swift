internal import ExactArithmetic

/// `constant + slope x` with exact coefficients, as written between braces in a formula template.
///
/// ```
/// sum     = ["-" | "+"] product (("+" | "-") product)*
/// product = factor (("*" | "/" | nothing) factor)*     2x, 2*x, x/2, (1-x)/2, 2(1-x)
/// factor  = decimal | "x" | "(" sum ")"
/// ```
struct LinearExpression: Sendable, Hashable {
    var constant: Rational
    var slope: Rational

    /// The value at x.
    func value(at x: Rational) -> Rational { constant + slope * x }

    /// Reads the whole of `text`; `place` says where it stands for messages.
    init(_ text: Substring, template: String) throws(FormulaError) {
        var reader = Reader(text, template: template)
        self = try reader.sum()
        if let rest = reader.current { throw reader.error("'\(rest)' does not belong there") }
    }

    private init(constant: Rational, slope: Rational = .zero) {
        self.constant = constant
        self.slope = slope
    }

    /// Goes through the characters of one expression; blanks are skipped.
    private struct Reader {
        let text: Substring
        let template: String
        var position: Substring.Index
        var depth = 0

        init(_ text: Substring, template: String) {
            self.text = text
            self.template = template
            position = text.startIndex
        }

        var current: Character? {
            mutating get {
                while position < text.endIndex, text[position].isWhitespace { position = text.index(after: position) }
                return position < text.endIndex ? text[position] : nil
            }
        }

        mutating func take(_ characters: String) -> Character? {
            guard let next = current, characters.contains(next) else { return nil }
            position = text.index(after: position)
            return next
        }

        mutating func sum() throws(FormulaError) -> LinearExpression {
            let sign = take(Reader.minus + "+")
            var total = try product()
            if let sign, Reader.minus.contains(sign) { total = total.scaled(by: Rational(-1)) }
            while let sign = take(Reader.minus + "+") {
                let next = try product().scaled(by: Reader.minus.contains(sign) ? Rational(-1) : .one)
                total = LinearExpression(constant: total.constant + next.constant, slope: total.slope + next.slope)
            }
            return total
        }

        private mutating func product() throws(FormulaError) -> LinearExpression {
            var total = try factor()
            while let next = current, next == "x" || next == "(" || next == "*" || next == "/" || next.isNumber {
                if take("/") != nil {
                    let place = position
                    let divisor = try factor()
                    guard divisor.slope.isZero, !divisor.constant.isZero else {
                        position = place
                        throw error("an expression can only be divided by a number other than 0")
                    }
                    total = total.scaled(by: divisor.constant.reciprocal)
                } else {
                    _ = take("*")
                    let place = position
                    let other = try factor()
                    guard total.slope.isZero || other.slope.isZero else {
                        position = place
                        throw error("x is multiplied by itself")
                    }
                    total = total.slope.isZero ? other.scaled(by: total.constant) : total.scaled(by: other.constant)
                }
            }
            return total
        }

        private mutating func factor() throws(FormulaError) -> LinearExpression {
            if take("x") != nil { return LinearExpression(constant: .zero, slope: .one) }
            if take("(") != nil {
                depth += 1
                guard depth <= Reader.deepest else { throw error("brackets are nested too deeply") }
                let inner = try sum()
                guard take(")") != nil else { throw error("a bracket is not closed") }
                depth -= 1
                return inner
            }
            var digits = ""
            while let digit = take("0123456789.") { digits.append(digit) }
            guard !digits.isEmpty else {
                throw error(current.map { "'\($0)' is neither a number nor x" } ?? "a number or x is missing")
            }
            guard digits.count <= FormulaScanner.mostDigits, let value = Rational(decimal: digits) else {
                throw error("'\(digits)' is not a number")
            }
            return LinearExpression(constant: value)
        }

        func error(_ message: String) -> FormulaError {
            let place = template.unicodeScalars.distance(from: template.startIndex, to: position) + 1
            return FormulaError(
                .unexpectedCharacter, formula: template, column: place, message: "in the amount {\(text)}: \(message)",
                remedy: "write amounts that are linear in x, such as {3-x}, {2x}, {0.5+x/2}")
        }

        private static let minus = "-\u{2212}\u{2013}"
        private static let deepest = 16
    }

    private func scaled(by factor: Rational) -> LinearExpression {
        LinearExpression(constant: constant * factor, slope: slope * factor)
    }
}
