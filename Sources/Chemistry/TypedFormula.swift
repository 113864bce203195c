internal import ExactArithmetic

/// Doubts about formulas that people type, beyond what the grammar refuses; files of data are read without them.
public enum TypedFormula {
    /// The composition of `text`, unless it looks like a slip that reads as another substance.
    ///
    /// - Throws: the errors of `FormulaParser`, and `leadingZero` for a zero that stands for the letter O (`Fe203`), `abbreviation` for
    ///   polymers and solvents by their usual abbreviation (`PVDF`, also those that read as elements, `PC`).
    public static func parse(_ text: String) throws(FormulaError) -> Formula {
        let trimmed = String(text.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
        if let known = Abbreviation.all.first(where: { $0.name == trimmed }) {
            throw FormulaError(
                .abbreviation, formula: text, message: "'\(known.name)' abbreviates \(known.meaning), \(known.formula)",
                remedy: "write '\(known.formula)'")
        }
        let formula = try FormulaParser.parse(text)
        if let spelling = spellingWithOxygen(text, formula.composition) {
            throw FormulaError(
                .leadingZero, formula: text, message: "a zero stands where the letter O makes a compound",
                remedy: "write '\(spelling)'")
        }
        return formula
    }

    /// Other readings of a text of capital letters, such as SiO2 for `SIO2`; none for texts with small letters or blanks, which are
    /// taken as typed. The reading as typed is not among them.
    public static func recased(_ formula: Formula) -> [Formula] {
        let text = formula.text
        guard text.utf8.count <= longestText, text.allSatisfy({ $0.isASCII && !$0.isWhitespace && !$0.isLowercase })
        else { return [] }
        return FormulaSpelling.readings(Array(text.utf8), limit: mostReadings).compactMap { spelling in
            guard spelling != text, let other = try? FormulaParser.parse(spelling),
                other.composition != formula.composition
            else { return nil }
            return other
        }
    }

    private static let longestText = 40
    private static let mostReadings = 64

    /// `Fe2O3` for `Fe203`: the text with zeros inside numbers (of an element alone also at the end) as letters O, where that makes a compound and the text as
    /// typed is none.
    private static func spellingWithOxygen(_ text: String, _ typed: Composition) -> String? {
        guard text.contains("0"), typed[.oxygen].isZero, !UsualValence.isCompound(typed.amounts) else { return nil }
        let characters = Array(text)
        var spelling = ""
        for (index, character) in characters.enumerated() {
            let number = characters[..<index].reversed().prefix { $0.isNumber || $0 == "." }
            let isInside = index + 1 < characters.count && characters[index + 1].isNumber
            let isMeant =
                character == "0" && !number.isEmpty && !number.contains(".") && number.last != "0"
                && (isInside || typed.isElemental) && !(number.count == 1 && number.first == "1")
            spelling.append(isMeant ? "O" : character)
        }
        guard spelling != text, let meant = try? FormulaParser.parse(spelling).composition.amounts,
            UsualValence.isCompound(meant, isStrict: true)
        else { return nil }
        return spelling
    }
}

/// The usual abbreviation of a polymer or a solvent, with the formula of its molecule or repeat unit.
private struct Abbreviation {
    let name: String
    let meaning: String
    let formula: String

    private init(_ name: String, _ meaning: String, _ formula: String) {
        self.name = name
        self.meaning = meaning
        self.formula = formula
    }

    static let all: [Abbreviation] = [
        .init("PEO", "poly(ethylene oxide)", "C2H4O"), .init("PEG", "poly(ethylene glycol)", "C2H4O"),
        .init("PVDF", "poly(vinylidene fluoride)", "C2H2F2"), .init("PTFE", "poly(tetrafluoroethylene)", "C2F4"),
        .init("PAN", "poly(acrylonitrile)", "C3H3N"), .init("PMMA", "poly(methyl methacrylate)", "C5H8O2"),
        .init("PP", "polypropylene", "C3H6"), .init("PE", "polyethylene", "C2H4"),
        .init("PPC", "poly(propylene carbonate)", "C4H6O3"), .init("PVC", "poly(vinyl chloride)", "C2H3Cl"),
        .init("EC", "ethylene carbonate", "C3H4O3"), .init("PC", "propylene carbonate", "C4H6O3"),
        .init("DMC", "dimethyl carbonate", "C3H6O3"), .init("EMC", "ethyl methyl carbonate", "C4H8O3"),
        .init("DEC", "diethyl carbonate", "C5H10O3"), .init("FEC", "fluoroethylene carbonate", "C3H3FO3"),
        .init("DME", "1,2-dimethoxyethane", "C4H10O2"),
        .init("DOL", "1,3-dioxolane", "C3H6O2"), .init("THF", "tetrahydrofuran", "C4H8O"),
    ]
}
