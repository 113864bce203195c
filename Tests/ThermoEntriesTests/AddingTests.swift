import TextFormats
import Chemistry
import ExactArithmetic
import TestSupport
import Testing
import ThermoEntries

@Suite("Adding entries")
struct AddingTests {
    @Test(
        "I1 NaN and infinite energies are errors that name the entry", arguments: [Double.nan, .infinity, -.infinity])
    func nonFinite(energy: Double) throws {
        let entries = [try entry("LiCl", -2), try entry("Li2S", energy, id: "broken-7")]
        let error = #expect(throws: EntriesError.self) { try empty.adding(entries) }
        #expect(error?.kind == .nonFiniteEnergy)
        #expect(error?.description.contains("broken-7") == true)
    }

    @Test("I2 identical duplicates are taken once and counted")
    func duplicates() throws {
        let (set, report) = try empty.adding([entry("Li2S", -1.5), entry("S1Li2", -1.5, id: "Li2S"), entry("LiCl", -2)])
        #expect(set.count == 2)
        #expect(report == EntryReport(read: 3, added: 2, merged: 1))
        let again = try set.adding([entry("Li2S", -1.5)])
        #expect(again.set.count == 2)
        #expect(again.report.merged == 1)
    }

    @Test("I3 one id with different energies becomes id and id#2, with a warning, in any order of the input")
    func sameIDs() throws {
        let entries = [
            try entry("Li2S", -1.4, id: "mp-1"), try entry("Li2S", -1.5, id: "mp-1"), try entry("LiCl", -2, id: "mp-1"),
        ]
        let (set, report) = try empty.adding(entries)
        #expect(report.renamed == 2)
        #expect(report.warnings.map(\.kind) == [.renamedID, .renamedID])
        let reversed = try empty.adding(entries.reversed())
        #expect(description(set) == description(reversed.set))
        #expect(report == reversed.report)
        #expect((0..<3).map(set.id(at:)).sorted() == ["mp-1", "mp-1#2", "mp-1#3"])
        // The lower polymorph comes first and keeps the smaller number.
        let sulfides = set.rows(of: try composition("Li2S"))
        #expect(sulfides.map { set.energies[$0] } == [-1.5, -1.4])
        #expect(set.id(at: sulfides[0]) < set.id(at: sulfides[1]))
        // Adding the same list again changes nothing.
        let twice = try set.adding(entries)
        #expect(twice.report.merged == 3)
        #expect(description(twice.set) == description(set))
    }

    @Test(
        "the phases of a set come in as its entries would, one by one",
        arguments: [1, 2] as [UInt64])
    func sets(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let entries = try (0..<300).map { index in
            var phase = try entry(
                "Li\(Int.random(in: 1...3, using: &generator))S\(Int.random(in: 1...3, using: &generator))",
                Double(Int.random(in: -3...0, using: &generator)) / 2, id: "id-\(index % 90)")
            if index.isMultiple(of: 7) { phase.energyDeviation = 0.25 }
            return phase
        }
        let whole = try empty.adding(entries)
        let (one, other) = (try empty.adding(Array(entries[..<120])).set, try empty.adding(Array(entries[120...])).set)
        let added = try one.adding(other)
        let byEntries = try one.adding((0..<other.count).map(other.entry(at:)))
        #expect(
            description(added.set) == description(byEntries.set) && added.report == byEntries.report, "seed \(seed)")
        #expect(
            (0..<added.set.count).map(added.set.energyDeviation(at:))
                == (0..<added.set.count).map(byEntries.set.energyDeviation(at:)), "seed \(seed)")
        #expect(description(try empty.adding(whole.set).set) == description(whole.set), "seed \(seed)")
    }

    @Test("phases that are filtered out take the hull statuses of the others with them")
    func filter() throws {
        let set = try set(entry("Li", 0), entry("S", 0), entry("Li2S", -1.5)).settingHullStatus([
            .stable, .stable, .stable,
        ])
        #expect(set.filter { _ in true }.hullStatus == [.stable, .stable, .stable])
        let rest = set.filter { set.energies[$0] == 0 }
        #expect((0..<rest.count).map(rest.formula(at:)).sorted() == ["Li", "S"])
        #expect(rest.hullStatus == [.unknown, .unknown])
    }

    @Test("I4 polymorphs of equal energy both stay, ordered by id")
    func equalEnergies() throws {
        let set = try set(entry("ZnS", -1, id: "b"), entry("ZnS", -1, id: "a"))
        #expect(set.rows(of: try composition("ZnS")).map(set.id(at:)) == ["a", "b"])
    }

    @Test("I5 energies are compared exactly")
    func exactEnergies() throws {
        let (set, report) = try empty.adding([entry("Li2S", -500, id: "a"), entry("Li2S", -500.004, id: "a")])
        #expect(set.count == 2)
        #expect(report.merged == 0)
        let nearest = try empty.adding([entry("Li2S", -1, id: "a"), entry("Li2S", (-1.0).nextUp, id: "a")])
        #expect(nearest.set.count == 2)
    }

    @Test(
        "I6 formula variants are one reduced composition", arguments: ["Li2S", "S Li2", "Li4S2", "(Li2)S", "Li2.0S1"])
    func variants(formula: String) throws {
        let set = try set(entry("Li2S", -1.5), entry("LiS", -1), entry("Li3PS4", -0.9))
        let rows = set.rows(of: try composition(formula))
        #expect(rows.map(set.formula(at:)) == ["Li2S"])
    }

    @Test("I9 zero amounts vanish; negative amounts and no atoms are errors")
    func amounts() throws {
        let lithium = try #require(Element(symbol: "Li"))
        let sulfur = try #require(Element(symbol: "S"))
        let set = try set(
            Entry(id: "z", composition: Composition([lithium: 2, sulfur: 0]), formationEnergyPerAtom: 0))
        #expect(set.formula(at: 0) == "Li")
        #expect(throws: FormulaError.self) { try Composition([lithium: -1]) }
        #expect(throws: FormulaError.self) { try Composition([lithium: 0]) }
    }

    @Test("I13 formation energies outside [-6, 3] eV/atom are kept with a warning")
    func implausible() throws {
        let entries = [
            try entry("LiF", -6.001), try entry("LiCl", -6), try entry("LiBr", 3), try entry("LiI", 3.001),
        ]
        let (set, report) = try empty.adding(entries)
        #expect(set.count == 4)
        #expect(report.warnings.map(\.subject).sorted() == ["LiF", "LiI"])
        #expect(report.warnings.allSatisfy { $0.kind == .implausibleEnergy })
    }

    @Test("I14 two calculation types are refused unless allowed")
    func mixedTypes() throws {
        let gga = Entry(
            id: "a", composition: try composition("Li2S"), formationEnergyPerAtom: -1.5,
            origin: EntryOrigin(calculationType: "GGA"))
        let scan = Entry(
            id: "b", composition: try composition("LiCl"), formationEnergyPerAtom: -2,
            origin: EntryOrigin(calculationType: "R2SCAN"))
        let error = #expect(throws: EntriesError.self) { try empty.adding([gga, scan]) }
        #expect(error?.kind == .mixedCalculationTypes)
        #expect(try empty.adding([gga, scan], allowMixedCalculationTypes: true).set.count == 2)
        let typed = EntrySet(provenance: Provenance(name: "t", version: "1", calculationType: "GGA"))
        #expect(throws: EntriesError.self) { try typed.adding([scan]) }
        #expect(try typed.adding([gga, entry("LiF", -3)]).set.count == 2)
    }

    @Test("I21 a single compound is a set")
    func single() throws {
        let set = try set(entry("Li3PS4", -0.95))
        checkInvariants(set)
        #expect(set.compoundCount == 1 && set.elementCount == 0)
        #expect(set.missingElements(of: try ChemicalSystem(parsing: "Li-P-S")).map(\.symbol) == ["Li", "P", "S"])
    }

    @Test("H6 the set does not depend on the order of the input", arguments: [1, 2, 3])
    func permutations(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let symbols = ["Li", "P", "S", "O", "Cl", "Zr"]
        var entries: [Entry] = []
        for _ in 0..<200 {
            let chosen = symbols.shuffled(using: &generator).prefix(Int.random(in: 1...4, using: &generator))
            let formula = chosen.map { "\($0)\(Int.random(in: 1...3, using: &generator))" }.joined()
            let energy = Double(Int.random(in: -8...0, using: &generator)) / 4
            entries.append(try entry(formula, energy, id: "id-\(Int.random(in: 0..<60, using: &generator))"))
        }
        let (reference, report) = try empty.adding(entries)
        checkInvariants(reference)
        let shuffled = try empty.adding(entries.shuffled(using: &generator))
        #expect(description(shuffled.set) == description(reference), "seed \(seed)")
        #expect(shuffled.report == report, "seed \(seed)")
        // In two portions: ids may be numbered differently, the phases are the same.
        let half = try empty.adding(Array(entries.prefix(100))).set.adding(Array(entries.suffix(100))).set
        checkInvariants(half)
        #expect(half.energies == reference.energies && half.amounts == reference.amounts, "seed \(seed)")
    }

    @Test("Amounts beyond 2^53 are refused, small ones are whole numbers")
    func largeAmounts() throws {
        let error = #expect(throws: EntriesError.self) {
            try empty.adding([entry("Li0.1234567890123457Cl", -1)])
        }
        #expect(error?.kind == .amountTooLarge)
        #expect(try set(entry("Li0.125Cl", -1)).amounts == [1, 8])
    }

    @Test("Notes, gaps, statuses and origins stay with their rows when rows are added and left out")
    func attributes() throws {
        let marked = Entry(
            id: "n", composition: try composition("Li2S"), formationEnergyPerAtom: -1.5,
            origin: EntryOrigin(calculationType: "GGA", source: "file"),
            bandGap: BandGapRange(lowest: 3.5, highest: 1.5),
            note: "doubtful-energy")
        let first = try set(marked, entry("LiCl", -2)).settingHullStatus([.unstable, .stable])
        let grown = try first.adding([entry("Li", 0), entry("Li3P", -0.8), entry("Li3PS4", -0.9)]).set
        let row = try #require(grown.row(id: "n"))
        #expect(grown.note(at: row) == "doubtful-energy")
        #expect(grown.bandGap(at: row) == BandGapRange(lowest: 1.5, highest: 3.5))
        #expect(grown.origin(at: row) == EntryOrigin(calculationType: "GGA", source: "file"))
        #expect(grown.hullStatus[row] == .unstable)
        #expect(grown.entry(at: row).composition == marked.composition)
        let chloride = try #require(grown.row(id: "LiCl"))
        #expect(grown.hullStatus[chloride] == .stable)
        #expect(grown.note(at: chloride) == nil && grown.bandGap(at: chloride) == nil)
        let shrunk = try grown.excluding(["Li3P"]).set
        #expect(shrunk.row(id: "n").flatMap(shrunk.note(at:)) == "doubtful-energy")
    }
}
