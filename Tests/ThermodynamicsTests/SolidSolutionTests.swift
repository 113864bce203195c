import Chemistry
import ExactArithmetic
import TestSupport
import Testing
import ThermoEntries
import Thermodynamics

/// Solid solutions of layered oxides with round energies; expectations are worked out by hand.
@Suite("Solid solutions")
struct SolidSolutionTests {
    private func entries() throws -> EntrySet {
        let elements = ["Li", "Ni", "Co", "Mn", "O"].map { FixturePhase($0, 0) }
        return try Fixture.entries(
            elements + [
                FixturePhase("LiNiO2", -1.2), FixturePhase("LiCoO2", -1.6), FixturePhase("LiMnO2", -1.9),
                FixturePhase("LiCoO2", -1.5), FixturePhase("Li2O", -2), FixturePhase("Mn2O3", -2),
            ], prefix: "layered")
    }

    private func solution(
        _ text: String, temperature: Double = 300, sites: Double? = nil
    ) throws -> SolidSolution {
        try SolidSolution(SolidSolution.members(parsing: text), temperature: temperature, sites: sites)
    }

    /// Sum of w ln w for 0.8, 0.1, 0.1: -0.178514841051368 - 2 * 0.230258509299405.
    private let entropy811 = -0.639031859650178
    /// k_B in eV/K as the SI defines it: 1.380649e-23 / 1.602176634e-19.
    private let boltzmann = 1.380649e-23 / 1.602176634e-19

    @Test("NCM811: exact composition, linear energy, ideal entropy of one site")
    func ncm811() throws {
        let mixed = try solution("LiNiO2:0.8,LiCoO2:0.1,LiMnO2:0.1")
        #expect(mixed.composition == (try Fixture.composition("LiNi0.8Mn0.1Co0.1O2")))
        #expect(mixed.sites == 1)
        let entry = try mixed.entry(in: entries())
        // 0.8 * 1.2 + 0.1 * 1.6 + 0.1 * 1.9 = 1.31 eV/atom; the lowest LiCoO2 counts.
        let expected = -1.31 + boltzmann * 300 * entropy811 / 4
        #expect((entry.formationEnergyPerAtom - expected).magnitude < 1e-9)
        #expect(entry.note == "solid-solution")
        #expect(entry.source.contains("300 K"))
        let cold = try solution("LiNiO2:0.8,LiCoO2:0.1,LiMnO2:0.1", temperature: 0).entry(in: entries())
        #expect((cold.formationEnergyPerAtom + 1.31).magnitude < 1e-12)
    }

    @Test("six halogen sites unless stated, and vacancies without entropy")
    func sites() throws {
        #expect(try solution("Li3InCl6:1/2,Li3InBr6:1/2").sites == 6)
        #expect(try solution("Li3InCl6:1/2,Li3InBr6:1/2", sites: 1).sites == 1)
        let energy = try solution("Li3InCl6:1/2,Li3InBr6:1/2").mixingEnergy
        #expect((energy + boltzmann * 300 * 6 * 0.693147180559945).magnitude < 1e-9)
        #expect(try solution("Li3InCl6:1/2,Li2ZrCl6:1/2").sites == 1)
    }

    @Test("an end member without entry is taken on the hull only when asked")
    func missingMember() throws {
        let mixed = try solution("LiNiO2:1/3,LiMn0.5Co0.5O2:2/3", temperature: 0, sites: 1)
        let error = #expect(throws: ThermodynamicsError.self) { try mixed.entry(in: entries()) }
        #expect(error?.kind == .missingEndMember)
        #expect(error?.subject == "end member 'LiMn0.5Co0.5O2'")
        // Without Mn2O3 the layered oxides are the hull: (1.2 + 1.9 + 1.6) / 3, as 2/3 of the mean of LiMnO2 and LiCoO2 are left.
        let expected = -(1.2 + 1.9 + 1.6) / 3
        let onHull = try mixed.entry(in: try entries().excluding(["Mn2O3"]).set, energies: .hull)
        #expect((onHull.formationEnergyPerAtom - expected).magnitude < 1e-9)
    }

    @Test(
        "shares, members and counts that make no solution are refused",
        arguments: [
            ("LiNiO2:0.8,LiCoO2:0.1", "the shares sum to 0.9"), ("LiNiO2:1", "fewer than two end members"),
            ("LiNiO2:1.5,LiCoO2:-0.5", "the share of LiCoO2 is -0.5"),
            ("LiNiO2:0.5,Li2Ni2O4:0.5", "the end member Li2Ni2O4 is given twice"),
            (
                "LiNiO2:0.5,Li2Co2O4:0.5",
                "the end members exchange different numbers of atoms per formula unit (LiNiO2 1, Li2Co2O4 2)"
            ),
            (
                "LiCoO2:0.5,CoO2:0.5",
                "the end members exchange different numbers of atoms per formula unit (LiCoO2 1, CoO2 0)"
            ),
            ("LiNiO2,LiCoO2:1", "'LiNiO2' is not an end member with its share"),
            ("LiNiO2:half,LiCoO2:0.5", "'LiNiO2:half' is not an end member with its share"),
            ("LiNiO2:1/0,LiCoO2:0.5", "'LiNiO2:1/0' is not an end member with its share"),
        ])
    func refusals(_ text: String, _ message: String) {
        let error = #expect(throws: ThermodynamicsError.self) { try solution(text) }
        #expect(error?.kind == .invalidSolidSolution)
        #expect(error?.message == message)
    }

    @Test("a formula that cannot be read and a negative temperature are refused")
    func badInput() {
        let formula = #expect(throws: ThermodynamicsError.self) { try solution("LiXxO2:0.5,LiCoO2:0.5") }
        #expect(formula?.message.hasPrefix("end member 'LiXxO2'") == true)
        let cold = #expect(throws: ThermodynamicsError.self) { try solution("LiNiO2:0.5,LiCoO2:0.5", temperature: -1) }
        #expect(cold?.kind == .invalidCondition)
    }
}
