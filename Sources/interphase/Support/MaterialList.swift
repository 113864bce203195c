internal import ArgumentParser
internal import Foundation
internal import Presentation
internal import ThermoEntries

/// Formulas or names of materials from an option: separated by commas, or one a line in a file.
struct MaterialList {
    /// One of them.
    struct Item: Equatable {
        /// The text as typed.
        var text: String
        /// `file:line` for messages; nil when it stood on the command line.
        var place: String?
    }

    /// The items in their order, each text once.
    private(set) var items: [Item] = []
    /// Texts that stood there again, with their place; they are left out.
    private(set) var repeats: [Item] = []
    private var texts: Set<String> = []

    /// Reads `value` of the option `name`: a text with a comma is a list, else the path of a file if there is one, else one formula.
    ///
    /// In a file blank lines and lines that start with `#` are skipped; of a CSV file with a column `formula`, such as our own output, that
    /// column is read.
    /// - Throws: `ValidationError` for a list without items, `EntriesError` for a file that cannot be read, `CommandFailure` for one
    ///   without items.
    init(_ value: String, option name: String) throws {
        if !value.contains(","), FileManager.default.fileExists(atPath: value) {
            let text = try TextFile(path: value).text
            for (line, formula) in Self.formulaColumn(text) ?? Self.lines(text) {
                add(Item(text: formula, place: "\(value):\(line)"))
            }
            if items.isEmpty {
                throw CommandFailure.badInput("\(name) \(value): the file names no material; write one formula a line")
            }
        } else {
            for part in value.split(separator: ",") {
                let text = part.trimmingCharacters(in: .whitespaces)
                if !text.isEmpty { add(Item(text: text)) }
            }
            if items.isEmpty {
                throw CommandFailure.usage(
                    "\(name) '\(value)' names no material; give formulas separated by commas, or a file")
            }
        }
    }

    private static func lines(_ text: String) -> [(line: Int, formula: String)] {
        text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated().compactMap {
            number, line in
            let text = line.trimmingCharacters(in: .whitespaces)
            return text.isEmpty || text.hasPrefix("#") ? nil : (number + 1, text)
        }
    }

    /// The column `formula` of a table of several columns; nil for any other text.
    private static func formulaColumn(_ text: String) -> [(line: Int, formula: String)]? {
        guard let records = CSVRecords(text)?.records, let header = records.first?.fields, header.count > 1,
            let column = header.firstIndex(of: "formula")
        else { return nil }
        return records.dropFirst().compactMap { record in
            guard record.fields.indices.contains(column), !record.fields[column].isEmpty else { return nil }
            return (record.line, record.fields[column])
        }
    }

    private mutating func add(_ item: Item) {
        if texts.insert(item.text).inserted { items.append(item) } else { repeats.append(item) }
    }
}

extension Workspace {
    /// What the items of a list mean, failures in their place; repeated items are left out with a warning.
    func substances(_ list: MaterialList, option name: String) -> Batch<Substance> {
        for item in list.repeats {
            let place = item.place.map { " (\($0))" } ?? ""
            InterphaseCommand.warn("\(name): '\(item.text)'\(place) stands there already; taken once")
        }
        return Batch(
            outcomes: list.items.map { item in
                do {
                    return .success(try Substance(item.text, catalogue: catalogue))
                } catch {
                    var problem = InputProblem(item.text, error)
                    if list.items.count == 1, item.place == nil {
                        problem.failure.message =
                            "there is no file of this name, and as a formula: \(problem.failure.message)"
                    }
                    if let place = item.place { problem.failure.message = "\(place): \(problem.failure.message)" }
                    return .failure(problem)
                }
            })
    }
}
