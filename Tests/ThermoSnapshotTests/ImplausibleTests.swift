import Chemistry
import Testing
import ThermoEntries
import ThermoSnapshot

@Suite("Implausible phases")
struct ImplausibleTests {
    let phases: [ImplausiblePhase]
    let set: EntrySet

    init() throws {
        phases = try ThermoSnapshot.implausiblePhases()
        set = try ThermoSnapshot.mp2019()
    }

    @Test(
        "the rules find the phases that reviewers found by hand",
        arguments: ["LiS4", "P2S7", "SCl", "Li7Ti10O24", "NaLiTm2F8", "NaCl3", "InCl2", "Mg149Cl", "CaMg149", "BaF3"])
    func found(formula: String) throws {
        let composition = try FormulaParser.parse(formula).composition
        #expect(phases.contains { $0.composition.reduced.composition == composition.reduced.composition })
        for row in set.rows(of: composition) { #expect(set.note(at: row) == "implausible") }
    }

    /// Compounds that handbooks describe (CRC Handbook of Chemistry and Physics; Greenwood and Earnshaw, Chemistry of the Elements).
    @Test("well-known compounds are not among them")
    func wellKnown() throws {
        let known = """
            LiF LiCl LiBr LiI Li2O Li2O2 Li2S Li3N Li3P Li3PO4 Li2CO3 LiNbO3 LiTaO3 LiCoO2 LiFePO4 Li4Ti5O12 LiAlO2 Li2ZrO3 NaCl \
            Na2S NaO2 Na2O2 NaAlCl4 KCl KO2 K2S5 K2S3 CsBr3 CsI3 RbI3 MgO MgCl2 MgS MgH2 CaO CaCl2 CaF2 SrO2 BaO2 BaF2 BaS3 Al2O3 \
            AlCl3 Al2S3 SiO2 SiS2 GeS2 P2S5 P4S7 P4S3 P2O5 SO3 SCl2 TiO2 TiS2 TiS3 ZrS3 NbS3 VS4 FeS2 CoS2 NiS2 MnS2 CuS CuS2 ZnS \
            YCl3 Y2Cl3 LaF3 LaOF InCl InCl3 In7Cl9 InBr SnCl2 SnS2 SnF3 Sb2S3 Sb2S5 PbCl2 PbO2 TlCl Bi2O3 Nb3Cl8 Ag2F Cs2SnF6 KBF4
            """.split(separator: " ").map(String.init)
        let flagged = try known.filter { formula in
            try set.rows(of: FormulaParser.parse(formula).composition).contains { set.note(at: $0) == "implausible" }
        }
        #expect(flagged.isEmpty)
        #expect(try known.count { try !set.rows(of: FormulaParser.parse($0).composition).isEmpty } > 75)
    }

    @Test("every phase of the table is in the data, once, with its rule's evidence")
    func table() {
        #expect(Set(phases.map(\.composition)).count == phases.count)
        for phase in phases {
            #expect(set.rows(of: phase.composition).count == 1, "\(phase.composition.formula)")
            #expect(!phase.reason.isEmpty)
            if phase.rule != .dilute { #expect((phase.marginPerAtom ?? 0) < -0.02, "\(phase.composition.formula)") }
        }
        let dilute = phases.filter { $0.rule == .dilute }
        #expect(dilute.count == set.diluteRows.count)
    }

    @Test("the set without dilute phases loses exactly those with more than 95 % of one element")
    func withoutDilute() throws {
        let rest = try ThermoSnapshot.mp2019WithoutDilute()
        #expect(rest.count == set.count - 83)
        let shares = (0..<rest.count).filter { rest.starts[$0 + 1] - rest.starts[$0] > 1 }.map { row in
            let amounts = rest.amounts[Int(rest.starts[row])..<Int(rest.starts[row + 1])]
            return (amounts.max() ?? 0) / amounts.reduce(0, +)
        }
        #expect((shares.max() ?? 1) <= 0.95)
        #expect(rest.hullStatus.allSatisfy { $0 != .unknown })
        #expect(rest.elementCount == set.elementCount)
    }

    @Test(
        "a doubt states its size: ours minus measured", arguments: [("Li2CO3", -0.18), ("LiBr", 0.21), ("NiO", 0.31)])
    func sizes(formula: String, error: Double) throws {
        let doubt = try #require(ThermoSnapshot.doubt(of: try FormulaParser.parse(formula).composition))
        #expect(doubt.errorPerAtom == error)
    }

    @Test("what no family means has no doubt", arguments: ["LiF", "Li2O", "MgCl2", "LiCoO2"])
    func noDoubt(formula: String) throws {
        #expect(ThermoSnapshot.doubt(of: try FormulaParser.parse(formula).composition) == nil)
    }
}
