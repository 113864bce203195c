import Chemistry
import Interfaces
import TestSupport
import Testing
import ThermoEntries
import Thermodynamics

@Suite("Product census")
struct ProductCensusTests {
    @Test("Li2S | P2S5 and Li2S | P2S5 swapped form 0.5 Li3PS4 each; a pair without reaction counts as such")
    func counts() throws {
        let entries = try SyntheticSet.entries()
        let reactions = try [("Li2S", "P2S5"), ("P2S5", "Li2S"), ("Li3PS4", "Co3O4")].map {
            try react($0.0, $0.1, entries)
        }
        let census = ProductCensus(reactions, entries: entries)
        #expect(census.reactionCount == 3 && census.reactingCount == 2)
        #expect(census.items.map { entries.formula(at: $0.row) } == ["Li3PS4"])
        #expect(census.items[0].count == 2)
        #expect(Agreement.holds(census.items[0].meanAmount, 0.5))
        #expect(Agreement.holds(census.items[0].meanAtomFraction, 1))
    }

    @Test("the open element itself is no product, and the order is by count, then canonical")
    func open() throws {
        let entries = try SyntheticSet.entries()
        let reactions = try [0, -1.0, -1.5].map { mu in
            try react("Li3PS4", "P2S5", entries, open: [("Li", mu)])
        }
        let census = ProductCensus(reactions, entries: entries, minimum: .total)
        let names = census.items.map { entries.formula(at: $0.row) }
        #expect(!names.contains("Li"))
        // mu 0 and -1: Li3P and Li2S; mu -1.5: P and Li2S.
        #expect(census.items.map(\.count) == [3, 2, 1])
        #expect(names == ["Li2S", "Li3P", "P"])
    }
}
