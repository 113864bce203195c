internal import Foundation
internal import GRDB
public import ThermoEntries

/// A database file that is open for reading; loads the phases that a question needs and nothing more.
///
/// Opening checks header, facts and directory; every chemical system is compared with its checksum when it is loaded. What no
/// question has touched is checked by `verify` only.
public struct ThermoStore: Sendable {
    /// The path as given.
    public let path: String
    /// What the file says about itself.
    public let facts: StoreFacts
    let directory: SystemDirectory
    private let origins: [EntryOrigin]
    private let queue: DatabaseQueue

    /// Whether a file starts like a SQLite database; false when it cannot be read.
    public static func isDatabase(path: String) -> Bool { (try? FileHeader(path: path))?.isSQLite ?? false }

    /// Opens a file.
    ///
    /// - Throws: `StoreError` that tells a missing file, no database, a foreign, a newer and a damaged one apart.
    /// - Complexity: O(chemical systems), about 10 ms for 200,000.
    public init(path: String) throws(StoreError) {
        try FileHeader(path: path).check()
        var configuration = Configuration()
        configuration.readonly = true
        let opened = try Self.guarded(path) { () -> (DatabaseQueue, Opening) in
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            return (queue, try queue.read { try Opening($0) })
        }
        let opening = opened.1
        guard let facts = StoreFacts(opening.facts) else { throw .damaged(path, "its facts are not what was written") }
        var sum = Checksum()
        for origin in opening.origins { sum.update(origin.checkedBytes) }
        sum.update(opening.directory)
        guard sum.value == facts.checksum, let directory = SystemDirectory(opening.directory),
            directory.phaseCount == facts.phases, directory.masks.count == facts.systems
        else { throw .damaged(path, "its list of chemical systems is not what was written") }
        self.path = path
        self.facts = facts
        self.directory = directory
        origins = opening.origins
        queue = opened.0
    }

    /// The phases of a scope, in canonical order, with the hull statuses computed when the file was made.
    ///
    /// The set knows how many phases stayed in the file (`EntrySet.totalCount`).
    /// - Throws: `StoreError` of kind `damaged` when a chemical system is not what was written.
    /// - Complexity: O(chemical systems + phases loaded); 1 to 2 s for a whole file of a million.
    public func entries(_ scope: ElementScope) throws(StoreError) -> EntrySet {
        try read { database in
            let positions = directory.positions(in: scope, holding: try numbers(of: scope, database))
            return try load(positions, database)
        }
    }

    /// Runs `body` on the open file and turns errors of SQLite into `damaged`.
    func read<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
        try Self.guarded(path) { try queue.read(body) }
    }

    private func load(_ positions: [Int], _ database: Database) throws -> EntrySet {
        var loader = PhaseLoader(path: path, facts: facts, origins: origins)
        loader.reserve(positions.reduce(0) { $0 + directory.starts[$1 + 1] - directory.starts[$1] })
        let statement = try database.cachedStatement(sql: StoreLayout.selectPhases)
        var next = 0
        while next < positions.count {
            // Neighbouring systems are one range of rows.
            var end = next + 1
            while end < positions.count, positions[end] == positions[end - 1] + 1 { end += 1 }
            let range = positions[next]..<positions[end - 1] + 1
            let rows = try Row.fetchCursor(
                statement, arguments: [directory.starts[range.lowerBound], directory.starts[range.upperBound]])
            for system in range { try loader.take(system, directory, from: rows) }
            next = end
        }
        return loader.set()
    }

    /// Numbers of the phases that a scope names.
    private func numbers(of scope: ElementScope, _ database: Database) throws -> [Int] {
        guard case .within(_, let ids) = scope, !ids.isEmpty else { return [] }
        let statement = try database.cachedStatement(sql: "SELECT number FROM phases WHERE id = ?")
        return try ids.flatMap { id in
            // Phases that share an id are numbered `id#2`, `id#3`, ...; one that is added must see all of them.
            var found: [Int] = []
            var name = id
            while let number = try Int.fetchOne(statement, arguments: [name]) {
                found.append(number)
                name = "\(id)#\(found.count + 1)"
            }
            return found
        }
    }

    private static func guarded<Value>(_ path: String, _ body: () throws -> Value) throws(StoreError) -> Value {
        do {
            return try body()
        } catch let error as StoreError {
            throw error
        } catch {
            throw .damaged(path, (error as? DatabaseError)?.message ?? String(describing: error))
        }
    }
}

/// What is read when a file is opened.
private struct Opening {
    var facts: [String: String] = [:]
    var origins: [EntryOrigin] = []
    var directory: [UInt8] = []

    init(_ database: Database) throws {
        for row in try Row.fetchAll(database, sql: "SELECT name, value FROM facts") {
            if let name = row[0] as String?, let value = row[1] as String? { facts[name] = value }
        }
        for row in try Row.fetchAll(database, sql: "SELECT calculation_type, source FROM origins ORDER BY number") {
            origins.append(
                EntryOrigin(calculationType: row[0] as String? ?? "", source: row[1] as String? ?? ""))
        }
        directory = try Data.fetchOne(database, sql: "SELECT directory FROM contents").map(Array.init) ?? []
    }
}
