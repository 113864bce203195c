import Chemistry
import Electrochemistry
import Interfaces
import Screening
import TestSupport
import Testing
import ThermoEntries
import ThermoSnapshot
import Thermodynamics

@Suite("Margins, open contacts, several charged states, records")
struct MarginTests {
    /// Every 9th lithium compound: a thousand, spread over all systems.
    static func sample(_ screen: CoatingScreen) -> [Int] {
        let all = screen.allCandidates
        return stride(from: 0, to: all.count, by: 9).map { all[$0] }
    }

    @Test("what passes strictly is what passes without a flag; the plain rule lies between", arguments: [0.01, 0.03])
    func strictAndLenient(margin: Double) async throws {
        func survivors(_ change: @escaping (inout ScreeningCriteria) -> Void) async throws -> [Candidate] {
            let screen = try CoatingScreenTests.screen("Li3InCl6", change)
            return try await screen.run(candidates: Self.sample(screen)).candidates.filter { $0.stopped == nil }
        }
        let plain = Set(try await survivors { _ in }.map(\.row))
        let lenient = try await survivors { $0.margin = margin }
        let strict = try await survivors {
            $0.margin = margin
            $0.isStrict = true
        }
        let certain = lenient.filter { !$0.flags.contains(.withinMargin) }.map(\.row)
        #expect(strict.map(\.row) == certain)
        #expect(plain.isSubset(of: lenient.map(\.row)))
        #expect(Set(certain).isSubset(of: plain))
        #expect(lenient.count > certain.count, "the sample must have cases that the margin decides")
    }

    /// The data with the energy of one compound moved by `shift` eV/atom.
    static func shifted(_ entries: EntrySet, row: Int, by shift: Double) throws -> EntrySet {
        let composition = entries.composition(at: row)
        let without = try entries.excluding([composition.formula]).set
        return try without.adding(
            [
                Entry(
                    id: "moved", composition: composition, formationEnergyPerAtom: entries.energies[row] + shift,
                    origin: entries.origin(at: row))
            ]
        ).set
    }

    @Test(
        "the margin on a window is the same as data with the energy moved by it",
        arguments: [
            "Li3PO4", "LiAl5O8", "Li2SO4", "LiPO3", "Li2ZrO3", "LiNbO3", "Li4SiO4", "LiCl", "Li3BO3", "LiTi2(PO4)3",
        ])
    func windowAgainstMovedData(formula: String) async throws {
        let margin = 0.02
        let base = try CoatingScreenTests.screen("Li3InCl6") { $0.voltageHigh = 4.2 }
        let row = try #require(base.entries.rows(of: try FormulaParser.parse(formula).composition).first)
        for (isStrict, shift) in [(false, -margin), (true, margin)] {
            var criteria = base.criteria
            criteria.margin = margin
            criteria.isStrict = isStrict
            criteria.maximumEnergyAboveHull = 1
            let screen = CoatingScreen(
                entries: base.entries, ion: base.ion, partners: base.partners, criteria: criteria, runner: base.runner)
            let judged = try await screen.run(candidates: [row]).candidates[0]
            let entries = try Self.shifted(base.entries, row: row, by: shift)
            let window = try WindowCalculator(entries: entries, ion: base.ion).window(
                of: base.entries.composition(at: row), mode: .own)
            let covers =
                !window.flags.contains(.noWindow) && (window.reductionLimit ?? 0) <= criteria.voltageLow
                && (window.oxidationLimit ?? .infinity) >= criteria.voltageHigh
            #expect((judged.stopped?.stage != .window) == covers, "\(formula), strict: \(isStrict)")
        }
    }

    @Test("of several charged states the worst counts, and names itself")
    func chargedStates() async throws {
        let base = try CoatingScreenTests.screen("Li3InCl6") { $0.maximumChargedCathodeReaction = .infinity }
        let states = try ["Li0.5Mn0.1Co0.1Ni0.8O2", "Mn0.1Co0.1Ni0.8O2"].map { try FormulaParser.parse($0) }
        let names = ["LiAl5O8", "Li3PO4", "LiNbO3", "Li3B7O12", "LiSbO3", "LiCaPO4"]
        let rows = try names.map { base.entries.rows(of: try FormulaParser.parse($0).composition)[0] }
        func energies(_ states: [Formula]) async throws -> [Candidate.Contact] {
            let partners = ScreeningPartners(
                electrolyte: base.partners.electrolyte, cathode: base.partners.cathode, chargedCathodes: states,
                ion: base.ion.element)
            let screen = CoatingScreen(
                entries: base.entries, ion: base.ion, partners: partners, criteria: base.criteria, runner: base.runner)
            return try await screen.run(candidates: rows, completely: true).candidates.map { $0.contacts[2] }
        }
        let (half, empty) = (try await energies([states[0]]), try await energies([states[1]]))
        for (both, (first, second)) in zip(try await energies(states), zip(half, empty)) {
            let worse = second.mutualEnergy < first.mutualEnergy ? second : first
            #expect(both.mutualEnergy == worse.mutualEnergy)
            #expect(both.partner == worse.partner)
        }
    }

    @Test("opening contacts with the cathode can only make them worse and leaves the electrolyte alone")
    func openContacts() async throws {
        let closed = try CoatingScreenTests.screen("Li3InCl6")
        let open = try CoatingScreenTests.screen("Li3InCl6") {
            ($0.reactionVoltageLow, $0.reactionVoltageHigh) = (3.0, 4.3)
        }
        let rows = try ["LiAl5O8", "Li3PO4", "LiNbO3", "LiPO3", "Li2ZrO3"].map {
            closed.entries.rows(of: try FormulaParser.parse($0).composition)[0]
        }
        let before = try await closed.run(candidates: rows, completely: true)
        let after = try await open.run(candidates: rows, completely: true)
        for (first, second) in zip(before.candidates, after.candidates) {
            #expect(first.contacts[0].mutualEnergy == second.contacts[0].mutualEnergy)
            for (one, other) in zip(first.contacts, second.contacts) {
                #expect(other.mutualEnergy <= one.mutualEnergy)
                if let voltage = other.voltage { #expect((3.0...4.3).contains(voltage)) }
            }
        }
        #expect(after.candidates.contains { $0.contacts.contains { $0.voltage != nil } })
        try await open.verify(after)
    }

    @Test(
        "no voltage on a grid is worse than the one that was judged",
        arguments: ["LiAl5O8", "LiPO3", "LiNbO3", "Li2ZrO3"])
    func openAgainstGrid(name: String) async throws {
        let screen = try CoatingScreenTests.screen("Li3InCl6") {
            ($0.reactionVoltageLow, $0.reactionVoltageHigh) = (3.0, 4.3)
        }
        let coating = try FormulaParser.parse(name)
        let row = screen.entries.rows(of: coating.composition)[0]
        let contact = try await screen.run(candidates: [row], completely: true).candidates[0].contacts[1]
        let calculator = InterfaceCalculator(entries: screen.entries)
        let conditions = try stride(from: 3.0, through: 4.3, by: 0.05).map { [try screen.ion.reservoir(voltage: $0)] }
        let reactions = try calculator.reactions(coating, screen.partners.cathode, conditions: conditions + [[]])
        let worst = reactions.flatMap { $0.kinks.map(\.energies.mutualPerAtom) }.min() ?? 0
        #expect(contact.mutualEnergy <= worst + 1e-8)
        #expect(contact.mutualEnergy >= worst - 0.01, "the grid is fine enough to come near")
    }

    @Test("records keep everything a ranking needs, to the last bit")
    func records() async throws {
        let screen = try CoatingScreenTests.screen("Li3InCl6") { $0.margin = 0.01 }
        let rows = Array(Self.sample(screen).prefix(300))
        let result = try await screen.run(candidates: rows)
        var known: [Int: Candidate] = [:]
        for candidate in result.candidates { known[candidate.row] = ScreeningRecord(candidate).candidate }
        #expect(known.count == rows.count)
        let again = try await screen.run(candidates: rows, known: known, judged: { _ in Issue.record("judged twice") })
        #expect(result.candidates.map { "\($0)" } == again.candidates.map { "\($0)" })
    }
}
