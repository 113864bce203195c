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
    private let connection: Connection

    /// Whether a file starts like a SQLite database; false when it cannot be read.
    public static func isDatabase(path: String) -> Bool { (try? FileHeader(path: path))?.isSQLite ?? false }

    /// Opens a file.
    ///
    /// - Throws: `StoreError` that tells a missing file, no database, a foreign, a newer and a damaged one apart.
    /// - Complexity: O(chemical systems), about 10 ms for 200,000.
    public init(path: String) throws(StoreError) {
        try FileHeader(path: path).check()
        let (connection, opening) = try Self.guarded(path) {
            let connection = try Connection(path: path, .reading)
            return (connection, try connection.transaction(.reading) { try Opening($0) })
        }
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
        self.connection = connection
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
    func read<Value: Sendable>(_ body: (Connection) throws -> Value) throws(StoreError) -> Value {
        try Self.guarded(path) { try connection.transaction(.reading, body) }
    }

    private func load(_ positions: [Int], _ database: Connection) throws -> EntrySet {
        var loader = PhaseLoader(path: path, facts: facts, origins: origins)
        loader.reserve(positions.reduce(0) { $0 + directory.starts[$1 + 1] - directory.starts[$1] })
        let rows = try database.prepare(StoreLayout.selectPhases)
        var next = 0
        while next < positions.count {
            // Neighbouring systems are one range of rows.
            var end = next + 1
            while end < positions.count, positions[end] == positions[end - 1] + 1 { end += 1 }
            let range = positions[next]..<positions[end - 1] + 1
            try rows.start([
                .integer(directory.starts[range.lowerBound]), .integer(directory.starts[range.upperBound]),
            ])
            for system in range { try loader.take(system, directory, from: rows) }
            next = end
        }
        return loader.set()
    }

    /// Numbers of the phases that a scope names.
    private func numbers(of scope: ElementScope, _ database: Connection) throws -> [Int] {
        guard case .within(_, let ids) = scope, !ids.isEmpty else { return [] }
        let statement = try database.prepare("SELECT number FROM phases WHERE id = ?")
        func number(of id: String) throws -> Int? {
            try statement.start([.text(id)])
            return try statement.next() ? statement.integer(0) : nil
        }
        return try ids.flatMap { id in
            // Phases that share an id are numbered `id#2`, `id#3`, ...; one that is added must see all of them.
            var found: [Int] = []
            var name = id
            while let number = try number(of: name) {
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
            throw .damaged(path, (error as? SQLiteError)?.message ?? String(describing: error))
        }
    }
}

/// What is read when a file is opened.
private struct Opening: Sendable {
    var facts: [String: String] = [:]
    var origins: [EntryOrigin] = []
    var directory: [UInt8] = []

    init(_ database: Connection) throws {
        let named = try database.prepare("SELECT name, value FROM facts")
        while try named.next() {
            if let name = named.text(0), let value = named.text(1) { facts[name] = value }
        }
        let sources = try database.prepare("SELECT calculation_type, source FROM origins ORDER BY number")
        while try sources.next() {
            origins.append(EntryOrigin(calculationType: sources.text(0) ?? "", source: sources.text(1) ?? ""))
        }
        let block = try database.prepare("SELECT directory FROM contents")
        if try block.next() { directory = block.withBlob(0) { Array($0) } }
    }
}
