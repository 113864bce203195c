internal import TextFormats
internal import ThermoEntries

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// Formulas or names of materials from an option: separated by commas, or from a file.
public struct MaterialList: Codable, Hashable, Sendable {
    /// One of them.
    public struct Item: Codable, Hashable, Sendable {
        /// The text as typed.
        public var text: String
        /// `file:line` for messages; nil when it stood on the command line.
        public var place: String?
    }

    /// The items in their order, each text once.
    public private(set) var items: [Item] = []
    /// Texts that stood there again, with their place; they are left out.
    public private(set) var repeats: [Item] = []

    /// Reads `value` of the setting `name`: `-` is standard input; a text with a comma outside brackets is a list, else the path of a
    /// file if there is one, else one formula. Files are read as `FormulaList` says.
    ///
    /// - Throws: `AnalysisError` for a list without items or with a decimal comma and for a file without items, `EntriesError` for one that
    ///   cannot be read.
    public init(_ value: String, of name: SettingName) throws {
        let parts = CommaList.parts(of: value)
        if TextFile.isStandardInput(value) || parts.count == 1 && FileManager.default.fileExists(atPath: value) {
            try read(value, of: name)
            return
        }
        if let comma = CommaList.decimalComma(in: value) { throw AnalysisError.usage("\(name) '\(value)': \(comma)") }
        take(parts.filter { !$0.isEmpty }.map { Item(text: $0) })
        if items.isEmpty {
            throw AnalysisError.usage(
                "\(name) '\(value)' names no material; give formulas separated by commas, or a file")
        }
    }

    /// Formulas or names, each once.
    public init(_ texts: [String]) { take(texts.map { Item(text: $0) }) }

    private mutating func read(_ path: String, of name: SettingName) throws {
        let file = try TextFile(listAt: path)
        do {
            take(try FormulaList(file.text).items.map { Item(text: $0.text, place: "\(file.path):\($0.line)") })
        } catch {
            throw AnalysisError.badInput("\(name) \(file.path):\(error.line): \(error.message)")
        }
        if items.isEmpty {
            throw AnalysisError.badInput("\(name) \(file.path): the file names no material; write one formula a line")
        }
    }

    /// Every text once; what stands there again is kept apart.
    private mutating func take(_ all: [Item]) {
        var seen: Set<String> = []
        for item in all {
            if seen.insert(item.text).inserted { items.append(item) } else { repeats.append(item) }
        }
    }
}

extension Workspace {
    /// What the items of a list mean, failures in their place; repeated items are left out with a warning.
    package func substances(_ list: MaterialList, of name: SettingName) -> Batch<Substance> {
        for item in list.repeats {
            let place = item.place.map { " (\($0))" } ?? ""
            observer.warn("\(name): '\(item.text)'\(place) stands there already; taken once")
        }
        return Batch(
            outcomes: list.items.map { item in
                do {
                    return .success(try Substance(item.text, catalogue: catalogue))
                } catch {
                    var problem = Problem(item.text, error)
                    if list.items.count == 1, item.place == nil {
                        problem.message = "there is no file of this name, and as a formula: \(problem.message)"
                    }
                    if let place = item.place { problem.message = "\(place): \(problem.message)" }
                    return .failure(problem)
                }
            })
    }
}
