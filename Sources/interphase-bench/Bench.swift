import Chemistry
import ConvexCore
import Electrochemistry
import ExactArithmetic
import GLPKBackend
import Interfaces
import Screening
import ThermoEntries
import ThermoSnapshot
import Thermodynamics

@main struct Bench {
    static func main() async throws {
        let clock = ContinuousClock()
        let entries = try ThermoSnapshot.mp2019()
        let system = try ChemicalSystem(parsing: "Li-In-Cl-Ni-Co-Mn-O-P-S")
        let phases = try PhaseSystem(entries, system: system)
        print(phases.phaseCount)
        var calc = try EquilibriumCalculator(phases)
        var g = SystemRandomNumberGenerator()
        var comps: [Composition] = []
        for _ in 0..<500 {
            comps.append(try Composition(system.elements.map { (element: $0, amount: Rational(Int.random(in: 1...1000, using: &g))) }))
        }
        for _ in 0..<5 {
            let t = clock.now
            for c in comps { _ = try calc.equilibrium(at: c) }
            print("eq", (clock.now - t) / 500)
        }
        print("pivots/solve", calc.pivots / 2500)
        let a = try FormulaParser.parse("Li3InCl6").composition, b = try FormulaParser.parse("LiNi0.8Mn0.1Co0.1O2").composition
        for _ in 0..<5 {
            let t = clock.now
            var n = 0
            for _ in 0..<200 { n = try calc.mixingLine(first: a, second: b).count }
            print("mix", (clock.now - t) / 200, n)
        }
        let w = WindowCalculator(entries: entries, ion: try WorkingIon(symbol: "Li"))
        let c = try FormulaParser.parse("Li10GeP2S12").composition
        for _ in 0..<3 {
            let t = clock.now
            for _ in 0..<200 { _ = try w.window(of: c) }
            print("window", (clock.now - t) / 200)
        }
        let ph = try PhaseSystem(entries, system: ChemicalSystem(c.elements))
        for _ in 0..<3 {
            let t = clock.now
            var n = 0
            for _ in 0..<200 { n = try IonEvolution(of: c, element: .lithium, phases: ph).steps.count }
            print("evolution", (clock.now - t) / 200, n, ph.phaseCount)
        }
    }
}
