internal import Chemistry
internal import Presentation
internal import ThermoSnapshot

/// How the texts of a table were read: columns `read_as` behind all others, and a line below tables for what is no plain formula.
struct Readings {
    /// Columns that echo what was typed, with the column that says how it was read.
    private static let echoes: [(echo: [String], read: [String])] = [
        (["reactant1", "reactant2"], ["read_as_1", "read_as_2"]), (["row", "column"], ["read_as_1", "read_as_2"]),
        (["part"], ["read_as"]), (["formula"], ["read_as"]),
    ]

    /// Reports whose formulas are those of the data.
    private static let withoutTypedFormulas: Set<String> = [
        "data-list", "screen", "screen-rejected", "census", "screen-also",
    ]

    /// Readings named below a table at most.
    private static let mostNamed = 8

    private let catalogue: MaterialCatalogue
    private var known: [String: String?] = [:]
    private var remarkable: [(text: String, formula: String)] = []

    init(_ catalogue: MaterialCatalogue) { self.catalogue = catalogue }

    /// `table` with its readings.
    /// - Parameters:
    ///   - command: the name of the report.
    ///   - areTyped: false where the formulas are those of the data and read as themselves.
    static func added(
        to table: Table, of command: String, areTyped: Bool, catalogue: MaterialCatalogue
    ) -> Table {
        let names = Set(table.columns.map(\.name))
        guard !withoutTypedFormulas.contains(command), names.isDisjoint(with: ["read_as", "read_as_1"]),
            let pair = echoes.first(where: { names.isSuperset(of: $0.echo) })
        else { return table }
        let places = pair.echo.compactMap { name in table.columns.firstIndex { $0.name == name } }
        var readings = Readings(catalogue)
        var result = table.appending(pair.read.map { Column($0, tableVisibility: .exportOnly) }) { row in
            places.map { place in
                guard case .text(let text) = row.cells[place] else { return .empty }
                return areTyped ? .optional(readings.reading(of: text)) : .text(text)
            }
        }
        if let line = readings.line { result.footnotes.append(line) }
        return result
    }

    /// The remarks on texts that are no plain formula: `LGPS as Li10GeP2S12`; nil when all are plain.
    static func line(on texts: [String], catalogue: MaterialCatalogue) -> String? {
        var readings = Readings(catalogue)
        for text in texts { _ = readings.reading(of: text) }
        return readings.line
    }

    /// The formula that a text, or each text of a contact `A | B`, was read as; nil for one that cannot be read.
    private mutating func reading(of text: String) -> String? {
        if let formula = known[text] { return formula }
        let parts = text.split(separator: " | ").map { single(String($0)) }
        let formula = parts.contains(nil) ? nil : parts.compactMap { $0 }.joined(separator: " | ")
        known[text] = .some(formula)
        return formula
    }

    private mutating func single(_ text: String) -> String? {
        guard let composition = try? catalogue.resolve(text).composition else { return nil }
        let formula = composition.formula
        let typed = try? FormulaParser.reading(of: text)
        let isPlain = typed.map { $0.isPlain && $0.formula.composition == composition } ?? false
        if !isPlain, !remarkable.contains(where: { $0.text == text }) { remarkable.append((text, formula)) }
        return formula
    }

    private var line: String? {
        guard !remarkable.isEmpty else { return nil }
        let named = remarkable.prefix(Self.mostNamed).map { "\($0.text) as \($0.formula)" }.joined(separator: "; ")
        let more = remarkable.count - Self.mostNamed
        return "Read \(named)\(more > 0 ? "; \(more) more (column read_as)" : "")."
    }
}
