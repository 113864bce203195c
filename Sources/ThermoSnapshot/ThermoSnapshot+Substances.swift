internal import Chemistry
public import ThermoEntries

extension ThermoSnapshot {
    /// DOI of the set of measured band gaps.
    public static let measuredGapsDOI = "10.1021/acs.jpclett.8b00124"

    /// Gases, liquids and measured band gaps, for entries of any database (`EntrySet.knowing`).
    ///
    /// Embedded tables that cannot be read know nothing; `substances()` says what is wrong with them.
    public static var substanceFacts: SubstanceFacts { SubstanceFacts { (try? known.get()) ?? SubstanceFacts.Table() } }

    /// The facts as a table.
    ///
    /// - Throws: `SnapshotError` of kind `damaged`.
    public static func substances() throws(SnapshotError) -> SubstanceFacts.Table { try known.get() }

    private static let known = Result { () throws(SnapshotError) in
        try substances(
            fluids: EmbeddedFile.fluids.text, measured: EmbeddedFile.measuredGaps.text,
            checked: EmbeddedFile.checkedGaps.text)
    }

    /// Reads the three tables; gaps of `checked` replace those of `measured`.
    static func substances(
        fluids: String, measured: String, checked: String
    ) throws(SnapshotError) -> SubstanceFacts.Table {
        var facts = SubstanceFacts.Table()
        let states = try EmbeddedTable(fluids, file: "fluids.csv")
        let (formula, state) = (try states.column("formula"), try states.column("state"))
        for record in states.records {
            guard let fluid = SubstanceFacts.Fluid(rawValue: record[state]) else {
                throw .damaged("fluids.csv", "'\(record[state])' is neither gas nor liquid")
            }
            facts[try composition(record[formula], "fluids.csv")].fluid = fluid
        }
        for (text, file, isChecked) in [(measured, "measured-gaps.csv", false), (checked, "checked-gaps.csv", true)] {
            try read(text, file, isChecked: isChecked, into: &facts)
        }
        return facts
    }

    private static func read(
        _ text: String, _ file: String, isChecked: Bool, into facts: inout SubstanceFacts.Table
    ) throws(SnapshotError) {
        let table = try EmbeddedTable(text, file: file)
        let formula = try table.column("formula")
        let ends = (try table.column("lowest_eV"), try table.column("highest_eV"))
        let source = isChecked ? try table.column("source") : nil
        for record in table.records {
            guard let low = Double(record[ends.0]), let high = Double(record[ends.1]), low > 0, high >= low else {
                throw .damaged(file, "the gap of '\(record[formula])' is no rising range above 0")
            }
            let gap = SubstanceFacts.Gap(
                BandGapRange(lowest: low, highest: high), isChecked: isChecked,
                source: source.map { record[$0] } ?? measuredGapsDOI)
            facts.change(try composition(record[formula], file)) { $0.gap = gap }
        }
    }

    private static func composition(_ text: String, _ file: String) throws(SnapshotError) -> Composition {
        guard let composition = FormulaParser.plain(text) ?? (try? FormulaParser.parse(text))?.composition else {
            throw .damaged(file, "'\(text)' is not a formula")
        }
        return composition
    }
}
