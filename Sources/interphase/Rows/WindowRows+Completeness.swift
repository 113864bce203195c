internal import Presentation

extension WindowRows {
    /// The line below a table that says which phases the database lacks for its rows, and what that means.
    static func completenessNotes(_ rows: [[Cell]]) -> [String] {
        guard let column = columns.firstIndex(where: { $0.name == "missing_phases" }) else { return [] }
        var missing = Set<String>()
        for row in rows where row.indices.contains(column) {
            if case .list(let formulas) = row[column] { missing.formUnion(formulas) }
        }
        guard !missing.isEmpty else { return [] }
        let named = missing.sorted().prefix(mostNamed).joined(separator: ", ")
        let rest = missing.count > mostNamed ? " and \(missing.count - mostNamed) more" : ""
        return [
            "Not in the database: \(named)\(rest). Windows of their systems are no answer (flag missing-phase); add them with --entry."
        ]
    }

    private static let mostNamed = 8
}
