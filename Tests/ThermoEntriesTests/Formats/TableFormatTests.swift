import TextFormats
import Chemistry
import Testing
import ThermoEntries

@Suite("Tables")
struct TableFormatTests {
    @Test("EntrySet CSV: totals of the amounts given, elements of the same file as references")
    func entrySet() throws {
        let result = try imported(Fixture.entrySetCSV)
        #expect(result.format == .entrySetCSV)
        #expect(isClose(result.energy("LiCl"), -2.1) && isClose(result.energy("Li3InCl6"), -1.385))
        #expect(result.energy("Cl2") == 0 && result.energy("Li") == 0)
        #expect(result.references.map(\.energyPerAtom) == [-1.9, -1.8, -2.75])
    }

    @Test("CASES 4(c): formation energies of the Li-Fe-O rows per listed cell")
    func lithiumIronOxide() throws {
        let text = """
            Name,Li,Fe,O,Energy
            Li,1,0,0,-1.91301487
            Fe,0,1,0,-6.5961471
            O2,0,0,6,-25.54966885
            Fe2O3,0,4,6,-68.50842159
            Li2O,2,0,1,-14.31361175
            Li5FeO4,40,8,32,-430.36640662
            Li2FeO3,8,4,12,-138.45970542
            """
        let result = try imported(text)
        #expect(isClose(result.energy("Li5FeO4"), -164.8117344866667 / 80, within: 1e-9))
        #expect(isClose(result.energy("Fe2O3"), -16.57416434 / 10, within: 1e-9))
        #expect(isClose(result.energy("Li2O"), -6.229303868333334 / 3, within: 1e-9))
        #expect(isClose(result.energy("Li2FeO3"), -45.67166036 / 24, within: 1e-9))
    }

    @Test("I19 element columns in any order, an absent amount is 0")
    func order() throws {
        let text =
            "Name,Cl,In,Li,Energy\nCl2,2,,,-3.6\nIn,0,1,0,-2.75\nLi,,,1,-1.9\nLiCl,1,0,1,-7.9\nLi3InCl6,6,1,3,-33.1\n"
        #expect(description(try imported(text).set) == description(try imported(Fixture.entrySetCSV).set))
    }

    @Test("I18 a last column of another title needs an explicit unit")
    func unit() throws {
        let final = Fixture.entrySetCSV.replacing("Energy", with: "Final energy")
        #expect(isClose(try imported(final).energy("LiCl"), -2.1))
        let other = Fixture.entrySetCSV.replacing("Energy", with: "E0")
        let error = try #require(importError(other))
        #expect(error.kind == .unstatedUnit && error.description.contains("'E0'") && error.subject == "test.dat:1")
        #expect(isClose(try imported(other) { $0.energyMeaning = .total }.energy("LiCl"), -2.1))
        let perAtom = "Name,Li,Cl,E\nLi,1,0,-1.9\nCl,0,1,-1.8\nLiCl,4,4,-3.95\n"
        #expect(isClose(try imported(perAtom) { $0.energyMeaning = .perAtom }.energy("LiCl"), -2.1))
    }

    @Test("I13 per-atom energies where totals are expected leave the plausible range and are remarked")
    func perAtomAsTotal() throws {
        // -9 eV/atom read as the total of 20 atoms: 7.6 eV/atom above the elements.
        let text = "Name,Li,W,Energy\nLi,1,0,-1.9\nW,0,1,-13\nLi9W11,9,11,-9\n"
        let warnings = try imported(text).report.warnings
        #expect(warnings.contains { $0.kind == .implausibleEnergy && $0.subject == "Li9W11" })
    }

    @Test("I13 energies per atom taken for totals bind nothing, which is remarked; totals of the same cells are not")
    func unboundCompounds() throws {
        // Per atom: Li -1.9, S -4.1, Li2S -4.0 (formation -1.366); as totals of these cells Li2S lands at +1.3 eV/atom.
        func table(_ lithium: Double, _ sulfur: Double, _ sulfide: Double) -> String {
            "Name,Li,S,Energy\nLi,1,0,\(lithium)\nS,0,1,\(sulfur)\nLi2S,2,1,\(sulfide)\n"
        }
        let wrong = try imported(table(-1.9, -4.1, -4)).report.warnings
        #expect(wrong.map(\.kind) == [.implausibleEnergy])
        #expect(wrong.first?.message.contains("1.3 eV/atom or more above") == true)
        #expect(try imported(table(-1.9, -4.1, -12)).report.warnings.isEmpty)
    }

    @Test("I4 polymorphs stay, with their ids; names with a blank are formula and id")
    func polymorphs() throws {
        let text = "Name,Zn,S,Energy\nZn,1,0,-1\nS,0,1,-4\nZnS mp-10,1,1,-7\nZnS mp-9,2,2,-14\n"
        let result = try imported(text)
        #expect(result.set.rows(of: try composition("ZnS")).map(result.set.id(at:)) == ["mp-10", "mp-9"])
    }

    @Test("I2 I3 duplicates are merged and counted, one id with two energies is numbered and remarked")
    func duplicates() throws {
        let text = Fixture.entrySetCSV + "LiCl,2,0,2,-15.8\nLiCl,1,0,1,-7.8\n"
        let result = try imported(text)
        #expect(result.report.merged == 1 && result.report.renamed == 1 && result.isBalanced)
        #expect(isClose(result.energy("LiCl"), -2.1) && isClose(result.energy("LiCl#2"), -2.05))
    }

    @Test(
        "Broken tables are refused with file and line",
        arguments: [
            ("Name,Li,Energy\nLi,1\n", "test.dat:2", "2 fields instead of 3"),
            ("Name,Li,Energy\nLi,1,abc\n", "test.dat:2", "'abc'"),
            ("Name,Li,Energy\nLi,1,\n", "test.dat:2", "empty"),
            ("Name,Li,Energy\nLi,1,nan\n", "test.dat:2", "no finite number"),
            ("Name,Li,Energy\nLi,0,-1\n", "test.dat:2", "no atoms"),
            ("Name,Li,Energy\nLi,-2,-1\n", "test.dat:2", "-2"),
            ("Name,Li,Li,Energy\nLi,1,1,-1\n", "test.dat:1", "twice"),
            ("Name,Li,Volume,Energy\nLi,1,20,-1\n", "test.dat:1", "'Volume'"),
            ("a,b,c\n1,2,3\n", "test.dat:1", "no known table"),
            ("Name,Li,Energy\n\"Li,1,2\n", "test.dat:2", "quotation"),
            ("id,formula,energy\n1,Li,0\n", "test.dat:1", "'energy'"),
            ("formula,formation_energy_eV_per_atom\nLi2S,-1\nLi3PS4,NaN\n", "test.dat:3", "energy of Li3PS4 is 'NaN'"),
            ("formula,formation_energy_eV_per_atom\nLi2S,0x10\n", "test.dat:2", "'0x10'"),
            ("formula,formation_energy_eV_per_atom,stable\nLi2S,-1,true\n", "test.dat:1", "'stable'"),
            ("id,formula\n1,Li\n", "test.dat:1", "no energy column"),
            ("formula,energy_total_eV,energy_eV_per_atom\nLi,1,1\n", "test.dat:1", "several energy columns"),
            ("formula,formation_energy_eV_per_atom\nLi2Xq,1\n", "test.dat:2", "formula 'Li2Xq'"),
            ("formula,formation_energy_eV_per_atom,correction_eV\nLi2S,-1,-0.5\n", "test.dat:2", "correction"),
            ("Formula,Color,Formation Energy (eV/atom)\nLi2S,red,-1\n", "test.dat:1", "'Color'"),
        ])
    func broken(text: String, subject: String, part: String) throws {
        let error = try #require(importError(text))
        #expect(error.subject == subject)
        #expect(error.description.contains(part), "\(error)")
        #expect(!error.remedy.isEmpty && !error.description.contains("\n"))
    }

    @Test("Our own table takes each of the three energies, and adds corrections to absolute ones")
    func own() throws {
        let formation = try imported(Fixture.own)
        #expect(formation.energy("a-1") == -0.95 && formation.energy("a-2") == -1.4)
        #expect(formation.set.row(id: "a-2").map { formation.set.origin(at: $0).source } == "this, and that")
        #expect(formation.set.provenance.calculationType == "GGA")
        let totals = """
            formula,energy_total_eV,correction_eV
            Li,-1.9,
            S,-4.1,0
            Li2S,-12,-0.1
            """
        #expect(isClose(try imported(totals).energy("Li2S"), -1.4))
        let perAtom = "formula,energy_eV_per_atom,correction_eV\nLi,-1.9,\nS,-4.1,\nLi2S,-4,-0.1\n"
        #expect(isClose(try imported(perAtom).energy("Li2S"), -4 - 0.1 / 3 + 7.9 / 3))
    }

    @Test("The output of the hull command is an input; rows without an energy hold no phase")
    func hullOutput() throws {
        let text = """
            formula,id,formation_energy_eV_per_atom,energy_above_hull_eV_per_atom,decomposition_energy_eV_per_atom,stable,equilibrium,competing,flags,schema,database_sha256
            Li3PS4,syn-4,-0.95,0,-0.03125,true,Li3PS4,"0.5 P2S5; 1.5 Li2S",,interphase-hull/1,9f2c
            Li7PS6,,,,,,"Li3PS4; 2 Li2S",,no-entry,interphase-hull/1,9f2c
            """
        let result = try imported(text)
        #expect(result.report.read == 2 && result.report.withoutEnergy == 1 && result.isBalanced)
        #expect(result.report.kept == 1 && result.energy("syn-4") == -0.95)
    }

    @Test("doped: formation energies per atom or per formula, with a remark about three decimals")
    func doped() throws {
        let result = try imported(Fixture.doped)
        #expect(result.energy("CdTe_F-43m") == -0.626)
        #expect(result.report.warnings.map(\.kind) == [.roundedEnergies])
        let exact = Fixture.doped.replacing("-0.626", with: "-0.62553")
        #expect(try imported(exact).report.warnings.isEmpty)
        let perFormula = "Formula,Space Group,Formation Energy (eV/fu)\nCdTe,F-43m,-1.251\n"
        #expect(isClose(try imported(perFormula).energy("CdTe_F-43m"), -0.6255))
    }

    @Test("Comments, blank lines, carriage returns and a byte order mark are no obstacle")
    func dressing() throws {
        let dressed = "\u{FEFF}# made by hand\r\n\r\n" + Fixture.entrySetCSV.replacing("\n", with: "\r\n")
        #expect(description(try imported(dressed).set) == description(try imported(Fixture.entrySetCSV).set))
    }

    @Test("A row of ten megabytes is refused with its line")
    func longLine() throws {
        let text = "Name,Li,Energy\nLi,1" + String(repeating: "0", count: 10_000_000) + ",3\n"
        let error = try #require(importError(text))
        #expect(error.kind == .malformedFile && error.subject == "test.dat:2")
    }
}
