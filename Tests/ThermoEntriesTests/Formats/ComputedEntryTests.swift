import TextFormats
import Chemistry
import Testing
import ThermoEntries

@Suite("ComputedEntry JSON")
struct ComputedEntryTests {
    /// (-147.192 + 12 * 1.9 + 4 * 2.75 + 24 * 1.8) / 40 with the elements of the fixture.
    private let used = (-147.192 + 22.8 + 11 + 43.2) / 40

    @Test("I17 the energy used is energy plus correction: -132.456 and -14.736 make -147.192 eV for Li12In4Cl24")
    func correction() throws {
        let result = try imported(Fixture.list(Fixture.elements + [Fixture.chloride]))
        #expect(isClose(result.energy("mp-676109-GGA"), used))
        #expect(result.format == .computedEntry)
        #expect(result.isBalanced && result.report.kept == 4)
        #expect(result.set.provenance.calculationType == "GGA_GGA+U")
    }

    @Test("I17 without corrections the raw energy is taken")
    func uncorrected() throws {
        let result = try imported(Fixture.list(Fixture.elements + [Fixture.chloride])) { $0.corrections = .none }
        #expect(isClose(result.energy("mp-676109-GGA"), (-132.456 + 22.8 + 11 + 43.2) / 40))
        #expect(result.set.provenance.calculationType == "GGA")
    }

    @Test(
        "I16 old and new modules, ids as text, number, null and object, a bare correction",
        arguments: [
            ("pymatgen.entries.computed_entries", "\"x\"", "x"), ("pymatgen.core.entries", "17", "17"),
            ("pymatgen.core.entries", "null", "LiCl"),
            (
                "pymatgen.core.entries", "{\"identifier\":\"mp-22905\",\"suffix\":\"GGA\",\"separator\":\"_\"}",
                "mp-22905_GGA"
            ),
            ("pymatgen.core.entries", "{\"identifier\":\"mp-22905\",\"suffix\":null}", "mp-22905"),
        ])
    func variants(module: String, id: String, expected: String) throws {
        let compound = Fixture.computed(
            "{\"Li\":1,\"Cl\":1}", "-7", id: id, module: module, extra: ",\"correction\":-0.9")
        let result = try imported(Fixture.list(Fixture.elements + [compound]))
        #expect(isClose(result.energy(expected), -2.1))
    }

    @Test("A list, an object with entries, and one entry per line are the same")
    func shapes() throws {
        let entries = Fixture.elements + [Fixture.chloride.replacing("\n", with: " ")]
        let texts = [
            Fixture.list(entries), "{\"entries\":\(Fixture.list(entries))}", entries.joined(separator: "\n"),
            "{\"@class\":\"EntrySet\",\"other\":{\"a\":[1]},\"entries\":\(Fixture.list(entries)),\"tail\":null}",
            "\u{FEFF} \(Fixture.list(entries))",
        ]
        let sets = try texts.map { description(try imported($0).set) }
        #expect(sets.allSatisfy { $0 == sets[0] && $0.count == 4 })
    }

    @Test("Structures are skipped, whatever they hold")
    func structures() throws {
        let compound = Fixture.computed(
            "{\"Li\":1,\"Cl\":1}", "-7.9", id: "\"s\"",
            extra: ",\"structure\":{\"sites\":[{\"label\":\"}]\\\"\",\"xyz\":[0,1e5,-2]}],\"charge\":null}"
        ).replacing("ComputedEntry\"", with: "ComputedStructureEntry\"")
        #expect(isClose(try imported(Fixture.list(Fixture.elements + [compound])).energy("s"), -2.1))
    }

    @Test("All kinds of adjustments add up; temperature terms are slope times temperature times atoms")
    func adjustments() throws {
        let list = """
            ,"energy_adjustments":[{"@class":"ConstantEnergyAdjustment","value":-0.5},{"@class":"ManualEnergyAdjustment","value":-0.25},
             {"@class":"TemperatureEnergyAdjustment","adj_per_deg":-0.0005,"temp":300,"n_atoms":1}]
            """
        let compound = Fixture.computed("{\"Li\":1,\"Cl\":1}", "-7.0", id: "\"s\"", extra: list)
        #expect(isClose(try imported(Fixture.list(Fixture.elements + [compound])).energy("s"), -2.1))
    }

    @Test("A correction that is not the sum of the adjustments is an error with its path")
    func contradiction() throws {
        let text = Fixture.list(Fixture.elements + [Fixture.chloride.replacing("-14.736", with: "-14.7")])
        let error = try #require(importError(text))
        #expect(error.kind == .unusableEntry)
        #expect(error.subject == "test.dat:4: $[3].correction")
        #expect(error.message.contains("-14.7 eV"))
    }

    @Test(
        "I1 NaN and infinities are errors that name the place; I1 with keepsGoing they are refused",
        arguments: ["NaN", "Infinity", "-Infinity", "1e999"])
    func nonFinite(energy: String) throws {
        let text = Fixture.list(Fixture.elements + [Fixture.computed("{\"Li\":1,\"Cl\":1}", energy, id: "\"bad\"")])
        let error = try #require(importError(text))
        #expect(error.kind == .nonFiniteEnergy)
        #expect(error.subject == "test.dat:4: $[3].energy")
        let result = try imported(text) { $0.keepsGoing = true }
        #expect(result.report.refused.map(\.subject) == ["test.dat:4: $[3].energy"])
        #expect(result.isBalanced && result.set.count == 3)
    }

    @Test(
        "I9 I12 compositions that are none",
        arguments: [
            ("{}", "no atoms"), ("{\"Li\":0}", "no atoms"), ("{\"Li\":-1}", "-1"), ("{\"D\":1}", "write H"),
            ("{\"X0+\":1}", "vacancy"), ("{\"Vac\":1}", "vacancy"), ("{\"Xy\":1}", "not an element"), ("3", "3"),
            ("{\"Li\":\"a\"}", "amount of Li"), ("{\"Li\":1e300}", "10^9"),
        ])
    func badCompositions(composition: String, part: String) throws {
        let error = try #require(importError(Fixture.list([Fixture.computed(composition, "-1", id: "\"x\"")])))
        #expect(error.kind == .unusableEntry)
        #expect(error.description.contains(part), "\(error)")
        #expect(error.subject.contains("composition"))
    }

    @Test("I8 charges in the keys of a composition are oxidation states")
    func charges() throws {
        let text = Fixture.computed(
            "{\"Li+\":20,\"O2-\":9,\"Cl-\":2}", "-100", id: "\"x\"", extra: ",\"parameters\":{\"run_type\":\"GGA\"}")
        var audits: [CorrectionAudit] = []
        let summary = try EntryFileReader.audit(bytes: Array(text.utf8), name: "t") { audits.append($0) }
        #expect(summary.calculations == 1 && summary.report.read == 1)
        let audit = try #require(audits.first)
        #expect(audit.oxidationSource == .given)
        #expect(audit.oxidationStates.map(\.state) == [1, -2, -1])
    }

    @Test("I7 amounts are exact, binary noise and thirds included")
    func amounts() throws {
        let text = Fixture.list([
            Fixture.computed("{\"Li\":1}", "0", id: "\"l\""), Fixture.computed("{\"Cl\":1}", "0", id: "\"c\""),
            Fixture.computed("{\"Li\":0.8,\"Cl\":0.2}", "-1", id: "\"a\""),
            Fixture.computed("{\"Li\":0.30000000000000004,\"Cl\":0.7}", "-1", id: "\"b\""),
            Fixture.computed("{\"Li\":0.333333333333,\"Cl\":0.666666666667}", "-1", id: "\"d\""),
        ])
        let set = try imported(text).set
        let formula = { (id: String) in set.row(id: id).map(set.formula(at:)) }
        #expect(formula("a") == "Li4Cl")
        #expect(formula("b") == "Li3Cl7")
        #expect(formula("d") == "LiCl2")
    }

    @Test("PDEntry: names with a blank hold formula and id")
    func phaseDiagram() throws {
        let result = try imported(Fixture.phaseDiagram)
        #expect(result.report.read == 4 && result.set.count == 4)
        #expect(isClose(result.energy("mp-676109"), -1.385))
    }

    @Test("An older PhaseDiagram holds the entries twice and is read once")
    func oldPhaseDiagram() throws {
        let entries = "[{\"@class\":\"PDEntry\",\"energy\":-1.9,\"composition\":{\"Li\":1.0}}]"
        let text =
            "{\"@class\":\"PhaseDiagram\",\"all_entries\":\(entries),\"computed_data\":{\"all_entries\":\(entries)}}"
        #expect(try imported(text).report.read == 1)
    }

    @Test("ExpEntry: the lowest solid enthalpy in kJ/mol of the formula; Li2O at -597.9 kJ/mol is -2.0656 eV/atom")
    func experiment() throws {
        let text = """
            [{"@module":"pymatgen.analysis.compatibility.exp_entries","@class":"ExpEntry","composition":{"Li":2.0,"O":1.0},"temperature":298,
              "thermodata":[{"type":"fH","value":-166.5,"phaseinfo":"gas"},{"type":"S","value":37.6,"phaseinfo":"solid"},
                            {"type":"fH","value":-597.9,"phaseinfo":"solid"}]}]
            """
        #expect(isClose(try imported(text).energy("exp-Li2O"), -2.0656, within: 1e-4))
    }

    @Test("Unknown classes are named")
    func unknownClass() throws {
        let error = try #require(importError("[{\"@class\":\"PourbaixEntry\",\"energy\":1}]"))
        #expect(error.description.contains("'PourbaixEntry'"))
    }
}
