import TextFormats
import Chemistry
import Testing
import ThermoEntries

/// Expected values are the published numbers of the scheme (pymatgen's MPCompatibility.yaml) times the atoms in the cell.
@Suite("Corrections of 2011")
struct MP2011Tests {
    private func calculation(_ formula: String, hubbards: [String: Double] = [:], energy: Double = -1) throws
        -> Calculation
    {
        var result = Calculation(
            id: formula, composition: try composition(formula), energy: energy,
            runType: hubbards.isEmpty ? "GGA" : "GGA+U")
        for (symbol, value) in hubbards {
            if let element = Element(symbol: symbol) { result.hubbards[element] = value }
        }
        return result
    }

    /// Formula and eV for it: -0.70229 per O, -0.46622 in peroxides, -0.14598 in superoxides, -0.66346 per S.
    private static let anionCases: [(String, Double)] = [
        ("Li4O2", -1.40458), ("Li4O4", -1.86488), ("KO2", -0.29196), ("NaO3", 0.0), ("Li2S", -0.66346),
        ("Li2SO4", -3.47262), ("FeS2", -1.32692), ("LiBr", 0.0), ("LiI", 0.0), ("Li3YCl6", 0.0), ("Na2Se", 0.0),
        ("Li2Te", 0.0), ("Li3N", 0.0), ("LiH", 0.0), ("Mg2Si", 0.0), ("Li3PS4", -2.65384),
    ]

    @Test("oxygen by its kind, sulfur everywhere, halides and other chalcogenides not at all", arguments: anionCases)
    func anions(formula: String, total: Double) throws {
        let audit = MP2011Scheme.audit(try calculation(formula))
        #expect(audit.refusal == nil && isClose(audit.total, total, within: 1e-9), "\(audit.total)")
    }

    private static let metalCases: [(String, Double, Double)] = [
        ("V", 3.25, -1.682), ("Cr", 3.7, -2.013), ("Mn", 3.9, -1.68085015096), ("Fe", 5.3, -2.733),
        ("Co", 3.32, -1.874), ("Ni", 6.2, -2.164), ("Mo", 4.38, -3.531), ("W", 6.2, -4.351),
    ]

    @Test("metals with U in oxides and fluorides", arguments: metalCases)
    func metals(metal: String, hubbard: Double, value: Double) throws {
        let oxide = MP2011Scheme.audit(try calculation("\(metal)2O3", hubbards: [metal: hubbard]))
        #expect(isClose(oxide.total, 2 * value - 3 * 0.70229, within: 1e-9))
        let fluoride = MP2011Scheme.audit(try calculation("\(metal)F3", hubbards: [metal: hubbard]))
        #expect(isClose(fluoride.total, value, within: 1e-9))
        #expect(MP2011Scheme.audit(try calculation("\(metal)2O3")).refusal?.kind == .hubbard)
        #expect(MP2011Scheme.audit(try calculation("\(metal)Cl2", hubbards: [metal: hubbard])).refusal != nil)
    }

    @Test(
        "H, N, F and Cl as elements have fixed energies per atom, others their own",
        arguments: [
            ("H2", -3.23973666138), ("N2", -7.95247218762), ("F2", -1.42055013381), ("Cl2", -1.25385097674),
        ])
    func gases(formula: String, energy: Double) throws {
        let audit = MP2011Scheme.audit(try calculation(formula, energy: -7))
        #expect(isClose(audit.total, 2 * energy + 7, within: 1e-9))
        for other in ["O2", "Br2", "S8", "Li3"] {
            #expect(MP2011Scheme.audit(try calculation(other, energy: -7)).adjustments.isEmpty, "\(other)")
        }
    }

    /// The figures of the review of 2026, B3: what changing the scheme moves, eV per atom of the element.
    @Test(
        "the schemes differ by the stated shifts per atom",
        arguments: [
            ("LiBr", "Br", -0.534), ("LiI", "I", -0.379), ("Li2Se", "Se", -0.472), ("Li2Te", "Te", -0.422),
            ("Li2S", "S", 0.161),
        ])
    func shifts(formula: String, element: String, shift: Double) throws {
        let raw = try calculation(formula)
        let difference = MP2020Scheme.audit(raw).total - MP2011Scheme.audit(raw).total
        #expect(isClose(difference, shift, within: 1e-3), "\(element) \(difference)")
    }

    @Test("corrections that the file records are dropped, whatever scheme made them; the energy is the raw one")
    func undone() throws {
        let elements = [
            Fixture.computed("{\"Li\":1}", "-1.9", id: "\"li\"", extra: Self.gga),
            Fixture.computed("{\"Br\":2}", "-3.2", id: "\"br\"", extra: Self.gga),
        ]
        let recorded =
            ",\"correction\":-0.534,\"energy_adjustments\":[{\"@class\":\"CompositionEnergyAdjustment\","
            + "\"adj_per_atom\":-0.534,\"n_atoms\":1,\"name\":\"MP2020 anion correction (Br)\"}]"
        for extra in ["", recorded, ",\"correction\":-0.534"] {
            let salt = Fixture.computed("{\"Li\":1,\"Br\":1}", "-6.5", id: "\"salt\"", extra: Self.gga + extra)
            let result = try imported(Fixture.list(elements + [salt])) { $0.corrections = .mp2011 }
            // (-6.5 + 1.9 + 1.6) / 2
            #expect(isClose(result.energy("salt"), -1.5))
            #expect(result.set.provenance.calculationType == "GGA_GGA+U/2011" && result.isBalanced)
            #expect(result.report.remarks.count == 1 && result.report.remarks[0].contains("mp2011"))
        }
    }

    @Test("where the scheme follows from the database, energies that carry it already are kept, with their own reasons")
    func keptWhenImplied() throws {
        let made =
            ",\"correction\":-1.0,\"energy_adjustments\":[{\"@class\":\"ConstantEnergyAdjustment\",\"value\":-1.0,"
            + "\"name\":\"MP2020 anion correction (S)\"}]"
        let entries = [
            Fixture.computed("{\"Li\":1}", "-1.9", id: "\"li\"", extra: Self.gga),
            Fixture.computed("{\"S\":1}", "-4", id: "\"s\"", extra: Self.gga),
            Fixture.computed("{\"Li\":2,\"S\":1}", "-10", id: "\"a\"", extra: Self.gga + made),
        ]
        let implied = try imported(Fixture.list(entries)) {
            $0.corrections = .mp2020
            $0.areCorrectionsImplied = true
        }
        // (-10 - 1 + 3.8 + 4) / 3, and with the scheme's own -0.503.
        #expect(isClose(implied.energy("a"), -3.2 / 3))
        #expect(implied.report.remarks.contains { $0.contains("already") })
        let asked = try imported(Fixture.list(entries)) { $0.corrections = .mp2020 }
        #expect(isClose(asked.energy("a"), -2.703 / 3))
    }

    @Test("energies with the corrections of pymatgen's legacy class are of the type of 2011")
    func legacyType() throws {
        let legacy =
            ",\"correction\":-0.70229,\"energy_adjustments\":[{\"@class\":\"ConstantEnergyAdjustment\","
            + "\"value\":-0.70229,\"name\":\"MP Anion Correction\"}]"
        let entries = [
            Fixture.computed("{\"Li\":1}", "-1.9", id: "\"li\"", extra: Self.gga),
            Fixture.computed("{\"O\":2}", "-9.9", id: "\"o\"", extra: Self.gga),
            Fixture.computed("{\"Li\":2,\"O\":1}", "-14", id: "\"a\"", extra: Self.gga + legacy),
        ]
        #expect(try imported(Fixture.list(entries)).set.provenance.calculationType == "GGA_GGA+U/2011")
    }

    @Test("thermo documents that hold their calculations are corrected anew; others keep their type")
    func documents() throws {
        func document(_ id: String, _ cell: String, _ formation: Double, _ energy: Double) -> String {
            "{\"material_id\":\"\(id)\",\"composition_reduced\":\(cell),\"thermo_type\":\"GGA_GGA+U\",\"energy_type\":\"GGA\","
                + "\"formation_energy_per_atom\":\(formation),\"entries\":{\"GGA\":{\"@class\":\"ComputedEntry\",\"energy\":\(energy),"
                + "\"composition\":\(cell),\"correction\":0\(Self.gga)}}}"
        }
        let text = Fixture.list([
            document("l", "{\"Li\":1}", 0, -1.9), document("b", "{\"Br\":1}", 0, -1.6),
            document("salt", "{\"Li\":1,\"Br\":1}", -1.81, -6.5),
        ])
        let legacy = try imported(text) { $0.corrections = .mp2011 }
        // (-6.5 + 1.9 + 1.6) / 2
        #expect(isClose(legacy.energy("salt"), -1.5))
        #expect(legacy.set.provenance.calculationType == "GGA_GGA+U/2011")
        let given = try imported(text)
        #expect(given.energy("salt") == -1.81 && given.set.provenance.calculationType == "GGA_GGA+U")
    }

    private static let gga = ",\"parameters\":{\"run_type\":\"GGA\",\"hubbards\":{}}"
}

@Suite("Elements that a file lacks")
struct ElementEnergyTests {
    private static let table = ElementEnergies(
        [("Li", "a", -2.0), ("Cl", "b", -1.8), ("Y", "c", -6.5)].reduce(into: [:]) { values, row in
            if let element = Element(symbol: row.0) {
                values[element] = ElementEnergies.Value(id: row.1, energyPerAtom: row.2)
            }
        })

    private static func salt(_ parameters: String = ",\"parameters\":{\"run_type\":\"GGA\",\"hubbards\":{}}") -> String
    {
        Fixture.computed("{\"Li\":3,\"Y\":1,\"Cl\":6}", "-45", id: "\"salt\"", extra: parameters)
    }

    @Test("one raw entry is enough under a scheme: 2020 takes the computed energies, 2011 its own of chlorine")
    func single() throws {
        let modern = try imported(Self.salt()) {
            $0.corrections = .mp2020
            $0.elementEnergies = Self.table
        }
        // (-45 - 6 * 0.614 + 6 + 6.5 + 10.8) / 10
        #expect(isClose(modern.energy("salt"), -2.5384, within: 1e-9))
        #expect(modern.references.map(\.id) == ["a", "b", "c"])
        let legacy = try imported(Self.salt()) {
            $0.corrections = .mp2011
            $0.elementEnergies = Self.table
        }
        // (-45 + 6 + 6.5 + 6 * 1.25385097674) / 10
        #expect(isClose(legacy.energy("salt"), -2.4976894139560, within: 1e-9))
        #expect(
            legacy.report.remarks.contains { $0.contains("Li, Cl, Y are not in the file") }, "\(legacy.report.remarks)")
    }

    @Test("not without a scheme, not for entries that name no settings, and not for elements that the table lacks")
    func refused() throws {
        func error(_ text: String, _ mode: CorrectionMode, _ energies: ElementEnergies) -> EntriesError? {
            importError(text) {
                $0.corrections = mode
                $0.elementEnergies = energies
            }
        }
        let plain = error(Self.salt(), .asGiven, Self.table)
        #expect(plain?.kind == .missingReference && plain?.remedy.contains("mp2011") == true)
        #expect(error(Self.salt(), .mp2011, ElementEnergies())?.message.contains("Li, Cl, Y") == true)
        #expect(error(Self.salt(""), .mp2011, Self.table)?.kind == .noEntries)
        let pair =
            "[\(Self.salt()),{\"@class\":\"PDEntry\",\"energy\":-9,\"composition\":{\"Li\":1,\"Cl\":1},\"name\":\"x\"}]"
        #expect(error(pair, .mp2011, Self.table)?.message.contains("Li, Cl") == true)
    }

    @Test("elements of the file count, and one far from that of the table is remarked")
    func ownElements() throws {
        let own =
            "[\(Self.salt()),\(Fixture.computed("{\"Li\":2}", "-3.8", id: "\"mine\"", extra: ",\"parameters\":{\"run_type\":\"GGA\"}"))]"
        let result = try imported(own) {
            $0.corrections = .mp2020
            $0.elementEnergies = Self.table
        }
        #expect(result.references.map(\.id) == ["mine", "b", "c"] && result.energy("mine") == 0)
        #expect(isClose(result.energy("salt"), -2.5684, within: 1e-9))
        let warning = try #require(result.report.warnings.first { $0.kind == .referencesDisagree })
        #expect(warning.subject == "mine" && warning.message.contains("0.1 eV/atom above"))
    }
}
