internal import Chemistry

/// Phases in our own CSV layout: columns by name in any order, formation energies in eV/atom.
///
/// `id, formula, formation_energy_eV_per_atom, calculation_type, correction_eV, uncertainty_eV, source`; `formula` and the energy
/// are required. In our own output (`interphase hull`, `data list`), which names its schema, further columns are skipped.
public struct OwnCSVFile: Sendable {
    private let file: TextFile

    /// Reads the file without looking at its content.
    /// - Throws: `EntriesError` of kind `unreadableFile`.
    public init(path: String) throws(EntriesError) {
        file = try TextFile(path: path)
    }

    /// The phases in file order.
    /// - Throws: `EntriesError` of kind `malformedFile` with file and line: unknown or missing columns, a record of another length, a
    ///   bad formula, an energy that is no finite number.
    public func entries() throws(EntriesError) -> [Entry] {
        guard let records = CSVRecords(file.text)?.records, let header = records.first else {
            throw error(nil, "a quotation is not closed", "add the missing quotation mark")
        }
        let columns = try Columns(header.fields.map(trimmed), fail: { error(header.line, $0, $1) })
        var entries: [Entry] = []
        for record in records.dropFirst() {
            guard record.fields.count == header.fields.count else {
                throw error(
                    record.line, "\(record.fields.count) fields instead of \(header.fields.count)",
                    "give one field per column, in quotation marks where it holds a comma")
            }
            let fields = record.fields.map(trimmed)
            // A row of our own output for a composition without an entry holds no energy.
            if columns.isOwnOutput && fields[columns.energy].isEmpty { continue }
            entries.append(try entry(fields, columns, line: record.line))
        }
        return entries
    }

    private func entry(_ fields: [String], _ columns: Columns, line: Int) throws(EntriesError) -> Entry {
        let text = fields[columns.formula]
        let composition: Composition
        do {
            composition = try FormulaParser.parse(text).composition
        } catch {
            let place = error.column.map { "column \($0): " } ?? ""
            throw self.error(line, "formula '\(text)': \(place)\(error.message)", error.remedy)
        }
        guard let energy = Self.finite(fields[columns.energy]) else {
            throw error(
                line, "the energy of \(text) is '\(fields[columns.energy])', which is no finite number",
                "give the formation energy in eV/atom, or remove the line")
        }
        if let correction = columns.correction, !["", "0", "0.0"].contains(fields[correction]) {
            throw error(
                line, "a correction beside a formation energy", "give formation energies with all corrections made")
        }
        let type = columns.type.map { fields[$0] } ?? ""
        let id = columns.id.map { fields[$0] } ?? ""
        return Entry(
            id: id.isEmpty ? text : id, composition: composition, formationEnergyPerAtom: energy,
            origin: EntryOrigin(
                calculationType: type.isEmpty ? Provenance.unknownCalculationType : type,
                source: columns.source.map { fields[$0] } ?? file.path))
    }

    /// A finite number in decimal digits.
    private static func finite(_ text: String) -> Double? {
        guard text.allSatisfy({ $0.isASCII && ($0.isNumber || "+-.eE".contains($0)) }) else { return nil }
        return Double(text).flatMap { $0.isFinite ? $0 : nil }
    }

    private func trimmed(_ field: String) -> String {
        let start = field.drop { $0.isWhitespace }
        return String(start.reversed().drop { $0.isWhitespace }.reversed())
    }

    private func error(_ line: Int?, _ message: String, _ remedy: String) -> EntriesError {
        EntriesError(
            kind: .malformedFile, subject: line.map { "\(file.path):\($0)" } ?? file.path, message: message,
            remedy: remedy)
    }
}

extension OwnCSVFile {
    /// Positions of the columns that are read.
    private struct Columns {
        let formula: Int
        let energy: Int
        let id: Int?
        let type: Int?
        let source: Int?
        let correction: Int?
        let isOwnOutput: Bool

        private static let energyName = "formation_energy_eV_per_atom"
        private static let otherEnergies = ["energy_total_eV", "energy_eV_per_atom"]
        private static let known: Set<String> = [
            "id", "formula", energyName, "calculation_type", "correction_eV", "uncertainty_eV", "source",
        ]
        /// The last columns of every table of ours.
        private static let stamp: Set<String> = ["schema", "database_sha256"]

        init(_ names: [String], fail: (String, String) -> EntriesError) throws(EntriesError) {
            let isOwnOutput = Self.stamp.isSubset(of: names)
            if let other = names.first(where: Self.otherEnergies.contains) {
                throw fail(
                    "column '\(other)': only formation energies are read here",
                    "give \(Self.energyName), the energy relative to the elements")
            }
            if !isOwnOutput, let unknown = names.first(where: { !Self.known.contains($0) }) {
                throw fail(
                    "unknown column '\(unknown)'",
                    "use the columns id, formula, \(Self.energyName), calculation_type, source")
            }
            if let twice = names.first(where: { name in names.filter { $0 == name }.count > 1 }) {
                throw fail("column '\(twice)' occurs twice", "keep one of them")
            }
            guard let formula = names.firstIndex(of: "formula"), let energy = names.firstIndex(of: Self.energyName)
            else {
                throw fail("no column formula or no column \(Self.energyName)", "name both in the first line")
            }
            self.formula = formula
            self.energy = energy
            self.isOwnOutput = isOwnOutput
            id = names.firstIndex(of: "id")
            type = names.firstIndex(of: "calculation_type")
            source = names.firstIndex(of: "source")
            correction = names.firstIndex(of: "correction_eV")
        }
    }
}
