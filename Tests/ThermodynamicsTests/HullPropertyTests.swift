import Chemistry
import ExactArithmetic
import TestSupport
import Testing
import ThermoEntries
import Thermodynamics

/// Properties of hulls on random sets; every message holds the seed.
@Suite("Properties of hulls")
struct HullPropertyTests {
    static let seeds: [UInt64] = [101, 102, 103, 104, 105, 106]
    static let bound = 1e-9

    @Test(
        "H4 hull energies of integer-energy sets agree with GLPK on columns built from the formulas", arguments: seeds)
    func againstGLPK(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for round in 0..<20 {
            let count = Int.random(in: 2...5, using: &random)
            let list = IntegerHull.phases(elements: count, compounds: 25, ties: round % 2 == 0, &random)
            let entries = try Fixture.entries(list, prefix: "h4")
            for _ in 0..<10 {
                let formula = IntegerHull.formula(elements: count, &random)
                let expected = try ReferenceHull(list).energy(at: formula, open: nil)
                let found = try equilibrium(entries, formula)
                #expect(
                    (found.energy - expected).magnitude < HullPropertyTests.bound,
                    "seed \(seed) round \(round) \(formula)")
                #expect(conserves(found.phases, found.composition, entries), "seed \(seed) round \(round) \(formula)")
            }
        }
    }

    @Test("evolutions agree with GLPK at, beside and between their transitions", arguments: seeds)
    func evolutionAgainstGLPK(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for round in 0..<12 {
            let count = Int.random(in: 2...5, using: &random)
            let list = IntegerHull.phases(elements: count, compounds: 25, ties: round % 2 == 0, &random)
            let entries = try Fixture.entries(list, prefix: "evo")
            let formula = IntegerHull.formula(elements: count, &random)
            let system = try PhaseSystem(
                entries, system: ChemicalSystem(IntegerHull.symbols.prefix(count).map(Fixture.element)))
            let evolution = try IonEvolution(
                of: Fixture.composition(formula), element: Fixture.element("Li"), phases: system)
            guard !evolution.steps.isEmpty else { continue }
            let transitions = evolution.steps.map(\.potentialHigh)
            let points =
                transitions + transitions.map { $0 - 1e-4 }
                + (0..<5).map { _ in -Double.random(in: 0...6, using: &random) }
            for mu in points {
                let expected = try ReferenceHull(list).energy(at: formula, open: (symbol: "Li", potential: mu))
                let found = try #require(evolution.grandPotential(at: mu))
                #expect(
                    (found - expected).magnitude < HullPropertyTests.bound * (1 - mu),
                    "seed \(seed) round \(round) \(formula) mu \(mu)")
            }
            for (left, right) in zip(evolution.steps, evolution.steps.dropFirst()) {
                #expect(
                    right.uptake < left.uptake,
                    "seed \(seed) round \(round) \(formula): every transition gives off ions")
            }
            // The envelope over mu of F(mu) + mu N is the closed hull energy, attained at the neutral potential.
            let own = evolution.composition[try Fixture.element("Li")].doubleValue
            let neutral = evolution.neutralPotentials.high
            let closed = try ReferenceHull(list).energy(at: formula, open: nil)
            let best = try #require(evolution.grandPotential(at: neutral)) + neutral * own
            #expect(
                (best - closed).magnitude < HullPropertyTests.bound * (1 - neutral),
                "seed \(seed) round \(round) \(formula)")
            for mu in points {
                let value = try #require(evolution.grandPotential(at: mu)) + mu * own
                #expect(
                    value <= closed + HullPropertyTests.bound * (1 - mu),
                    "seed \(seed) round \(round) \(formula) mu \(mu)")
            }
        }
    }

    @Test("mixing lines agree with GLPK at and between their kinks", arguments: seeds)
    func mixingAgainstGLPK(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for round in 0..<12 {
            let count = Int.random(in: 2...5, using: &random)
            let list = IntegerHull.phases(elements: count, compounds: 25, ties: round % 2 == 0, &random)
            let entries = try Fixture.entries(list, prefix: "mix")
            let system = try PhaseSystem(
                entries, system: ChemicalSystem(IntegerHull.symbols.prefix(count).map(Fixture.element)))
            var calculator = try EquilibriumCalculator(system)
            let (first, second) = (
                IntegerHull.formula(elements: count, &random), IntegerHull.formula(elements: count, &random)
            )
            let (c1, c2) = (try Fixture.composition(first), try Fixture.composition(second))
            let line = try calculator.mixingLine(first: c1, second: c2)
            let label = "seed \(seed) round \(round) \(first) | \(second)"
            for (left, right) in zip(line, line.dropFirst()) {
                for w in [0, Double.random(in: 0...1, using: &random), 1] {
                    let share = (1 - w) * left.share + w * right.share
                    let value = (1 - w) * left.energyPerBalancedAtom + w * right.energyPerBalancedAtom
                    let expected = try ReferenceHull(list).energy(
                        of: [(c1, share / c1.atomCount.doubleValue), (c2, (1 - share) / c2.atomCount.doubleValue)],
                        open: nil)
                    #expect((value - expected).magnitude < HullPropertyTests.bound, "\(label) share \(share)")
                }
            }
        }
    }

    @Test("the hull energy is convex: E(a + b) <= E(a) + E(b), E(k a) = k E(a)", arguments: seeds)
    func convexity(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for round in 0..<20 {
            let list = IntegerHull.phases(elements: 4, compounds: 25, ties: round % 2 == 0, &random)
            let system = try PhaseSystem(
                Fixture.entries(list, prefix: "convex"),
                system: ChemicalSystem(IntegerHull.symbols.prefix(4).map(Fixture.element)))
            var calculator = try EquilibriumCalculator(system)
            let a = try Fixture.composition(IntegerHull.formula(elements: 4, &random))
            let b = try Fixture.composition(IntegerHull.formula(elements: 4, &random))
            let k = Rational(Int.random(in: 1...9, using: &random), Int.random(in: 1...9, using: &random))
            let (alone, other) = (try calculator.hullEnergy(at: a), try calculator.hullEnergy(at: b))
            #expect(
                try calculator.hullEnergy(at: a + b) <= alone + other + HullPropertyTests.bound,
                "seed \(seed) round \(round)")
            let scaled = try calculator.hullEnergy(at: a.scaled(by: k))
            #expect((scaled - k.doubleValue * alone).magnitude < HullPropertyTests.bound, "seed \(seed) round \(round)")
        }
    }

    @Test("H6 shuffled phases and scaled formula units give the same bytes", arguments: seeds)
    func orderAndScale(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let list = IntegerHull.phases(elements: 4, compounds: 30, &random)
        let formulas = (0..<8).map { _ in IntegerHull.formula(elements: 4, &random) }
        let original = try digest(list, formulas)
        for round in 0..<6 {
            let other = try list.shuffled(using: &random).map { phase in
                // The same phase written as a multiple, elements in another order.
                let composition = try Fixture.composition(phase.formula)
                let k = Int.random(in: 1...4, using: &random)
                let parts = composition.amounts.map { "\($0.element.symbol)\($0.amount * Rational(k))" }
                return FixturePhase(parts.shuffled(using: &random).joined(), phase.formationEnergyPerAtom, id: phase.id)
            }
            #expect(try digest(other, formulas) == original, "seed \(seed) round \(round)")
        }
    }

    @Test("H5 adding sum mu_i n_i to all energies moves no phase off or onto the hull", arguments: seeds)
    func tiltedEnergies(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for round in 0..<6 {
            let list = IntegerHull.phases(elements: 4, compounds: 20, ties: round % 2 == 0, &random)
            let shifts = Dictionary(
                uniqueKeysWithValues: IntegerHull.symbols.map { ($0, Double.random(in: -9...0, using: &random)) })
            let tilted = try list.map { phase in
                let composition = try Fixture.composition(phase.formula)
                let shift = composition.amounts.reduce(0.0) {
                    $0 + $1.amount.doubleValue * (shifts[$1.element.symbol] ?? .nan)
                }
                let perAtom = shift / composition.atomCount.doubleValue
                return FixturePhase(phase.formula, phase.formationEnergyPerAtom + perAtom, id: phase.id)
            }
            let (plain, moved) = (try Fixture.entries(list, prefix: "a"), try Fixture.entries(tilted, prefix: "a"))
            // Formation energies relative to the tilted elements are the plain ones again.
            let back = try Fixture.entries(
                list.map { phase in
                    let tilted = try #require(tilted.first { $0.id == phase.id })
                    let atoms = try Fixture.composition(phase.formula).atomCount.doubleValue
                    return try FixturePhase(
                        phase.formula, total: tilted.formationEnergyPerAtom * atoms, references: shifts, id: phase.id)
                }, prefix: "a")
            for phase in list.prefix(24) {
                let before = try #require(try distances(plain, phase.formula)[phase.id ?? ""])
                for other in [moved, back] {
                    let after = try #require(try distances(other, phase.formula)[phase.id ?? ""])
                    let label = "seed \(seed) round \(round) \(phase.formula)"
                    #expect(
                        (after.energyAboveHull - before.energyAboveHull).magnitude < HullPropertyTests.bound, "\(label)"
                    )
                    guard let one = before.decompositionEnergy else { continue }
                    #expect(
                        (try #require(after.decompositionEnergy) - one).magnitude < HullPropertyTests.bound, "\(label)")
                }
            }
        }
    }

    /// Everything printed about a set: equilibria, evolutions and lines between formulas, with all digits.
    private func digest(_ list: [FixturePhase], _ formulas: [String]) throws -> String {
        let entries = try Fixture.entries(list, prefix: "digest")
        let system = try PhaseSystem(
            entries, system: ChemicalSystem(IntegerHull.symbols.prefix(4).map(Fixture.element)))
        var calculator = try EquilibriumCalculator(system)
        var lines: [String] = []
        func text(_ phases: [PhaseAmount]) -> String {
            phases.map { "\($0.amount) \(entries.id(at: $0.row)) \(entries.formula(at: $0.row))" }.joined(
                separator: " + ")
        }
        for (formula, next) in zip(formulas, formulas.dropFirst()) {
            let (c, d) = (try Fixture.composition(formula), try Fixture.composition(next))
            let found = try calculator.equilibrium(at: c)
            lines.append("\(found.energy) \(found.hasAlternatives) \(found.chemicalPotentials) \(text(found.phases))")
            let evolution = try IonEvolution(of: c, element: Fixture.element("Li"), phases: system)
            lines += evolution.steps.map { "\($0.potentialHigh) \($0.uptake) \($0.hasAlternatives) \(text($0.phases))" }
            lines += try calculator.mixingLine(first: c, second: d).map {
                "\($0.share) \($0.energyPerBalancedAtom) \($0.hasAlternatives) \(text($0.phases))"
            }
        }
        return lines.joined(separator: "\n")
    }
}
