internal import Analyses
internal import Chemistry
internal import ExactArithmetic
package import Presentation
package import ThermoSnapshot

/// Says beside every typed formula which composition was read: in a column of CSV and JSON, and below tables where the text is more than
/// elements, numbers and brackets.
package struct Readings {
    /// Names of materials.
    package let catalogue: MaterialCatalogue

    /// Puts the parts together.
    package init(
        catalogue: MaterialCatalogue
    ) {
        self.catalogue = catalogue
    }

    /// Columns that echo a text as typed, and the names of the columns that say how it was read.
    package static let columns = [
        ("formula", "read_as"), ("reactant1", "reactant1_read_as"), ("reactant2", "reactant2_read_as"),
        ("row", "row_read_as"), ("column", "column_read_as"), ("part", "read_as"),
    ]

    /// What stands between the two materials of a contact.
    package static let contact = " | "

    /// Readings named below a table; more are counted.
    private static let named = 8

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

    /// The line on texts that have no column of their own: partners of a screening, rows and columns of a matrix.
    /// - Parameter names: whether names of materials are told too.
    package func line(on texts: [String], names: Bool = true) -> String? {
        let texts = names ? texts : texts.filter { (try? FormulaParser.reading(of: $0)) != nil }
        var known: [String: Composition?] = [:]
        var order: [String] = []
        for text in texts where known[text] == nil {
            known[text] = .some((try? catalogue.resolve(text))?.composition)
            order.append(text)
        }
        return footnotes(order.filter { isWorthSaying($0, known[$0] ?? nil) }, known).first
    }

    /// Names, mixtures, adducts: everything but elements, numbers, brackets and the water of hydrates.
    private func isWorthSaying(_ text: String, _ composition: Composition?) -> Bool {
        guard let typed = try? FormulaParser.reading(of: text) else { return true }
        return !typed.isPlain || typed.formula.composition != composition
    }

    private func footnotes(_ texts: [String], _ known: [String: Composition?]) -> [String] {
        let told = texts.compactMap { text -> String? in
            guard case .some(.some(let composition)) = known[text] else { return nil }
            let (exact, reduced) = (composition.formula, composition.reducedFormula)
            return "\(text): \(exact)" + (exact == reduced ? "" : " (\(reduced))")
        }
        guard !told.isEmpty else { return [] }
        let more = told.count > Self.named ? "; and \(told.count - Self.named) more (column read_as)" : ""
        return ["Read as: " + told.prefix(Self.named).joined(separator: "; ") + more + "."]
    }
}
