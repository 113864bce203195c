import Chemistry
import Electrochemistry
import Screening
import ThermoEntries
import ThermoSnapshot
import Thermodynamics

@main struct Bench {
    static func main() async throws {
        let clock = ContinuousClock()
        let entries = try ThermoSnapshot.mp2019()
        let ion = try WorkingIon(symbol: "Li")
        for e in ["Li3InCl6", "Li3YCl6"] {
        let p = ScreeningPartners(electrolyte: try FormulaParser.parse(e), cathode: try FormulaParser.parse("LiNi0.8Mn0.1Co0.1O2"), ion: ion.element)
        let s = CoatingScreen(entries: entries, ion: ion, partners: p, criteria: ScreeningCriteria(), runner: ParallelRunner(threads: 2))
        for c in [false, true] {
            let t = clock.now
            let r = try await s.run(candidates: s.allCandidates, completely: c)
            print(e, c, clock.now - t, r.candidates.count, r.passed.map { "\($0.stage.rawValue) \($0.count)" }, r.uncoatedWorst, r.failures.count, r.failures.first?.stopped ?? "")
            for (k, x) in r.ranking.prefix(15).enumerated() { print(k, entries.formula(at: x.row), x.contacts.map(\.mutualEnergy)) }
            if let x = r.candidates.first(where: { entries.formula(at: $0.row) == "LiAl5O8" }) { print(x) }
        }
        }
    }
}
