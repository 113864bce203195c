import TextFormats
import Chemistry
import Foundation
import Testing
import ThermoEntries

/// Layouts as others write them, one test per kind.
@Suite("Entry files of other programs")
struct EntryReadingTests {
    // MARK: - Documents with a class

    private static func document(_ id: String, _ cell: String, _ energies: String, _ type: String) -> String {
        "{\"material_id\":\"\(id)\",\"composition_reduced\":\(cell),\"thermo_type\":\(type),\(energies),"
            + "\"@module\":\"emmet.core.thermo\",\"@class\":\"ThermoDoc\",\"@version\":null}"
    }

    @Test(
        "thermo documents of monty: the class decides nothing where the members do; enumerations and compositions carry a class too",
        arguments: ["\"R2SCAN\"", "{\"@module\":\"emmet.core.thermo\",\"@class\":\"ThermoType\",\"value\":\"R2SCAN\"}"])
    func classes(type: String) throws {
        let cell = { (text: String) in "{\"@module\":\"pymatgen.core.composition\",\"@class\":\"Composition\",\(text)}"
        }
        let text = Fixture.list([
            Self.document("k", cell("\"K\":1.0"), "\"formation_energy_per_atom\":0", type),
            Self.document("s", cell("\"S\":1.0"), "\"formation_energy_per_atom\":0", type),
            Self.document("ks", cell("\"K\":2.0,\"S\":1.0"), "\"formation_energy_per_atom\":-1.25", type),
        ])
        let result = try imported(text)
        #expect(result.format == .thermoDocument && result.energy("ks") == -1.25)
        #expect(result.set.provenance.calculationType == "R2SCAN")
    }

    @Test("a class of none of the layouts is named")
    func unknownClass() throws {
        let error = try #require(importError("{\"@class\":\"Slab\",\"miller\":1}"))
        #expect(error.description.contains("'Slab'") || error.description.contains("Slab"))
    }

    // MARK: - Separators

    private static let rows = [
        ["id", "formula", "formation_energy_eV_per_atom"], ["a", "K2S", "-1.25"], ["b", "Na3P", "-0.5"],
    ]

    @Test(
        "tabs and semicolons between the fields, decimal commas where commas do not separate", arguments: ["\t", ";"])
    func separators(separator: String) throws {
        let pointed = Self.rows.map { $0.joined(separator: separator) }.joined(separator: "\n")
        for text in [pointed, pointed.replacing(".", with: ",")] {
            let result = try imported(text)
            #expect(result.format == .ownCSV && result.energy("a") == -1.25 && result.energy("b") == -0.5)
        }
        let set =
            "Name\(separator)K\(separator)S\(separator)Energy\nK\(separator)1\(separator)0\(separator)-1,25\n"
            + "S\(separator)0\(separator)1\(separator)-4\nx\(separator)2\(separator)1\(separator)-9,5\n"
        // (-9.5 + 2.5 + 4) / 3
        #expect(isClose(try imported(set).energy("x"), -1))
    }

    @Test(
        "fields between commas keep their commas in quotation marks; a title that is unknown is quoted with its separator"
    )
    func commas() throws {
        let error = try #require(importError("a\tb\n1\t2\n"))
        #expect(error.description.contains("tab"))
        #expect(importError("id,formula,formation_energy_eV_per_atom\na,K2S,\"-1,25\"\n")?.kind == .nonFiniteEnergy)
    }

    // MARK: - Names against amounts

    @Test(
        "a name that is the formula of another substance is refused",
        arguments: [("K2S", "1", "2"), ("NaCl", "2", "1"), ("Na", "1", "0"), ("KS2 mp-1", "2", "1"), ("KS", "2", "1")])
    func contradictions(name: String, potassium: String, sulfur: String) throws {
        let text = "Name,K,S,Energy\nK,1,0,-1\nS,0,1,-4\n\(name),\(potassium),\(sulfur),-9\n"
        let error = try #require(importError(text))
        #expect(error.kind == .unusableEntry && error.subject.contains(":4"), "\(error)")
    }

    @Test(
        "labels, the formula in another order or size, and ids are no contradiction",
        arguments: ["K4S2", "SK2", "C1", "B", "NCO", "K2S mp-1022", "mp-1022", "phase 1", "mine", ""])
    func labels(name: String) throws {
        let text = "Name,K,S,Energy\nK,1,0,-1\nS,0,1,-4\n\(name),2,1,-9\n"
        #expect(try imported(text).set.count == 3)
    }

    @Test("our own table and PDEntry say it too")
    func otherLayouts() throws {
        let table = "id,formula,formation_energy_eV_per_atom\nK2S,KS2,-1\n"
        #expect(importError(table)?.kind == .unusableEntry)
        let entry = "{\"@class\":\"PDEntry\",\"energy\":-9,\"composition\":{\"K\":1,\"S\":2},\"name\":\"K2S\"}"
        #expect(importError(entry)?.kind == .unusableEntry)
    }

    // MARK: - OPTIMADE

    @Test("odbx: formation energies stand in a group of properties; a lone hull distance is one")
    func odbx() throws {
        func structure(_ id: String, _ formula: String, _ group: String) -> String {
            "{\"id\":\"\(id)\",\"type\":\"structures\",\"attributes\":{\"chemical_formula_reduced\":\"\(formula)\","
                + "\"_odbx_thermodynamics\":\(group)}}"
        }
        let text =
            "{\"data\":["
            + [
                structure("o/1", "Na", "{\"formation_energy\":0,\"hull_distance\":0}"),
                structure("o/2", "Na3P", "{\"formation_energy\":-0.4,\"hull_distance\":0}"),
                structure("o/3", "NaP5", "{\"hull_distance\":0.25}"), structure("o/4", "NaP", "{}"),
            ].joined(separator: ",") + "],\"meta\":{\"more_data_available\":false}}"
        let result = try imported(text)
        #expect(result.energy("o/2") == -0.4 && result.set.provenance.calculationType == "odbx")
        #expect(result.hullDistances.map(\.energyAboveHull) == [0.25] && result.report.withoutEnergy == 2)
    }

    // MARK: - The mixing scheme

    private static func entry(_ id: String, _ cell: String, _ energy: String, _ type: String, shift: Double? = nil)
        -> String
    {
        let list = shift.map {
            "[{\"@class\":\"ConstantEnergyAdjustment\",\"value\":\($0),\"name\":\"MP GGA(+U)/R2SCAN mixing adjustment\"}]"
        }
        return "{\"@class\":\"ComputedEntry\",\"energy\":\(energy),\"composition\":\(cell),\"entry_id\":\"\(id)\","
            + "\"parameters\":{\"run_type\":\"\(type)\"},\"energy_adjustments\":\(list ?? "[]")}"
    }

    @Test("GGA energies on the r2SCAN hull, and r2SCAN energies on the GGA hull, are one set each")
    func mixing() throws {
        for (base, shifted) in [("R2SCAN", "GGA"), ("GGA", "R2SCAN"), ("GGA+U", "R2SCAN")] {
            let text = Fixture.list([
                Self.entry("k", "{\"K\":1}", "-2", base), Self.entry("s", "{\"S\":1}", "-8", base),
                Self.entry("ks", "{\"K\":2,\"S\":1}", "-7", shifted, shift: -8),
            ])
            let result = try imported(text)
            #expect(isClose(result.energy("ks"), -1) && result.report.warnings.isEmpty, "\(base)")
            #expect(result.set.provenance.calculationType == "GGA_GGA+U_R2SCAN")
        }
    }

    @Test("GGA energies left on their own hull beside r2SCAN ones are refused, and the message names one of each")
    func brokenMixing() throws {
        let text = Fixture.list([
            Self.entry("k", "{\"K\":1}", "-2", "R2SCAN"), Self.entry("s", "{\"S\":1}", "-8", "R2SCAN"),
            Self.entry("ks", "{\"K\":2,\"S\":1}", "-7", "GGA", shift: -8),
            Self.entry("bare", "{\"K\":1,\"S\":1}", "-7", "GGA"),
        ])
        let error = try #require(importError(text))
        #expect(error.kind == .mixedCalculationTypes && error.description.contains("bare stands on the GGA(+U) hull"))
        let unshifted = Fixture.list([
            Self.entry("k", "{\"K\":1}", "-2", "R2SCAN"), Self.entry("s", "{\"S\":1}", "-8", "GGA"),
        ])
        #expect(importError(unshifted)?.kind == .mixedCalculationTypes)
    }
}

/// Distances by hand: a cubic cell of 5 Å, atoms along x.
@Suite("Oxygen by the distances in the structure")
struct OxygenDistanceTests {
    private func entry(_ cell: String, _ atoms: [(String, Double)], edge: Double = 5, data: String = "{}") -> String {
        let sites = atoms.map { symbol, x in
            "{\"species\":[{\"element\":\"\(symbol)\",\"occu\":1}],\"abc\":[\(x / edge),0,0],\"label\":\"\(symbol)\"}"
        }
        return "{\"@class\":\"ComputedStructureEntry\",\"energy\":-20,\"composition\":\(cell),\"entry_id\":\"x\","
            + "\"parameters\":{\"run_type\":\"GGA\",\"hubbards\":{}},\"data\":\(data),\"structure\":{\"lattice\":{\"matrix\":"
            + "[[\(edge),0,0],[0,\(edge),0],[0,0,\(edge)]]},\"sites\":[\(sites.joined(separator: ","))]}}"
    }

    private func term(_ text: String) throws -> String {
        var audits: [CorrectionAudit] = []
        _ = try EntryFileReader.audit(bytes: Array(text.utf8), name: "t") { audits.append($0) }
        return audits.first?.adjustments.first?.name ?? ""
    }

    @Test(
        "bonds of 1.49 and 1.35 Å, two of them at one atom, O-H bonds, and none",
        arguments: [
            ([0.0, 1.5], "peroxide"), ([0.0, 1.30], "superoxide"), ([0.0, 1.35, 2.7], "ozonide"),
            ([0.0, 2.5], "oxide"),
            // The bond goes through the face of the cell.
            ([0.2, 3.7], "peroxide"), ([0.1, 3.8], "superoxide"), ([4.9, 1.25, 2.6], "ozonide"),
        ])
    func kinds(positions: [Double], kind: String) throws {
        let text = entry("{\"Cd\":1,\"O\":\(positions.count)}", [("Cd", 2.4)] + positions.map { ("O", $0) })
        #expect(try term(text) == "MP2020 anion correction (\(kind))")
    }

    @Test(
        "an O-H bond makes a hydroxide, which is corrected as an oxide; what the file states counts before the distances"
    )
    func precedence() throws {
        let atoms = [("Cd", 2.4), ("O", 0.0), ("O", 1.5)]
        let hydroxide = entry("{\"Cd\":1,\"O\":2,\"H\":1}", atoms + [("H", 4.1)])
        #expect(try term(hydroxide) == "MP2020 anion correction (oxide)")
        let stated = entry("{\"Cd\":1,\"O\":2}", atoms, data: "{\"oxide_type\":\"oxide\"}")
        #expect(try term(stated) == "MP2020 anion correction (oxide)")
    }

    @Test("an entry with a broken structure is decided by its formula, and Li2O2 too")
    func withoutDistances() throws {
        let flat = entry("{\"Li\":2,\"O\":2}", [("O", 0), ("O", 1.5)]).replacing("5.0,0,0]", with: "0,0,0]")
        #expect(try term(flat) == "MP2020 anion correction (peroxide)")
        let empty = entry("{\"Ca\":1,\"O\":1}", [])
        #expect(try term(empty) == "MP2020 anion correction (oxide)")
    }
}
