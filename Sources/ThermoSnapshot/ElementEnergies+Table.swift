internal import Chemistry
internal import ThermoEntries

extension ElementEnergies {
    private static let file = "elements.csv"

    /// Reads the table of ThermoData/elements.csv.
    init(embedded text: String) throws(SnapshotError) {
        let table = try EmbeddedTable(text, file: Self.file)
        let symbol = try table.column("element")
        let (energy, identifier) = (try table.column("raw_eV_per_atom"), try table.column("mp_id"))
        var values: [Element: Value] = [:]
        for record in table.records {
            guard let element = Element(symbol: record[symbol]), let energy = Double(record[energy]), energy.isFinite,
                values[element] == nil
            else { throw .damaged(Self.file, "'\(record.joined(separator: ","))' is no energy of an element") }
            values[element] = Value(id: record[identifier], energyPerAtom: energy)
        }
        self.init(values)
    }
}
