import Chemistry
import Testing
import ThermoEntries
import ThermoSnapshot

@Suite("A part of the embedded set")
struct PartTests {
    private static func facts(_ set: EntrySet, _ row: Int) -> String {
        [
            set.id(at: row), "\(set.composition(at: row))", "\(set.energies[row].bitPattern)", "\(set.hullStatus[row])",
            "\(String(describing: set.bandGap(at: row)))", set.note(at: row) ?? "-", "\(set.origin(at: row))",
        ].joined(separator: "|")
    }

    @Test(
        "holds exactly the rows of the whole set whose elements lie in its systems, in the same order",
        arguments: [["Li-P-S"], ["O"], ["Li-In-Cl", "Na-Cl"], ["Mg-Cl-O-S", "S-P"], ["Li-Co-O-La-Zr-Nb-P-S"], []],
        [true, false])
    func rows(systems: [String], keepsDilute: Bool) throws {
        let whole = keepsDilute ? try ThermoSnapshot.mp2019() : try ThermoSnapshot.mp2019WithoutDilute()
        let scope = try systems.map { try ChemicalSystem(parsing: $0) }
        let part = try ThermoSnapshot.mp2019(within: scope, ids: [], keepsDilute: keepsDilute)
        let expected = (0..<whole.count).filter { row in
            let own = ChemicalSystem(whole.composition(at: row).elements)
            return scope.contains { own.isSubset(of: $0) }
        }
        #expect((0..<part.count).map { Self.facts(part, $0) } == expected.map { Self.facts(whole, $0) })
        #expect(part.totalCount == whole.totalCount && part.provenance == whole.provenance)
    }

    @Test("holds the systems of the phases that are named, and ignores names that no phase has")
    func ids() throws {
        let part = try ThermoSnapshot.mp2019(
            within: [], ids: ["mp-2019:Li3PS4", "oqmd:NaCl", "mp-2019:", "mp-2019:nonsense"], keepsDilute: true)
        let whole = try ThermoSnapshot.mp2019()
        let system = try ChemicalSystem(parsing: "Li-P-S")
        let expected = (0..<whole.count).filter { ChemicalSystem(whole.composition(at: $0).elements) == system }
        #expect(!expected.isEmpty && (0..<part.count).map(part.id(at:)) == expected.map(whole.id(at:)))
    }

    @Test("more systems than can be compared one by one load everything")
    func many() throws {
        let lithium = try #require(Element(symbol: "Li"))
        let pairs = Element.allCases.flatMap { first in
            Element.allCases.prefix(4).map { ChemicalSystem([first, $0, lithium]) }
        }
        #expect(Set(pairs.map(\.elements)).count > 200)
        let part = try ThermoSnapshot.mp2019(within: pairs, ids: [], keepsDilute: false)
        let dilute = try ThermoSnapshot.mp2019().diluteRows.count
        #expect(part.count == part.totalCount - dilute)
    }
}
