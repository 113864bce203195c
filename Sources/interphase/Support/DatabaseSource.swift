internal import Foundation
internal import Presentation
internal import ThermoEntries
internal import ThermoSnapshot
internal import ThermoStore

/// A database by name or path, before it is known which of its phases a question needs.
enum DatabaseSource {
    /// Whole in memory: the embedded one, or a file that was imported.
    case whole(EntrySet)
    /// A database file, of which parts are loaded.
    case store(ThermoStore)

    /// Opens what `--database` names; other files than databases are imported, with their counts on standard error.
    /// - Throws: `CommandFailure` or `StoreError`, both with exit code 65.
    init(_ name: String, importing options: ImportOptions, quiet: Bool = false) throws {
        guard name != ThermoSnapshot.name else {
            self = .whole(try ThermoSnapshot.mp2019())
            return
        }
        guard FileManager.default.fileExists(atPath: name) else {
            throw CommandFailure.badInput(
                "database '\(name)': there is no embedded database and no file of this name; "
                    + "use --database \(ThermoSnapshot.name), or check the path")
        }
        if EntryFile.isDatabase(name) {
            self = .store(try ThermoStore(path: name))
        } else {
            self = .whole(try EntryFile(name, options: options, quiet: quiet).database(quiet: quiet))
        }
    }

    /// The phases of a scope, or more.
    /// - Throws: `StoreError` for a chemical system that is damaged.
    func entries(_ scope: @autoclosure () -> ElementScope) throws -> EntrySet {
        switch self {
        case .whole(let set): set
        case .store(let store): try store.entries(scope())
        }
    }
}
