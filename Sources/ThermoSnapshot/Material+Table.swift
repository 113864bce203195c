extension Material {
    /// Name and aliases.
    var names: [String] { [name] + aliases }

    /// The names that are not formulas themselves.
    var abbreviations: [String] { names.filter { $0 != formula } }

    /// Reads the table of ThermoData/materials.csv; lists inside a field are separated by `;`.
    static func all(in text: String) throws(SnapshotError) -> [Material] {
        let file = MaterialCatalogue.file
        let table = try EmbeddedTable(text, file: file)
        let name = try table.column("name")
        let formula = try table.column("formula")
        let role = try table.column("role")
        let family = try table.column("family")
        let ion = try table.column("ion")
        let aliases = try table.column("aliases")
        let sources = try table.column("sources")
        let note = try table.column("note")
        var materials: [Material] = []
        for record in table.records {
            guard let known = MaterialRole(rawValue: record[role]) else {
                throw .damaged(file, "'\(record[role])' is not a role")
            }
            materials.append(
                Material(
                    name: record[name], formula: record[formula], role: known, family: record[family],
                    ions: list(record[ion]), aliases: list(record[aliases]), sources: list(record[sources]),
                    note: record[note]))
        }
        return materials
    }

    private static func list(_ field: String) -> [String] { field.split(separator: ";").map(String.init) }
}
