internal import ExactArithmetic

extension FormulaScanner {
    /// mixture = part (("-" | "+") part)*, up to the end of the text.
    mutating func parseMixture() throws(FormulaError) -> [Item] {
        var items: [Item] = []
        try parsePart(into: &items, after: nil)
        while !isAtEnd {
            let sign = position
            guard current == UInt8(ascii: "-") || current == UInt8(ascii: "+") else { throw unexpected() }
            try refuseChargeOrSum(at: sign)
            position += 1
            skipBlanks()
            if isAtEnd { throw charge(at: sign) }
            if current == UInt8(ascii: "-") || current == UInt8(ascii: "+") { throw charge(at: sign) }
            let before = items.count
            try parsePart(into: &items, after: sign)
            try refuseDifference(at: sign, parts: (items[..<before], items[before...]))
        }
        return items
    }

    /// part = [number ["*"]] chain, and the blanks behind it.
    private mutating func parsePart(into items: inout [Item], after sign: Int?) throws(FormulaError) {
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
        try parseChain(into: &items, times: coefficient, depth: 0)
        skipBlanks()
    }

    /// A chain behind its number: a hydrate is multiplied as a whole, in a mixture every number counts for its own part.
    private mutating func parseChain(
        into items: inout [Item], times coefficient: Rational?, depth: Int
    ) throws(FormulaError) {
        let start = items.count
        let rest = try parseChain(into: &items, depth: depth)
        guard let coefficient else { return }
        let end = Self.isWater(items[rest...]) ? items.count : rest
        Self.multiply(&items, from: start, to: end, by: coefficient)
    }

    /// chain = sequence (dot [number] sequence)*
    /// - Returns: where the items behind the first dot begin; the end without one.
    @discardableResult
    private mutating func parseChain(into items: inout [Item], depth: Int) throws(FormulaError) -> Int {
        try parseSequence(into: &items, depth: depth)
        let rest = items.count
        while current == UInt8(ascii: "*") || current == UInt8(ascii: ".") {
            position += 1
            skipBlanks()
            let start = items.count
            let multiplier = try takeNumber(isSubscript: false)
            if multiplier != nil, current == UInt8(ascii: "*") {
                position += 1
                skipBlanks()
            }
            try parseSequence(into: &items, depth: depth)
            if let multiplier { Self.multiply(&items, from: start, to: items.count, by: multiplier) }
        }
        return rest
    }

    /// Whether there is something and all of it is water.
    private static func isWater(_ items: ArraySlice<Item>) -> Bool {
        var (hydrogen, oxygen) = (Rational.zero, Rational.zero)
        for item in items {
            if item.element == .hydrogen {
                hydrogen += item.amount
            } else if item.element == .oxygen {
                oxygen += item.amount
            } else {
                return false
            }
        }
        return !oxygen.isZero && hydrogen == oxygen + oxygen
    }

    /// sequence = ((element | group) [number])+, blanks between them allowed.
    private mutating func parseSequence(into items: inout [Item], depth: Int) throws(FormulaError) {
        skipBlanks()
        var isEmpty = true
        while true {
            let start = items.count
            if Self.isUppercase(current) {
                let symbol = position
                items.append((element: try takeElement(), amount: .one))
                try refuseRomanNumeral(endingAt: position, last: symbol)
            } else if let closing = Self.closing(of: current) {
                try parseGroup(into: &items, closing: closing, depth: depth + 1)
            } else if isEmpty {
                throw missingElement()
            } else {
                return
            }
            try refuseAdduct(at: position)
            if let number = try takeNumber(isSubscript: true) {
                Self.multiply(&items, from: start, to: items.count, by: number)
            }
            isEmpty = false
            skipBlanks()
        }
    }

    private mutating func parseGroup(
        into items: inout [Item], closing: UInt8, depth: Int
    ) throws(FormulaError) {
        let opening = position
        try refuseBracketedMark(at: opening, closing: closing)
        guard depth <= Self.deepestNesting else {
            throw error(
                .tooLong, "more than \(Self.deepestNesting) nested brackets", "multiply the groups out", at: opening)
        }
        position += 1
        let coefficient = try takeNumber(isSubscript: false)
        try parseChain(into: &items, times: coefficient, depth: depth)
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

    private static func multiply(_ items: inout [Item], from start: Int, to end: Int, by factor: Rational) {
        for index in start..<end { items[index].amount *= factor }
    }
}
