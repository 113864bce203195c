package import Analyses
internal import Chemistry
internal import ExactArithmetic
internal import ThermoSnapshot
package import Presentation

/// Says beside every typed formula which composition was read: in a column of CSV and JSON, and below tables.
extension Readings {
    /// Columns that echo a text as typed, and the names of the columns that say how it was read.
    package static let columns = [
        ("formula", "read_as"), ("reactant1", "reactant1_read_as"), ("reactant2", "reactant2_read_as"),
        ("row", "row_read_as"), ("column", "column_read_as"), ("part", "read_as"),
    ]

    /// What stands between the two materials of a contact.
    package static let contact = " | "

    /// The table with the columns of the readings at its end; tables that are matrices stay as they are.
    /// - Complexity: one reading per different text.
    package func added(to table: Table) -> Table {
        let pairs = Self.columns.compactMap { typed, reading in
            table.columns.firstIndex { $0.name == typed }.map { (index: $0, name: reading) }
        }
        guard !pairs.isEmpty, table.columns.contains(where: { $0.name == "flags" }) else { return table }
        var known: [String: Composition?] = [:]
        var formulas: [String: String?] = [:]
        var order: [String] = []
        func formula(_ text: String) -> String? {
            if let formula = formulas[text] { return formula }
            let composition = (try? catalogue.resolve(text))?.composition
            known[text] = .some(composition)
            order.append(text)
            let formula = composition?.formula
            formulas[text] = .some(formula)
            return formula
        }
        var result = table.appending(
            columns: pairs.map { Column($0.name, tableVisibility: .exportOnly) },
            cells: { cells in
                pairs.map { pair in
                    guard case .text(let text) = cells[pair.index] else { return .empty }
                    if let read = formulas[text] { return read.map(Cell.text) ?? .empty }
                    let read = text.split(separator: Self.contact).map { formula(String($0)) }
                    return read.contains(nil) ? .empty : .text(read.compactMap { $0 }.joined(separator: Self.contact))
                }
            })
        result.footnotes += footnotes(order.filter { isWorthSaying($0, known[$0] ?? nil) }, known)
        return result
    }
}
