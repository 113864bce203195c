import Chemistry
import Foundation
import TestSupport
import Testing
import ThermoEntries
import ThermoStore

@Suite("Damaged database files")
struct DamageTests {
    private static func kind(of bytes: [UInt8]) throws -> StoreError.Kind? {
        let scratch = try Scratch()
        let path = scratch.path("a.sqlite")
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        do {
            let store = try ThermoStore(path: path)
            _ = try store.entries(.all)
            return try store.verify().contains { !$0.passed } ? .damaged : nil
        } catch {
            #expect(error.subject == path && !error.description.contains("\n"))
            return error.kind
        }
    }

    private static func sound(_ set: EntrySet) throws -> [UInt8] {
        let scratch = try Scratch()
        try StoreWriter.write(set, name: "a", source: "", to: scratch.path("a.sqlite"))
        return [UInt8](try Data(contentsOf: URL(fileURLWithPath: scratch.path("a.sqlite"))))
    }

    @Test("a truncated file, wherever it is cut")
    func truncated() throws {
        let bytes = try Self.sound(SyntheticSet.entries())
        for length in [1, 15, 16, 99, 100, 4096, 8192, bytes.count / 2, bytes.count - 1] {
            let kind = try Self.kind(of: Array(bytes.prefix(length)))
            #expect(kind == (length < 16 ? .notADatabase : .damaged), "\(length) bytes")
        }
        #expect(try Self.kind(of: bytes + [0]) == .damaged)
        #expect(try Self.kind(of: bytes) == nil)
    }

    @Test("a flipped byte in a page is found when it matters, and always by the full check")
    func flippedByte() throws {
        let seed: UInt64 = 11
        let set = try SyntheticPhases.set(count: 400, seed: seed)
        let bytes = try Self.sound(set)
        var generator = SeededGenerator(seed: seed)
        let facts = set.allFacts
        let scratch = try Scratch()
        var loaded = 0
        for _ in 0..<150 {
            var damaged = bytes
            let place = Int.random(in: 100..<bytes.count, using: &generator)
            damaged[place] ^= UInt8.random(in: 1...255, using: &generator)
            let path = scratch.path("a.sqlite")
            try Data(damaged).write(to: URL(fileURLWithPath: path))
            // What a question gets is what was written, or an error; never something else.
            guard let found = try? ThermoStore(path: path).entries(.all) else { continue }
            loaded += 1
            #expect(found.allFacts == facts, "seed \(seed), byte \(place)")
        }
        // Unused bytes of a page, the index of ids and the texts for people do not reach a question.
        #expect(loaded < 150)
    }

    @Test("the full check sees the texts for people and the index of ids")
    func readableTexts() throws {
        let set = try SyntheticSet.entries()
        let bytes = try Self.sound(set)
        // Every place where the id syn-9 stands: the row and the index.
        let id = Array("syn-9".utf8)
        let places = bytes.indices.dropLast(id.count).filter { bytes[$0..<$0 + id.count].elementsEqual(id) }
        #expect(places.count == 2)
        for place in places {
            var damaged = bytes
            damaged[place + 4] = UInt8(ascii: "0")
            #expect(try Self.kind(of: damaged) == .damaged)
        }
        // The formula in its row; systems are named Li-P-S, so the text occurs once.
        let formula = Array("Li3PS4".utf8)
        let written = bytes.indices.dropLast(formula.count).filter {
            bytes[$0..<$0 + formula.count].elementsEqual(formula)
        }
        #expect(written.count == 1)
        var damaged = bytes
        damaged[written[0] + 5] = UInt8(ascii: "5")
        #expect(try Self.kind(of: damaged) == .damaged)
    }

    @Test("other programs' files, other versions, other content")
    func strangers() throws {
        let bytes = try Self.sound(SyntheticSet.entries())
        var foreign = bytes
        foreign[68] ^= 1
        #expect(try Self.kind(of: foreign) == .foreignDatabase)
        var newer = bytes
        newer[63] += 1
        #expect(try Self.kind(of: newer) == .otherVersion)
        var older = bytes
        older[63] -= 1
        #expect(try Self.kind(of: older) == .otherVersion)
        var unfinished = bytes
        unfinished[63] = 0
        #expect(try Self.kind(of: unfinished) == .damaged)
        #expect(try Self.kind(of: Array("id,formula\n".utf8)) == .notADatabase)
        #expect(try Self.kind(of: []) == .notADatabase)
        #expect(throws: StoreError.self) { try ThermoStore(path: "/nowhere/at/all.sqlite") }
        #expect(throws: StoreError.self) { try ThermoStore(path: "/") }
    }

    @Test("a pipe is no database, told without waiting for a writer")
    func pipe() throws {
        let scratch = try Scratch()
        let path = scratch.path("pipe.sqlite")
        #expect(mkfifo(path, 0o600) == 0)
        #expect(!ThermoStore.isDatabase(path: path))
        let error = #expect(throws: StoreError.self) { try ThermoStore(path: path) }
        #expect(error?.kind == .unreadable && error?.message == "it is a pipe")
    }

    @Test("ids that SQLite could not give back are refused")
    func zeroBytes() throws {
        let set = try EntrySet(provenance: Provenance(name: "a", version: "1")).adding([
            Entry(id: "a\u{0}b", composition: Fixture.composition("Li"), formationEnergyPerAtom: 0)
        ]).set
        let scratch = try Scratch()
        let path = scratch.path("a.sqlite")
        #expect(throws: StoreError.self) { try StoreWriter.write(set, name: "a", source: "", to: path) }
    }
}
