import Chemistry
import ExactArithmetic
import TestSupport
import Testing
import ThermoEntries
import Thermodynamics

@Suite("Reaction equations")
struct ReactionEquationTests {
    private let entries: EntrySet
    private let equation: ReactionEquation

    init() throws {
        entries = try Fixture.entries([
            FixturePhase("Li", 0), FixturePhase("P", 0), FixturePhase("S", 0), FixturePhase("Li2S", -1.4),
            FixturePhase("P2S5", -0.4), FixturePhase("Li3PS4", -0.9), FixturePhase("Li3P", -0.8),
        ], prefix: "fixture")
        equation = ReactionEquation(entries: entries)
    }

    private func row(_ formula: String) throws -> Int {
        try #require(entries.rows(of: Fixture.composition(formula)).first)
    }

    private func species(_ formula: String) throws -> Species {
        Species(label: formula, composition: try Fixture.composition(formula))
    }

    /// Balanced by hand.
    @Test("exchange with a reservoir")
    func exchange() throws {
        let lithium = try Fixture.element("Li")
        let products = [
            PhaseAmount(row: try row("P"), amount: 1.0000001), PhaseAmount(row: try row("Li2S"), amount: 3.9999999),
        ]
        let text = equation.reaction(
            of: try species("Li3PS4"), exchanging: [(element: lithium, uptake: 5)], products: products
        ).text(significantDigits: 4)
        #expect(text == "Li3PS4 + 5 Li -> 4 Li2S + P")
    }

    @Test("mixtures sum to 1, reactant 2 first; pure ends name one reactant")
    func mixing() throws {
        let products = [PhaseAmount(row: try row("Li3PS4"), amount: 0.5)]
        let mixed = equation.reaction(
            of: try species("Li2S"), and: try species("P2S5"), share: 0.75, products: products)
        #expect(mixed.text(significantDigits: 4) == "0.25 P2S5 + 0.75 Li2S -> 0.5 Li3PS4")
        let alone = equation.reaction(
            of: try species("Li2S"), and: try species("P2S5"), share: 0,
            products: [PhaseAmount(row: try row("P2S5"), amount: 1)])
        #expect(alone.text(significantDigits: 4) == "P2S5 -> P2S5")
    }

    /// What the balances say is not what was computed: then what was computed is written, to see the fault.
    @Test("exact amounts that contradict the computed ones are distrusted", arguments: [1e-5, 1e-3, 0.1])
    func contradiction(error: Double) throws {
        let products = [PhaseAmount(row: try row("Li3PS4"), amount: 0.5 + error)]
        let reaction = equation.reaction(
            of: try species("Li2S"), and: try species("P2S5"), share: 0.75, products: products)
        #expect(try #require(reaction.products.first).coefficient.doubleValue == 0.5 + error)
        var settings = ReactionEquation.Settings()
        settings.agreement = 1
        let trusting = ReactionEquation(entries: entries, settings: settings).reaction(
            of: try species("Li2S"), and: try species("P2S5"), share: 0.75, products: products)
        #expect(trusting.products.first?.coefficient == Rational(1, 2))
    }

    /// Li2S + P2S5 in the proportion of Li3PS4 with both Li3PS4 and its parts: the balances leave a choice.
    @Test("amounts that the balances leave open are those computed, as fractions where they are")
    func choice() throws {
        let products = [
            PhaseAmount(row: try row("Li3PS4"), amount: 1.0 / 3), PhaseAmount(row: try row("Li2S"), amount: 0.25),
            PhaseAmount(row: try row("P2S5"), amount: 1.0 / 12),
        ]
        let reaction = equation.reaction(
            of: try species("Li2S"), and: try species("P2S5"), share: 0.75, products: products)
        #expect(reaction.products.map(\.coefficient) == [Rational(1, 4), Rational(1, 3), Rational(1, 12)])
        #expect(reaction.products.map(\.label) == ["Li2S", "Li3PS4", "P2S5"])
    }
}
