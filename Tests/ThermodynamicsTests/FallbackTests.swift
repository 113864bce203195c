import Chemistry
import ConvexCore
import ExactArithmetic
import TestSupport
import Testing
import ThermoEntries
import Thermodynamics

/// What happens when the dense simplex is not up to its task: here its pricing bound is so coarse that it stops far from the optimum.
@Suite("Fallback to slower solvers")
struct FallbackTests {
    /// Columns must be attractive by half an eV per atom: most answers of the dense simplex are wrong and refused by their certificate.
    private var coarse: LPSettings {
        var settings = LPSettings()
        settings.attractiveReducedCost = 0.5
        settings.tie = 0.6
        return settings
    }

    @Test(
        "points, mixing lines and evolutions come out the same, and are counted", arguments: [81, 82, 83] as [UInt64])
    func sameAnswers(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var fallbacks = 0
        for round in 0..<10 {
            let count = Int.random(in: 3...5, using: &random)
            let entries = try Fixture.entries(
                IntegerHull.phases(elements: count, compounds: 25, ties: false, &random), prefix: "slow")
            let system = try PhaseSystem(
                entries, system: ChemicalSystem(IntegerHull.symbols.prefix(count).map(Fixture.element)))
            var fast = try EquilibriumCalculator(system)
            var slow = try EquilibriumCalculator(system, settings: coarse)
            let first = try Fixture.composition(IntegerHull.formula(elements: count, &random))
            let second = try Fixture.composition(IntegerHull.formula(elements: count, &random))
            let label = "seed \(seed) round \(round) \(first.formula) | \(second.formula)"
            let (point, other) = (try slow.equilibrium(at: first), try fast.equilibrium(at: first))
            #expect(Agreement.holds(point.energy, other.energy), "\(label)")
            #expect(point.phases.map(\.row) == other.phases.map(\.row), "\(label)")
            guard first.reduced.composition != second.reduced.composition else { continue }
            let line = try slow.mixingLine(first: first, second: second)
            let expected = try fast.mixingLine(first: first, second: second)
            #expect(line.count == expected.count, "\(label)")
            for (kink, wanted) in zip(line, expected) {
                #expect(Agreement.holds(kink.share, wanted.share), "\(label)")
                #expect(Agreement.holds(kink.energyPerBalancedAtom, wanted.energyPerBalancedAtom), "\(label)")
                #expect(kink.phases.map(\.row) == wanted.phases.map(\.row), "\(label)")
            }
            try evolutionsAgree(first, system, label, &fallbacks)
            fallbacks += slow.fallbackCount
            #expect(fast.fallbackCount == 0, "\(label)")
        }
        #expect(fallbacks > 0, "seed \(seed): the coarse settings were good enough, so nothing was tested")
    }

    private func evolutionsAgree(
        _ composition: Composition, _ system: PhaseSystem, _ label: String, _ fallbacks: inout Int
    ) throws {
        let lithium = try Fixture.element("Li")
        let slow = try IonEvolution(of: composition, element: lithium, phases: system, settings: coarse)
        let fast = try IonEvolution(of: composition, element: lithium, phases: system)
        #expect(!fast.usedFallback, "\(label)")
        if slow.usedFallback { fallbacks += 1 }
        #expect(slow.steps.count == fast.steps.count, "\(label)")
        for (step, wanted) in zip(slow.steps, fast.steps) {
            #expect(Agreement.holds(step.potentialHigh, wanted.potentialHigh), "\(label)")
            #expect(Agreement.holds(step.uptake, wanted.uptake), "\(label)")
            #expect(Agreement.holds(step.energy, wanted.energy), "\(label)")
            #expect(step.phases.map(\.row) == wanted.phases.map(\.row), "\(label)")
        }
    }

    @Test("a tally counts what every task under it needed, and nothing else")
    func tally() async throws {
        var random = SeededGenerator(seed: 85)
        let entries = try Fixture.entries(
            IntegerHull.phases(elements: 4, compounds: 25, ties: false, &random), prefix: "tally")
        let system = try phases(entries, "LiOPS")
        let composition = try Fixture.composition("Li3OPS4")
        let tally = FallbackTally()
        let settings = coarse
        let helped = try await FallbackTally.$current.withValue(tally) {
            try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<4 {
                    group.addTask {
                        var calculator = try EquilibriumCalculator(system, settings: settings)
                        _ = try calculator.equilibrium(at: composition)
                        return calculator.fallbackCount
                    }
                }
                return try await group.reduce(0, +)
            }
        }
        #expect(helped == 4 && tally.total == 4)
        #expect(SolverMethod.allCases.reduce(0) { $0 + tally.count(of: $1) } == 4 && tally.count(of: .dense) == 0)
        var outside = try EquilibriumCalculator(system, settings: settings)
        _ = try outside.equilibrium(at: composition)
        #expect(tally.total == 4)
    }

    @Test("bounds that nothing can meet end in an error that asks for a report")
    func nothingHelps() throws {
        var impossible = LPSettings()
        impossible.certifiedGap = 1e-300
        impossible.certifiedPrimalResidual = 1e-300
        var random = SeededGenerator(seed: 84)
        let entries = try Fixture.entries(
            IntegerHull.phases(elements: 4, compounds: 25, ties: false, &random), prefix: "never")
        var calculator = try EquilibriumCalculator(phases(entries, "Li7O3PS2"), settings: impossible)
        let (first, second) = (try Fixture.composition("Li7O3PS2"), try Fixture.composition("LiO7PS5"))
        let error = #expect(throws: ThermodynamicsError.self) {
            try calculator.mixingLine(first: first, second: second)
        }
        #expect(error?.kind == .notCertified)
        #expect(calculator.fallbackCount == 0)
    }

    @Test("a run that is stopped says so and climbs to no slower solver")
    func stopped() async throws {
        var random = SeededGenerator(seed: 86)
        let entries = try Fixture.entries(
            IntegerHull.phases(elements: 3, compounds: 5, ties: false, &random), prefix: "late")
        let system = try phases(entries, "LiOP")
        let (first, second) = (try Fixture.composition("Li3OP"), try Fixture.composition("LiO3P2"))
        var late = LPSettings()
        late.deadline = .now
        let expected: [ThermodynamicsError.Kind?] = [.interrupted, .interrupted, .interrupted]
        let tooLate = try kinds(system, first, second, late)
        #expect(tooLate == expected)
        let cancelled = Task {
            while !Task.isCancelled { await Task.yield() }
            return try kinds(system, first, second, LPSettings())
        }
        cancelled.cancel()
        let stopped = try await cancelled.value
        #expect(stopped == expected)
    }

    /// How an equilibrium, a mixing line and an evolution end.
    private func kinds(
        _ system: PhaseSystem, _ first: Composition, _ second: Composition, _ settings: LPSettings
    ) throws -> [ThermodynamicsError.Kind?] {
        let lithium = try Fixture.element("Li")
        var calculator = try EquilibriumCalculator(system, settings: settings)
        var kinds: [ThermodynamicsError.Kind?] = []
        for question in 0..<3 {
            do throws(ThermodynamicsError) {
                switch question {
                case 0: _ = try calculator.equilibrium(at: first)
                case 1: _ = try calculator.mixingLine(first: first, second: second)
                default: _ = try IonEvolution(of: first, element: lithium, phases: system, settings: settings)
                }
                kinds.append(nil)
            } catch {
                kinds.append(error.kind)
            }
        }
        #expect(calculator.fallbackCount == 0)
        return kinds
    }

    @Test("tolerances under which no answer could be trusted are refused by name", arguments: [0, -1e-9, Double.nan])
    func unusableTolerances(tie: Double) throws {
        var settings = LPSettings()
        settings.tie = tie
        var random = SeededGenerator(seed: 85)
        let entries = try Fixture.entries(
            IntegerHull.phases(elements: 3, compounds: 5, ties: false, &random), prefix: "refused")
        let system = try phases(entries, "LiOP")
        let error = #expect(throws: ThermodynamicsError.self) { try EquilibriumCalculator(system, settings: settings) }
        #expect(error?.kind == .invalidCondition && error?.subject == "LP setting 'tie'")
    }
}
