import Chemistry
import Testing
import ThermoEntries
import ThermoSnapshot
import Validation

/// The comparison itself, on a data set of four phases worked out by hand.
///
/// Li and S at 0, Li2S at -1.5 eV/atom (-4.5 eV per formula unit): Li2S <-> S at 2.25 V. A second phase LiS at -1.1 eV/atom (-2.2 eV
/// per formula unit) lies 0.025 eV/atom above the line Li2S - S at -1.125 eV/atom, so that it is not on the hull.
@Suite("Comparison of a published row with ours")
struct ComparisonTests {
    private func entries() throws -> EntrySet {
        let set = EntrySet(provenance: Provenance(name: "toy", version: "1", sha256: "", calculationType: "toy"))
        let phases = [("Li", 0.0), ("S", 0), ("Li2S", -1.5), ("LiS", -1.1)]
        let rows = try phases.map { formula, energy in
            Entry(
                id: formula, composition: try FormulaParser.parse(formula).composition, formationEnergyPerAtom: energy,
                origin: EntryOrigin(calculationType: "toy"))
        }
        return try set.adding(rows).set
    }

    private func report(_ replacements: [String: String]) throws -> ValidationReport {
        let headers = [
            "windows.csv":
                "material,formula,ion,reduction_limit_V,oxidation_limit_V,kind,source_doi,source_place,trust\n",
            "phase_equilibria.csv":
                "formula,ion,side,voltage_V,voltage_relation,products,source_doi,source_place,trust,material\n",
            "interface_products.csv":
                "electrolyte,partner,condition,products,source_doi,source_place,trust,voltage_V,printed_electrolyte,printed_partner\n",
            "statements.csv": "id,statement,kind,subjects,value,unit,source_doi,source_place,testable,note\n",
            "reactions.csv": "reactants,products,balanced_equation,source_doi,source_place\n",
            "product_tests.csv": "id,subject,condition,products\n", "explained.csv": "id,class,reason\n",
        ]
        let texts = headers.merging(replacements) { $0 + $1 }
        return ValidationReport(
            library: try ReferenceFiles.library(replacing: texts), entries: try entries(),
            catalogue: try ThermoSnapshot.materials())
    }

    @Test("A limit within 0.16 V agrees, one beyond does not")
    func windows() throws {
        let report = try report([
            "windows.csv": "a,Li2S,Li,0,2.10,computed,,here,ok\nb,Li2S,Li,,2.00,computed,,here,ok\n"
        ])
        #expect(report.windows.map(\.verdict) == [.holds, .differs])
        #expect((try #require(report.windows[0].oxidationLimit) - 2.25).magnitude < 1e-9)
        #expect(report.unexplained == ["W2"])
        #expect((try #require(report.medianDifference) - 0.15).magnitude < 1e-9)
    }

    @Test(
        "A printed set that is not the minimum costs what it lies above: LiS at 2.25 V costs 0.1/3 eV per atom of Li2S")
    func excess() throws {
        // Li2S -> LiS + Li at 2.25 V: (-2.2 - 2.25) - (-4.5) - ... per formula: E(LiS) - E(Li2S) + 2.25 (N falls by 1) = -2.2 + 4.5 - 2.25 = 0.05.
        let report = try report(["phase_equilibria.csv": "Li2S,Li,oxidation,2.25,=,LiS,,here,ok,\n"])
        let row = report.equilibria[0]
        #expect(row.verdict == .differs)
        #expect(row.products?.onlyTheirs == ["LiS"])
        #expect(row.products?.onlyOurs == ["S"])
        #expect((try #require(row.products?.excess) - 0.05 / 3).magnitude < 1e-9)
    }

    @Test("The printed set at a voltage inside our step agrees although the step begins elsewhere")
    func insideAStep() throws {
        let report = try report(["phase_equilibria.csv": "Li2S,Li,oxidation,3.5,=,S,,here,ok,\n"])
        #expect(report.equilibria[0].verdict == .holds)
    }

    @Test(
        "A contact whose printed set balances at one ratio is compared there: Li + S -> LiS costs 25 meV/atom more than Li2S + S"
    )
    func contact() throws {
        let report = try report([
            "interface_products.csv": "Li,S,closed,LiS,,here,ok,,,\nLi,S,closed,Li2S,,here,ok,,,\n"
        ])
        let first = report.contacts[0]
        #expect((try #require(first.molarShare) - 0.5).magnitude < 1e-9)
        #expect((try #require(first.products?.excess) - 0.025).magnitude < 1e-9)
        #expect(first.verdict == .differs)
        #expect(report.contacts[1].standsAtKink)
        #expect(report.belowOurs == [])
    }

    @Test("Statements of every kind: bounds, orderings, signs, values")
    func statements() throws {
        let rows = [
            "S1,,bound,V_ox(Li2S),<3,V,,here,yes,", "S2,,bound,V_ox(Li2S),>3,V,,here,yes,",
            "S3,,ordering,V_ox(Li2S);V_red(Li2S),>,V,,here,yes,", "S4,,ordering,V_ox(Li2S);V_red(Li2S),<,V,,here,yes,",
            "S5,,sign,Li|S,-,,,here,yes,", "S6,,sign,Li2S|Li,0,,,here,yes,", "S7,,sign,Li2S|Li,-,,,here,yes,",
            "S8,,value,V_ox(Li2S),2.3,V,,here,yes,", "S9,,value,S,1672,mAh/g,,here,yes,",
            "S10,,value,V_ox(Na2S),2,V,,here,yes,", "S11,,sign,Li|S,-,,,here,no-kinetic,",
            "S12,,sign,Li|S,-,,,here,no,",
            "S13,,sign,E_hull(LiS),+,,,here,yes,",
        ]
        let report = try report(["statements.csv": rows.joined(separator: "\n") + "\n"])
        #expect(
            report.statements.map(\.verdict) == [
                .holds, .differs, .holds, .differs, .holds, .holds, .differs, .holds, .holds, .notComputed,
                .notCompared(.kinetic), .notCompared(.outOfScope), .holds,
            ])
    }

    @Test("An equation is balanced anew; its energy is 2 Li + S -> Li2S at -4.5 eV, 2.25 V, -1.5 eV per atom")
    func reactions() throws {
        let rows = "Li;S,Li2S,2 Li + S -> Li2S,,here\nLi;S,Li2S,Li + S -> Li2S,,here\nLi;S,Li2S;Na,?,,here\n"
        let report = try report(["reactions.csv": rows])
        #expect(report.reactions.map(\.verdict) == [.holds, .differs, .differs])
        #expect((try #require(report.reactions[0].energyPerAtom) + 1.5).magnitude < 1e-9)
        #expect((try #require(report.reactions[0].voltage) - 2.25).magnitude < 1e-9)
        #expect(report.unexplained == ["R2", "R3"])
    }

    @Test("A product test adds its phases to the statement")
    func productTest() throws {
        let statement = "S1,,sign,Li|S,-,,,here,yes,\nS2,,sign,Li|S,-,,,here,yes,\n"
        let report = try report([
            "statements.csv": statement, "product_tests.csv": "S1,Li|S,closed,Li-S\nS2,Li|S,closed,LiS\n",
        ])
        #expect(report.statements.map(\.verdict) == [.holds, .differs])
    }

    @Test("A reason whose row holds is reported")
    func needlessReason() throws {
        let report = try report([
            "windows.csv": "a,Li2S,Li,0,2.10,computed,,here,ok\n", "explained.csv": "W1,kinetic,no longer true\n",
        ])
        #expect(report.needlesslyExplained == ["W1"])
    }

    @Test("Quoted fields hold commas, quotes and line ends")
    func quotedFields() throws {
        let report = try report(["windows.csv": "\"a, \"\"b\"\"\nc\",Li2S,Li,0,2.10,computed,,here,ok\n"])
        #expect(report.windows[0].published.material == "a, \"b\"\nc")
    }

    @Test("Damaged files are refused with file and record")
    func damaged() throws {
        let header = "id,class,reason\n"
        let cases: [(String, ValidationError.Kind)] = [
            (header + "W1,kinetic\n", .damagedRecord), (header + "W1,nonsense,why\n", .badField),
            ("id,reason\n", .missingColumn),
            (header + "W1,kinetic,\"open\n", .damagedRecord),
        ]
        for (text, kind) in cases where !(kind == .missingColumn) {
            let error = #expect(throws: ValidationError.self) {
                try ReferenceFiles.library(replacing: ["explained.csv": text])
            }
            #expect(error?.kind == kind)
            #expect(error?.subject.contains("explained.csv") == true)
        }
        let missing = #expect(throws: ValidationError.self) {
            try ReferenceFiles.library(replacing: ["explained.csv": "id,reason\nW1,why\n"])
        }
        #expect(missing?.kind == .missingColumn)
    }
}
