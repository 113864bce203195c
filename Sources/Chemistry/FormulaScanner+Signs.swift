internal import ExactArithmetic

/// The part of a mixture before a sign.
struct MixturePart {
    /// Where it starts.
    let start: Int
    /// Whether a number stands before it.
    let hasCoefficient: Bool
}

extension FormulaScanner {
    /// Refuses a sign inside a word that is part of a charge, a sum or a difference, not the joint of a mixture. See decision 0003.
    ///
    /// `position` stands behind the sign and the blanks after it.
    func refuseSign(at sign: Int, after part: MixturePart) throws(FormulaError) {
        // What cannot go on a formula is diagnosed where it stands: La2NiO4+δ, Li3-xPS4.
        guard startsNumber || Self.isUppercase(current) || Self.closing(of: current) != nil else { return }
        let isPlus = bytes[sign] == UInt8(ascii: "+")
        if !isPlus, startsNumber, !part.hasCoefficient, readsAsDifference(before: sign) { throw inner(sign) }
        guard sign > 0, bytes[sign - 1] != UInt8(ascii: " "), byte(at: sign + 1) != UInt8(ascii: " ") else { return }
        let followsDigit = Self.isDigit(bytes[sign - 1])
        if part.hasCoefficient, !followsDigit || startsNumber { return }
        switch (isPlus, followsDigit, startsNumber) {
        case (true, true, _): throw inner(sign)
        case (true, false, true), (false, true, true):
            if !joinsCompounds(part.start, sign) { throw inner(sign) }
        default: return
        }
    }

    /// The error for an amount written out between brackets, `(3-0.2)`, and for a number alone there; nil for any other group.
    func writtenOutAmount(from opening: Int) -> FormulaError? {
        guard let closing = bytes[opening...].firstIndex(where: Self.isClosing), closing > opening + 1 else {
            return nil
        }
        let inside = bytes[(opening + 1)..<closing]
        guard inside.allSatisfy({ Self.isDigit($0) || "+-*/. ".utf8.contains($0) }),
            inside.contains(where: Self.isDigit)
        else { return nil }
        guard let spelling = evaluated, UsualValence.probes(spelling) else {
            return error(
                .missingElement, "an amount in brackets", "write the number itself behind the element", at: opening)
        }
        return error(.ambiguous, "an amount written out in brackets", "write '\(spelling)'", at: opening)
    }

    /// A sign between a digit and a letter, or between two numbers, without blanks.
    private func inner(_ sign: Int) -> FormulaError {
        let without = withoutCharges.flatMap { UsualValence.isCompound($0) ? $0 : nil }
        let sum = evaluated.flatMap { UsualValence.probes($0) ? $0 : nil }
        let mark = character(at: sign)
        let spaced = replacing(sign..<sign + 1, with: " \(mark) ")
        if let without, sum.map({ UsualValence.isCompound($0) }) != true {
            return error(
                .charge, "'\(mark)' inside a word is a charge, which is not part of a formula",
                "write '\(without)'; the parts of a mixture are joined with blanks, '\(spaced)'", at: sign)
        }
        if let sum, let without {
            return error(
                .ambiguous, "'\(mark)' inside a word can belong to a charge or to an amount",
                "write '\(without)' without the charge, or '\(sum)' for the amount; a mixture takes blanks, '\(spaced)'",
                at: sign)
        }
        if let sum {
            return error(
                .ambiguous, "'\(mark)' can join a mixture or belong to an amount or a charge",
                "write the amounts as numbers, '\(sum)'; a mixture takes blanks or a coefficient before every part, "
                    + "'\(spaced)'; charges are left out", at: sign)
        }
        return error(
            .charge, "'\(mark)' inside a word can be a charge, which is not part of a formula",
            "a mixture takes blanks, '\(spaced)'; charges are left out", at: sign)
    }

    /// Whether the texts on both sides of the sign are compounds of their own.
    private func joinsCompounds(_ start: Int, _ sign: Int) -> Bool {
        let end = bytes[(sign + 1)...].firstIndex { $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") } ?? bytes.count
        return [start..<sign, (sign + 1)..<end].allSatisfy { range in
            probe(String(decoding: bytes[range], as: UTF8.self)).map { UsualValence.isCompound($0) } == true
        }
    }

    /// True when all that stands before the hyphen is one element with a subscript, as in `Li7-0.25La3Zr2O12`.
    private func readsAsDifference(before hyphen: Int) -> Bool {
        guard hyphen > 0, Self.isDigit(bytes[hyphen - 1]) else { return false }
        let letters = bytes[..<hyphen].drop { $0 == UInt8(ascii: " ") }
        guard let first = letters.first, Self.isUppercase(first) else { return false }
        let digits = letters.dropFirst().drop(while: Self.isLowercase)
        return digits.allSatisfy { Self.isDigit($0) || $0 == UInt8(ascii: ".") }
    }

    /// `LiFe2+PO4` as `LiFePO4`, `Cu+2Cl2` as `CuCl2`: nil when there is no such charge.
    private var withoutCharges: String? {
        var kept: [UInt8] = []
        var index = 0
        while index < bytes.count {
            let end = endOfDigits(from: index)
            let isSign = byte(at: end) == UInt8(ascii: "+") || byte(at: end) == UInt8(ascii: "-")
            let followsSymbol = kept.last.map { Self.isUppercase($0) || Self.isLowercase($0) } ?? false
            if isSign, followsSymbol {
                // `2+` before the sign, or `+2` behind it.
                index = end > index ? end + 1 : endOfDigits(from: end + 1)
            } else {
                kept.append(bytes[index])
                index += 1
            }
        }
        return kept.count < bytes.count && !kept.contains(0) ? String(decoding: kept, as: UTF8.self) : nil
    }

    /// `Li1+0.3Al0.3Ti2-0.3(PO4)3` as `Li1.3Al0.3Ti1.7(PO4)3`, `Li(3-0.2)PS4` as `Li2.8PS4`; nil without a sum or with an amount
    /// below zero.
    private var evaluated: String? {
        guard !bytes.contains(0) else { return nil }
        var result: [UInt8] = []
        var index = 0
        var isChanged = false
        while index < bytes.count {
            let isSubscript = result.last.map { Self.isUppercase($0) || Self.isLowercase($0) || Self.isClosing($0) }
            if isSubscript == true, let sum = sum(from: index) {
                guard sum.value.signum >= 0 else { return nil }
                result += Array(AmountText.number(sum.value, significantDigits: Self.mostDigits).utf8)
                index = sum.end
                isChanged = true
            } else {
                result.append(bytes[index])
                index += 1
            }
        }
        return isChanged ? String(decoding: result, as: UTF8.self) : nil
    }

    /// `2-0.3` or `(3-0.2)` at `start`; nil for a number alone.
    private func sum(from start: Int) -> (value: Rational, end: Int)? {
        let isBracket = byte(at: start) == UInt8(ascii: "(")
        var index = isBracket ? start + 1 : start
        var total: Rational?
        var terms = 0
        var sign = Rational.one
        while true {
            let first = index
            while Self.isDigit(byte(at: index)) || byte(at: index) == UInt8(ascii: ".") { index += 1 }
            guard index > first, index - first <= Self.mostDigits,
                let number = Rational(decimal: String(decoding: bytes[first..<index], as: UTF8.self))
            else { return nil }
            total = (total ?? .zero) + sign * number
            terms += 1
            let mark = byte(at: index)
            guard mark == UInt8(ascii: "+") || mark == UInt8(ascii: "-"), Self.isDigit(byte(at: index + 1)) else {
                break
            }
            sign = mark == UInt8(ascii: "+") ? .one : Rational(-1)
            index += 1
        }
        if isBracket {
            guard byte(at: index) == UInt8(ascii: ")") else { return nil }
            index += 1
        }
        guard terms > 1 || isBracket, let total else { return nil }
        return (total, index)
    }
}

extension UsualValence {
    /// Whether a spelling that is going to be offered is a formula at all.
    static func probes(_ text: String) -> Bool { (try? FormulaScanner(text))?.probe(text) != nil }
}
