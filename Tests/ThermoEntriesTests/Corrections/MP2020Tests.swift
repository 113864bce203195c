import Chemistry
import ExactArithmetic
import Testing
import ThermoEntries

/// Expected values are products of the published values per atom (CONVENTIONS A7) and the atoms in the cell.
@Suite("Corrections of 2020")
struct MP2020Tests {
    private static let hubbards: [String: Double] = [
        "Co": 3.32, "Cr": 3.7, "Fe": 5.3, "Mn": 3.9, "Mo": 4.38, "Ni": 6.2, "V": 3.25, "W": 6.2,
    ]

    private func calculation(_ formula: String, withU: Bool = false) throws -> Calculation {
        var result = Calculation(
            id: formula, composition: try composition(formula), energy: -1, runType: withU ? "GGA+U" : "GGA")
        if withU {
            for element in result.composition.elements {
                if let value = Self.hubbards[element.symbol] { result.hubbards[element] = value }
            }
        }
        return result
    }

    private func terms(_ audit: CorrectionAudit) -> [String] {
        audit.adjustments.map { "\($0.name.dropFirst(7)): \($0.perAtom) x \($0.atoms)" }
    }

    @Test("Li12In4Cl24 is corrected by 24 times -0.614 = -14.736 eV")
    func anchorChloride() throws {
        let audit = MP2020Scheme.audit(try calculation("Li12In4Cl24"))
        #expect(terms(audit) == ["anion correction (Cl): -0.614 x 24.0"])
        #expect(isClose(audit.total, -14.736))
    }

    @Test("Li4Ni2CoMnO8: oxide -5.496, Ni -5.082, Co -1.638, Mn -1.668 eV")
    func anchorOxide() throws {
        let audit = MP2020Scheme.audit(try calculation("Li4Ni2CoMnO8", withU: true))
        let values = Dictionary(uniqueKeysWithValues: audit.adjustments.map { ($0.name, $0.value) })
        #expect(isClose(values["MP2020 anion correction (oxide)"], -5.496))
        #expect(isClose(values["MP2020 GGA/GGA+U mixing correction (Ni)"], -5.082))
        #expect(isClose(values["MP2020 GGA/GGA+U mixing correction (Co)"], -1.638))
        #expect(isClose(values["MP2020 GGA/GGA+U mixing correction (Mn)"], -1.668))
        #expect(values.count == 4)
    }

    @Test("LiNiO2 without U and NiCl2 with U are refused, and so are other functionals and wrong U values")
    func refusals() throws {
        #expect(MP2020Scheme.audit(try calculation("LiNiO2")).refusal?.kind == .hubbard)
        let withU = try calculation("NiCl2", withU: true)
        let refusal = try #require(MP2020Scheme.audit(withU).refusal)
        #expect(refusal.kind == .hubbard && refusal.reason.contains("6.2") && refusal.reason.contains("Cl"))
        #expect(MP2020Scheme.audit(withU).adjustments.isEmpty && MP2020Scheme.audit(withU).total == 0)
        var other = try calculation("Li2S")
        for type in ["R2SCAN", "HSE", "SCAN"] {
            other.runType = type
            #expect(MP2020Scheme.audit(other).refusal?.kind == .runType)
        }
        other.runType = nil
        #expect(MP2020Scheme.audit(other).refusal?.reason.contains("run_type") == true)
        var wrong = try calculation("Fe2O3", withU: true)
        wrong.hubbards = wrong.hubbards.mapValues { _ in 4.0 }
        #expect(MP2020Scheme.audit(wrong).refusal?.reason.contains("5.3") == true)
    }

    @Test("Potentials of another set are refused; those of the scheme, and none recorded, are not")
    func potentials() throws {
        var salt = try calculation("Li12In4Cl24")
        #expect(MP2020Scheme.audit(salt).remarks.contains(.potentialsNotRecorded))
        salt.potentials = ["Li_sv", "In_d", "Cl"]
        #expect(MP2020Scheme.audit(salt).refusal == nil)
        #expect(!MP2020Scheme.audit(salt).remarks.contains(.potentialsNotRecorded))
        salt.potentials = ["Li", "In_d", "Cl"]
        let refusal = try #require(MP2020Scheme.audit(salt).refusal)
        #expect(refusal.kind == .potential && refusal.reason.contains("Li_sv"))
    }

    @Test(
        "Oxygen by the type that the file states, else by the formula",
        arguments: [
            ("Li2O", nil, -0.687), ("Li2O2", nil, -0.465 * 2), ("KO2", nil, -0.161 * 2), ("NaO3", nil, 0),
            ("BaO2", nil, -0.465 * 2), ("TiO2", nil, -0.687 * 2), ("Li2O2", "oxide", -0.687 * 2),
            ("H2O2", "peroxide", -0.465 * 2), ("RbO2", "superoxide", -0.161 * 2), ("LiOH", "hydroxide", -0.687),
        ] as [(String, String?, Double)])
    func oxygen(formula: String, type: String?, expected: Double) throws {
        var raw = try calculation(formula)
        raw.oxideType = type
        let audit = MP2020Scheme.audit(raw)
        #expect(isClose(audit.total, expected), "\(terms(audit))")
        let isRemarked = audit.remarks.contains { if case .oxideTypeFromFormula = $0 { true } else { false } }
        #expect(isRemarked == (type == nil))
    }

    @Test("pymatgen#2529: Li20O9Cl2 and Li20Cl17N keep every anion")
    func truncatedGuess() throws {
        let oxychloride = MP2020Scheme.audit(try calculation("Li20O9Cl2"))
        #expect(isClose(oxychloride.total, 9 * -0.687 + 2 * -0.614))
        let nitride = MP2020Scheme.audit(try calculation("Li20Cl17N"))
        #expect(isClose(nitride.total, 17 * -0.614 - 0.361))
        // pymatgen#4636: 3 meV/atom of a missing chloride term.
        let borate = MP2020Scheme.audit(try calculation("Li10B14Cl2O25"))
        #expect(isClose(borate.total, 25 * -0.687 + 2 * -0.614))
    }

    @Test(
        "pymatgen#4538: sulfur of sulfates, sulfites and thionyl groups is no sulfide",
        arguments: ["Cs4Li4S4O16", "Na2SO3", "Li2SO4", "SO2"])
    func sulfates(formula: String) throws {
        let raw = try calculation(formula)
        let oxygens = raw.composition.amounts.first { $0.element.symbol == "O" }.map(\.amount.doubleValue)
        #expect(isClose(MP2020Scheme.audit(raw).total, -0.687 * (try #require(oxygens))))
    }

    @Test(
        "Anions are corrected, cations are not",
        arguments: [
            ("Li3PS4", ["S"]), ("Li6PS5Cl", ["S", "Cl"]), ("Li3InCl6", ["Cl"]), ("LiClO4", ["O"]), ("LiF", ["F"]),
            ("LiPF6", ["F"]), ("Si3N4", ["N"]), ("NH4Cl", ["N", "Cl"]), ("LiNO3", ["O"]), ("LiH", ["H"]),
            ("LiBH4", ["H"]),
            ("H2O", ["O"]), ("CH4", []), ("C2H6O", ["O"]), ("Mg2Si", ["Si"]), ("SiO2", ["O"]), ("InSb", ["Sb"]),
            ("Sb2S3", ["S"]),
            ("Sb2O3", ["O"]), ("CdTe", ["Te"]), ("TeO2", ["O"]), ("Li2Se", ["Se"]), ("ICl", ["Cl"]), ("LiI", ["I"]),
            ("LiBr", ["Br"]), ("Li4SiS4", ["S"]), ("Li2S4", ["S"]), ("Cs2TiI6", ["I"]), ("Li", []), ("O2", []),
            ("LiP", []),
            ("NaB3H8", ["H"]), ("PH3", ["H"]), ("Li2In0.444Sc0.222Cl4", ["Cl"]), ("SCl2", ["Cl"]),
            ("Li6PS5Cl0.5Br0.5", ["S", "Cl", "Br"]),
        ])
    func anions(formula: String, expected: [String]) throws {
        let audit = MP2020Scheme.audit(try calculation(formula))
        let corrected = audit.adjustments.map { term in
            String(term.name.split(separator: "(").last?.dropLast() ?? "")
        }.map { $0 == "oxide" ? "O" : $0 }
        #expect(Set(corrected) == Set(expected), "\(audit.remarks)")
        #expect(corrected.count == expected.count)
    }

    private func states(_ values: [String: Double]) -> [Element: Double] {
        Dictionary(
            uniqueKeysWithValues: values.compactMap { pair in Element(symbol: pair.key).map { ($0, pair.value) } })
    }

    @Test(
        "Stated oxidation states that do not balance are remarked with the charge of a formula unit",
        arguments: [
            (["Li": 1.0, "S": -2.0], nil), (["Li": 1, "S": -1.95], nil), (["Li": 1, "S": -1], 1.0),
            (["Li": 0, "S": -2], -2), (["Li": 1], nil),
        ] as [([String: Double], Double?)])
    func unbalanced(values: [String: Double], charge: Double?) throws {
        // The cell holds two formula units; the remark is about one.
        var raw = try calculation("Li4S2")
        raw.oxidationStates = states(values)
        let remarks = MP2020Scheme.audit(raw).remarks.filter {
            if case .unbalancedOxidationStates = $0 { true } else { false }
        }
        #expect(remarks == (charge.map { [.unbalancedOxidationStates($0)] } ?? []))
    }

    @Test("GGA beside values of U is remarked; the values decide, as in pymatgen")
    func runTypeAgainstHubbards() throws {
        var raw = try calculation("Fe2O3", withU: true)
        #expect(!MP2020Scheme.audit(raw).remarks.contains(.runTypeWithoutHubbards("Fe 5.3 eV")))
        let total = MP2020Scheme.audit(raw).total
        raw.runType = "GGA"
        let audit = MP2020Scheme.audit(raw)
        #expect(audit.remarks.contains(.runTypeWithoutHubbards("Fe 5.3 eV")))
        #expect(audit.refusal == nil && audit.total == total)
        raw = try calculation("Li2S")
        raw.hubbards = states(["Li": 0])
        #expect(
            MP2020Scheme.audit(raw).remarks.allSatisfy { if case .runTypeWithoutHubbards = $0 { false } else { true } })
    }

    @Test("The guess keeps to electronegativity: no pnictide or hydride changes sides, and FeS2 is a polysulfide")
    func guessedAnions() throws {
        for (formula, total) in [("CoSb3", -0.192 * 3), ("NI3", -0.361), ("SiH4", -0.179 * 4), ("FeS2", -0.503 * 2)] {
            #expect(isClose(MP2020Scheme.audit(try calculation(formula)).total, total), "\(formula)")
        }
    }

    @Test("Stated oxidation states decide, and a guess is always remarked")
    func evidence() throws {
        var raw = try calculation("Li6PS5Cl")
        let guessed = MP2020Scheme.audit(raw)
        #expect(guessed.oxidationSource == .guessed)
        #expect(guessed.remarks.contains { if case .guessedOxidationStates = $0 { true } else { false } })
        let states = ["Li": 1.0, "P": 5, "S": -2, "Cl": -1]
        raw.oxidationStates = Dictionary(
            uniqueKeysWithValues: raw.composition.elements.compactMap { element in
                states[element.symbol].map { (element, $0) }
            })
        let given = MP2020Scheme.audit(raw)
        #expect(given.oxidationSource == .given && given.oxidationStates.map(\.state) == [1, 5, -2, -1])
        #expect(!given.remarks.contains { if case .guessedOxidationStates = $0 { true } else { false } })
        #expect(given.total == guessed.total)
        // A state between -1 and 0 was not part of the fit.
        let chlorine = try #require(Element(symbol: "Cl"))
        raw.oxidationStates?[chlorine] = -0.5
        #expect(isClose(MP2020Scheme.audit(raw).total, 5 * -0.503))
    }

    @Test(
        "Oxidation states that leave out an element are remarked: nothing is guessed for it, nor corrected in silence")
    func incompleteStates() throws {
        var raw = try calculation("Li20O9Cl2")
        let lithium = try #require(Element(symbol: "Li"))
        raw.oxidationStates = [lithium: 1]
        let audit = MP2020Scheme.audit(raw)
        #expect(audit.remarks.contains(.incompleteOxidationStates("O, Cl")))
        raw.oxidationStates = [lithium: 1, .oxygen: -2, try #require(Element(symbol: "Cl")): -1]
        #expect(
            !MP2020Scheme.audit(raw).remarks.contains {
                if case .incompleteOxidationStates = $0 { true } else { false }
            })
    }

    @Test("Corrections of the file that differ are remarked, equal ones are not")
    func comparison() throws {
        var raw = try calculation("Li12In4Cl24")
        raw.givenAdjustments = [EnergyAdjustment(name: "x", perAtom: -0.614, atoms: 24)]
        let same = MP2020Scheme.audit(raw)
        #expect(!same.remarks.contains { if case .differsFromFile = $0 { true } else { false } })
        raw.givenAdjustments = []
        #expect(MP2020Scheme.audit(raw).remarks == same.remarks)
        raw.givenAdjustments = [EnergyAdjustment(name: "x", perAtom: -0.5, atoms: 24)]
        let difference = MP2020Scheme.audit(raw).remarks.compactMap {
            if case .differsFromFile(let value) = $0 { value } else { nil }
        }
        #expect(isClose(difference.first, 0.114 * 24 / 40))
    }

    @Test("Every metal of the scheme: U value and correction in oxide and fluoride, neither in sulfides")
    func metals() throws {
        let values = [
            "V": -1.7, "Cr": -1.999, "Mn": -1.668, "Fe": -2.256, "Co": -1.638, "Ni": -2.541, "W": -4.438, "Mo": -3.202,
        ]
        for (symbol, value) in values.sorted(by: { $0.key < $1.key }) {
            #expect(
                isClose(MP2020Scheme.audit(try calculation("\(symbol)O2", withU: true)).total, value - 2 * 0.687),
                "\(symbol)")
            #expect(
                isClose(MP2020Scheme.audit(try calculation("\(symbol)F3", withU: true)).total, value - 3 * 0.462),
                "\(symbol)")
            #expect(isClose(MP2020Scheme.audit(try calculation("\(symbol)S2")).total, -2 * 0.503), "\(symbol)")
            #expect(MP2020Scheme.audit(try calculation("\(symbol)S2", withU: true)).refusal != nil)
        }
    }

    @Test("A compound of all elements is searched within bounds")
    func allElements() throws {
        let all = Element.allCases.filter { !$0.isNobleGas }.map(\.symbol).joined()
        let audit = MP2020Scheme.audit(try calculation(all, withU: true))
        #expect(audit.refusal == nil && audit.adjustments.contains { $0.name.hasSuffix("(F)") })
    }

    @Test(
        "The correction per atom does not depend on the size of the cell",
        arguments: ["Li20O9Cl2", "Li6PS5Cl", "Li7P3S11"])
    func cells(formula: String) throws {
        let small = MP2020Scheme.audit(try calculation(formula))
        var large = try calculation(formula)
        large.composition = large.composition.scaled(by: 12)
        #expect(isClose(MP2020Scheme.audit(large).total, 12 * small.total, within: 1e-9))
    }

    /// Formula, values of U, and eV for it, by hand: every halide ion has its term, since the halogen keeps -1 (decision 0003).
    private static let mixedHalides: [(String, [String: Double], Double)] = [
        ("LiMn2F6", ["Mn": 3.9], -6.108), ("Fe2F5", ["Fe": 5.3], -6.822), ("In2Cl3", [:], -1.842),
        ("Nb3Cl8", [:], -4.912), ("NaFe2Cl6", [:], -3.684), ("Cu3Br4", [:], -2.136), ("Ti7Cl16", [:], -9.824),
        ("NbI3", [:], -1.137), ("Nb3I8", [:], -3.032), ("Fe3O4Cl", ["Fe": 5.3], -10.13), ("Ti2O3Cl", [:], -2.675),
        ("Mn8O10Cl3", ["Mn": 3.9], -22.056),
    ]

    @Test("mixed-valence halides: the metal takes the fraction, also beside oxygen", arguments: mixedHalides)
    func mixedValence(formula: String, hubbards: [String: Double], total: Double) throws {
        var raw = try calculation(formula)
        for (symbol, value) in hubbards {
            raw.runType = "GGA+U"
            if let element = Element(symbol: symbol) { raw.hubbards[element] = value }
        }
        let audit = MP2020Scheme.audit(raw)
        #expect(audit.refusal == nil && isClose(audit.total, total, within: 1e-9), "\(audit.total) \(audit.remarks)")
    }
}
