import Testing

@testable import ThermoStore

@Suite("Statement")
struct StatementTests {
    /// A file with one table of a column without a type, which keeps what it is given.
    private static func database(_ scratch: borrowing Scratch) throws -> Connection {
        let database = try Connection(path: scratch.path("a.sqlite"), .writing)
        try database.execute("CREATE TABLE things (number INTEGER PRIMARY KEY, thing); CREATE TABLE others (thing)")
        return database
    }

    @Test("numbers, texts and bytes come back as they went in, empty ones apart from NULL")
    func values() throws {
        let scratch = try Scratch()
        let database = try Self.database(scratch)
        let insert = try database.prepare("INSERT INTO things (thing) VALUES (?)")
        let values: [SQLiteValue] = [
            .integer(.min), .real(-0.1), .text("Li₃PS₄"), .text(""), .blob([0, 255]), .blob([]), .integer(nil),
            .real(nil), .text(nil), .real(.nan),
        ]
        for value in values { try insert.execute([value]) }
        let rows = try database.prepare("SELECT thing, typeof(thing) FROM things ORDER BY number")
        var types: [String] = []
        for row in 0..<values.count {
            #expect(try rows.next())
            types.append(rows.text(1) ?? "")
            switch row {
            case 0: #expect(rows.integer(0) == .min)
            case 1: #expect(rows.real(0) == -0.1)
            case 2: #expect(rows.text(0) == "Li₃PS₄")
            case 3: #expect(rows.text(0) == "")
            case 4: #expect(rows.withBlob(0) { Array($0) } == [0, 255])
            case 5: #expect(rows.withBlob(0) { $0.isEmpty })
            default: #expect(rows.integer(0) == nil && rows.real(0) == nil && rows.text(0) == nil)
            }
        }
        #expect(try !rows.next())
        #expect(types == ["integer", "real", "text", "text", "blob", "blob", "null", "null", "null", "null"])
    }

    @Test("a statement can be started again with other values, also in the middle of its rows")
    func again() throws {
        let scratch = try Scratch()
        let database = try Self.database(scratch)
        try database.execute("INSERT INTO things VALUES (1, 'x'), (2, 'x'), (3, 'x'), (4, 'x')")
        let rows = try database.prepare("SELECT number FROM things WHERE number >= ? ORDER BY number")
        try rows.start([.integer(2)])
        #expect(try rows.next() && rows.integer(0) == 2)
        try rows.start([.integer(4)])
        #expect(try rows.next() && rows.integer(0) == 4)
        #expect(try !rows.next())
    }

    @Test("failures carry SQLite's extended code and its words")
    func failures() throws {
        let scratch = try Scratch()
        let database = try Self.database(scratch)
        try database.execute("INSERT INTO things VALUES (1, 'x')")
        // Of the codes at sqlite.org/rescode.html: ERROR, CONSTRAINT_PRIMARYKEY, RANGE, CANTOPEN and MISUSE.
        var error = #expect(throws: SQLiteError.self) { try database.execute("SELECT * FROM elsewhere") }
        #expect(error?.code == 1 && error?.message == "no such table: elsewhere")
        error = #expect(throws: SQLiteError.self) {
            try database.execute("INSERT INTO things VALUES (?, '')", [.integer(1)])
        }
        #expect(error?.code == 1555)
        error = #expect(throws: SQLiteError.self) { try database.execute("SELECT 1", [.integer(1)]) }
        #expect(error?.code == 25)
        error = #expect(throws: SQLiteError.self) { _ = try Connection(path: scratch.path("b.sqlite"), .reading) }
        #expect(error?.code == 14 && error?.message == "unable to open database file")
        error = #expect(throws: SQLiteError.self) { try database.execute("  ", []) }
        #expect(error?.code == 21)
    }

    @Test("a transaction that throws leaves nothing behind, and the next one works")
    func rollback() throws {
        struct Stop: Error {}
        let scratch = try Scratch()
        let database = try Self.database(scratch)
        #expect(throws: Stop.self) {
            try database.transaction(.writing) { database in
                try database.execute("INSERT INTO things VALUES (1, 'x')")
                throw Stop()
            }
        }
        let count = try database.transaction(.reading) { database in
            let rows = try database.prepare("SELECT count(*) FROM things")
            return try rows.next() ? rows.integer(0) : nil
        }
        #expect(count == 0)
    }

    @Test("what is open for reading cannot be written, and a closed file can be opened again")
    func readingOnly() throws {
        let scratch = try Scratch()
        do { try Self.database(scratch).execute("INSERT INTO things VALUES (1, 'x')") }
        let reader = try Connection(path: scratch.path("a.sqlite"), .reading)
        let error = #expect(throws: SQLiteError.self) { try reader.execute("DELETE FROM things") }
        // SQLITE_READONLY
        #expect(error?.code == 8)
    }

    @Test("threads that share a connection wait for each other")
    func threads() async throws {
        let scratch = try Scratch()
        let database = try Self.database(scratch)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<40 {
                group.addTask {
                    try database.transaction(.writing) { database in
                        try database.execute("INSERT INTO things VALUES (?, ?)", [.integer(number), .text("x")])
                    }
                }
            }
            try await group.waitForAll()
        }
        let rows = try database.prepare("SELECT count(*) FROM things")
        #expect(try rows.next() && rows.integer(0) == 40)
    }
}
