internal import Analyses
internal import ArgumentParser
internal import Reports
internal import ThermoEntries

/// What `data import` writes: a layout of other programs, or a database file.
enum ImportTarget: Equatable {
    case entries(EntryExportFormat)
    case database

    private static let databaseName = "sqlite"

    /// Every name a user may type.
    static var names: String {
        (EntryExportFormat.allCases.map(\.rawValue) + [databaseName]).joined(separator: ", ")
    }

    /// The layout of `--to`.
    /// - Throws: `ValidationError` for a text that names no layout.
    init(parsing text: String) throws {
        if text == Self.databaseName {
            self = .database
        } else if let layout = EntryExportFormat(rawValue: text) {
            self = .entries(layout)
        } else {
            throw ValidationError("'\(text)' is none of \(Self.names)")
        }
    }

    /// The layout asked for, or the one that the extension of a path stands for; our own table for a path without extension.
    /// - Throws: `ValidationError` for an extension that stands for nothing, or for something else than was asked for.
    init(writing path: String, asked: ImportTarget?) throws {
        let isPacked = Self.isPacked(path)
        let name = ReportFormat.pathExtension(isPacked ? String(path.dropLast(Self.packedSuffix.count)) : path)
        let known = Self.byExtension.first { $0.name == name }?.target
        if asked == nil, known == nil, let name {
            let names = Self.byExtension.map { ".\($0.name)" }.joined(separator: ", ")
            throw ValidationError(
                "the extension .\(name) of '\(path)' stands for no layout; use one of \(names) (.csv and .json also with .gz), "
                    + "or name the layout with --to")
        }
        if let asked, let name, let known, asked.kind != known.kind {
            throw ValidationError(
                "--to \(asked.name) contradicts the extension .\(name) of '\(path)'; leave out --to, or name the file "
                    + ".\(asked.kind)")
        }
        self = asked ?? known ?? .entries(.ownCSV)
        if isPacked, self == .database {
            throw ValidationError("a database file is not packed; write '\(path.dropLast(Self.packedSuffix.count))'")
        }
    }

    /// Whether a path promises a gzip file.
    static func isPacked(_ path: String) -> Bool { path.lowercased().hasSuffix(packedSuffix) }

    private static let packedSuffix = ".gz"

    /// What each extension stands for; of the JSON layouts the one that most programs load.
    private static let byExtension: [(name: String, target: ImportTarget)] =
        [("csv", .entries(.ownCSV)), ("json", .entries(.computedEntry))]
        + EntryFile.databaseExtensions.map { ($0, .database) }

    /// The name of `--to`.
    private var name: String {
        if case .entries(let layout) = self { layout.rawValue } else { Self.databaseName }
    }

    /// The extension that all files of this kind have.
    private var kind: String {
        switch self {
        case .entries(.ownCSV), .entries(.entrySetCSV): "csv"
        case .entries(.computedEntry), .entries(.phaseData): "json"
        case .database: Self.databaseName
        }
    }
}
