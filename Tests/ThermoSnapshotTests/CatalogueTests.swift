import Chemistry
import Testing
import ThermoEntries
import ThermoSnapshot

@Suite("Catalogue of materials")
struct CatalogueTests {
    let catalogue: MaterialCatalogue

    init() throws { catalogue = try ThermoSnapshot.materials() }

    @Test("every formula parses, every row is complete, no row occurs twice")
    func rows() throws {
        var seen = Set<String>()
        for material in catalogue.materials {
            #expect(throws: Never.self) { try FormulaParser.parse(material.formula) }
            #expect(!material.name.isEmpty && !material.family.isEmpty && !material.ions.isEmpty)
            #expect(seen.insert("\(material.name)|\(material.role)").inserted, "\(material.name) twice")
        }
        #expect(catalogue.materials.count > 500)
        for role in MaterialRole.allCases { #expect(catalogue.materials.contains { $0.role == role }) }
    }

    @Test("a name means one composition whatever its role, and whatever its case unless that reads as a formula")
    func uniqueNames() throws {
        var meaning: [String: Composition] = [:]
        for material in catalogue.materials {
            let composition = try FormulaParser.parse(material.formula).composition
            for name in [material.name] + material.aliases {
                let known = meaning.updateValue(composition, forKey: name.lowercased())
                #expect(known == nil || known == composition, "\(name)")
            }
        }
    }

    /// Compositions as the field defines these abbreviations.
    @Test(
        "abbreviations",
        arguments: [
            ("NCM811", "LiNi0.8Co0.1Mn0.1O2"), ("NMC811", "LiNi0.8Mn0.1Co0.1O2"), ("NCM622", "LiNi0.6Co0.2Mn0.2O2"),
            ("NCM523", "LiNi0.5Co0.2Mn0.3O2"), ("NMC532", "LiNi0.5Mn0.3Co0.2O2"), ("NCM111", "Li3NiCoMnO6"),
            ("NMC111", "LiNi1/3Mn1/3Co1/3O2"), ("NCM333", "LiNi1/3Mn1/3Co1/3O2"), ("LCO", "LiCoO2"), ("LNO", "LiNiO2"),
            ("LMO", "LiMn2O4"), ("LFP", "LiFePO4"), ("NCA", "LiNi0.8Co0.15Al0.05O2"), ("LNMO", "LiNi0.5Mn1.5O4"),
            ("LTO", "Li4Ti5O12"), ("LGPS", "Li10GeP2S12"), ("LLZO", "Li7La3Zr2O12"), ("LLTO", "Li0.33La0.557TiO3"),
            ("LATP", "Li1.3Al0.3Ti1.7P3O12"), ("LAGP", "Li1.5Al0.5Ge1.5P3O12"), ("LPS", "Li3PS4"),
            ("LPSCl", "Li6PS5Cl"), ("LPSBr", "Li6PS5Br"), ("LPSI", "Li6PS5I"), ("LIC", "Li3InCl6"), ("LYC", "Li3YCl6"),
            ("LYB", "Li3YBr6"), ("LZC", "Li2ZrCl6"), ("LSC", "Li3ScCl6"), ("LEC", "Li3ErCl6"), ("LiPON", "Li2PO2N"),
            ("LISICON", "Li14ZnGe4O16"), ("NZSP", "Na3Zr2Si2PO12"), ("NVP", "Na3V2P3O12"), ("graphite", "C"),
        ])
    func abbreviations(name: String, formula: String) throws {
        let wanted = try FormulaParser.parse(formula).composition.reduced.composition
        let resolved = try catalogue.resolve(name)
        #expect(resolved.composition.reduced.composition == wanted)
        #expect(resolved.text == name)
        #expect(catalogue.lookup(name.lowercased()) != nil)
    }

    @Test("case is ignored unless the text is a formula")
    func letterCase() throws {
        #expect(try catalogue.resolve("lgps").composition == catalogue.resolve("LGPS").composition)
        #expect(try catalogue.resolve("Ncm811").composition == catalogue.resolve("NCM811").composition)
        #expect(try catalogue.resolve("LiC").composition == FormulaParser.parse("LiC").composition)
        #expect(try catalogue.resolve("LIC").composition == FormulaParser.parse("Li3InCl6").composition)
        #expect(try catalogue.resolve("NCa").composition == FormulaParser.parse("NCa").composition)
    }

    @Test("names that read as another formula are known and few")
    func collisions() throws {
        var collisions: [String] = []
        for material in catalogue.materials {
            let meant = try FormulaParser.parse(material.formula).composition.reduced.composition
            for name in [material.name] + material.aliases {
                guard let read = try? FormulaParser.parse(name).composition.reduced.composition, read != meant else {
                    continue
                }
                collisions.append(name)
            }
        }
        #expect(
            Set(collisions) == [
                "LiPON", "NCO", "NVP", "NVPF", "NPS", "NSS", "NaSICON", "HCF-Sm", "HCF-La",
                // An abbreviation of a molecular anion that no other salt is written with.
                "LiFOB",
            ])
    }

    @Test("every formula of the embedded data reads as itself, also as people type it")
    func roundTrip() throws {
        let entries = try ThermoSnapshot.mp2019()
        var wrong: [String] = []
        for row in 0..<entries.count {
            let composition = entries.composition(at: row)
            for text in [entries.formula(at: row), composition.formula] {
                let read = try? TypedFormula.parse(text)
                if read?.composition.reduced.composition != composition.reduced.composition { wrong.append(text) }
            }
        }
        #expect(wrong.isEmpty, "\(wrong.prefix(20))")
    }

    @Test(
        "capital letters that name no phase as typed but one with other capitals are refused with both spellings",
        arguments: [
            ("SIO2", "SiO2", "S I O2"), ("HFO2", "HfO2", "H F O2"), ("SNO2", "SnO2", "S N O2"), ("NIO", "NiO", "N I O"),
            ("COO2", "CoO2", "C O O2"), ("PBO", "PbO", "P B O"), ("NB2O5", "Nb2O5", "N B2 O5"),
            ("CSPBI3", "CsPbI3", "C S P B I3"),
            ("SB2S3", "Sb2S3", "S B2 S3"),
        ])
    func capitals(typed: String, meant: String, spaced: String) throws {
        let error = #expect(throws: SnapshotError.self) { try catalogue.resolve(typed) }
        #expect(error?.remedy.contains("'\(meant)'") == true && error?.remedy.contains("'\(spaced)'") == true)
        // Both ways out are read as what they say.
        #expect(try catalogue.resolve(meant).composition == FormulaParser.parse(meant).composition)
        #expect(try catalogue.resolve(spaced).composition == FormulaParser.parse(spaced).composition)
    }

    @Test(
        "capital letters that are a phase as typed are taken as typed",
        arguments: ["CO", "HF", "CO2", "BN", "VN", "HCOOH", "CO(NH2)2"])
    func capitalsAsTyped(typed: String) throws {
        let resolved = try catalogue.resolve(typed)
        #expect(resolved.composition == (try FormulaParser.parse(typed).composition))
    }

    @Test(
        "a misspelt name is answered with the nearest one",
        arguments: [("NCM812", "NCM811"), ("LGPC", "LGPS"), ("NMC-811", "NMC811"), ("LATPP", "LATP")])
    func suggestions(typed: String, meant: String) {
        #expect(catalogue.suggest(typed) == meant)
        let error = #expect(throws: SnapshotError.self) { try catalogue.resolve(typed) }
        #expect(error?.kind == .unknownMaterial)
        #expect(error?.description.contains(typed) == true)
        #expect(error?.remedy.contains(meant) == true)
    }

    @Test(
        "a misspelt formula keeps the parser's advice",
        arguments: ["Li3InCl6)", "POCL3", "", "Qq7Zz", "Li3PS4 3-"])
    func formulaErrors(typed: String) throws {
        let wanted = #expect(throws: FormulaError.self) { try FormulaParser.parse(typed) }
        let error = #expect(throws: SnapshotError.self) { try catalogue.resolve(typed) }
        #expect(error?.remedy == wanted?.remedy)
        #expect(error?.description.contains("\n") == false)
    }
}
