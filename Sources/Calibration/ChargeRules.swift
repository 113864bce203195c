internal import TextFormats

/// The tables that the rule rests on: elements with their valences, and centres of acids.
struct ChargeRules: Sendable {
    let elements: [String: ChargeRule]
    /// In the order of the file.
    let centres: [AcidCentre]
    /// The classes of acids, strongest first.
    let acids: [String]
    private let isCentre: Set<ChargeState>

    /// Reads `calibration-elements.csv` and `calibration-centres.csv`.
    init(elements elementText: String, centres centreText: String) throws(CalibrationError) {
        var elements: [String: ChargeRule] = [:]
        for row in try CalibrationTable(elementText, name: "calibration-elements.csv").rows {
            elements[try row.text("element")] = ChargeRule(
                electronegativity: try row.number("electronegativity"), period: try row.number("period"),
                block: try row.text("block").first ?? "s", isMetal: try row.text("kind") == "metal",
                lowestValence: try row.number("lowest_valence"), steps: try row.steps("steps"),
                neutralShift: try row.number("neutral_shift_eV"))
        }
        var centres: [AcidCentre] = []
        for row in try CalibrationTable(centreText, name: "calibration-centres.csv").rows {
            centres.append(
                AcidCentre(
                    state: ChargeState(symbol: try row.text("element"), valence: try row.number("valence")),
                    acid: try row.text("class"), groupCharge: try row.number("group_charge"),
                    rank: Int(try row.number("rank"))))
        }
        (self.elements, self.centres) = (elements, centres)
        isCentre = Set(centres.map(\.state))
        var seen: Set<String> = []
        acids = centres.sorted { $0.rank < $1.rank }.map(\.acid).filter { seen.insert($0).inserted }
    }

    /// Whether a cation holds oxygen in a group of its own.
    func isCentre(_ state: ChargeState) -> Bool { isCentre.contains(state) }
}

/// A CSV table with a header, read by the names of its columns.
struct CalibrationTable {
    struct Row {
        let table: String
        let columns: [String: Int]
        let fields: [String]

        func text(_ name: String) throws(CalibrationError) -> String {
            guard let place = columns[name], place < fields.count else {
                throw CalibrationError(table: table, message: "it has no column '\(name)'")
            }
            return fields[place]
        }

        func number(_ name: String) throws(CalibrationError) -> Double {
            let text = try text(name)
            guard let value = Double(text), value.isFinite else {
                throw CalibrationError(table: table, message: "'\(text)' in the column \(name) is no number")
            }
            return value
        }

        /// `1@7;-0.5@7.1` as levels with valences.
        func steps(_ name: String) throws(CalibrationError) -> [(level: Double, valence: Double)] {
            var steps: [(level: Double, valence: Double)] = []
            for step in try text(name).split(separator: ";") {
                let parts = step.split(separator: "@").compactMap { Double($0) }
                guard parts.count == 2 else {
                    throw CalibrationError(table: table, message: "'\(step)' is no step valence@level")
                }
                steps.append((parts[1], parts[0]))
            }
            return steps
        }
    }

    let rows: [Row]

    init(_ text: String, name: String) throws(CalibrationError) {
        guard let records = CSVRecords(text)?.records, let header = records.first?.fields else {
            throw CalibrationError(table: name, message: "it is empty or a quotation is not closed")
        }
        let columns = Dictionary(zip(header, 0...), uniquingKeysWith: { first, _ in first })
        rows = records.dropFirst().map { Row(table: name, columns: columns, fields: $0.fields) }
    }
}
