import TextFormats
import Chemistry
import Testing
import ThermoEntries

@Suite("Answers of databases")
struct ServiceFormatTests {
    // MARK: Materials Project

    @Test("Thermo documents: formation energies of the file, never the uncorrected energy")
    func thermo() throws {
        let text = """
            {"data":[\(Fixture.thermo("mp-676109", "{\"Li\":3.0,\"In\":1.0,\"Cl\":6.0}", "\"energy_per_atom\":-3.6798,\"formation_energy_per_atom\":-1.623"))],
             "meta":{"total_doc":1}}
            """
        let result = try imported(text)
        #expect(result.format == .thermoDocument)
        #expect(result.energy("mp-676109") == -1.623)
        #expect(result.set.provenance.calculationType == "GGA_GGA+U")
        #expect(result.isBalanced)
    }

    @Test("Thermo documents without formation energies refer to the elements of the file")
    func thermoAbsolute() throws {
        let text = Fixture.list([
            Fixture.thermo("mp-1", "{\"Li\":1.0}", "\"energy_per_atom\":-1.9"),
            Fixture.thermo("mp-2", "{\"Cl\":1.0}", "\"energy_per_atom\":-1.8"),
            Fixture.thermo(
                "mp-3", "{\"Li\":1.0,\"Cl\":1.0}",
                "\"energy_type\":\"GGA\",\"nsites\":4,\"entries\":{\"GGA\":{\"@class\":\"ComputedStructureEntry\",\"energy\":-15.0,\"correction\":-0.8}}"
            ),
        ])
        let result = try imported(text)
        #expect(isClose(result.energy("mp-3"), -15.8 / 4 + 1.85))
        #expect(result.references.map(\.id) == ["mp-1", "mp-2"])
    }

    @Test("I14 two thermo types in a file are refused with the way out; one chosen leaves the other out")
    func thermoTypes() throws {
        let text = Fixture.list([
            Fixture.thermo("mp-1", "{\"Li\":1.0}", "\"formation_energy_per_atom\":0"),
            Fixture.thermo("mp-1", "{\"Li\":1.0}", "\"formation_energy_per_atom\":0", type: "R2SCAN"),
            Fixture.thermo(
                "mp-3", "{\"Li\":1.0,\"Cl\":1.0}", "\"formation_energy_per_atom\":-2", type: "GGA_GGA+U_R2SCAN"),
        ])
        let error = try #require(importError(text))
        #expect(error.kind == .mixedCalculationTypes)
        #expect(error.description.contains("GGA_GGA+U, GGA_GGA+U_R2SCAN, R2SCAN"))
        #expect(error.remedy.contains("choose"))
        let result = try imported(text) { $0.calculationType = "R2SCAN" }
        #expect(result.report.kept == 1 && result.report.filtered == 2 && result.isBalanced)
        let none = try #require(importError(text) { $0.calculationType = "SCAN" })
        #expect(none.kind == .noEntries && none.remedy == "choose the type GGA_GGA+U or GGA_GGA+U_R2SCAN or R2SCAN")
    }

    @Test("Formation energies that disagree with the elements of the file are remarked")
    func disagreement() throws {
        let text = Fixture.list([
            Fixture.thermo("mp-1", "{\"Li\":1.0}", "\"energy_per_atom\":-1.9,\"formation_energy_per_atom\":0"),
            Fixture.thermo("mp-2", "{\"Cl\":1.0}", "\"energy_per_atom\":-1.8,\"formation_energy_per_atom\":0"),
            Fixture.thermo(
                "mp-3", "{\"Li\":1.0,\"Cl\":1.0}", "\"energy_per_atom\":-3.9,\"formation_energy_per_atom\":-2.1"),
        ])
        let warnings = try imported(text).report.warnings
        #expect(warnings.map(\.kind) == [.referencesDisagree] && warnings[0].subject == "mp-3")
    }

    // MARK: OQMD

    @Test("OQMD: delta_e is the formation energy; an unfinished answer is remarked")
    func oqmd() throws {
        let result = try imported(Fixture.oqmd)
        #expect(result.format == .oqmd)
        #expect(result.energy("oqmd-16974") == -2.0574 && result.energy("oqmd-7") == -3.4)
        #expect(
            result.set.row(id: "oqmd-16974").flatMap(result.set.bandGap(at:))
                == BandGapRange(lowest: 5.255, highest: 5.255))
        #expect(result.report.warnings.map(\.kind) == [.incompletePages])
        #expect(result.set.provenance.calculationType == "OQMD")
    }

    @Test("Several saved pages in one file are one answer; the last one decides whether it is complete")
    func pages() throws {
        let last = Fixture.oqmd.replacing("\"more_data_available\":true", with: "\"more_data_available\":false")
            .replacing("16974", with: "5").replacing("\"entry_id\":7", with: "\"entry_id\":8")
        for text in [Fixture.oqmd + "\n" + last, "[\(Fixture.oqmd),\(last)]"] {
            let result = try imported(text)
            #expect(result.report.kept == 4 && result.report.warnings.isEmpty)
        }
    }

    @Test("OQMD energies do not go into a set of another provider unless allowed")
    func otherProvider() throws {
        let set = EntrySet(provenance: Provenance(name: "mp", version: "1", calculationType: "GGA_GGA+U"))
        let entries = try imported(Fixture.oqmd).entries
        #expect(throws: EntriesError.self) { try set.adding(entries) }
        #expect(try set.adding(entries, allowMixedCalculationTypes: true).set.count == 2)
    }

    @Test("qmpy's text; a title it does not know is an error instead of shifted columns")
    func qmpy() throws {
        let result = try imported(Fixture.qmpy)
        #expect(result.energy("Fe3O4") == -0.2133 && result.energy("FeO") == -0.1701)
        let shifted = "spacegroup composition energy\nFm-3m FeO -0.17\n"
        let error = try #require(importError(shifted))
        #expect(error.kind == .malformedFile && error.description.contains("'spacegroup'"))
        #expect(error.subject == "test.dat:1")
    }

    // MARK: OPTIMADE

    @Test("OPTIMADE of the Materials Project needs a choice among its types; null energies are counted")
    func optimade() throws {
        #expect(try #require(importError(Fixture.optimade)).kind == .mixedCalculationTypes)
        let result = try imported(Fixture.optimade) { $0.calculationType = "GGA_GGA+U" }
        #expect(result.energy("mp-165") == 0.01342025)
        #expect(result.set.provenance.calculationType == "GGA_GGA+U")
        let none = Fixture.optimade.replacing(
            "\"formation_energy_per_atom\":0.01342025", with: "\"formation_energy_per_atom\":null"
        )
        .replacing("\"formation_energy_per_atom\":0.0134", with: "\"formation_energy_per_atom\":null")
        let error = try #require(importError(none))
        #expect(error.kind == .noEntries && error.message.contains("without energy 1"))
    }

    @Test("Calculation types are chosen by their names in any case", arguments: ["gga_gga+u", "GGA_GGA+U"])
    func typeInAnyCase(type: String) throws {
        #expect(try imported(Fixture.optimade) { $0.calculationType = type }.energy("mp-165") == 0.01342025)
        let thermo = Fixture.thermo("mp-1", "{\"Li\":1}", "\"energy_per_atom\":-1.9,\"formation_energy_per_atom\":0")
        #expect(try imported(thermo) { $0.calculationType = type }.set.count == 1)
        let both = try imported(Fixture.optimade) { $0.calculationType = type + "_r2scan" }
        #expect(both.energy("mp-165") == 0.0134)
    }

    @Test(
        "OPTIMADE providers with formation energies",
        arguments: [
            ("\"_oqmd_delta_e\":-1.5,\"_oqmd_stability\":0.1", "OQMD"),
            ("\"_alexandria_formation_energy_per_atom\":-1.5,\"_alexandria_energy\":-30", "Alexandria_PBE"),
            ("\"_jarvis_formation_energy_peratom\":-1.5,\"_jarvis_ehull\":0", "JARVIS_OptB88vdW"),
        ])
    func providers(properties: String, type: String) throws {
        let result = try imported(structure("a", properties))
        #expect(result.energy("a") == -1.5)
        #expect(result.set.provenance.calculationType == type)
    }

    @Test(
        "OPTIMADE providers with hull distances only give no entries but the distances",
        arguments: ["_gnome_hull_distance", "_odbx_hull_distance", "_alexandria_hull_distance"])
    func distances(property: String) throws {
        let result = try imported(structure("g", "\"\(property)\":0.025"))
        #expect(result.set.count == 0 && result.isBalanced)
        #expect(result.hullDistances.map(\.energyAboveHull) == [0.025])
        #expect(result.hullDistances.map(\.id) == ["g"])
        #expect(result.report.warnings.contains { $0.message.contains("no hull can be built") })
    }

    @Test("I14 two providers in one file are refused")
    func twoProviders() throws {
        let text =
            structure("a", "\"_oqmd_delta_e\":-1.5") + "\n"
            + structure("b", "\"_jarvis_formation_energy_peratom\":-1.4")
        #expect(try #require(importError(text)).kind == .mixedProviders)
        #expect(
            try #require(importError(structure("c", "\"_oqmd_delta_e\":-1,\"_jarvis_ehull\":0"))).kind
                == .mixedProviders)
        #expect(try imported(text) { $0.allowsMixedSources = true }.set.count == 2)
    }

    /// Li2S twice in a cell of six atoms.
    private func alexandria(_ properties: String, sites: String = "\"nsites\":6,") -> String {
        Fixture.list(
            [("Li", "Li", 1, -2.0), ("S", "S", 2, -8.0)].map { id, formula, sites, total in
                "{\"id\":\"\(id)\",\"type\":\"structures\",\"attributes\":{\"chemical_formula_reduced\":\"\(formula)\",\"nsites\":\(sites),\"_alexandria_energy_corrected\":\(total),\"_alexandria_energy\":\(total)}}"
            } + [
                "{\"id\":\"x\",\"type\":\"structures\",\"attributes\":{\"chemical_formula_reduced\":\"Li2S\",\(sites)\(properties)}}"
            ])
    }

    @Test("Alexandria: total energies of the cell, the corrected one first, refer to the elements of the file")
    func alexandriaTotals() throws {
        let both = "\"_alexandria_energy\":-24,\"_alexandria_energy_corrected\":-27"
        let result = try imported(alexandria(both))
        // -27 eV / 6 minus (2 (-2) + (-4)) / 3 eV/atom.
        #expect(isClose(result.energy("x"), -27.0 / 6 + 8.0 / 3) && result.isBalanced)
        #expect(result.set.provenance.calculationType == "Alexandria_PBE")
        let error = try #require(importError(alexandria(both, sites: "")))
        #expect(error.kind == .unusableEntry && error.remedy == "ask the provider for nsites too")
    }

    @Test("Alexandria: uncorrected energies are a type of their own, and an unknown formation energy stays unknown")
    func alexandriaUncorrected() throws {
        let error = try #require(importError(alexandria("\"_alexandria_energy\":-24")))
        #expect(error.kind == .mixedCalculationTypes && error.message.contains("Alexandria_PBE_uncorrected"))
        let chosen = try imported(alexandria("\"_alexandria_energy\":-24")) { $0.calculationType = "Alexandria_PBE" }
        #expect(chosen.report.filtered == 1 && chosen.set.count == 2 && chosen.isBalanced)
        let null = alexandria("\"_alexandria_energy\":-24,\"_alexandria_formation_energy_per_atom\":null")
        #expect(try imported(null).report.withoutEnergy == 1)
    }

    @Test("The answer to a question for one structure is read like a list of one")
    func singleStructure() throws {
        let many = structure("a", "\"_oqmd_delta_e\":-1.5")
        let one = many.replacing("[", with: "").replacing("]", with: "")
        let result = try imported(one)
        #expect(result.energy("a") == -1.5 && result.format == .optimade && result.report.warnings.isEmpty)
        // `data` of a ComputedEntry is something else.
        let entry = Fixture.computed("{\"Li\":1}", "-1", id: "1", extra: ",\"data\":{\"attributes\":{}}")
        #expect(try imported(entry).format == .computedEntry)
    }

    private func structure(_ id: String, _ properties: String) -> String {
        "{\"data\":[{\"id\":\"\(id)\",\"type\":\"structures\",\"attributes\":{\"chemical_formula_reduced\":\"Li2S\",\(properties)}}],\"meta\":{\"more_data_available\":false}}"
    }

    // MARK: matterviz and formula lists

    @Test("matterviz: totals for the composition; G(T) is interpolated and never extrapolated")
    func matterviz() throws {
        #expect(isClose(try imported(Fixture.matterviz).energy("c"), -2.1))
        let free = """
            [{"composition":{"Li":1},"energy":0,"entry_id":"a","temperatures":[300,600],"free_energies":[-2.0,-2.4]},
             {"composition":{"Cl":1},"energy":0,"entry_id":"b","temperatures":[300,600],"free_energies":[-1.0,-1.6]},
             {"composition":{"Li":1,"Cl":1},"energy":0,"entry_id":"c","temperatures":[300,600],"free_energies":[-8.0,-8.4]}]
            """
        // At 450 K: (-8.2 + 2.2 + 1.3) / 2.
        #expect(isClose(try imported(free) { $0.temperature = 450 }.energy("c"), -2.35))
        #expect(isClose(try imported(free) { $0.temperature = 300 }.energy("c"), -2.5))
        for outside in [299.0, 601] {
            let error = try #require(importError(free) { $0.temperature = outside })
            #expect(error.message.contains("300.0 to 600.0 K"))
        }
        #expect(importError(Fixture.matterviz) { $0.temperature = 300 } != nil)
    }

    @Test("Formula to energies needs a unit and, of several energies, a choice")
    func formulaEnergies() throws {
        let text = "{\"Li3PS4\":[-0.95,-0.93],\"Li2S\":[-1.4,null]}"
        #expect(try #require(importError(text)).kind == .unstatedUnit)
        let ambiguous = importError(text) { $0.energyMeaning = .formationPerAtom }
        #expect(ambiguous?.kind == .unstatedChoice && ambiguous?.message.contains("2 energies") == true)
        let second = try imported(text) {
            $0.energyMeaning = .formationPerAtom
            $0.energyPosition = 2
        }
        #expect(second.energy("Li3PS4") == -0.93)
        #expect(second.report.withoutEnergy == 1 && second.isBalanced)
        let totals = try imported("{\"Li\":-1.9,\"S\":-4.1,\"Li2S\":-12.1}") { $0.energyMeaning = .total }
        #expect(isClose(totals.energy("Li2S"), -1.4))
    }
}
