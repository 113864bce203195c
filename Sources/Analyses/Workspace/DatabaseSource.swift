package import ThermoEntries
internal import ThermoSnapshot
package import ThermoStore

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// A database by name or path, before it is known which of its phases a question needs.
package enum DatabaseSource {
    /// The embedded one.
    case embedded
    /// Whole in memory: a file that was imported.
    case whole(EntrySet)
    /// A database file, of which parts are loaded.
    case store(ThermoStore)

    /// Opens what `DataRequest.database` names; other files than databases are imported, with their counts told.
    /// - Throws: `AnalysisError` or `StoreError`.
    package init(_ name: String, importing options: ImportOptions, observer: any RunObserver) throws {
        guard name != ThermoSnapshot.name else {
            self = .embedded
            return
        }
        let path = try Self.path(of: name)
        if EntryFile.isDatabase(path) {
            self = .store(try ThermoStore(path: path))
        } else {
            self = .whole(try EntryFile(path, options: options, observer: observer).database(observer: observer))
        }
    }

    /// The file that a name or path means: a file that is there, or a database of the data folder.
    /// - Throws: `AnalysisError` that says where was looked.
    package static func path(of name: String) throws(AnalysisError) -> String {
        if FileManager.default.fileExists(atPath: name) { return name }
        if let path = DatabaseFolder.path(of: name) { return path }
        throw AnalysisError.badInput(
            "database '\(name)': there is no embedded database and no file of this name\(Self.wayOut(name))")
    }

    private static func wayOut(_ name: String) -> Wording {
        DatabaseFolder.explains(name).map { Wording($0) }
            ?? "; use \(.database) \(ThermoSnapshot.name), or check the path"
    }

    /// Calculation type of its energies.
    package var calculationType: String {
        switch self {
        case .embedded: ThermoSnapshot.calculationType
        case .whole(let set): set.provenance.calculationType
        case .store(let store): store.facts.provenance.calculationType
        }
    }

    /// The phases of a scope, or more.
    /// - Throws: `StoreError` for a chemical system that is damaged.
    package func entries(_ scope: @autoclosure () -> ElementScope) throws -> EntrySet {
        switch self {
        case .embedded: try Self.embedded(scope(), keepsDilute: true)
        case .whole(let set): set
        case .store(let store): try store.entries(scope())
        }
    }

    private static func embedded(_ scope: ElementScope, keepsDilute: Bool) throws -> EntrySet {
        switch scope {
        case .all: keepsDilute ? try ThermoSnapshot.mp2019() : try ThermoSnapshot.mp2019WithoutDilute()
        case .within(let systems, let ids):
            try ThermoSnapshot.mp2019(within: systems, ids: ids, keepsDilute: keepsDilute)
        }
    }

    /// The phases of a scope, without the dilute ones unless they are kept; how many a file loses is told.
    /// - Throws: `StoreError` for a chemical system that is damaged.
    package func entries(_ scope: @autoclosure () -> ElementScope, keepingDilute: Bool, observer: any RunObserver)
        throws -> EntrySet
    {
        if keepingDilute { return try entries(scope()) }
        if case .embedded = self { return try Self.embedded(scope(), keepsDilute: false) }
        let all = try entries(scope())
        let rest = all.leavingOut(all.isDilute)
        if rest.count < all.count {
            observer.remark(
                "\(EntryFile.phases(all.count - rest.count)) of \(all.provenance.name) with more than 95 % of one element left out; \(.keepDilute) keeps them"
            )
        }
        return rest
    }
}
