internal import ExactArithmetic

extension FormulaScanner {
    /// mixture = part (("-" | "+") part)*, up to the end of the text.
    mutating func parseMixture() throws(FormulaError) -> [Item] {
        var items: [Item] = []
        try parsePart(into: &items, after: nil)
        while !isAtEnd {
            let sign = position
            guard current == UInt8(ascii: "-") || current == UInt8(ascii: "+") else { throw unexpected() }
            position += 1
            skipBlanks()
            if isAtEnd { throw charge(at: sign) }
            if current == UInt8(ascii: "-") || current == UInt8(ascii: "+") { throw charge(at: sign) }
            if bytes[sign] == UInt8(ascii: "-"), startsNumber, readsAsDifference(before: sign) {
                throw error(
                    .ambiguous, "this can be a mixture or a difference of amounts",
                    "write the difference as one number, or give the first part of a mixture a coefficient too",
                    at: sign)
            }
            try parsePart(into: &items, after: sign)
        }
        return items
    }

    /// part = [number ["*"]] chain, and the blanks behind it.
    private mutating func parsePart(into items: inout [Item], after sign: Int?) throws(FormulaError) {
        let start = items.count
        let first = position
        if sign == nil, current == UInt8(ascii: "-") || current == UInt8(ascii: "+") {
            throw error(
                .negativeAmount, "a formula cannot start with '\(character(at: position))'",
                "give amounts without a sign", at: position)
        }
        let coefficient = try takeNumber(isSubscript: false)
        skipBlanks()
        if coefficient != nil, current == UInt8(ascii: "*") {
            position += 1
            skipBlanks()
        }
        if coefficient != nil, isAtEnd {
            if let sign { throw charge(at: sign) }
            throw error(.missingElement, "a number without an element", "write an element before it", at: first)
        }
        try parseChain(into: &items, depth: 0)
        if let coefficient { Self.multiply(&items, from: start, by: coefficient) }
        skipBlanks()
    }

    /// chain = sequence (dot [number] sequence)*
    private mutating func parseChain(into items: inout [Item], depth: Int) throws(FormulaError) {
        try parseSequence(into: &items, depth: depth)
        while current == UInt8(ascii: "*") || current == UInt8(ascii: ".") {
            position += 1
            skipBlanks()
            let start = items.count
            let multiplier = try takeNumber(isSubscript: false)
            try parseSequence(into: &items, depth: depth)
            if let multiplier { Self.multiply(&items, from: start, by: multiplier) }
        }
    }

    /// sequence = ((element | group) [number])+, blanks between them allowed.
    private mutating func parseSequence(into items: inout [Item], depth: Int) throws(FormulaError) {
        skipBlanks()
        var isEmpty = true
        while true {
            let start = items.count
            if Self.isUppercase(current) {
                items.append((element: try takeElement(), amount: .one))
            } else if let closing = Self.closing(of: current) {
                try parseGroup(into: &items, closing: closing, depth: depth + 1)
            } else if isEmpty {
                throw missingElement()
            } else {
                return
            }
            if let number = try takeNumber(isSubscript: true) { Self.multiply(&items, from: start, by: number) }
            isEmpty = false
            skipBlanks()
        }
    }

    private mutating func parseGroup(
        into items: inout [Item], closing: UInt8, depth: Int
    ) throws(FormulaError) {
        let opening = position
        guard depth <= Self.deepestNesting else {
            throw error(
                .tooLong, "more than \(Self.deepestNesting) nested brackets", "multiply the groups out", at: opening)
        }
        position += 1
        try parseChain(into: &items, depth: depth)
        let bracket = character(at: opening)
        let partner = String(UnicodeScalar(closing))
        if isAtEnd {
            throw error(.unmatchedBracket, "unclosed '\(bracket)'", "add '\(partner)'", at: opening)
        }
        guard current == closing else {
            guard Self.isClosing(current) else { throw unexpected() }
            throw error(
                .unmatchedBracket, "'\(bracket)' of column \(opening + 1) is closed by '\(character(at: position))'",
                "write '\(partner)'", at: position)
        }
        position += 1
    }

    private mutating func takeElement() throws(FormulaError) -> Element {
        let start = position
        position += 1
        while Self.isLowercase(current) { position += 1 }
        guard let element = Element.lookUp(Array(bytes[start..<position])) else {
            throw unknownElement(from: start, to: position)
        }
        return element
    }

    /// True when all that stands before the hyphen is one element with a subscript, as in `Li7-0.25La3Zr2O12`.
    private func readsAsDifference(before hyphen: Int) -> Bool {
        guard hyphen > 0, Self.isDigit(bytes[hyphen - 1]) else { return false }
        let letters = bytes[..<hyphen].drop { $0 == UInt8(ascii: " ") }
        guard let first = letters.first, Self.isUppercase(first) else { return false }
        let digits = letters.dropFirst().drop(while: Self.isLowercase)
        return digits.allSatisfy { Self.isDigit($0) || $0 == UInt8(ascii: ".") }
    }

    private static func multiply(_ items: inout [Item], from start: Int, by factor: Rational) {
        for index in start..<items.count { items[index].amount *= factor }
    }
}
