import TextFormats
import Chemistry
import TestSupport
import Testing
import ThermoEntries

@Suite("References and sources")
struct ReferenceTests {
    private func element(_ symbol: String) throws -> Element { try #require(Element(symbol: symbol)) }

    @Test("I10 missing elements are listed; with keepsGoing each entry says what it lacks")
    func missing() throws {
        let text = "Name,Li,S,P,Energy\nLi,1,0,0,-1.9\nLi2S,2,1,0,-12.1\nLi3P,3,0,1,-14.7\nLi2,2,0,0,-3\n"
        let error = try #require(importError(text))
        #expect(error.kind == .missingReference && error.message.contains("P, S"))
        let result = try imported(text) { $0.keepsGoing = true }
        #expect(result.report.refused.count == 2 && result.set.count == 2 && result.isBalanced)
        #expect(result.report.refused[0].reason.contains("no entry of S"))
    }

    @Test("I15 the lowest elemental entry is the reference, or the one that is pinned")
    func pinned() throws {
        let text = "Name,Li,O,Energy\nLi,1,0,-1.9\nO2 raw,0,2,-9.8\nO2 corrected,0,2,-8.4\nLi2O,2,1,-14.3\n"
        let lowest = try imported(text)
        #expect(isClose(lowest.energy("Li2O"), (-14.3 + 3.8 + 4.9) / 3))
        #expect(lowest.references.map(\.id) == ["Li", "raw"])
        let oxygen = try element("O")
        let pinned = try imported(text) { $0.references = [oxygen: "corrected"] }
        #expect(isClose(pinned.energy("Li2O"), (-14.3 + 3.8 + 4.2) / 3))
        #expect(isClose(pinned.energy("raw"), -0.7))
        #expect(importError(text) { $0.references = [oxygen: "Li2O"] }?.kind == .noMatch)
    }

    @Test("I14 GGA and GGA+U without corrections are refused with the way out, and accepted once corrected")
    func functionals() throws {
        let type = ",\"parameters\":{\"run_type\":\"GGA\"}"
        let entries = [
            Fixture.computed("{\"Li\":1}", "-1.9", id: "\"li\"", extra: type),
            Fixture.computed("{\"Cl\":2}", "-3.6", id: "\"cl\"", extra: type),
            Fixture.computed("{\"Fe\":1}", "-8", id: "\"fe\"", extra: ",\"parameters\":{\"run_type\":\"GGA\"}"),
            Fixture.computed("{\"Li\":1,\"Cl\":1}", "-7", id: "\"c\"", extra: ",\"parameters\":{\"run_type\":\"GGA\"}"),
            Fixture.computed(
                "{\"Li\":1,\"Fe\":1,\"F\":3}", "-25", id: "\"u\"",
                extra: ",\"parameters\":{\"run_type\":\"GGA+U\",\"hubbards\":{\"Fe\":5.3}}"),
            Fixture.computed("{\"F\":2}", "-3.7", id: "\"f\"", extra: ",\"parameters\":{\"run_type\":\"GGA\"}"),
        ]
        let text = Fixture.list(entries)
        let error = try #require(importError(text))
        #expect(error.kind == .mixedCalculationTypes && error.remedy.contains("mp2020"))
        #expect(error.message.contains("GGA, GGA_U"))
        let mixed = try imported(text) { $0.allowsMixedSources = true }
        #expect(mixed.set.provenance.calculationType == "unknown" && mixed.set.count == 6)
        let one = try imported(text) { $0.calculationType = "GGA" }
        #expect(one.report.filtered == 1 && one.report.kept == 5 && one.isBalanced)
        let corrected = try imported(text) { $0.corrections = .mp2020 }
        #expect(corrected.set.provenance.calculationType == "GGA_GGA+U" && corrected.report.kept == 6)
    }

    @Test("I14 a raw file is corrected by the 2020 scheme; what does not fit is refused with the reason")
    func correctedOnImport() throws {
        let type = ",\"parameters\":{\"run_type\":\"GGA\"}"
        let text = Fixture.list([
            Fixture.computed("{\"Li\":1}", "-1.9", id: "\"li\"", extra: type),
            Fixture.computed("{\"Cl\":2}", "-3.6", id: "\"cl\"", extra: type),
            Fixture.computed("{\"Li\":1,\"Cl\":1}", "-7", id: "\"salt\"", extra: type),
            Fixture.computed(
                "{\"Li\":1,\"Cl\":1}", "-7", id: "\"scan\"", extra: ",\"parameters\":{\"run_type\":\"R2SCAN\"}"),
        ])
        let result = try imported(text) { $0.corrections = .mp2020 }
        // (-7 - 0.614 + 1.9 + 1.8) / 2
        #expect(isClose(result.energy("salt"), -1.957))
        #expect(result.report.refused.map(\.reason).first?.contains("R2SCAN") == true)
        #expect(result.set.provenance.calculationType == "GGA_GGA+U" && result.isBalanced)
        // A guess of oxidation states is never silent.
        #expect(result.report.warnings.contains { $0.kind == .guessedOxidationStates && $0.subject == "salt" })
        #expect(result.set.row(id: "salt").flatMap(result.set.note(at:)) == "guessed-oxidation-states")
    }

    @Test("Formation and absolute energies in one file are refused")
    func scales() throws {
        let text = """
            [{"@class":"PDEntry","energy":-1.9,"composition":{"Li":1}},{"@class":"ExpEntry","composition":{"Li":2,"O":1},
              "thermodata":[{"type":"fH","value":-597.9}]}]
            """
        #expect(try #require(importError(text)).kind == .mixedScales)
    }

    @Test("Two layouts in one file are refused")
    func layouts() throws {
        let error = try #require(importError("[\(Fixture.elements[0]),{\"name\":\"Li2S\",\"delta_e\":-1.4}]"))
        #expect(error.kind == .unknownFormat && error.description.contains("oqmd"))
    }

    @Test("A layout that is insisted on reads the file as such")
    func insisted() throws {
        let text = "[{\"composition\":{\"Li\":1},\"energy\":-1.9}]"
        #expect(try imported(text) { $0.format = .phaseData }.format == .phaseData)
        #expect(importError(text) { $0.format = .oqmd } != nil)
    }

    @Test("I5 energies that differ by 4 meV in 500 eV are two entries")
    func exactEnergies() throws {
        let text = "Name,Li,S,Energy\nLi,1,0,-1.9\nS,0,1,-4.1\nLi2S,2,1,-500\nLi2S,2,1,-500.004\n"
        let result = try imported(text)
        #expect(result.set.rows(of: try composition("Li2S")).count == 2)
    }

    @Test("I6 formula variants are one composition", arguments: ["Li2S", "S Li2", "Li4S2", "(Li2)S", "Li2.0S1"])
    func variants(formula: String) throws {
        let result = try imported("formula,energy_total_eV\nLi,-1.9\nS,-4.1\n\(formula),-12.1\n")
        let scale = formula == "Li4S2" ? 2.0 : 1
        #expect(isClose(result.energy(formula), -12.1 / (3 * scale) + 7.9 / 3))
        #expect(result.set.rows(of: try composition("Li2S")).count == 1)
    }

    @Test("I11 entries outside a chemical system stay out of its rows")
    func outside() throws {
        let set = try imported(Fixture.entrySetCSV).set
        let rows = set.rows(within: try ChemicalSystem(parsing: "Li-Cl"))
        #expect(rows.map(set.formula(at:)).sorted() == ["Cl2", "Li", "LiCl"])
    }

    @Test("I20 entries of twelve elements are read like any others")
    func manyElements() throws {
        let symbols = ["Li", "Ni", "Mn", "Co", "O", "P", "S", "Cl", "Zr", "Y", "Nb", "W"]
        var lines = ["Name,\(symbols.joined(separator: ",")),Energy"]
        for index in symbols.indices {
            lines.append(
                "\(symbols[index]),\(symbols.indices.map { $0 == index ? "1" : "0" }.joined(separator: ",")),-\(index)")
        }
        lines.append("all,\(symbols.map { _ in "1" }.joined(separator: ",")),-90")
        // -90/12 - mean of 0, -1, ..., -11
        #expect(isClose(try imported(lines.joined(separator: "\n")).energy("all"), -2))
    }

    @Test("I21 pure elements only, and a compound of formation energy only")
    func few() throws {
        #expect(try imported("Name,Li,Energy\nLi,1,-1.9\n").set.energies == [0])
        #expect(try imported("formula,formation_energy_eV_per_atom\nLi3PS4,-0.95\n").set.count == 1)
    }

    @Test("H6 the set does not depend on the order of the file", arguments: [1, 2, 3] as [UInt64])
    func order(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        var rows = Fixture.entrySetCSV.split(separator: "\n").dropFirst().map(String.init)
        rows += ["LiCl,1,0,1,-7.8", "Cl2 other,0,0,2,-3.6", "LiCl,1,0,1,-7.9"]
        let reference = try imported("Name,Li,In,Cl,Energy\n" + rows.joined(separator: "\n"))
        let shuffled = try imported("Name,Li,In,Cl,Energy\n" + rows.shuffled(using: &generator).joined(separator: "\n"))
        #expect(description(reference.set) == description(shuffled.set), "seed \(seed)")
        #expect(reference.references == shuffled.references, "seed \(seed)")
    }
}
