import Chemistry
import Electrochemistry
import Screening
import Testing
import ThermoEntries
import ThermoSnapshot

@Suite("Presets")
struct PresetTests {
    /// LPS | NCM111 as in the source of the preset.
    static func xiao() throws -> CoatingScreen {
        let preset = try #require(ScreeningPreset(named: "xiao-2019"))
        let ion = try WorkingIon(symbol: "Li")
        return CoatingScreen(
            entries: try ThermoSnapshot.mp2019(), ion: ion,
            partners: ScreeningPartners(
                electrolyte: try FormulaParser.parse("Li3PS4"),
                cathode: try FormulaParser.parse("LiNi1/3Co1/3Mn1/3O2"), ion: ion.element),
            criteria: preset.criteria, runner: ParallelRunner(threads: 2))
    }

    @Test("every preset has a source, rules, and its own name")
    func sources() {
        #expect(Set(ScreeningPreset.all.map(\.name)).count == ScreeningPreset.all.count)
        for preset in ScreeningPreset.all {
            #expect(preset.doi.hasPrefix("10."))
            #expect(!preset.follows.isEmpty && !preset.differs.isEmpty)
            #expect(ScreeningPreset(named: preset.name) == preset)
        }
    }

    @Test("the coatings that Xiao et al. recommend pass the preset named after them (10.1016/j.joule.2019.02.006)")
    func recommended() async throws {
        let screen = try Self.xiao()
        let names = ["LiH2PO4", "LiTi2(PO4)3", "LiPO3", "LiBa(B3O5)3", "LiLa(PO3)4", "LiCs(PO3)2", "LiAl5O8"]
        let rows = try names.map { screen.entries.rows(of: try FormulaParser.parse($0).composition)[0] }
        let result = try await screen.run(candidates: rows)
        for (name, candidate) in zip(names, result.candidates) {
            #expect(candidate.stopped == nil, "\(name): \(String(describing: candidate.stopped))")
        }
    }

    @Test("the three compounds without any reaction are those of the source: LiF, Li3PO4, LiCs(B3O5)2")
    func inert() async throws {
        let screen = try Self.xiao()
        let names = ["LiF", "Li3PO4", "LiCs(B3O5)2"]
        let rows = try names.map { screen.entries.rows(of: try FormulaParser.parse($0).composition)[0] }
        for candidate in try await screen.run(candidates: rows).candidates {
            #expect(candidate.contacts.allSatisfy { $0.mutualEnergy > -1e-6 })
        }
    }

    @Test("oxides in use as coatings stop at their reaction with Li3PS4, which is above 100 meV/atom in the source")
    func ternaryOxides() async throws {
        let screen = try Self.xiao()
        let rows = try ["Li2ZrO3", "LiNbO3", "LiTaO3"].map {
            screen.entries.rows(of: try FormulaParser.parse($0).composition)[0]
        }
        for candidate in try await screen.run(candidates: rows, completely: true).candidates {
            #expect(candidate.contacts[0].mutualEnergy < -0.1)
        }
    }
}
