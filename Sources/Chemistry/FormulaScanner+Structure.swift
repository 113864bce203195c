internal import ExactArithmetic

extension FormulaScanner {
    /// mixture = part (("-" | "+") part)*, up to the end of the text.
    mutating func parseMixture() throws(FormulaError) -> [Item] {
        var items: [Item] = []
        var part = try parsePart(into: &items, after: nil)
        while !isAtEnd {
            let sign = position
            guard current == UInt8(ascii: "-") || current == UInt8(ascii: "+") else { throw unexpected() }
            position += 1
            skipBlanks()
            if isAtEnd { throw charge(at: sign) }
            if current == UInt8(ascii: "-") || current == UInt8(ascii: "+") { throw charge(at: sign) }
            if startsMark { throw unexpected() }
            try refuseSign(at: sign, after: part)
            isPlain = false
            part = try parsePart(into: &items, after: sign)
        }
        return items
    }

    /// part = [number ["*"]] chain, and the blanks behind it.
    private mutating func parsePart(
        into items: inout [Item], after sign: Int?
    ) throws(FormulaError) -> MixturePart {
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
        try parseChain(into: &items, coefficient: coefficient, depth: 0)
        skipBlanks()
        return MixturePart(start: first, hasCoefficient: coefficient != nil)
    }

    /// chain = link (dot link)*, where the number before a link counts for that link.
    ///
    /// The number before the first link counts for the whole chain when everything behind it is water: `2CuSO4·5H2O`.
    private mutating func parseChain(
        into items: inout [Item], coefficient: Rational?, depth: Int
    ) throws(FormulaError) {
        let outer = linkStart
        let first = items.count
        linkStart = position
        try parseSequence(into: &items, depth: depth)
        let firstEnd = items.count
        var isHydrate = true
        while current == UInt8(ascii: "*") || current == UInt8(ascii: ".") {
            position += 1
            skipBlanks()
            let start = items.count
            let multiplier = try takeNumber(isSubscript: false)
            skipBlanks()
            linkStart = position
            try parseSequence(into: &items, depth: depth)
            if !Self.isWater(items[start...]) { isHydrate = false }
            if let multiplier { Self.multiply(&items, from: start, by: multiplier) }
        }
        linkStart = outer
        if let coefficient {
            Self.multiply(&items, from: first, to: isHydrate ? items.count : firstEnd, by: coefficient)
            if coefficient != 1 { isPlain = false }
        }
        if !isHydrate { isPlain = false }
    }

    private static func isWater(_ items: ArraySlice<Item>) -> Bool {
        let sums = Composition.summed(Array(items))
        return sums.map(\.element) == [.hydrogen, .oxygen] && sums.map(\.amount) == [2, 1]
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
        if let refusal = refusedGroup(from: opening) { throw refusal }
        position += 1
        skipBlanks()
        let coefficient = try takeNumber(isSubscript: false)
        try parseChain(into: &items, coefficient: coefficient, depth: depth)
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
        if let refusal = refusedLetters(at: start) { throw refusal }
        position += 1
        while Self.isLowercase(current) { position += 1 }
        guard let element = Element.lookUp(Array(bytes[start..<position])) else {
            throw unknownElement(from: start, to: position)
        }
        return element
    }

    private static func multiply(_ items: inout [Item], from start: Int, to end: Int? = nil, by factor: Rational) {
        for index in start..<(end ?? items.count) { items[index].amount *= factor }
    }
}
