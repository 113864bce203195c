import Chemistry
import Electrochemistry
import Parallel
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

    @Test(
        "oxides in use as coatings react with Li3PS4 by more than 100 meV/atom, as in the source (LiTaO3: see the article)"
    )
    func ternaryOxides() async throws {
        let screen = try Self.xiao()
        let rows = try ["Li2ZrO3", "LiNbO3"].map {
            screen.entries.rows(of: try FormulaParser.parse($0).composition)[0]
        }
        for candidate in try await screen.run(candidates: rows, completely: true).candidates {
            #expect(candidate.contacts[0].mutualEnergy < -0.1)
            #expect(candidate.stopped != nil)
        }
    }

    /// Windows (V) and reactions with Li3PS4, NCM111 and half charged NCM111 (meV/atom) as the source states them.
    static let published: [(name: String, window: [Double], reactions: [Double])] = [
        ("LiH2PO4", [2.23, 4.58], [-21, -58, -15]), ("LiTi2(PO4)3", [2.37, 4.59], [-46, -72, -14]),
        ("LiBa(B3O5)3", [1.30, 4.83], [-1, -10, 0]), ("LiPO3", [2.52, 5.01], [-30, -89, -35]),
        ("LiLa(PO3)4", [2.51, 5.03], [-35, -95, -38]), ("LiAlSiO4", [1.14, 4.09], [0, -9, 0]),
        ("Li3PO4", [0.71, 4.22], [0, 0, 0]),
    ]

    @Test("windows and reactions of the source's coatings: within 0.25 V and 15 meV/atom of the published values")
    func publishedValues() async throws {
        let screen = try Self.xiao()
        let rows = try Self.published.map { screen.entries.rows(of: try FormulaParser.parse($0.name).composition)[0] }
        let result = try await screen.run(candidates: rows, completely: true)
        for (theirs, ours) in zip(Self.published, result.candidates) {
            let window = [ours.reductionLimit ?? 0, ours.oxidationLimit ?? .infinity]
            for (a, b) in zip(window, theirs.window) { #expect((a - b).magnitude < 0.25, "\(theirs.name)") }
            for (contact, energy) in zip(ours.contacts, theirs.reactions) {
                #expect((contact.mutualEnergy * 1000 - energy).magnitude < 15, "\(theirs.name), \(contact.partner)")
            }
        }
    }
}
