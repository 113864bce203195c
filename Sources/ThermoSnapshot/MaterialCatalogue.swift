internal import TextFormats
public import Chemistry
internal import ThermoEntries

/// Well-known materials by name: turns what users type (`NCM811`, `LGPS`) into formulas.
public struct MaterialCatalogue: Sendable {
    /// All materials in file order; a material with several roles occurs once per role.
    public let materials: [Material]
    private let exact: [String: Int]
    private let folded: [String: Int]
    /// The ion through which rounded formulas are made neutral; nil keeps them as typed.
    public private(set) var balancingIon: Element?

    static let file = "materials.csv"

    /// Reads the table of ThermoData/materials.csv.
    init(_ text: String) throws(SnapshotError) {
        materials = try Material.all(in: text)
        var exact: [String: Int] = [:]
        var folded: [String: Int] = [:]
        for (index, material) in materials.enumerated() {
            for name in material.names {
                if exact[name] == nil { exact[name] = index }
                if folded[name.lowercased()] == nil { folded[name.lowercased()] = index }
            }
        }
        self.exact = exact
        self.folded = folded
    }

    /// The material with this name or alias; an exact match goes before one that differs in case.
    public func lookup(_ name: String) -> Material? {
        (exact[name] ?? folded[name.lowercased()]).map { materials[$0] }
    }

    /// The formula that `text` stands for, with the text kept as typed.
    ///
    /// Order: a name or alias as written; a formula; a name that differs in case. So `LIC` is Li3InCl6 while `LiC` stays lithium
    /// and carbon, and `lgps` is understood because no formula begins with a small letter.
    ///
    /// A text in capital letters such as `SIO2` is refused when its composition as typed is no phase of the embedded data and another
    /// reading is one; with blanks, `S I O2`, it is taken as typed.
    ///
    /// - Throws: `SnapshotError` of kind `unknownMaterial` with the parser's complaint, and the nearest name if one is near.
    public func resolve(_ text: String) throws(SnapshotError) -> Formula {
        let formula = try resolveAsTyped(text)
        let mended = balanced(formula)
        return mended == formula || isMixture(text) ? formula : mended
    }

    /// The charge of what `text` stands for; nil for texts that mean nothing and for mixtures (`Li + 3 PS4`), which are no compounds.
    public func chargeBalance(of text: String) -> ChargeBalance? {
        guard let formula = try? resolveAsTyped(text), !isMixture(text) else { return nil }
        return ChargeBalance(formula.composition)
    }

    private func isMixture(_ text: String) -> Bool {
        exact[text] == nil && (try? FormulaParser.reading(of: text))?.isPlain == false
    }

    /// The same catalogue, whose `resolve` makes formulas that print has rounded neutral through `ion` (`ChargeBalance`).
    public func balancing(through ion: Element) -> MaterialCatalogue {
        var catalogue = self
        catalogue.balancingIon = ion
        return catalogue
    }

    /// The formula with its text as typed and so much more or less of `balancingIon` that it is neutral; itself where nothing is to mend.
    public func balanced(_ formula: Formula) -> Formula {
        guard let ion = balancingIon, let change = ChargeBalance(formula.composition).rounding(through: ion) else {
            return formula
        }
        return Formula(text: formula.text, composition: formula.composition.adding(change, of: ion))
    }

    /// `resolve` without any balancing.
    public func resolveAsTyped(_ text: String) throws(SnapshotError) -> Formula {
        if let index = exact[text] { return try formula(of: materials[index], typed: text) }
        let formula: Formula
        do {
            formula = try TypedFormula.parse(text)
        } catch {
            if let index = folded[text.lowercased()] { return try self.formula(of: materials[index], typed: text) }
            throw unknown(text, error)
        }
        if let other = Self.likelierReading(of: formula) { throw ambiguous(formula, other) }
        return formula
    }

    /// The abbreviation (`NCM811`, not `Li3PO4`) nearest to `name` by edit distance, ignoring case; nil when none is near.
    ///
    /// Near means: at most one change for four letters or less, two for longer names. Ties go to the same length, then to the longer
    /// common beginning, then to alphabetical order.
    ///
    /// - Complexity: O(names x length²), about 0.1 ms.
    public func suggest(_ name: String) -> String? {
        let wanted = Array(name.lowercased().unicodeScalars)
        guard !wanted.isEmpty, wanted.count <= SuggestionLimits.longestName else { return nil }
        let limit = wanted.count <= SuggestionLimits.shortName ? 1 : 2
        var best: (distance: Int, excess: Int, different: Int, name: String)?
        for candidate in materials.lazy.flatMap(\.abbreviations) {
            let letters = Array(candidate.lowercased().unicodeScalars)
            let distance = editDistance(wanted, letters)
            guard distance <= limit, distance < wanted.count else { continue }
            let common = zip(wanted, letters).prefix { $0 == $1 }.count
            let rank = (distance, abs(letters.count - wanted.count), -common, candidate)
            if let best, rank >= best { continue }
            best = rank
        }
        return best?.name
    }

    private func formula(of material: Material, typed text: String) throws(SnapshotError) -> Formula {
        guard let parsed = try? FormulaParser.parse(material.formula) else {
            throw .damaged(Self.file, "'\(material.formula)' is not a formula")
        }
        return Formula(text: text, composition: parsed.composition)
    }

    /// The reading with other capitals that is a phase of the embedded data, when the reading as typed is none.
    private static func likelierReading(of formula: Formula) -> Formula? {
        let others = TypedFormula.recased(formula)
        guard !others.isEmpty, let entries = try? ThermoSnapshot.mp2019() else { return nil }
        let isKnown = { (formula: Formula) in !entries.rows(of: formula.composition.reduced.composition).isEmpty }
        guard isKnown(formula) else { return others.first(where: isKnown) }
        // SB2S3 is a phase, BS2, only by an element that stands there twice.
        return repeats(formula) ? others.first { isKnown($0) && !repeats($0) } : nil
    }

    /// Whether an element stands in the text twice.
    private static func repeats(_ formula: Formula) -> Bool {
        formula.text.count(where: \.isUppercase) > formula.composition.elements.count
    }

    private func ambiguous(_ formula: Formula, _ other: Formula) -> SnapshotError {
        let elements = formula.composition.elements.map(\.symbol).joined(separator: ", ")
        return SnapshotError(
            kind: .unknownMaterial, subject: "formula '\(formula.text)'",
            message: "in capital letters this is a composition of \(elements)",
            remedy: "write '\(other.text)', or with blanks '\(Self.spaced(formula.text))' for those elements")
    }

    /// `S I O2` for `SIO2`.
    private static func spaced(_ text: String) -> String {
        text.reduce(into: "") { $0 += $1.isUppercase && !$0.isEmpty && $0.last != "(" ? " \($1)" : "\($1)" }
    }

    /// What ids of entries begin with at the providers of databases.
    private static let idPrefixes = ["mp-", "mvc-", "oqmd-", "agm", "jvasp-", "aflow:", "cod-", "icsd-"]

    /// Whether a text is the id of an entry, as `mp-676109`: a prefix and a number, for Alexandria letters and digits.
    private static func isDatabaseID(_ text: String) -> Bool {
        let folded = text.lowercased()
        return idPrefixes.contains { prefix in
            folded.hasPrefix(prefix) && folded.count > prefix.count
                && folded.dropFirst(prefix.count).contains(where: \.isNumber)
        }
    }

    private func unknown(_ text: String, _ error: FormulaError) -> SnapshotError {
        if Self.isDatabaseID(text) {
            return SnapshotError(
                kind: .unknownMaterial, subject: "'\(text)'",
                message:
                    "is the id of an entry in a database; the embedded data have no such ids, and questions name compositions",
                remedy:
                    "write the formula of the entry, for instance Li3PS4; an entry of your own is added from a file of entries"
            )
        }
        let place = error.column.map { "column \($0): " } ?? ""
        // Letters that are symbols in another case are a formula, not a name.
        let isName = (error.kind == .unknownElement || error.kind == .dummySpecies) && !error.offersSpelling
        let remedy = isName ? suggest(text).map { "did you mean \($0)?" } : nil
        return SnapshotError(
            kind: .unknownMaterial, subject: "formula '\(text)'", message: place + error.message,
            remedy: remedy ?? error.remedy)
    }
}

/// When a name is near enough to be offered.
private enum SuggestionLimits {
    /// Names up to this length may differ in one letter only.
    static let shortName = 4
    /// Longer texts are not names.
    static let longestName = 40
}
