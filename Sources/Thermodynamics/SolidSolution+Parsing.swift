public import Chemistry
internal import ExactArithmetic

extension SolidSolution {
    /// Reads `LiNiO2:0.8,LiCoO2:0.1,LiMnO2:0.1`; shares are decimals or fractions (`1/3`).
    ///
    /// `resolve` turns the text of an end member into a formula, for example by looking up names of materials.
    /// - Throws: `invalidSolidSolution` and the errors of the other initialiser.
    public static func members(
        parsing text: String, resolve: (String) throws -> Formula = { try FormulaParser.parse($0) }
    ) throws(ThermodynamicsError) -> [Member] {
        var members: [Member] = []
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            let pair = part.split(separator: ":", omittingEmptySubsequences: false).map(trimmed)
            guard pair.count == 2, let share = Rational(decimalOrFraction: pair[1]) else {
                throw refused(
                    text, "'\(trimmed(part))' is not an end member with its share",
                    hasDecimalComma(text)
                        ? "write decimals with a point, '\(pointed(text))'" : "write them as LiNiO2:0.8,LiCoO2:0.2")
            }
            do {
                members.append(Member(try resolve(pair[0]), share: share))
            } catch {
                throw refused(text, "end member '\(pair[0])': \(error)", "write each end member as a formula")
            }
        }
        return members
    }

    /// Whether a comma stands between digits, which separates no end members.
    private static func hasDecimalComma(_ text: String) -> Bool { pointed(text) != text }

    /// The text with points for the commas between digits.
    private static func pointed(_ text: String) -> String {
        let characters = Array(text)
        return String(
            characters.indices.map { index in
                let isInside = index > 0 && index + 1 < characters.count && characters[index] == ","
                let isDecimal = isInside && characters[index - 1].isNumber && characters[index + 1].isNumber
                return isDecimal ? "." : characters[index]
            })
    }

    private static func trimmed(_ text: Substring) -> String {
        String(text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }

    /// Refuses what cannot be mixed by these shares.
    static func check(_ members: [Member]) throws(ThermodynamicsError) {
        let text = members.map { "\($0.formula.text):\(AmountText.number($0.share))" }.joined(separator: ",")
        guard members.count >= 2 else {
            throw refused(text, "fewer than two end members", "name at least two, or use the compound itself")
        }
        for (k, member) in members.enumerated() {
            guard member.share.signum > 0 else {
                throw refused(
                    text, "the share of \(member.formula.text) is \(AmountText.number(member.share))",
                    "give positive shares, or leave the end member out")
            }
            let reduced = member.formula.composition.reduced.composition
            if members[..<k].contains(where: { $0.formula.composition.reduced.composition == reduced }) {
                throw refused(text, "the end member \(member.formula.text) is given twice", "add up its shares")
            }
        }
        let sum = members.reduce(Rational.zero) { $0 + $1.share }
        guard sum == .one else {
            throw refused(
                text, "the shares sum to \(AmountText.number(sum))",
                "make them sum to exactly 1; fractions such as 1/3 are allowed")
        }
    }

    /// Atoms per formula unit of the elements that not every member holds; equal in all members.
    static func exchangedAtoms(_ members: [Member]) throws(ThermodynamicsError) -> Double {
        let common = Set(members[0].formula.composition.elements).filter { element in
            members.allSatisfy { $0.formula.composition.elements.contains(element) }
        }
        let counts = members.map { member in
            member.formula.composition.amounts.reduce(Rational.zero) {
                common.contains($1.element) ? $0 : $0 + $1.amount
            }
        }
        if counts.allSatisfy({ $0 == counts[0] && !$0.isZero }) { return counts[0].doubleValue }
        let list = zip(members, counts).map { "\($0.formula.text) \(AmountText.number($1))" }.joined(separator: ", ")
        throw refused(
            members.map(\.formula.text).joined(separator: ", "),
            "the end members exchange different numbers of atoms per formula unit (\(list))",
            "write the formula units so that the exchanged atoms match, such as LiNiO2 with LiCoO2")
    }

    private static func refused(_ text: String, _ message: String, _ remedy: String) -> ThermodynamicsError {
        ThermodynamicsError(
            .invalidSolidSolution, subject: "solid solution '\(text)'", message: message, remedy: remedy)
    }
}
