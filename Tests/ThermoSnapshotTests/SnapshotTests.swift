import Chemistry
import Foundation
import Testing
import ThermoEntries
import ThermoSnapshot

@Suite("Embedded data set")
struct SnapshotTests {
    let set: EntrySet

    init() throws { set = try ThermoSnapshot.mp2019() }

    @Test("85,014 compounds and 84 elements, as published")
    func counts() {
        #expect(set.compoundCount == 85014)
        #expect(set.elementCount == 84)
        #expect(set.count == 85014 + 84)
        #expect(set.elements.count == 84)
        #expect(!set.elements.contains { $0.isNobleGas })
    }

    @Test("source rows are held to 1e-9", arguments: SourceRow.all)
    func sourceRows(row: SourceRow) throws {
        let found = set.rows(of: try FormulaParser.parse(row.formula).composition)
        let index = try #require(found.first)
        #expect(found.count == 1)
        #expect(abs(set.energies[index] - row.energy) < 1e-9)
        let gap = set.bandGap(at: index)
        #expect((gap == nil) == (row.gaps == nil))
        if let gap, let wanted = row.gaps {
            #expect(abs(gap.lowest - wanted.lowest) < 1e-9 && abs(gap.highest - wanted.highest) < 1e-9)
        }
    }

    /// Smallest and largest value over the polymorphs in mp_gap.csv of the wheel, read by hand; 23 of TiO2, 227 of SiO2.
    @Test(
        "band gaps of polymorphs",
        arguments: [
            ("Li2S", 1.9737, 3.8954), ("LiCl", 5.9282, 6.25), ("TiO2", 1.781, 3.4299), ("SiO2", 4.7217, 6.1956),
            ("Li3PS4", 2.3921, 2.9512), ("LiCoO2", 0, 2.1503),
        ])
    func gaps(formula: String, lowest: Double, highest: Double) throws {
        let row = try #require(set.rows(of: FormulaParser.parse(formula).composition).first)
        let gap = try #require(set.bandGap(at: row))
        #expect(abs(gap.lowest - lowest) < 1e-9 && abs(gap.highest - highest) < 1e-9)
    }

    @Test("rows are in canonical order, elements 1...103, amounts whole, energies finite")
    func order() {
        var violations = 0
        var previous: (numbers: ArraySlice<UInt8>, amounts: ArraySlice<Double>) = ([], [])
        for row in 0..<set.count {
            let range = Int(set.starts[row])..<Int(set.starts[row + 1])
            let (numbers, amounts) = (set.atomicNumbers[range], set.amounts[range])
            let follows =
                numbers.elementsEqual(previous.numbers)
                ? previous.amounts.lexicographicallyPrecedes(amounts)
                : previous.numbers.lexicographicallyPrecedes(numbers)
            let isValid =
                numbers.allSatisfy { (1...103).contains($0) }
                && zip(numbers, numbers.dropFirst()).allSatisfy { $0 < $1 }
                && amounts.allSatisfy { $0 >= 1 && $0 <= 149 && $0 == $0.rounded() } && set.energies[row].isFinite
            if !follows || !isValid { violations += 1 }
            previous = (numbers, amounts)
        }
        #expect(violations == 0)
    }

    @Test("systems cover the rows and state their elements")
    func systems() {
        var violations = 0
        for system in set.systemMasks.indices {
            for row in Int(set.systemStarts[system])..<Int(set.systemStarts[system + 1]) {
                let numbers = set.atomicNumbers[Int(set.starts[row])..<Int(set.starts[row + 1])]
                if numbers.reduce(UInt128(0), { $0 | 1 << UInt128($1) }) != set.systemMasks[system] { violations += 1 }
            }
        }
        #expect(violations == 0)
        #expect(Int(set.systemStarts.last ?? 0) == set.count)
        #expect(set.systemMasks.count == Set(set.systemMasks).count)
    }

    @Test(
        "elements lie at zero under the formula of their gas",
        arguments: ["Li", "O2", "N2", "F2", "Cl2", "H2", "S", "Br"])
    func elements(formula: String) throws {
        let row = try #require(set.row(id: "mp-2019:\(formula)"))
        #expect(set.energies[row] == 0)
        #expect(set.formula(at: row) == formula)
        #expect(set.hullStatus[row] == .stable)
        #expect(set.atomCount(at: row) == (formula.hasSuffix("2") ? 2 : 1))
    }

    @Test("the formula of a row parses to exactly its amounts")
    func formulas() throws {
        let peroxides = try ["Li2O2", "Na2O2", "K2O2", "H2O2"].flatMap {
            set.rows(of: try FormulaParser.parse($0).composition)
        }
        #expect(peroxides.count == 4)
        for row in peroxides + stride(from: 0, to: set.count, by: 97) {
            let parsed = try FormulaParser.parse(set.formula(at: row)).composition
            #expect(parsed == set.composition(at: row))
            #expect(set.id(at: row) == "mp-2019:" + set.formula(at: row))
            #expect(set.row(id: set.id(at: row)) == row)
        }
    }

    @Test(
        "doubtful energies carry their note",
        arguments: [
            "H2O", "NiO", "ClO2", "LiNO3", "Na2S2O3", "NH4ClO4", "Al2(SO4)3", "SO3", "MnSO4", "UO2SO4", "YbCl3",
            "Li3YbCl6", "Li2CO3", "LiOH", "LiBr", "LiI", "NaIO3", "ZrCl4", "FeS2", "Li3PS4", "Fe2O3", "Nb2O5", "PbO",
            "EuBr2", "GdF3",
        ])
    func doubtful(formula: String) throws {
        for row in set.rows(of: try FormulaParser.parse(formula).composition) {
            #expect(set.note(at: row) == "doubtful-energy")
        }
    }

    @Test(
        "oxides, sulfides, chlorides and their mixtures carry none",
        arguments: [
            "Li2O", "LiCoO2", "Li3PO4", "LiCl", "Ba3V Cl O8", "La2SO2", "InClO", "Yb", "KCNO", "Li2S", "Al2S3", "MgCl2",
            "LiF",
            "Pb", "Br",
        ])
    func trusted(formula: String) throws {
        let rows = set.rows(of: try FormulaParser.parse(formula.replacing(" ", with: "")).composition)
        for row in rows { #expect(set.note(at: row) == nil) }
    }

    @Test("the table of doubtful energies states what was measured and what is meant")
    func doubtfulTable() throws {
        let table = try ThermoSnapshot.doubtfulEnergies()
        #expect(table.first { $0.name == "ClO2" }?.measuredEnergyPerAtom == 0.36)
        #expect(table.first { $0.name == "CO2" }?.measuredEnergyPerAtom == nil)
        #expect(table.first { $0.name == "H2O" }?.measuredEnergyPerAtom == -0.988)
        #expect(table.allSatisfy { $0.name.isEmpty == false && !$0.reason.isEmpty })
        for doubt in table where doubt.measuredEnergyPerAtom == nil && doubt.count != nil {
            #expect(doubt.errorPerAtom != nil && doubt.spreadPerAtom != nil, "\(doubt.name)")
        }
        for case .phase(let composition) in table.map(\.scope) { #expect(!set.rows(of: composition).isEmpty) }
    }

    @Test("the embedded bytes have the digest that is stated")
    func digest() throws {
        #expect(ThermoSnapshot.computedDigest() == ThermoSnapshot.statedDigest)
        #expect(set.provenance.sha256 == ThermoSnapshot.statedDigest)
        // SHA-256 of the wheel crabnet 2.0.8 as the package index lists it.
        let wheel = "4901565abaa5b4cd1a7841b9de647a3906df21676b226a7abf972d113f92054a"
        #expect(try ThermoSnapshot.sourceDigest() == wheel)
    }

    @Test("adding and leaving out phases of the full set")
    func changes() throws {
        let composition = try FormulaParser.parse("Li3InCl6").composition
        let own = Entry(id: "mp-2019:Li3InCl6", composition: composition, formationEnergyPerAtom: -1.5)
        let (grown, report) = try set.adding([own])
        #expect(report.renamed == 1)
        #expect(grown.count == set.count + 1)
        #expect(grown.rows(of: composition).map(grown.id(at:)).sorted() == ["mp-2019:Li3InCl6", "mp-2019:Li3InCl6#2"])
        let shrunk = try grown.excluding(["Li3InCl6"]).set
        #expect(shrunk.count == set.count - 1)
        #expect(shrunk.rows(of: composition).isEmpty)
        let chloride = try #require(shrunk.row(id: "mp-2019:LiCl"))
        #expect(shrunk.hullStatus[chloride] == set.hullStatus[try #require(set.row(id: "mp-2019:LiCl"))])
    }

    @Test(
        "the committed data are what the build script makes",
        .enabled(if: ProcessInfo.processInfo.environment["INTERPHASE_WHEEL"] != nil))
    func rebuild() throws {
        let wheel = try #require(ProcessInfo.processInfo.environment["INTERPHASE_WHEEL"])
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [
            "python3", root.appending(path: "Scripts/build-thermodata").path, "--check", "--wheel", wheel,
        ]
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
    }
}
