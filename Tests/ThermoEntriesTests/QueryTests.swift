import TextFormats
import Chemistry
import TestSupport
import Testing
import ThermoEntries

@Suite("Searching and leaving out entries")
struct QueryTests {
    @Test("Chemical systems are read in any order and named alphabetically")
    func systems() throws {
        let system = try ChemicalSystem(parsing: "S-Li - P-Li")
        #expect(system.elements.map(\.symbol) == ["Li", "P", "S"])
        #expect(system.name == "Li-P-S")
        #expect(try ChemicalSystem(parsing: "Li-In-Cl").name == "Cl-In-Li")
        #expect(system.mask == 1 << 3 | 1 << 15 | 1 << 16)
        #expect(try ChemicalSystem(parsing: "Li-S").isSubset(of: system))
        #expect(try !system.isSubset(of: ChemicalSystem(parsing: "Li-S")))
        #expect(try ChemicalSystem(parsing: "Li").union(ChemicalSystem(parsing: "Lr-H")).name == "H-Li-Lr")
    }

    @Test("Unreadable systems say what is wrong", arguments: ["Li-Xx", "", " - ", "li-S", "Li,S"])
    func unreadableSystems(text: String) {
        let error = #expect(throws: EntriesError.self) { try ChemicalSystem(parsing: text) }
        #expect(error?.subject.contains(text) == true)
        #expect(error?.remedy.isEmpty == false)
    }

    @Test("I11 rows within a system are those whose elements all lie in it", arguments: [11, 12])
    func within(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let symbols = ["H", "Li", "O", "P", "S", "Cl", "Lr"]
        let entries = try (0..<150).map { index in
            let chosen = symbols.shuffled(using: &generator).prefix(Int.random(in: 1...4, using: &generator))
            return try entry(chosen.joined(), -Double(index) / 100, id: "e\(index)")
        }
        let set = try empty.adding(entries).set
        for _ in 0..<20 {
            let chosen = symbols.shuffled(using: &generator).prefix(3)
            let system = ChemicalSystem(chosen.compactMap { Element(symbol: $0) })
            let wanted = (0..<set.count).filter { row in
                set.composition(at: row).elements.allSatisfy { system.elements.contains($0) }
            }
            #expect(set.rows(within: system) == wanted, "seed \(seed)")
        }
    }

    @Test("Diatomic elements and peroxides hold the atoms of the formula that is printed")
    func formulaUnits() throws {
        let set = try set(entry("O", 0), entry("LiO", -1.6), entry("HO", -1), entry("MgO", -3), entry("Cl", 0))
        let units = (0..<set.count).map { (set.formula(at: $0), set.atomCount(at: $0)) }
        #expect(units.map(\.0) == ["H2O2", "Li2O2", "O2", "MgO", "Cl2"])
        #expect(units.map(\.1) == [4, 4, 2, 2, 2])
        #expect(set.rows(of: try composition("Li3O3")).count == 1)
    }

    @Test("Polymorphs come lowest energy first; an unknown composition has none")
    func polymorphs() throws {
        let set = try set(entry("TiO2", -3.1, id: "x"), entry("TiO2", -3.2, id: "y"), entry("Ti2O3", -3.3))
        #expect(set.rows(of: try composition("Ti2O4")).map(set.id(at:)) == ["y", "x"])
        #expect(set.rows(of: try composition("TiO")).isEmpty)
        #expect(set.row(id: "x") == set.rows(of: try composition("TiO2"))[1])
        #expect(set.row(id: "nobody") == nil)
    }

    @Test("Leaving out by formula takes all polymorphs, by id one; statuses above become unknown")
    func excluding() throws {
        let set = try set(
            entry("TiO2", -3.1, id: "x"), entry("TiO2", -3.2, id: "y"), entry("Li2TiO3", -2.9), entry("Li2O", -2))
        let known = set.settingHullStatus([HullStatus](repeating: .stable, count: 4))
        let (one, removed) = try known.excluding(["y"])
        #expect(removed == ["y"])
        checkInvariants(one)
        let status = { (formula: String) in one.hullStatus[one.rows(of: try composition(formula))[0]] }
        #expect(try status("TiO2") == .unknown)
        #expect(try status("Li2TiO3") == .unknown)
        #expect(try status("Li2O") == .stable)
        #expect(try set.excluding(["Ti2O4", "Li2O"]).set.count == 1)
        #expect(try set.excluding([]).set.count == 4)
    }

    @Test("Leaving out what is not there names every such phase")
    func excludingNothing() throws {
        let set = try set(entry("TiO2", -3.1))
        let error = #expect(throws: EntriesError.self) { try set.excluding(["TiO2", "Li2O", "mp-9"]) }
        #expect(error?.kind == .noMatch)
        #expect(error?.subject == "'Li2O', 'mp-9'")
    }

    @Test("An empty set answers every question")
    func emptySet() throws {
        checkInvariants(empty)
        #expect(empty.count == 0 && empty.elements.isEmpty)
        #expect(empty.rows(of: try composition("Li")).isEmpty)
        #expect(empty.rows(within: try ChemicalSystem(parsing: "Li")).isEmpty)
    }
}
