public import Chemistry
internal import ThermoEntries

/// A phase of mp-2019 whose place on the hull no one should build on, found by a rule of `Scripts/build-thermodata`.
public struct ImplausiblePhase: Sendable, Hashable {
    /// Flag that results with such a phase carry.
    public static let note = "implausible"

    /// What is implausible; the rules are stated in ThermoData/README.md.
    public enum Rule: String, Sendable, Hashable, CaseIterable {
        /// One element makes up more than 95 % of the atoms.
        case dilute
        /// The cations in their highest states cannot balance the anions, and OQMD does not bear it out.
        case excessAnion = "excess-anion"
        /// A halide of a p-block element in no usual state, and OQMD does not bear it out.
        case subhalide
        /// A compound of a rare earth lies far deeper than the same compound of every other rare earth.
        case neighbours
    }

    /// The compound.
    public let composition: Composition
    /// The rule that found it.
    public let rule: Rule
    /// Energy against the hull without the phase in eV/atom; nil where the rule needs none.
    public let marginPerAtom: Double?
    /// Energy of the same reaction with the energies of OQMD in eV/atom; nil where that set lacks a phase of it.
    public let oqmdMarginPerAtom: Double?
    /// Why, in one clause.
    public let reason: String

    static let file = "implausible.csv"

    static func all(in text: String) throws(SnapshotError) -> [ImplausiblePhase] {
        let table = try EmbeddedTable(text, file: file)
        let (formula, rule) = (try table.column("formula"), try table.column("rule"))
        let margin = try table.column("margin_eV_per_atom")
        let oqmd = try table.column("oqmd_margin_eV_per_atom")
        let reason = try table.column("reason")
        var all: [ImplausiblePhase] = []
        for record in table.records {
            let text = record[formula]
            guard let composition = FormulaParser.plain(text) ?? (try? FormulaParser.parse(text))?.composition,
                let rule = Rule(rawValue: record[rule])
            else {
                throw .damaged(file, "'\(record[formula])' with rule '\(record[rule])' is not a phase and a rule")
            }
            all.append(
                ImplausiblePhase(
                    composition: composition, rule: rule, marginPerAtom: Double(record[margin]),
                    oqmdMarginPerAtom: Double(record[oqmd]), reason: record[reason]))
        }
        return all
    }
}
