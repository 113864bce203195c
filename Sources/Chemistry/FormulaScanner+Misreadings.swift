internal import ExactArithmetic

/// Texts that could be read letter by letter, but by which people mean something else: charges, sums, Roman numerals, marks of state,
/// lost decimal points, adducts with a full stop. Each is refused, with what to write.
extension FormulaScanner {
    // MARK: Signs

    /// Refuses `LiFe2+PO4`, `Cu+2(OH)3Cl`, `Li1+0.3Al0.3Ti1.7(PO4)3`: a plus sign inside a word, behind a digit, or between a bare element
    /// and a digit, is a charge or a sum, never a mixture.
    func refuseChargeOrSum(at sign: Int) throws(FormulaError) {
        guard bytes[sign] == UInt8(ascii: "+"), isInsideWord(sign) else { return }
        let next = byte(at: sign + 1)
        guard Self.isDigit(next) || Self.isUppercase(next) || next == UInt8(ascii: ".") || Self.closing(of: next) != nil
        else { return }
        let isCharge =
            Self.isDigit(byte(at: sign - 1)) || (isBareElement(before: sign) && Self.isDigit(byte(at: sign + 1)))
        guard isCharge else { return }
        var remedy = "leave the charge out, or write a mixture with blanks, such as P2S5 + Li2S"
        if let sum = evaluated() { remedy = "if a sum was meant, write \(sum); " + remedy }
        throw error(
            .charge, "charges and sums are not part of a formula", remedy, at: sign)
    }

    /// Refuses `LiTi2-0.3(PO4)3` and `Li3InCl6-0.5F0.5`: a hyphen between two numbers where one side is no compound of its own.
    func refuseDifference(
        at sign: Int, parts: (before: ArraySlice<Item>, behind: ArraySlice<Item>)
    ) throws(FormulaError) {
        guard bytes[sign] == UInt8(ascii: "-"), isInsideWord(sign), Self.isDigit(byte(at: sign - 1)),
            Self.isDigit(byte(at: sign + 1)) || byte(at: sign + 1) == UInt8(ascii: "."),
            !startsWithNumber(partBefore: sign), !(Self.isCompound(parts.before) && Self.isCompound(parts.behind))
        else { return }
        let difference = evaluated().map { "write the difference as one number (\($0))" }
        throw error(
            .ambiguous, "this can be a mixture or a difference of amounts",
            (difference ?? "write the difference as one number")
                + ", or give the first part of a mixture a coefficient too", at: sign)
    }

    private func isInsideWord(_ sign: Int) -> Bool {
        sign > 0 && byte(at: sign - 1) != UInt8(ascii: " ") && byte(at: sign + 1) != UInt8(ascii: " ")
            && sign + 1 < bytes.count
    }

    /// Where the part of a mixture begins that ends before `index`.
    private func startOfPart(before index: Int) -> Int {
        var start = index
        while start > 0, bytes[start - 1] != UInt8(ascii: "+"), bytes[start - 1] != UInt8(ascii: "-") { start -= 1 }
        while start < index, bytes[start] == UInt8(ascii: " ") { start += 1 }
        return start
    }

    private func startsWithNumber(partBefore index: Int) -> Bool {
        let first = byte(at: startOfPart(before: index))
        return Self.isDigit(first) || first == UInt8(ascii: ".")
    }

    private func isBareElement(before index: Int) -> Bool {
        let part = bytes[startOfPart(before: index)..<index]
        guard let first = part.first, Self.isUppercase(first) else { return false }
        return part.dropFirst().allSatisfy(Self.isLowercase)
    }

    /// At least two elements, one of which forms anions.
    private static func isCompound(_ items: ArraySlice<Item>) -> Bool {
        let elements = Set(items.map(\.element))
        return elements.count > 1 && elements.contains { ($0.electronegativity ?? 0) >= anionFormer }
    }

    /// Electronegativity (Pauling) from which an element is taken to form anions: H, P, As, Se, S, C, I, Br, N, Cl, O, F.
    private static let anionFormer = 2.15

    /// The text with every `3-0.5` and `1+0.3` between two amounts replaced by its value, when that is a formula.
    private func evaluated() -> String? {
        var result = ""
        var index = 0
        var isChanged = false
        while index < bytes.count {
            let end = endOfDecimal(from: index)
            let sign = byte(at: end)
            let second = endOfDecimal(from: end + 1)
            let isSigned = sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-")
            if end > index, isSigned, second > end + 1, let left = decimal(index..<end),
                let right = decimal((end + 1)..<second)
            {
                let value = sign == UInt8(ascii: "+") ? left + right : left - right
                guard value.signum > 0 else { return nil }
                result += AmountText.number(value)
                isChanged = true
                index = second
            } else {
                let next = max(end, index + 1)
                guard bytes[index..<next].allSatisfy({ $0 != 0 }) else { return nil }
                result += String(decoding: bytes[index..<next], as: UTF8.self)
                index = next
            }
        }
        return isChanged && (try? FormulaParser.parse(result)) != nil ? result : nil
    }

    private func endOfDecimal(from start: Int) -> Int {
        let whole = endOfDigits(from: start)
        guard byte(at: whole) == UInt8(ascii: "."), Self.isDigit(byte(at: whole + 1)) else { return whole }
        return endOfDigits(from: whole + 1)
    }

    private func decimal(_ range: Range<Int>) -> Rational? {
        Rational(decimal: String(decoding: bytes[range], as: UTF8.self))
    }

    // MARK: Numbers

    /// Refuses `04`, `05S`, `02` of a formula: digits that no chemist writes.
    func refuseLeadingZero(_ digits: ArraySlice<UInt8>, at start: Int) throws(FormulaError) {
        let whole = digits.prefix { $0 != UInt8(ascii: ".") }
        guard whole.count > 1, whole.first == UInt8(ascii: "0") else { return }
        let rest = String(decoding: whole.dropFirst(), as: UTF8.self)
        throw error(
            .absurdNumber, "a whole number does not start with 0",
            "write 0.\(rest) if a decimal point was lost, O\(rest) if the letter O was meant", at: start)
    }

    /// Refuses a full stop between a subscript and a number where an adduct may be meant: `K2O.Al2O3.6SiO2`, `MgCl2.6NH3`,
    /// `Li2O.2SiO2`; hydrates (`InCl3.2H2O`) are read, see `startsHydrate`.
    ///
    /// It may be one when an element before the stop comes again behind it, which a list of elements with decimals does not do, or when
    /// what stands behind the number is a molecule that salts take up.
    func refuseAdduct(at index: Int) throws(FormulaError) {
        let dot = endOfDigits(from: index)
        guard byte(at: dot) == UInt8(ascii: "."), !startsHydrate(dotAt: dot), !isZero(index..<dot) else { return }
        let end = endOfDigits(from: dot + 1)
        let number = bytes[min(dot + 1, end)..<end]
        // A decimal is told apart by a zero at its end: O3.60.
        guard let first = number.first, first != UInt8(ascii: "0"), number.last != UInt8(ascii: "0"),
            symbol(endingAt: index) != nil
        else { return }
        let rest = String(decoding: restOfPart(from: end), as: UTF8.self)
        guard !rest.isEmpty, Self.isUppercase(byte(at: end)) else { return }
        let listed = String(decoding: bytes[startOfSequence(before: index)..<index], as: UTF8.self)
        let isRepeated = !Set(Self.symbols(in: listed)).isDisjoint(with: Self.symbols(in: rest))
        let isSalt = Set(Self.symbols(in: listed)).count > 1
        guard isRepeated || (isSalt && Self.solvates.contains(rest)) else { return }
        let scalars = Array(text.unicodeScalars)
        let before = String(String.UnicodeScalarView(scalars[..<dot]))
        let behind = String(String.UnicodeScalarView(scalars[(dot + 1)..<end]))
        let last = String(String.UnicodeScalarView(scalars[end...]))
        let zero = dot == index ? "0" : ""
        throw error(
            .ambiguous, "the full stop can be a decimal point or the dot of an adduct",
            "write the adduct as \(before)·\(behind)\(last), a decimal as \(before)\(zero).\(behind)0\(last)", at: dot)
    }

    /// Molecules that salts take up beside water.
    private static let solvates: Set<String> = [
        "NH3", "CO2", "SO2", "SO3", "HCl", "HF", "H2S", "H2O2", "N2H4", "CH3OH", "C2H5OH", "CH4O", "C2H6O", "HNO3",
        "H2SO4",
    ]

    private func isZero(_ range: Range<Int>) -> Bool {
        !range.isEmpty && bytes[range].allSatisfy { $0 == UInt8(ascii: "0") }
    }

    /// The symbol that ends before `index`; nil behind a bracket.
    private func symbol(endingAt index: Int) -> String? {
        var start = index
        while start > 0, Self.isLowercase(bytes[start - 1]) { start -= 1 }
        guard start > 0, Self.isUppercase(bytes[start - 1]) else { return nil }
        return String(decoding: bytes[(start - 1)..<index], as: UTF8.self)
    }

    /// Where the list of elements that `index` stands in begins: behind a blank, a sign, a dot, or a bracket that is still open.
    private func startOfSequence(before index: Int) -> Int {
        var depth = 0
        var start = index
        while start > 0, !" +-*".utf8.contains(bytes[start - 1]) {
            let byte = bytes[start - 1]
            if Self.isClosing(byte) { depth += 1 }
            if Self.closing(of: byte) != nil {
                depth -= 1
                if depth < 0 { break }
            }
            // A full stop before a letter separates; between digits it is a decimal point.
            if byte == UInt8(ascii: "."), Self.isLetter(bytes[start]) { break }
            start -= 1
        }
        return start
    }

    /// What follows up to a blank, a sign, another dot between letters, or a closing bracket of an outer group.
    private func restOfPart(from start: Int) -> ArraySlice<UInt8> {
        var depth = 0
        var end = start
        while end < bytes.count, !" +-*".utf8.contains(bytes[end]) {
            if Self.closing(of: bytes[end]) != nil { depth += 1 }
            if Self.isClosing(bytes[end]) {
                depth -= 1
                if depth < 0 { break }
            }
            end += 1
        }
        return bytes[start..<end]
    }

    private static func symbols(in text: String) -> [String] {
        var found: [String] = []
        for character in text {
            if character.isUppercase {
                found.append(String(character))
            } else if character.isLowercase, !found.isEmpty {
                found[found.count - 1].append(character)
            }
        }
        return found
    }

    // MARK: Words

    /// Refuses `(II)`, `(IV)`, `(s)`, `(aq)`, `(beta)`: an oxidation state or a mark of state in brackets.
    func refuseBracketedMark(at opening: Int, closing: UInt8) throws(FormulaError) {
        var end = opening + 1
        while end < bytes.count, bytes[end] != closing { end += 1 }
        guard end < bytes.count, end > opening + 1 else { return }
        let inside = bytes[(opening + 1)..<end]
        if opening > 0, inside.allSatisfy({ "IVX".utf8.contains($0) }) {
            throw roman("(\(String(decoding: inside, as: UTF8.self)))", from: opening, to: end + 1)
        }
        if let mark = mark(at: opening + 1) { throw mark }
    }

    /// Refuses `LiFeIIPO4` and `MoVIO3`: I and V that stand together behind an element as numerals do.
    func refuseRomanNumeral(endingAt end: Int, last: Int) throws(FormulaError) {
        var start = last
        while start > 0, "IV".utf8.contains(bytes[start - 1]) { start -= 1 }
        let letters = bytes[start..<end]
        guard letters.count > 1, letters.allSatisfy({ "IV".utf8.contains($0) }), !"IV".utf8.contains(byte(at: end))
        else { return }
        let text = String(decoding: letters, as: UTF8.self)
        // VI2 and VI3 are iodides of vanadium.
        if text == "VI", Self.isDigit(byte(at: end)) || start == 0 || !Self.isLetter(bytes[start - 1]) { return }
        // Behind anything but an element of group 7 or 17, VII, VIII, VIV are vanadium with its numeral.
        if text.count > 2, text.hasPrefix("V"), !(symbol(endingAt: start).map(Self.heptavalent.contains) ?? false) {
            start += 1
        }
        let numeral = String(decoding: bytes[start..<end], as: UTF8.self)
        throw roman(numeral, from: start, to: end)
    }

    /// Elements with the oxidation state VII.
    private static let heptavalent: Set<String> = ["Mn", "Tc", "Re", "Cl", "Br", "I"]

    private func roman(_ numeral: String, from start: Int, to end: Int) -> FormulaError {
        let spelling =
            bytes.contains(0)
            ? nil : String(decoding: withoutBracketedNumerals(bytes[..<start] + bytes[end...]), as: UTF8.self)
        return error(
            .charge, "'\(numeral)' is the Roman numeral of an oxidation state, which formulas do not hold",
            spelling.map { "leave it out: \($0); iodine is written with its amount, as I1" } ?? "leave it out",
            at: start)
    }

    private func withoutBracketedNumerals(_ text: ArraySlice<UInt8>) -> [UInt8] {
        var kept: [UInt8] = []
        var rest = text
        while let byte = rest.first {
            rest = rest.dropFirst()
            let inside = rest.prefix { "IVX".utf8.contains($0) }
            if let closing = Self.closing(of: byte), !inside.isEmpty, !kept.isEmpty,
                rest.dropFirst(inside.count).first == closing
            {
                rest = rest.dropFirst(inside.count + 1)
            } else {
                kept.append(byte)
            }
        }
        return kept
    }

    /// The error for a word without capital letters that stands in brackets, or apart at the beginning or the end: a mark of state or
    /// of structure (`(s)`, `(beta)`, `alpha-Li3N`); nil elsewhere.
    func mark(at index: Int) -> FormulaError? {
        guard Self.isLowercase(byte(at: index)) else { return nil }
        var end = index
        while Self.isLowercase(byte(at: end)) { end += 1 }
        let isBracketed = index > 0 && Self.closing(of: bytes[index - 1]) != nil && Self.isClosing(byte(at: end))
        let isFirstWord = index == 0 && " -".utf8.contains(byte(at: end)) && end < bytes.count
        let isLastWord = end == bytes.count && index > 0 && " -".utf8.contains(bytes[index - 1])
        guard isBracketed || ((isFirstWord || isLastWord) && bytes.contains(where: Self.isUppercase)) else {
            return nil
        }
        let word = String(decoding: bytes[index..<end], as: UTF8.self)
        return error(
            .unexpectedCharacter, "'\(word)' marks a state or a structure and is not part of a formula", "leave it out",
            at: index)
    }
}
