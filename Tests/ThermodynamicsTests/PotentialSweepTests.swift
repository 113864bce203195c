import Chemistry
import ExactArithmetic
import TestSupport
import Testing
import ThermoEntries
import Thermodynamics

/// Sweeps of several potentials against equilibria at single points, and against sweeps of one element.
@Suite("Sweeps of several chemical potentials")
struct PotentialSweepTests {
    @Test("steps agree with equilibria between and at their ends", arguments: [91, 92, 93, 94] as [UInt64])
    func againstPoints(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for round in 0..<10 {
            let entries = try Fixture.entries(
                IntegerHull.phases(elements: 5, compounds: 30, ties: round % 2 == 0, &random), prefix: "sweep")
            let system = try PhaseSystem(
                entries, system: ChemicalSystem(IntegerHull.symbols.prefix(5).map(Fixture.element)))
            let directions = [
                PotentialSweep.Direction(
                    try Fixture.element("Li"), start: -Double.random(in: 4...5, using: &random),
                    rate: Double.random(in: 0.2...2, using: &random)),
                PotentialSweep.Direction(
                    try Fixture.element("O"), start: -Double.random(in: 4...5, using: &random),
                    rate: Double.random(in: 0.2...2, using: &random)),
            ]
            let composition = try Fixture.composition(IntegerHull.formula(elements: 5, &random))
            var sweep = try PotentialSweep(system, directions: directions)
            let steps = try sweep.steps(of: composition)
            let label = "seed \(seed) round \(round) \(composition.formula)"
            for step in steps {
                let end = step.to.isFinite ? step.to : step.from + 2
                for t in [step.from, (step.from + end) / 2, end] {
                    var calculator = try EquilibriumCalculator(
                        system,
                        reservoirs: directions.map {
                            Reservoir($0.element, chemicalPotential: $0.start - $0.rate * t)
                        })
                    let expected = try calculator.hullEnergy(at: composition)
                    #expect(Agreement.holds(step.intercept + step.slope * t, expected), "\(label) t \(t)")
                }
                // dF/dt = sum over the open elements of rate times atoms held: the potentials fall.
                let held = zip(directions, step.uptake).reduce(0.0) { sum, part in
                    sum + part.0.rate * (composition[part.0.element].doubleValue + part.1)
                }
                #expect(Agreement.holds(step.slope, held), "\(label)")
                #expect(
                    conserves(step.phases, composition, entries, except: directions.map(\.element)), "\(label)")
            }
            for (left, right) in zip(steps, steps.dropFirst()) {
                #expect(left.to == right.from && right.slope < left.slope, "\(label)")
            }
        }
    }

    @Test("one element that starts at its reference is the evolution of that element")
    func oneElement() throws {
        let entries = try SyntheticSet.entries()
        let system = try phases(entries, "Li3PS4")
        let composition = try Fixture.composition("Li3PS4")
        let lithium = try Fixture.element("Li")
        var sweep = try PotentialSweep(system, directions: [.init(lithium, start: 0, rate: 2)])
        let steps = try sweep.steps(of: composition)
        // The transitions of Li-P-S worked out by hand, at twice the pace.
        let expected = try IonEvolution(of: composition, element: lithium, phases: system)
        #expect(steps.count == expected.steps.count)
        for (step, wanted) in zip(steps, expected.steps) {
            #expect(Agreement.holds(-2 * step.from, wanted.potentialHigh))
            #expect(SyntheticSet.transitions.contains { Agreement.holds(-2 * step.from, $0) })
            #expect(Agreement.holds(step.uptake.first, wanted.uptake))
        }
    }

    @Test("a rate below zero, or none above it, is refused with its reason")
    func refusals() throws {
        let entries = try SyntheticSet.entries()
        let system = try phases(entries, "Li3PS4")
        let lithium = try Fixture.element("Li")
        for rate in [-1.0, 0, .nan, .infinity] {
            let error = #expect(throws: ThermodynamicsError.self) {
                _ = try PotentialSweep(system, directions: [.init(lithium, start: 0, rate: rate)])
            }
            #expect(error?.kind == .invalidCondition, "\(rate)")
        }
    }
}
