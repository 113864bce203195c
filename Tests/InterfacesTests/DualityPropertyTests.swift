import Chemistry
import ExactArithmetic
import Interfaces
import TestSupport
import Testing
import ThermoEntries
import Thermodynamics

/// Closed and open reactions are two views of one convex function; random sets with printed seeds.
@Suite("Closed reactions are the upper envelope of open ones")
struct DualityPropertyTests {
    static let bound = 1e-8

    @Test(
        "X10 closed E(x) = max over mu of open total E(x, mu), attained at the Li dual",
        arguments: [
            71, 72, 73, 74, 75, 76,
        ] as [UInt64])
    func envelope(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for round in 0..<12 {
            let count = Int.random(in: 3...5, using: &random)
            let list = IntegerHull.phases(elements: count, compounds: 20, ties: round % 2 == 0, &random)
            let entries = try Fixture.entries(list, prefix: "dual")
            let (a, b) = (reactant(count, &random), reactant(count, &random))
            guard try Fixture.composition(a).reduced.composition != Fixture.composition(b).reduced.composition else {
                continue
            }
            let choice = EnergyChoice.allCases[round % 2]
            let label = "seed \(seed) round \(round): \(a) | \(b)"
            let closed = try react(a, b, entries, energy: choice)
            for x in closed.kinks.map(\.fractions.molar) + [Double.random(in: 0...1, using: &random)] {
                let expected = total(closed, molar: x) * atoms(closed, x, balanced: false)
                let dual = try lithiumDual(closed, x, entries)
                let atDual = try react(a, b, entries, energy: choice, open: [("Li", dual)])
                let attained = total(atDual, molar: x) * atoms(atDual, x, balanced: true)
                #expect((attained - expected).magnitude < DualityPropertyTests.bound, "\(label) x \(x) mu \(dual)")
                for mu in [0, -Double.random(in: 0...6, using: &random), dual - 0.1] {
                    let open = try react(a, b, entries, energy: choice, open: [("Li", min(mu, 0))])
                    let value = total(open, molar: x) * atoms(open, x, balanced: true)
                    #expect(value <= expected + DualityPropertyTests.bound, "\(label) x \(x) mu \(mu)")
                }
            }
        }
    }

    @Test(
        "total is convex and mutual at most 0 in non-reservoir shares; kinks are true kinks",
        arguments: [
            81, 82, 83, 84,
        ] as [UInt64])
    func convexity(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for round in 0..<20 {
            let count = Int.random(in: 3...5, using: &random)
            let list = IntegerHull.phases(elements: count, compounds: 20, ties: round % 2 == 0, &random)
            let entries = try Fixture.entries(list, prefix: "convex")
            let (a, b) = (reactant(count, &random), reactant(count, &random))
            let mu = -Double.random(in: 0...5, using: &random)
            let reaction = try react(a, b, entries, open: round % 3 == 0 ? [] : [("Li", mu)])
            let label = "seed \(seed) round \(round): \(a) | \(b) mu \(mu)"
            let points = reaction.kinks.map { ($0.fractions.nonReservoir, $0.energies.total) }
            let slopes = zip(points, points.dropFirst()).map { ($1.1 - $0.1) / ($1.0 - $0.0) }
            for (left, right) in zip(slopes, slopes.dropFirst()) { #expect(right > left, "\(label)") }
            for kink in reaction.kinks {
                #expect(kink.energies.mutual <= 1e-12, "\(label)")
                #expect(imbalance(kink, of: reaction, entries) < 1e-9, "\(label)")
            }
        }
    }

    /// A formula that holds at least one atom besides Li.
    private func reactant(_ count: Int, _ random: inout SeededGenerator) -> String {
        while true {
            let formula = IntegerHull.formula(elements: count, &random)
            if !formula.allSatisfy({ "Li0123456789".contains($0) }) { return formula }
        }
    }

    private func atoms(_ reaction: InterfaceReaction, _ x: Double, balanced: Bool) -> Double {
        let (size1, size2) = (reaction.reactant1.size, reaction.reactant2.size)
        return balanced
            ? x * size1.nonReservoirAtoms + (1 - x) * size2.nonReservoirAtoms : x * size1.atoms + (1 - x) * size2.atoms
    }

    /// Chemical potential of Li in the closed equilibrium of the mixture.
    private func lithiumDual(_ reaction: InterfaceReaction, _ x: Double, _ entries: EntrySet) throws -> Double {
        let (c1, c2) = (reaction.reactant1.formula.composition, reaction.reactant2.formula.composition)
        let share = try #require(Rational(exactly: x))
        let mixture =
            share.isZero ? c2 : share == .one ? c1 : c1.scaled(by: share) + c2.scaled(by: .one - share)
        let lithium = try Fixture.element("Li")
        let system = ChemicalSystem(c1.elements + c2.elements + [lithium])
        var calculator = try EquilibriumCalculator(PhaseSystem(entries, system: system))
        let potentials = try calculator.equilibrium(at: mixture).chemicalPotentials
        return min(try #require(potentials.first { $0.element == lithium }).value, 0)
    }
}
