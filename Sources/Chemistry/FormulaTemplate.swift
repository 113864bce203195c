public import ExactArithmetic

/// A formula in which amounts depend linearly on x: `Li{3-x}In{1-x}Zr{x}Cl6`, `Li3InCl{6-x}F{x}`, `{1-x}Li2S-{x}P2S5`.
///
/// Braces hold expressions such as `{2x}`, `{0.5+x/2}`, `{(1-x)/2}`; they stand behind an element or a closing bracket, or before a
/// part of a mixture. Braces around capital letters are brackets, as in plain formulas. All amounts are exact.
public struct FormulaTemplate: Sendable, Hashable {
    /// The template as typed.
    public let text: String
    private let pieces: [Piece]

    private enum Piece: Sendable, Hashable {
        case literal(String)
        case amount(LinearExpression)
    }

    /// Reads a template.
    ///
    /// - Throws: `FormulaError` with the column: a brace without partner, an expression that is not linear in x, an expression next
    ///   to a digit, no expression at all. Faults of the formula around the expressions show when a formula is made.
    public init(parsing text: String) throws(FormulaError) {
        self.text = text
        var pieces: [Piece] = []
        var literal = ""
        var position = text.startIndex
        while position < text.endIndex {
            guard text[position] == "{", let end = try FormulaTemplate.endOfExpression(from: position, in: text) else {
                literal.append(text[position])
                position = text.index(after: position)
                continue
            }
            try FormulaTemplate.refuseDigits(around: position, end, in: text)
            if !literal.isEmpty { pieces.append(.literal(literal)) }
            literal = ""
            pieces.append(.amount(try LinearExpression(text[text.index(after: position)..<end], template: text)))
            position = text.index(after: end)
        }
        guard !pieces.isEmpty else {
            throw FormulaError(
                .missingElement, formula: text, message: "no amount depends on x",
                remedy: "write at least one amount in braces, such as Li{3-x}In{1-x}Zr{x}Cl6")
        }
        if !literal.isEmpty { pieces.append(.literal(literal)) }
        self.pieces = pieces
    }

    /// The formula at x; its text is written with decimals or fractions and can be typed again.
    ///
    /// - Throws: `negativeAmount` naming the element and x; the errors of `FormulaParser`.
    public func formula(at x: Rational) throws(FormulaError) -> Formula {
        try refuseNegativeAmounts(at: x)
        var plain = ""
        var readable = ""
        for piece in pieces {
            switch piece {
            case .literal(let literal):
                plain += literal
                readable += literal
            case .amount(let expression):
                let amount = expression.value(at: x)
                plain += "\(amount)"
                FormulaTemplate.write(amount, to: &readable)
            }
        }
        let formula = try FormulaParser.parse(plain)
        guard let short = try? FormulaParser.parse(readable), short.composition == formula.composition else {
            return formula
        }
        return short
    }

    private func refuseNegativeAmounts(at x: Rational) throws(FormulaError) {
        for (k, piece) in pieces.enumerated() {
            guard case .amount(let expression) = piece, expression.value(at: x).signum < 0 else { continue }
            let bound = -expression.constant / (expression.slope.isZero ? .one : expression.slope)
            let remedy =
                expression.slope.isZero
                ? "give an amount of zero or more"
                : "keep x at \(AmountText.number(bound)) or \(expression.slope.signum > 0 ? "above" : "below")"
            throw FormulaError(
                .negativeAmount, formula: text,
                message: "the amount of \(owner(of: k)) is \(AmountText.number(expression.value(at: x))) "
                    + "at x = \(AmountText.number(x))",
                remedy: remedy)
        }
    }

    /// What the amount in piece k belongs to: the element or group before it, or the part behind it.
    private func owner(of k: Int) -> String {
        if k > 0, case .literal(let before) = pieces[k - 1] {
            let symbol = FormulaTemplate.trailingSymbol(of: before)
            if !symbol.isEmpty { return String(symbol) }
            if let last = before.last, ")]}".contains(last) { return "the group before it" }
        }
        if k + 1 < pieces.count, case .literal(let behind) = pieces[k + 1] {
            return String(behind.prefix { $0.isLetter || $0.isNumber })
        }
        return "a part"
    }

    /// `Zr` of `Li3Zr`; empty when the text does not end in an element symbol.
    private static func trailingSymbol(of text: some StringProtocol) -> Substring {
        let text = Substring(text)
        let small = text.reversed().prefix { $0.isLowercase }.count
        let symbol = text.suffix(small + 1)
        return Element(symbol: symbol) == nil ? "" : symbol
    }

    /// Appends an amount the way people write it: nothing for 1, no element for 0, a short decimal or else a fraction.
    private static func write(_ amount: Rational, to text: inout String) {
        let symbol = trailingSymbol(of: text)
        if amount == .one { return }
        if amount.isZero, !symbol.isEmpty {
            text.removeLast(symbol.count)
        } else if amount.isTerminatingDecimal, amount.exactDecimalString.count <= longestDecimal {
            text += amount.exactDecimalString
        } else {
            text += "\(amount)"
        }
    }

    /// Longer decimals than this are written as fractions.
    private static let longestDecimal = 8
}

extension FormulaTemplate {
    /// The closing brace of an expression that opens at `start`; nil when the brace is a bracket around elements.
    private static func endOfExpression(
        from start: String.Index, in text: String
    ) throws(FormulaError) -> String.Index? {
        let inside = text[text.index(after: start)...]
        guard let end = inside.firstIndex(where: { $0 == "}" || $0 == "{" || $0.isUppercase }), text[end] != "{" else {
            throw FormulaError(
                .unmatchedBracket, formula: text, column: column(start, in: text), message: "unmatched '{'",
                remedy: "close it with '}'")
        }
        return text[end] == "}" ? end : nil
    }

    private static func refuseDigits(
        around start: String.Index, _ end: String.Index, in text: String
    ) throws(FormulaError) {
        let isDigit = { (character: Character?) in character.map { $0.isNumber || "./".contains($0) } ?? false }
        let before = text[..<start].last
        let behind = text[text.index(after: end)...].first
        if isDigit(before) || isDigit(behind) || behind == "{" {
            throw FormulaError(
                .ambiguous, formula: text, column: column(start, in: text),
                message: "the amount {\(text[text.index(after: start)..<end])} stands next to another number",
                remedy: "write the whole amount inside one pair of braces")
        }
    }

    private static func column(_ index: String.Index, in text: String) -> Int {
        text.unicodeScalars.distance(from: text.startIndex, to: index) + 1
    }
}
