internal import ExactArithmetic

extension FormulaScanner {
    /// Refuses a full stop between digits that can be the dot of an adduct: `Li2O.2SiO2`, `MgCl2.6NH3`, `CaCl2.0.5NH3`.
    ///
    /// That is so when the text of this link before the dot and the text behind it are compounds of their own, with whole
    /// subscripts and usual oxidation states, and the decimal reading is none; or when an element before the dot comes again behind it,
    /// which a list of elements with decimals does not do. A zero at its end tells a decimal apart. See decisions 0001 and 0005.
    /// - Parameters:
    ///   - dot: place of the full stop.
    ///   - start: place of the first digit of the number it stands in, or of the dot itself.
    func refuseAdduct(dotAt dot: Int, numberFrom start: Int) throws(FormulaError) {
        guard !isProbe, let linkStart, linkStart < dot else { return }
        let end = endOfLink(from: dot + 1)
        let digitsEnd = endOfDigits(from: dot + 1)
        let hasOneStop = endOfDecimal(from: dot + 1) == digitsEnd
        guard !hasOneStop || bytes[digitsEnd - 1] != UInt8(ascii: "0"),
            let first = probe(String(decoding: bytes[linkStart..<dot], as: UTF8.self)),
            let second = probe(String(decoding: bytes[endOfDecimal(from: dot + 1)..<end], as: UTF8.self)),
            UsualValence.isWhole(first), UsualValence.isWhole(second), joins(first, second, from: linkStart, to: end)
        else { return }
        let compounds = "write '\(replacing(dot..<dot + 1, with: "\u{B7}"))'"
        guard hasOneStop else {
            throw error(.ambiguous, "two full stops in one number", compounds + " for two compounds", at: dot)
        }
        let decimal = (start == dot ? "0" : "") + String(decoding: bytes[start..<digitsEnd], as: UTF8.self)
        throw error(
            .ambiguous, "the full stop can join two compounds or be a decimal point",
            compounds
                + " for the compounds, or '\(replacing(start..<digitsEnd, with: decimal + "0"))' for the amount \(decimal)",
            at: dot)
    }

    /// Whether both are compounds while the whole with a decimal is none, or an element of the first comes again in the second.
    private func joins(_ first: [Item], _ second: [Item], from start: Int, to end: Int) -> Bool {
        guard Set(second.map(\.element)).count > 1 else { return false }
        if !Set(first.map(\.element)).isDisjoint(with: second.map(\.element)) { return true }
        guard UsualValence.isCompound(first), UsualValence.isCompound(second) else { return false }
        let whole = probe(String(decoding: bytes[start..<end], as: UTF8.self))
        return whole.map { UsualValence.isCompound($0, isStrict: true) } != true
    }

    /// The items of a piece of this text; nil when it is no formula.
    func probe(_ piece: String) -> [Item]? {
        guard var scanner = try? FormulaScanner(piece) else { return nil }
        scanner.isProbe = true
        return try? scanner.parseMixture()
    }

    /// The text as typed with one range of it replaced.
    func replacing(_ range: Range<Int>, with new: String) -> String {
        let scalars = Array(text.unicodeScalars)
        var result = String.UnicodeScalarView(scalars[..<range.lowerBound])
        result.append(contentsOf: new.unicodeScalars)
        result.append(contentsOf: scalars[range.upperBound...])
        return String(result)
    }

    /// Behind the digits of `2`, `0.5` or `1/2`.
    private func endOfDecimal(from start: Int) -> Int {
        let end = endOfDigits(from: start)
        guard byte(at: end) == UInt8(ascii: ".") || byte(at: end) == UInt8(ascii: "/"), Self.isDigit(byte(at: end + 1))
        else { return end }
        return endOfDigits(from: end + 1)
    }

    /// Where the link that goes on at `start` ends: before the next separator, the closing bracket or the end.
    private func endOfLink(from start: Int) -> Int {
        var index = endOfDecimal(from: start)
        var depth = 0
        while index < bytes.count {
            let byte = bytes[index]
            if Self.closing(of: byte) != nil { depth += 1 }
            if Self.isClosing(byte) { depth -= 1 }
            if depth < 0 || depth == 0 && "*+-.".utf8.contains(byte) { return index }
            index += 1
        }
        return index
    }
}
