internal import ExactArithmetic

extension FormulaScanner {
    /// The refusal of a group that is no part of a formula: an oxidation state, a mark of state, an amount; nil for any other.
    func refusedGroup(from opening: Int) -> FormulaError? {
        if opening > 0, let refusal = writtenOutAmount(from: opening) { return refusal }
        guard let closing = bytes[opening...].firstIndex(where: Self.isClosing), closing > opening + 1 else {
            return nil
        }
        let inside = String(decoding: bytes[(opening + 1)..<closing], as: UTF8.self)
        if opening > 0, Self.romanNumerals[inside] != nil { return numeral(opening..<closing + 1) }
        let isMark = inside.first?.isLowercase == true || Self.structureTypes.contains(inside)
        guard isMark, isStateMark(inside, inBrackets: true) || isUnknownMark(inside) else { return nil }
        return stateMark(opening..<closing + 1)
    }

    /// The refusal of capital letters that read as elements but are none: `II` of an oxidation state, `TFSI`.
    func refusedLetters(at start: Int) -> FormulaError? {
        if let refusal = abbreviation(at: start) { return refusal }
        var end = start
        while "IVX".utf8.contains(byte(at: end)) { end += 1 }
        if end > start, Self.isLowercase(byte(at: end)) { end -= 1 }
        guard end > start + 1, start > 0, Self.isLetter(bytes[start - 1]) else { return nil }
        var numeral = start..<end
        // VII, VIII and VIV are vanadium with its numeral behind anything but an element that reaches VII or VIII.
        let isReached = state(of: numeral).map { isUsual($0, before: start) } ?? false
        if bytes[start] == UInt8(ascii: "V"), numeral.count > 2, !isReached { numeral = (start + 1)..<end }
        guard let state = state(of: numeral) else { return nil }
        // No formula has iodine twice in a row, or iodine before vanadium without an amount; VI can be both.
        let isCertain =
            numeral.count > 2 || bytes[numeral].last != bytes[numeral].first && numeral.lowerBound > start
            || bytes[numeral].allSatisfy { $0 == UInt8(ascii: "I") }
        return isCertain || states(state, before: numeral.lowerBound, numeral: numeral) ? self.numeral(numeral) : nil
    }

    private func state(of numeral: Range<Int>) -> Int? {
        Self.romanNumerals[String(decoding: bytes[numeral], as: UTF8.self)]
    }

    private func isUsual(_ state: Int, before place: Int) -> Bool {
        symbol(before: place).map { UsualValence.reaches(state, $0) } ?? false
    }

    /// Whether the text without the numeral is a compound in which the element before it has just that state.
    private func states(_ state: Int, before place: Int, numeral: Range<Int>) -> Bool {
        guard !isProbe, let symbol = symbol(before: place), UsualValence.reaches(state, symbol),
            let items = probe(Self.withoutNumerals(replacing(numeral, with: "")))
        else { return false }
        return UsualValence.isCompound(items, fixed: (symbol, state))
    }

    private func symbol(before end: Int) -> Element? {
        var start = end - 1
        while start > 0, Self.isLowercase(bytes[start]) { start -= 1 }
        return start >= 0 ? Element.lookUp(Array(bytes[start..<end])) : nil
    }

    private func numeral(_ range: Range<Int>) -> FormulaError {
        let typed = String(decoding: bytes[range], as: UTF8.self)
        let without = Self.withoutNumerals(replacing(range, with: ""))
        let isOffered = !isProbe && (probe(without).map { UsualValence.isCompound($0) } ?? false)
        return error(
            .oxidationNumeral, "'\(typed)' is the Roman numeral of an oxidation state, which is not part of a formula",
            isOffered ? "write '\(without)'" : "leave out the numerals", at: range.lowerBound)
    }

    /// The text without numerals in brackets.
    private static func withoutNumerals(_ text: String) -> String {
        var result = ""
        var rest = text[...]
        while let opening = rest.firstIndex(of: "(") {
            result += rest[..<opening]
            let inside = rest[rest.index(after: opening)...].prefix { "IVX".contains($0) }
            let isNumeral = romanNumerals[String(inside)] != nil && rest[inside.endIndex...].first == ")"
            if !isNumeral { result.append("(") }
            rest = rest[(isNumeral ? rest.index(after: inside.endIndex) : rest.index(after: opening))...]
        }
        return result + rest
    }

    /// Oxidation states as they are written behind elements.
    static let romanNumerals = [
        "I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8,
    ]
}

extension FormulaScanner {
    /// Whether a word that names a state or a polymorph starts here.
    var startsMark: Bool { markedRange(from: position) != nil }

    /// The error for the word at `start`, when it names a state or a polymorph; nil for any other.
    func stateMark(at start: Int) -> FormulaError? { markedRange(from: start).map(stateMark) }

    /// A word, or a Greek letter, that stands at a place where no element can.
    private func markedRange(from start: Int) -> Range<Int>? {
        guard start < bytes.count else { return nil }
        if isGreek(at: start), start == 0 || isAtEndOfWord(start + 1) { return start..<start + 1 }
        var end = start
        while Self.isLowercase(byte(at: end)) || end == start && Self.isUppercase(byte(at: end)) { end += 1 }
        guard end > start, !Self.isDigit(byte(at: end)) else { return nil }
        let word = String(decoding: bytes[start..<end], as: UTF8.self)
        return end > start + 1 && isStateMark(word, inBrackets: false) || standsApart(start..<end) ? start..<end : nil
    }

    /// A word without capitals at the beginning or the end of a text with capitals, separated by a blank or a hyphen, that as
    /// elements would make no compound of the whole.
    private func standsApart(_ word: Range<Int>) -> Bool {
        guard Self.isLowercase(bytes[word.lowerBound]), bytes.contains(where: Self.isUppercase) else { return false }
        let isFirst = word.lowerBound == 0 && " -".utf8.contains(byte(at: word.upperBound))
        let isLast =
            word.upperBound == bytes.count && word.lowerBound > 0 && " -".utf8.contains(bytes[word.lowerBound - 1])
        return (isFirst || isLast) && word.count > 1
    }

    private func isAtEndOfWord(_ index: Int) -> Bool {
        index >= bytes.count || bytes[index] == UInt8(ascii: " ") || bytes[index] == UInt8(ascii: "-")
            || Self.isClosing(bytes[index])
    }

    /// alpha to omega; a delta behind a formula stands for an amount.
    private func isGreek(at index: Int) -> Bool {
        let scalars = text.unicodeScalars
        let value = scalars[scalars.index(scalars.startIndex, offsetBy: index)].value
        return (0x3B1...0x3C9).contains(value) && (value != 0x3B4 || index == 0)
    }

    private func isStateMark(_ word: String, inBrackets: Bool) -> Bool {
        let word = word.lowercased()
        return Self.stateWords.contains(word) || inBrackets && Self.shortMarks.contains(word)
    }

    /// A word without capitals that as elements would make no compound of the whole: not the `oh` of `Ca(oh)2`.
    private func isUnknownMark(_ word: String) -> Bool {
        guard word.allSatisfy(\.isLowercase), bytes.contains(where: Self.isUppercase) else { return false }
        return !(FormulaSpelling.recased(bytes).map { UsualValence.isCompound($0) } ?? false)
    }

    private func stateMark(_ range: Range<Int>) -> FormulaError {
        let scalars = Array(text.unicodeScalars)[range]
        let typed = String(String.UnicodeScalarView(scalars))
        return error(
            .stateMark, "'\(typed)' marks a state or a polymorph, which is not part of a formula", "leave it out",
            at: range.lowerBound)
    }

    /// Words that are no formula in any spelling.
    private static let stateWords: Set<String> = [
        "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "kappa", "sigma", "omega", "prime",
        "gas", "liq", "liquid", "solid", "aqueous", "cryst", "crystal", "crystalline", "amorph", "amorphous", "glass",
        "glassy", "vit", "vitreous", "melt", "bulk", "nano", "film", "powder", "metal", "bcc", "fcc", "hcp", "dhcp",
        "cubic", "tetragonal", "hexagonal", "orthorhombic", "monoclinic", "triclinic", "trigonal", "rhombohedral",
        "spinel", "layered", "disordered", "ordered", "rutile", "anatase", "brookite", "wurtzite", "argyrodite",
        "garnet", "perovskite", "olivine", "rocksalt", "hex", "tet", "ortho", "mono", "rhomb",
    ]

    /// Marks that are only understood between brackets.
    private static let shortMarks: Set<String> = [
        "s", "l", "g", "c", "t", "m", "o", "h", "r", "a", "v", "ss", "ads", "sol", "aq", "cr", "am", "ht", "lt", "hp",
    ]

    /// Structure types that read as elements in capital letters.
    private static let structureTypes: Set<String> = ["BCC", "FCC", "HCP", "DHCP"]
}
