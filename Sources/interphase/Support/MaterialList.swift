internal import ArgumentParser
internal import Presentation
internal import ThermoEntries

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// Formulas or names of materials from an option: separated by commas, or from a file.
struct MaterialList: Sendable {
    /// One of them.
    struct Item: Equatable, Sendable {
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

    /// Reads `value` of the option `name`: `-` is standard input; a text with a comma outside brackets is a list, else the path of a
    /// file if there is one, else one formula. Files are read as `FormulaList` says.
    ///
    /// - Throws: `ValidationError` for a list without items or with a decimal comma, `EntriesError` for a file that cannot be read,
    ///   `CommandFailure` for one without items.
    init(_ value: String, option name: String) throws {
        let parts = CommaList.parts(of: value)
        if TextFile.isStandardInput(value) || parts.count == 1 && FileManager.default.fileExists(atPath: value) {
            try read(value, option: name)
            return
        }
        if let comma = CommaList.decimalComma(in: value) { throw CommandFailure.usage("\(name) '\(value)': \(comma)") }
        for text in parts where !text.isEmpty { add(Item(text: text)) }
        if items.isEmpty {
            throw CommandFailure.usage(
                "\(name) '\(value)' names no material; give formulas separated by commas, or a file")
        }
    }

    private mutating func read(_ path: String, option name: String) throws {
        let file = try TextFile(listAt: path)
        do {
            for item in try FormulaList(file.text).items {
                add(Item(text: item.text, place: "\(file.path):\(item.line)"))
            }
        } catch {
            throw CommandFailure.badInput("\(name) \(file.path):\(error.line): \(error.message)")
        }
        if items.isEmpty {
            throw CommandFailure.badInput("\(name) \(file.path): the file names no material; write one formula a line")
        }
    }

    private mutating func add(_ item: Item) {
        if texts.insert(item.text).inserted { items.append(item) } else { repeats.append(item) }
    }
}

/// The value of `--list`, read when the command line is read, because a pipe can be read only once.
struct ListedMaterials: Sendable {
    private let outcome: Result<MaterialList, any Error>

    /// Never throws: what is wrong with the list is said by `list`.
    init(reading value: String) {
        outcome = Result { try MaterialList(value, option: "--list") }
    }

    /// The items.
    /// - Throws: as `MaterialList`.
    var list: MaterialList { get throws { try outcome.get() } }
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
