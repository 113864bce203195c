internal import ExactArithmetic

extension FormulaScanner {
    /// Reads `12`, `0.8`, `7/6` or nothing.
    /// - Parameter isSubscript: true behind an element or a group, where the dot may belong to a hydrate.
    mutating func takeNumber(isSubscript: Bool) throws(FormulaError) -> Rational? {
        guard startsNumber, !(isSubscript && startsHydrate(dotAt: position)) else { return nil }
        let start = position
        let upper = try takeDecimal(isSubscript: isSubscript)
        guard current == UInt8(ascii: "/") else { return try checked(upper, from: start) }
        position += 1
        guard startsNumber else {
            throw error(
                .unexpectedCharacter, "a number is missing behind '/'", "write a fraction as 7/6", at: position - 1)
        }
        let lowerStart = position
        let lower = try takeDecimal(isSubscript: isSubscript)
        guard !lower.isZero else {
            throw error(.divisionByZero, "division by zero", "give the fraction another denominator", at: lowerStart)
        }
        return try checked(upper / lower, from: start)
    }

    private mutating func takeDecimal(isSubscript: Bool) throws(FormulaError) -> Rational {
        let start = position
        position = endOfDigits(from: start)
        let isWhole = position > start && bytes[start..<position].contains { $0 != UInt8(ascii: "0") }
        try refuseLeadingZero(from: start)
        let pointAllowed = !(isSubscript && isWhole && startsHydrate(dotAt: position))
        if current == UInt8(ascii: "."), Self.isDigit(byte(at: position + 1)), pointAllowed {
            if isSubscript, isWhole || position == start { try refuseAdduct(dotAt: position, numberFrom: start) }
            position = endOfDigits(from: position + 1)
        }
        let digits = bytes[start..<position]
        guard digits.count <= Self.mostDigits + 1,
            let value = Rational(decimal: String(decoding: digits, as: UTF8.self))
        else {
            throw error(
                .absurdNumber, "a number of \(digits.count) characters",
                "write at most \(Self.mostDigits) digits", at: start)
        }
        return value
    }

    private func checked(_ value: Rational, from start: Int) throws(FormulaError) -> Rational {
        guard value <= Self.largestAmount else {
            throw error(
                .absurdNumber, "a number beyond 10^9", "divide all amounts by a common factor", at: start)
        }
        return value
    }

    /// Refuses `04` and `007`, which nobody writes: a decimal point is missing, or a zero stands for the letter O.
    private func refuseLeadingZero(from start: Int) throws(FormulaError) {
        guard position > start + 1, bytes[start] == UInt8(ascii: "0") else { return }
        let meant = isProbe ? [] : zeroSpellings
        let named = meant.filter { UsualValence.isCompound($0) }
        let spellings = (named.isEmpty ? meant : named).map { "'\($0)'" }.joined(separator: " or ")
        throw error(
            .leadingZero, "a number with a leading zero",
            spellings.isEmpty ? "write the decimal point, or the letter O" : "write \(spellings)", at: start)
    }

    /// This text with a decimal point behind every leading zero, and with the letter O in its place.
    private var zeroSpellings: [String] {
        guard !bytes.contains(0) else { return [] }
        return [Array("0.".utf8), Array("O".utf8)].map { replacement in
            var result: [UInt8] = []
            for (index, byte) in bytes.enumerated() {
                let isInNumber = result.last.map { Self.isDigit($0) || $0 == UInt8(ascii: ".") } ?? false
                let isLeading = byte == UInt8(ascii: "0") && !isInNumber && Self.isDigit(self.byte(at: index + 1))
                if isLeading { result += replacement } else { result.append(byte) }
            }
            return String(decoding: result, as: UTF8.self)
        }.filter { UsualValence.probes($0) }
    }

    func endOfDigits(from start: Int) -> Int {
        var end = start
        while Self.isDigit(byte(at: end)) { end += 1 }
        return end
    }

    /// True when the dot at `index` is followed by `<number>H2O` or `<number>(H2O)` and then by the end of the part.
    func startsHydrate(dotAt index: Int) -> Bool {
        guard byte(at: index) == UInt8(ascii: ".") else { return false }
        var end = endOfDigits(from: index + 1)
        guard end > index + 1 else { return false }
        for mark in [UInt8(ascii: "."), UInt8(ascii: "/")] where byte(at: end) == mark {
            guard Self.isDigit(byte(at: end + 1)) else { return false }
            end = endOfDigits(from: end + 1)
        }
        let closing = Self.closing(of: byte(at: end))
        if closing != nil { end += 1 }
        guard bytes.dropFirst(end).starts(with: "H2O".utf8) else { return false }
        end += 3
        if let closing {
            guard byte(at: end) == closing else { return false }
            end += 1
        }
        return endsPart(at: end)
    }

    private func endsPart(at index: Int) -> Bool {
        guard index < bytes.count else { return true }
        return Self.isClosing(bytes[index]) || " +-*.".utf8.contains(bytes[index])
    }
}
