import Chemistry
import TestSupport
import Testing
import ThermoEntries
import ThermoStore

@Suite("Databases come back as they were written")
struct RoundTripTests {
    @Test("20,000 phases: ids, exact compositions, bits of energies and gaps, statuses, origins, notes, order")
    func everything() throws {
        let seed: UInt64 = 20_261_121
        let set = try SyntheticPhases.set(count: 20_000, seed: seed)
        let scratch = try Scratch()
        let path = scratch.path("a.sqlite")
        let written = try StoreWriter.write(set, name: "name", source: "in.csv", to: path)
        let store = try ThermoStore(path: path)
        let loaded = try store.entries(.all)
        #expect(loaded.allFacts == set.allFacts, "seed \(seed)")
        #expect(loaded.systemMasks == set.systemMasks && loaded.systemStarts == set.systemStarts, "seed \(seed)")
        #expect(loaded.totalCount == set.count)
        #expect(store.facts == written)
        #expect(store.facts.stablePhases == set.hullStatus.count { $0 == .stable })
        #expect(loaded.provenance.name == "name" && loaded.provenance.version == "3")
        #expect(loaded.provenance.calculationType == "GGA" && loaded.provenance.sha256.count == 64)
        #expect(try store.verify().filter { !$0.passed } == [])
    }

    @Test(
        "a part holds exactly the phases whose elements lie in one of the systems, and knows how many there are in all")
    func parts() throws {
        let seed: UInt64 = 7
        let set = try SyntheticPhases.set(count: 5000, seed: seed)
        let scratch = try Scratch()
        try StoreWriter.write(set, name: "n", source: "", to: scratch.path("a.sqlite"))
        let store = try ThermoStore(path: scratch.path("a.sqlite"))
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<20 {
            let systems = try (0..<Int.random(in: 1...3, using: &generator)).map { _ in
                let size = Int.random(in: 1...5, using: &generator)
                return ChemicalSystem(
                    try SyntheticPhases.symbols.shuffled(using: &generator).prefix(size).map(Fixture.element))
            }
            let named = "syn-\(Int.random(in: 0..<5000, using: &generator))"
            let part = try store.entries(.within(systems, ids: [named, "nobody"]))
            let home = set.row(id: named).map { ChemicalSystem(set.composition(at: $0).elements) }
            let expected = (0..<set.count).filter { row in
                let own = ChemicalSystem(set.composition(at: row).elements)
                return own == home || systems.contains { own.isSubset(of: $0) }
            }
            #expect(part.allFacts == expected.map(set.facts), "seed \(seed), \(systems), \(named)")
            #expect(part.totalCount == set.count)
        }
        #expect(try store.entries(.within([], ids: [])).count == 0)
    }

    @Test("adding to a part renames and merges as adding to the whole does")
    func collisions() throws {
        let set = try SyntheticPhases.set(count: 300, seed: 3)
        let copies = (0..<3).map { _ in set.entry(at: 40) }
        let crowded = try set.adding([
            Entry(id: "x", composition: Fixture.composition("InCl3"), formationEnergyPerAtom: -1),
            Entry(id: "x", composition: Fixture.composition("NaF"), formationEnergyPerAtom: -2),
        ]).set
        let scratch = try Scratch()
        try StoreWriter.write(crowded, name: "synthetic", source: "", to: scratch.path("a.sqlite"))
        let new =
            try copies + [
                Entry(id: "x", composition: Fixture.composition("Li3P"), formationEnergyPerAtom: -0.9),
                Entry(id: "x", composition: Fixture.composition("NaF"), formationEnergyPerAtom: -2),
            ]
        let part = try ThermoStore(path: scratch.path("a.sqlite"))
            .entries(.within([ChemicalSystem(parsing: "Li-P")], ids: new.map(\.id)))
        let (whole, partly) = (try crowded.adding(new), try part.adding(new))
        #expect(whole.report.merged == 4 && whole.report.renamed == 1)
        #expect(partly.report == whole.report)
        #expect(partly.set.totalCount == whole.set.count)
    }

    @Test("the digest is that of the content: the same for the same phases, another when one bit differs")
    func digest() throws {
        let set = try SyntheticSet.entries()
        let scratch = try Scratch()
        let first = try StoreWriter.write(set, name: "a", source: "x", to: scratch.path("1.sqlite"))
        let second = try StoreWriter.write(set, name: "b", source: "y", to: scratch.path("2.sqlite"))
        let changed = try SyntheticSet.entries(
            excluding: ["Li3PS4"],
            adding: [
                FixturePhase("Li3PS4", (-0.95).nextUp, id: "syn-9")
            ])
        let third = try StoreWriter.write(changed, name: "a", source: "x", to: scratch.path("3.sqlite"))
        #expect(first.provenance.sha256 == second.provenance.sha256)
        #expect(first.provenance.sha256 != third.provenance.sha256)
    }

    @Test("a set without phases is a database too")
    func empty() throws {
        let scratch = try Scratch()
        let none = EntrySet(provenance: Provenance(name: "none", version: "1"))
        try StoreWriter.write(none, name: "none", source: "", to: scratch.path("a.sqlite"))
        #expect(try ThermoStore(path: scratch.path("a.sqlite")).entries(.all).count == 0)
    }
}
