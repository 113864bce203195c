import TextFormats
import Chemistry
import Testing
import ThermoEntries

@Suite("pydefect, materialsatlas and chemphase")
struct SmallFormatTests {
    // MARK: - pydefect

    @Test("pydefect: totals of the formulas as written, blocks and lines, comments, quotation marks, null")
    func pydefect() throws {
        let result = try imported(Fixture.pydefect)
        #expect(result.format == .pydefect && result.report.kept == 4 && result.isBalanced)
        // (-33.1 + 3 * 1.9 + 2.75 + 6 * 1.8) / 10
        #expect(isClose(result.energy("Li3In1Cl6"), (-33.1 + 5.7 + 2.75 + 10.8) / 10))
        #expect(result.energy("Li1") == 0)
        let row = try #require(result.set.row(id: "In1"))
        #expect(result.set.origin(at: row).source == "mp-85")
    }

    @Test("pydefect: the sample of its own tests; O2Cl1 and O2Cl2 against elements at 1 and 12 eV")
    func pydefectSample() throws {
        let text = """
            Cl1:
              energy: 12.0
              source: f
            H1:
              energy: 0.0
              source: a
            H4O2:
              energy: -4.0
              source: c
            O1:
              energy: 1.0
              source: b
            O2Cl1:
              energy: 3.0
              source: e
            O2Cl2:
              energy: 6.0
              source: d

            """
        let result = try imported(text)
        // The relative energies that pydefect's own test expects: H2O -1, ClO -5, ClO2 -3.666...
        #expect(isClose(result.energy("H4O2"), -1) && isClose(result.energy("O2Cl2"), -5))
        #expect(isClose(result.energy("O2Cl1"), -11.0 / 3))
    }

    @Test(
        "pydefect: what is no such file is refused with its line",
        arguments: [
            ("Mg: -1.5\nO: -4.9\n", "test.dat:1", "standard_energies"),
            ("MgO1:\n  energy: abc\n", "test.dat:1: MgO1.energy", "'abc'"),
            ("MgO1:\n  source: x\n", "test.dat:1: MgO1.energy", "no energy"),
            ("MgO1:\n  energy: .nan\n", "test.dat:1: MgO1.energy", "NaN"),
            ("MgO1:\n  energy: -1\n  spin: 2\n", "test.dat:1: MgO1.spin", "'spin'"),
            ("MgO1:\n- energy: -1\n", "test.dat:2", "'-1' stands"), ("MgO1:\n  energy\n", "test.dat:2", "name: value"),
            ("MgO1:\n  energy: [1, 2]\n", "test.dat:2", "more than a number"),
            ("MgO1: {energy: -1\n", "test.dat:1", "{energy: -1"), ("Xy1:\n  energy: 1\n", "test.dat:1", "Xy1"),
            ("---\n  energy: 1\n", "test.dat:2", "no formula"), ("Mg1:\n  energy: 1\nQq2:\n  energy: 2\n", "Qq2", "Q"),
        ])
    func pydefectErrors(text: String, subject: String, words: String) throws {
        let error = try #require(importError(text))
        #expect(error.subject.hasPrefix(subject) || error.subject.hasSuffix(subject), "\(error)")
        #expect(error.description.contains(words), "\(error)")
    }

    // MARK: - materialsatlas

    @Test("materialsatlas: formation energies per atom, as the service defines them")
    func materialsAtlas() throws {
        let result = try imported(Fixture.materialsAtlas)
        #expect(result.format == .materialsAtlas && result.isBalanced)
        #expect(result.energy("LiFeO2") == -1.55 && result.energy("Li2FeO3") == -1.42)
    }

    @Test("materialsatlas: totals belong to the formula as written, energies per atom do not")
    func materialsAtlasTotals() throws {
        let elements = "Li,-1.9\nFe,-6.5\nO2,-9.8\n"
        let totals = try imported("composition,total_energy\n" + elements + "Li2Fe2O4,-50\n")
        let perAtom = try imported(
            "formula,energy_per_atom\n" + elements.replacing("O2,-9.8", with: "O2,-4.9") + "LiFeO2,-6.25\n")
        // (-25 + 1.9 + 6.5 + 9.8) / 4
        #expect(isClose(totals.energy("Li2Fe2O4"), -1.7) && isClose(perAtom.energy("LiFeO2"), -1.7))
    }

    @Test("materialsatlas: a total that is really per atom is noticed where both stand")
    func materialsAtlasContradiction() throws {
        let error = try #require(importError("formula,energy_per_atom,total_energy\nLi2O,-4.7,-4.7\n"))
        #expect(error.kind == .unusableEntry && error.subject == "test.dat:2" && error.message.contains("3.0 atoms"))
    }

    @Test("materialsatlas: a bare 'energy' needs its meaning, unknown columns are refused")
    func materialsAtlasUnits() throws {
        let text = "formula,energy\nLiFeO2,-1.55\n"
        #expect(importError(text)?.kind == .unstatedUnit)
        #expect(try imported(text) { $0.energyMeaning = .formationPerAtom }.energy("LiFeO2") == -1.55)
        let alien = importError("formula,formation_energy,spin\nLiFeO2,-1.55,2\n")
        #expect(alien?.kind == .malformedFile && alien?.description.contains("unknown column") == true)
        #expect(try imported("formula,formation_energy\nLiFeO2,-1.5\nLi2O,\n").report.withoutEnergy == 1)
    }

    // MARK: - chemphase

    @Test("chemphase: the index has no energies and says where they are; the downloads beside it are read")
    func chemphase() throws {
        for keepsGoing in [false, true] {
            let error = try #require(importError(Fixture.chemphase) { $0.keepsGoing = keepsGoing })
            #expect(error.kind == .unknownFormat && error.description.contains("mp_<system>.json"))
        }
        #expect(try imported(Fixture.list(Fixture.elements), name: "mp_Cl_In_Li.json").report.kept == 3)
    }
}
