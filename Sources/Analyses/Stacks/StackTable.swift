internal import Chemistry
internal import Electrochemistry
public import Interfaces
internal import TextFormats
internal import ThermoEntries
internal import ThermoSnapshot

/// One stack to judge, under the name by which its rows are found.
public struct StackInput: Sendable {
    /// The materials as typed, joined by ` | `.
    public var name: String
    /// File and line it was read from; nil for the command line.
    public var place: String?
    /// The materials.
    public var stack: CellStack
    /// Ion and potentials.
    public var conditions: CellConditions

    /// Puts the parts together.
    public init(
        name: String, place: String? = nil, stack: CellStack, conditions: CellConditions
    ) {
        self.name = name
        self.place = place
        self.stack = stack
        self.conditions = conditions
    }
}

/// A table of cells as papers print them: one row per cell.
package struct StackTable {
    /// A row of the file, its fields by the names of their columns.
    private struct Row {
        let line: Int
        let fields: [String: String]
        /// Whether the columns are separated by something else than commas, which then are decimal commas.
        let hasDecimalCommas: Bool

        /// The cell it describes.
        /// - Throws: `AnalysisError` for a voltage that is no number.
        var cell: PublishedCell {
            get throws {
                var cell = PublishedCell()
                cell.cathode = field("cathode")
                cell.catholyte = field("catholyte")
                cell.separator = field("separator")
                cell.interlayer = field("interlayer").isEmpty ? field("interlayer/coating") : field("interlayer")
                cell.interlayerIsAtAnode =
                    field("interlayer_side") == "anode" || field("note").contains("on the anode")
                cell.anode = field("anode")
                cell.voltageLow = try voltage("voltage_low_V")
                cell.voltageHigh = try voltage("voltage_high_V")
                cell.reference = field("voltage_reference")
                return cell
            }
        }

        private func field(_ name: String) -> String { (fields[name] ?? "").trimmingBlanks }

        private func voltage(_ name: String) throws -> Double? {
            let text = field(name)
            guard !text.isEmpty else { return nil }
            let point = hasDecimalCommas ? String(text.map { $0 == "," ? "." : $0 }) : text
            guard let volts = DecimalLiteral.finite(point) else {
                throw AnalysisError.badInput("\(name) '\(text)' is no number; give volts, or leave the field empty")
            }
            return volts
        }
    }

    private let path: String
    private let rows: [Row]

    private static let materialColumns = [
        "cathode", "catholyte", "separator", "interlayer", "interlayer/coating", "anode",
    ]

    private static let knownColumns =
        materialColumns + ["interlayer_side", "note", "voltage_low_V", "voltage_high_V", "voltage_reference"]

    /// Reads the file; columns it does not know are ignored unless they look like a slip of one that is missing, a note `... on the anode` puts the interlayer there.
    /// - Throws: `EntriesError` for a file that cannot be read; `AnalysisError` for one that is no such table.
    package init(path: String) throws {
        let file = try TextFile(listAt: path)
        let separator = Self.separator(of: file.text)
        guard let records = CSVRecords(Self.withoutComments(file.text), separator: separator)?.records,
            let header = records.first?.fields
        else {
            throw AnalysisError.badInput("\(.batch) \(path): a quotation is not closed; close it")
        }
        guard header.contains(where: Self.materialColumns.contains) else {
            throw AnalysisError.badInput(
                "\(.batch) \(path): the first line names none of the columns \(Self.materialColumns.joined(separator: ", ")); "
                    + "add a header line")
        }
        let unknown = header.filter { !Self.knownColumns.contains($0) }
        for name in unknown {
            guard let near = NameSuggestion.nearest(to: name, among: Self.knownColumns), !header.contains(near) else {
                continue
            }
            throw AnalysisError.badInput("\(.batch) \(path): unknown column '\(name)'; did you mean '\(near)'?")
        }
        guard records.count > 1 else {
            throw AnalysisError.badInput("\(.batch) \(path): holds no stack; write one a line below the header")
        }
        self.path = path
        rows = records.dropFirst().map { record in
            Row(
                line: record.line, fields: Dictionary(zip(header, record.fields), uniquingKeysWith: { $1 }),
                hasDecimalCommas: separator != ",")
        }
    }

    /// Tabs or semicolons where they cut the first line into known columns, else commas.
    private static func separator(of text: String) -> Unicode.Scalar {
        let candidates: [Unicode.Scalar] = ["\t", ";"]
        let first = text.split(whereSeparator: \.isNewline).first { !$0.hasPrefix("#") } ?? ""
        return candidates.first { separator in
            let fields = CSVRecords(String(first), separator: separator)?.records.first?.fields ?? []
            return fields.count > 1 && fields.contains(where: materialColumns.contains)
        } ?? ","
    }

    /// Lines that start with `#` are left empty, so that records keep their lines.
    private static func withoutComments(_ text: String) -> String {
        text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            .map { $0.hasPrefix("#") ? "" : String($0) }.joined(separator: "\n")
    }

    /// The stacks in file order; a row that cannot be read keeps the reason in its place.
    package func inputs(_ workspace: Workspace) -> Batch<StackInput> {
        let ion = workspace.ion.element.symbol
        let ions = [ion] + ["Li", "Na", "K"].filter { $0 != ion }
        return Batch(
            outcomes: rows.map { row in
                let place = "\(path):\(row.line)"
                do {
                    let cell = try row.cell.stack(ions: ions) { try Self.resolve($0, workspace) }
                    let name = cell.stack.materials.map(\.text).joined(separator: " | ")
                    return .success(
                        StackInput(name: name, place: place, stack: cell.stack, conditions: cell.conditions))
                } catch {
                    return .failure(Problem(place, error))
                }
            })
    }

    /// A row holds several materials: the reason says which of them could not be read.
    private static func resolve(_ name: String, _ workspace: Workspace) throws -> Formula {
        do { return try workspace.catalogue.resolve(name) } catch {
            throw AnalysisError.badInput("'\(name)': \(Problem(name, error).message)")
        }
    }
}

extension String {
    /// Without blanks at both ends.
    fileprivate var trimmingBlanks: String {
        let start = drop { $0 == " " }
        return String(start.reversed().drop { $0 == " " }.reversed())
    }
}
