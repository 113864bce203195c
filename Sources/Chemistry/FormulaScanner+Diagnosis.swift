extension FormulaScanner {
    /// The error for a character at which no part of a formula can go on.
    func unexpected() -> FormulaError {
        let found = character(at: position)
        if let mark = stateMark(at: position) { return mark }
        if let comma = decimalComma { return comma }
        if Self.isClosing(current) {
            let partner = current == UInt8(ascii: ")") ? "(" : current == UInt8(ascii: "]") ? "[" : "{"
            return error(
                .unmatchedBracket, "unmatched '\(found)'", "remove it or add '\(partner)' before it", at: position)
        }
        if Self.isDigit(current) {
            let next = byte(at: endOfDigits(from: position))
            if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { return charge(at: position) }
            return error(
                .missingElement, "a number without an element",
                "write it directly behind an element, or join the parts of a mixture with '+'", at: position)
        }
        if isChargeMark { return charge(at: position) }
        if isVacancy {
            return dummy("'\(found)'", at: position)
        }
        if isVariable {
            return error(
                .unexpectedCharacter, "'\(found)' stands for an amount", "write the number itself", at: position)
        }
        if Self.isLowercase(current) {
            return error(
                .unknownElement, "an element symbol cannot start with '\(found)'", spellingRemedy(at: position),
                at: position)
        }
        let quoted = current == 0 ? ChemistryError.shortened(found) : found
        return error(
            .unexpectedCharacter, "'\(quoted)' does not belong in a formula",
            "use element symbols, numbers, brackets and a dot", at: position)
    }

    /// The error where an element or a group has to come and something else, or nothing, is found.
    func missingElement() -> FormulaError {
        if isAtEnd {
            return error(
                .missingElement, "the formula breaks off", "add an element, or remove what is left open",
                at: max(0, bytes.count - 1))
        }
        if position > 0, Self.closing(of: bytes[position - 1]) == current {
            return error(.missingElement, "an empty group", "fill the brackets or remove them", at: position)
        }
        if "+-*./".utf8.contains(current) {
            return error(
                .missingElement, "'\(character(at: position))' without a formula before it", "remove it", at: position)
        }
        return unexpected()
    }

    /// The error for a sign, which a formula cannot hold.
    func charge(at index: Int) -> FormulaError {
        let rest = String(String.UnicodeScalarView(text.unicodeScalars.dropFirst(index).prefix(Self.longestQuote)))
        return error(
            .charge, "charges and negative amounts are not part of a formula",
            "leave out '\(ChemistryError.shortened(rest))'", at: index)
    }

    private static let longestQuote = 8

    func unknownElement(from start: Int, to end: Int) -> FormulaError {
        let symbol = String(decoding: bytes[start..<end], as: UTF8.self)
        if let mark = stateMark(at: start) { return mark }
        switch symbol {
        case "D", "T":
            if let spelling = capitalsSpelling {
                return error(
                    .unknownElement, "unknown element '\(symbol)'", "did you mean '\(spelling)'?", at: start)
            }
            return error(
                .dummySpecies, "'\(symbol)' is an isotope of hydrogen", "write H, energies do not tell them apart",
                at: start)
        case "X", "Xx", "Vac", "Va", "Vc": return dummy("'\(symbol)'", at: start)
        default: break
        }
        if let last = bytes[start..<end].last, "xyz".utf8.contains(last),
            Element.lookUp(Array(bytes[start..<end - 1])) != nil
        {
            return error(
                .unexpectedCharacter, "'\(character(at: end - 1))' stands for an amount", "write the number itself",
                at: end - 1)
        }
        return error(.unknownElement, "unknown element '\(symbol)'", spellingRemedy(at: start), at: start)
    }

    private func dummy(_ name: String, at index: Int) -> FormulaError {
        error(
            .dummySpecies, "\(name) is a vacancy or a dummy species, not an element",
            "leave it out, or name a real element", at: index)
    }

    /// A spelling is offered where only upper and lower case are wrong: behind a bracket, a blank or a hyphen, where a remark may
    /// stand instead, only one that makes the whole a compound.
    private func spellingRemedy(at index: Int) -> String {
        let isRemark = index > 0 && "([{ -_".utf8.contains(bytes[index - 1])
        guard !isProbe, let spelling = FormulaSpelling.recased(bytes),
            !isRemark || UsualValence.isCompound(spelling)
        else {
            return "use the symbols of the elements H to Lr, such as Li or Cl"
        }
        return "did you mean '\(spelling)'?"
    }

    /// `CdS` for `CDS`: a compound that a text in capital letters may stand for.
    private var capitalsSpelling: String? {
        guard !isProbe, !bytes.contains(where: Self.isLowercase), let spelling = FormulaSpelling.recased(bytes) else {
            return nil
        }
        return UsualValence.isCompound(spelling) ? spelling : nil
    }

    /// `Li0,5CoO2`: a comma between digits.
    private var decimalComma: FormulaError? {
        guard current == UInt8(ascii: ","), position > 0, Self.isDigit(bytes[position - 1]),
            Self.isDigit(byte(at: position + 1))
        else { return nil }
        let spelling = String(text.map { $0 == "," ? "." : $0 })
        return error(
            .unexpectedCharacter, "a decimal comma", "write decimals with a point, '\(spelling)'", at: position)
    }

    private var scalar: UInt32 {
        let scalars = text.unicodeScalars
        return bytes.indices.contains(position)
            ? scalars[scalars.index(scalars.startIndex, offsetBy: position)].value : 0
    }

    /// `^`, and the superscript digits and signs.
    private var isChargeMark: Bool {
        switch scalar {
        case 0x5E, 0xB2, 0xB3, 0xB9, 0x2070...0x207B: true
        default: false
        }
    }

    /// The white square and the box that stand for a vacancy.
    private var isVacancy: Bool { scalar == 0x25A1 || scalar == 0x25FB || scalar == 0x2610 }

    /// x, y, z and delta, the letters of general formulas, unless they start a miscased symbol.
    private var isVariable: Bool {
        switch scalar {
        case 0x78, 0x79, 0x7A: !Self.isLowercase(byte(at: position + 1))
        case 0x3B4, 0x1D6FF: true
        default: false
        }
    }
}

/// Finds the spelling that was meant when only upper and lower case are wrong.
enum FormulaSpelling {
    private static let longestText = 60

    /// `LI3INCL6` and `li3incl6` become `Li3InCl6`; nil when the letters are no sequence of common elements.
    ///
    /// Two-letter symbols are preferred; radioactive elements are not guessed (`NCM811` is not nitrogen and curium).
    static func recased(_ bytes: [UInt8]) -> String? {
        guard bytes.count <= longestText, !bytes.contains(0) else { return nil }
        // steps[i]: letters that the symbol at i takes, 0 for another character, nil for no reading from i on.
        var steps = [Int?](repeating: nil, count: bytes.count) + [0]
        for index in bytes.indices.reversed() {
            if !FormulaScanner.isLetter(bytes[index]) {
                steps[index] = steps[index + 1] == nil ? nil : 0
            } else if index + 2 <= bytes.count, symbol(bytes[index..<index + 2]) != nil, steps[index + 2] != nil {
                steps[index] = 2
            } else if symbol(bytes[index..<index + 1]) != nil, steps[index + 1] != nil {
                steps[index] = 1
            }
        }
        guard steps[0] != nil else { return nil }
        var result = ""
        var index = 0
        while index < bytes.count {
            let length = steps[index] ?? 0
            if length > 0, let element = symbol(bytes[index..<index + length]) {
                result += element.symbol
            } else {
                result += String(UnicodeScalar(bytes[index]))
            }
            index += max(1, length)
        }
        return result
    }

    /// Every reading of letters in which only the case differs, as typed ones first, at most `limit`.
    static func readings(_ bytes: [UInt8], limit: Int) -> [String] {
        var readings: [(text: String, next: Int)] = [("", 0)]
        var finished: [String] = []
        while let (text, index) = readings.popLast(), finished.count < limit {
            guard index < bytes.count else {
                finished.append(text)
                continue
            }
            guard FormulaScanner.isLetter(bytes[index]) else {
                readings.append((text + String(UnicodeScalar(bytes[index])), index + 1))
                continue
            }
            for length in [2, 1] where index + length <= bytes.count {
                guard let element = symbol(bytes[index..<index + length]) else { continue }
                readings.append((text + element.symbol, index + length))
            }
        }
        return finished
    }

    private static func symbol(_ letters: ArraySlice<UInt8>) -> Element? {
        guard letters.allSatisfy(FormulaScanner.isLetter) else { return nil }
        let cased = letters.enumerated().map { $0.offset == 0 ? $0.element & ~0x20 : $0.element | 0x20 }
        guard let element = Element.lookUp(cased), !element.isRadioactive, !element.isNobleGas else { return nil }
        return element
    }
}
