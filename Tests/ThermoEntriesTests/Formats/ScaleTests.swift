import TextFormats
import Chemistry
import Testing
import ThermoEntries

/// Files whose energies do not share one scale although every entry alone looks fine.
@Suite("Energies of one file on one scale")
struct ScaleTests {
    private static let gga = ",\"parameters\":{\"run_type\":\"GGA\"}"
    private static let corrected =
        ",\"energy_adjustments\":[{\"@class\":\"CompositionEnergyAdjustment\",\"adj_per_atom\":-0.687,\"n_atoms\":1,"
        + "\"name\":\"MP2020 anion correction (oxide)\"}]" + gga

    private func entries(chloride: String) -> String {
        Fixture.list([
            Fixture.computed("{\"Li\":1}", "-1.9", id: "\"li\"", extra: Self.gga),
            Fixture.computed("{\"O\":2}", "-9.8", id: "\"o\"", extra: Self.gga),
            Fixture.computed("{\"Cl\":2}", "-3.6", id: "\"cl\"", extra: Self.gga),
            Fixture.computed("{\"Li\":2,\"O\":1}", "-14", id: "\"oxide\"", extra: Self.corrected),
            Fixture.computed("{\"Li\":1,\"Cl\":1}", "-7", id: "\"chloride\"", extra: chloride),
        ])
    }

    @Test("I14 one corrected compound beside one that needs a correction and has none: refused, with the way out")
    func halfCorrected() throws {
        let text = entries(chloride: Self.gga)
        let error = try #require(importError(text))
        #expect(error.kind == .mixedCalculationTypes && error.message.contains("chloride"))
        #expect(error.remedy.contains("mp2020") && error.remedy.contains("none"))
        // Both ways out lead somewhere: -7 - 0.614 and -14 - 0.687 eV against -1.9, -1.8, -4.9 eV per atom; or no corrections at all.
        let anew = try imported(text) { $0.corrections = .mp2020 }
        #expect(
            isClose(anew.energy("chloride"), (-7.614 + 3.7) / 2) && isClose(anew.energy("oxide"), (-14.687 + 8.7) / 3))
        let bare = try imported(text) { $0.corrections = .none }
        #expect(isClose(bare.energy("chloride"), (-7 + 3.7) / 2) && isClose(bare.energy("oxide"), (-14 + 8.7) / 3))
        // A compound of another functional is none of the scheme's.
        let other = entries(chloride: ",\"parameters\":{\"run_type\":\"R2SCAN\"}")
        #expect(importError(other)?.message.contains("calculation types") == true)
    }

    @Test("an element at a higher polymorph only has its zero added; one below zero is remarked")
    func zeros() throws {
        let title = "id,formula,formation_energy_eV_per_atom\n"
        let high = try imported(title + "bcc,Li,0.05\ns,Li2S,-1.5\nx,S,0\n").set
        #expect(high.elementsWithoutZero.map(\.symbol) == ["Li"])
        #expect(EntryExporter.text(high, as: .phaseData).contains("reference-Li"))
        let low = try imported(title + "deep,Li,-0.5\ns,Li2S,-1.5\nx,S,0\n")
        #expect(low.set.elementsWithoutZero.isEmpty)
        #expect(low.report.warnings.contains { $0.message.contains("deep lies 0.5 eV/atom below the zero of Li") })
    }

    @Test("corrections 'none' leave out those of our own table; where there is nothing to correct, that is said")
    func tableCorrections() throws {
        let text = "id,formula,energy_total_eV,correction_eV\nli,Li,-1.9,\ns,S,-4.1,\nx,Li2S,-12,-0.3\n"
        #expect(isClose(try imported(text).energy("x"), (-12.3 + 7.9) / 3))
        let bare = try imported(text) { $0.corrections = .none }
        #expect(isClose(bare.energy("x"), (-12 + 7.9) / 3) && bare.report.warnings.isEmpty)
        let asked = try imported(text) { $0.corrections = .mp2020 }
        #expect(isClose(asked.energy("x"), (-12.3 + 7.9) / 3))
        #expect(asked.report.warnings.contains { $0.message.contains("3 entries hold no raw calculation") })
    }

    @Test("options that answer what the layout says itself are remarked")
    func unusedOptions() throws {
        let text = "id,formula,formation_energy_eV_per_atom\nx,Li2S,-1.5\n"
        let warnings = try imported(text) {
            $0.energyMeaning = .total
            $0.temperature = 300
            $0.energyPosition = 2
        }.report.warnings.map(\.message)
        for word in ["meaning of energies", "temperature", "position of an energy"] {
            #expect(warnings.contains { $0.contains(word) && $0.contains("interphase-csv") }, "\(word)")
        }
    }

    @Test("formation energies that one entry lacks: the absolute energies of all are used, and said to be")
    func missingFormation() throws {
        let text = Fixture.list([
            Fixture.thermo("li", "{\"Li\":1.0}", "\"formation_energy_per_atom\":0,\"energy_per_atom\":-1.9"),
            Fixture.thermo("s", "{\"S\":1.0}", "\"energy_per_atom\":-4.1"),
            Fixture.thermo("x", "{\"Li\":2.0,\"S\":1.0}", "\"formation_energy_per_atom\":-1.4,\"energy_per_atom\":-4"),
        ])
        let result = try imported(text)
        #expect(isClose(result.energy("x"), -4 + 7.9 / 3))
        let warnings = result.report.warnings.map(\.description)
        #expect(warnings.contains { $0.contains("1 of 3 entries lack their formation energy") })
        #expect(warnings.contains { $0.hasPrefix("x: ") && $0.contains("relative to these elements are used") })
    }

    @Test("entries without a type among typed ones, and several types let in: one warning each")
    func types() throws {
        let title = "id,formula,formation_energy_eV_per_atom,calculation_type\n"
        let untyped = try imported(title + "a,Li2S,-1.5,GGA\nb,LiS,-1,\nc,Li3S,-0.5,\n")
        #expect(
            untyped.report.warnings.map(\.message).contains { $0.hasPrefix("2 of 3 entries state no calculation type") }
        )
        let none = try imported(title + "a,Li2S,-1.5,\nb,LiS,-1,\n")
        #expect(none.report.warnings.isEmpty)
        let absolute =
            "id,formula,energy_eV_per_atom,calculation_type\nl,Li,-2,GGA\ns,S,-4,GGA\na,Li2S,-4,GGA\nb,LiS,-9,R2SCAN\n"
        let mixed = try imported(absolute) { $0.allowsMixedSources = true }
        #expect(
            mixed.report.warnings.map(\.message).contains {
                $0.contains("GGA, R2SCAN are referred to the same elements")
            })
    }

    @Test("an element that was refused is not called missing without its reason")
    func refusedElement() throws {
        let text = Fixture.list([
            Fixture.computed("{\"Li\":1}", "-1.9", id: "\"li\""),
            Fixture.computed("{\"Cl\":2}", "-3.6", id: "\"cl\"", extra: Self.gga),
            Fixture.computed("{\"Li\":1,\"Cl\":1}", "-7", id: "\"c\"", extra: Self.gga),
        ])
        let error = try #require(importError(text) { $0.corrections = .mp2020 })
        #expect(error.kind == .missingReference && error.message.contains("no entry of Li"))
        #expect(error.message.contains("refused before") && error.message.contains("run type is not recorded"))
    }
}
