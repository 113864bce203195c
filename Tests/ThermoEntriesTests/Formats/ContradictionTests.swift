import TextFormats
import Chemistry
import Testing
import ThermoEntries

/// Entries that say two things at once are refused with both; none is chosen silently.
@Suite("Contradictions inside an entry")
struct ContradictionTests {
    @Test(
        "A key that stands in an object twice is refused with both values",
        arguments: [
            (
                Fixture.computed("{\"Li\":1}", "-1", id: "1", extra: ",\"energy\":-2"),
                "'energy' stands there twice: -1 and -2"
            ),
            (Fixture.computed("{\"Li\":1,\"S\":2,\"Li\":3}", "-1", id: "1"), "'Li' stands there twice: 1 and 3"),
            ("{\"Li3PS4\":-0.9,\"Li2S\":-1.4,\"Li3PS4\":-0.8}", "'Li3PS4' stands there twice"),
            ("{\"entries\":[],\"entries\":[]}", "'entries' stands there twice"),
            (
                Fixture.computed("{\"Li\":1}", "-1", id: "1", extra: ",\"data\":{\"a\":[{\"b\":\"x\",\"b\":{}}]}"),
                "'b' stands there twice: 'x' and an object"
            ),
        ])
    func repeatedKeys(text: String, message: String) throws {
        for text in [text, "[\(text)]"] {
            let error = try #require(importError(text) { $0.energyMeaning = .formationPerAtom })
            #expect(error.kind == .malformedFile && error.message.hasPrefix(message), "\(error)")
            #expect(error.subject.hasPrefix("test.dat:1: $"))
        }
    }

    @Test("A repeated key is found among hundreds too, and in a structure nobody looks")
    func repeatedKeysFar() throws {
        let many = (0..<500).map { "\"k\($0)\":\($0)" }.joined(separator: ",")
        let first = Fixture.computed("{\"Li\":1}", "-1", id: "1", extra: ",\"data\":{\(many)}")
        #expect(try imported("[\(first)]").set.count == 1)
        let second = Fixture.computed("{\"Li\":1}", "-1", id: "1", extra: ",\"data\":{\(many),\"k7\":0}")
        #expect(try #require(importError("[\(second)]")).message == "'k7' stands there twice: 7 and 0")
        let skipped = Fixture.computed("{\"Li\":1}", "-1", id: "1", extra: ",\"structure\":{\"a\":1,\"a\":2}")
        #expect(try imported("[\(skipped)]").set.count == 1)
    }

    @Test("Charges of one element are two keys and add up")
    func charges() throws {
        let text = Fixture.list(
            Fixture.elements + [Fixture.computed("{\"In+\":1,\"In3+\":1,\"Cl-\":4}", "-16.7", id: "\"x\"")])
        // -16.7 / 6 minus a third of -2.75 and two thirds of -1.8.
        #expect(isClose(try imported(text).energy("x"), -16.7 / 6 + 2.75 / 3 + 1.2))
    }

    @Test(
        "An amount that is next to nothing is refused with element and amount, never taken as zero",
        arguments: ["1e-9", "0.000000001", "-1e-12", "9.9e-9"])
    func tinyAmounts(amount: String) throws {
        let error = try #require(
            importError("[\(Fixture.computed("{\"Li\":\(amount),\"S\":1}", "-4", id: "\"s\""))]"))
        #expect(error.kind == .unusableEntry && error.message == "the amount of Li is \(amount)")
        #expect(error.remedy.contains("10^-8"))
        let table = try #require(importError("Name,Li,S,Energy\nS,\(amount),1,-4\n"))
        #expect(table.kind == .unusableEntry && table.message.hasPrefix("the amount of Li is "))
    }

    @Test("Zero is no atom, and 10^-8 is an amount")
    func smallAmounts() throws {
        #expect(
            try imported("[\(Fixture.computed("{\"Li\":0.0,\"S\":1}", "-4", id: "\"s\""))]").set.elements.count == 1)
        let text = Fixture.list([
            Fixture.computed("{\"S\":1}", "-4", id: "\"s\""), Fixture.computed("{\"Li\":1}", "-2", id: "\"l\""),
            Fixture.computed("{\"Li\":1e-8,\"S\":1}", "-4", id: "\"x\""),
        ])
        #expect(try imported(text).set.count == 3)
    }

    @Test("Formula and composition of a thermo document or an OQMD entry have to be the same substance")
    func formulas() throws {
        let energy = "\"formation_energy_per_atom\":-1"
        let same = Fixture.thermo("mp-1", "{\"Li\":4.0,\"S\":2.0}", "\"formula_pretty\":\"Li2S\",\(energy)")
        #expect(try imported(same).set.count == 1)
        let other = Fixture.thermo("mp-1", "{\"Li\":1.0,\"S\":1.0}", "\"formula_pretty\":\"Li2S\",\(energy)")
        let error = try #require(importError(other))
        #expect(error.kind == .unusableEntry)
        #expect(error.message == "formula_pretty is Li2S, but composition_reduced is LiS")
        let oqmd = try #require(importError(Fixture.oqmd.replacing("\"Al2 O3\"", with: "\"Al1 O3\"")))
        #expect(oqmd.message == "name is Al2O3, but composition is AlO3")
    }

    @Test("doped: eV per formula unit and eV per atom have to agree within their digits")
    func doped() throws {
        // -1.251 eV for two atoms is -0.6255 eV/atom, which three decimals write as -0.626 or -0.625.
        #expect(try imported(Fixture.doped).set.count == 2)
        let wrong = Fixture.doped.replacing("-1.251,-0.626", with: "-1.251,-0.636")
        let error = try #require(importError(wrong))
        #expect(error.kind == .unusableEntry && error.subject == "test.dat:2")
        #expect(error.message.contains("is -1.251") && error.message.contains("is -0.636"))
        let exact = Fixture.doped.replacing("-1.251,-0.626", with: "-1.25101234,-0.62550617")
        #expect(try imported(exact).set.count == 2)
        let near = Fixture.doped.replacing("-1.251,-0.626", with: "-1.25101234,-0.62560617")
        #expect(try #require(importError(near)).kind == .unusableEntry)
    }

    @Test("A thermo type that does not exist is refused with those that do")
    func thermoTypes() throws {
        let energy = "\"formation_energy_per_atom\":-1"
        let error = try #require(importError(Fixture.thermo("mp-1", "{\"Li\":1.0}", energy, type: "GGA-banana")))
        #expect(error.kind == .unusableEntry && error.message == "'GGA-banana' is no thermo type")
        #expect(error.remedy == "give one of GGA_GGA+U, GGA_GGA+U_R2SCAN, R2SCAN, UNKNOWN")
        for type in ["GGA_GGA+U", "GGA_GGA+U_R2SCAN", "R2SCAN", "UNKNOWN"] {
            #expect(try imported(Fixture.thermo("mp-1", "{\"Li\":1.0}", energy, type: type)).set.count == 1)
        }
    }

    @Test("Fewer thermo documents than the service has are remarked; all pages count", arguments: [2, 3])
    func thermoPages(total: Int) throws {
        let page = { (id: String) in
            "{\"meta\":{\"total_doc\":\(total)},\"data\":[\(Fixture.thermo(id, "{\"Li\":1.0}", "\"formation_energy_per_atom\":0"))]}"
        }
        let warnings = try imported(page("mp-1") + "\n" + page("mp-2")).report.warnings
        #expect(warnings.map(\.kind) == (total == 2 ? [] : [.incompletePages]))
    }
}
