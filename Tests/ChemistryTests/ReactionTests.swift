import Chemistry
import ExactArithmetic
import TestSupport
import Testing

@Suite("Reactions")
struct ReactionTests {
    /// Balanced equations as printed in, or reconstructed from, the literature, with the DOI of the source.
    static let published: [(equation: String, doi: String)] = [
        ("2 NaBH4 + 5 B2H6 -> Na2B12H12 + 13 H2", "10.1039/d4ta06117a"),
        ("5 Li2S + GeS2 + P2S5 -> Li10GeP2S12", "10.1039/d1ee00551k"),
        ("2 Li2S + GeS2 -> Li4GeS4", "10.1039/d4ta06117a"),
        ("Li4GeS4 + 2 Li3PS4 -> Li10GeP2S12", "10.1039/d4ta06117a"),
        ("3 Li2S + P2S5 -> 2 Li3PS4", "10.1039/d1ee00551k"),
        ("7 Li2S + 3 P2S5 -> 2 Li7P3S11", "10.1039/d1ee00551k"),
        ("Li2S + ZnS + SiS2 -> Li2ZnSiS4", "10.1039/d4ta06117a"),
        ("7 Li2S + ZnS + 2 SiS2 -> 2 Li7Zn0.5SiS6", "10.1039/d4ta06117a"),
        ("Li3PO4 + Li2O + LiCl -> Li6PO5Cl", "10.1039/d4ta06117a"),
        ("2 ZrCl4 + 3 Li2O -> 2 Li3ZrCl4O1.5", "10.1039/d4ta06117a"),
        ("ZrCl4 + 2 Li2O -> Li4ZrCl4O2", "10.1039/d4ta06117a"),
        ("Ho2O3 + 3 Li2CO3 + 12 NH4Br -> 2 Li3HoBr6 + 12 NH3 + 6 H2O + 3 CO2", "10.1039/d3sc02093b"),
        ("Li3InCl6(H2O)2 -> Li3InCl6 + 2 H2O", "10.1039/d3sc02093b"),
        ("Li3InCl6 + 2 H2O -> Li3InCl6(H2O)2", "10.1039/d3sc02093b"),
        ("Li3PS4 + 4 H2O -> Li3PO4 + 4 H2S", "10.1039/d4ta06117a"),
        ("2 Li7La3Zr2O12 + 7 H2O -> 14 LiOH + 2 La2Zr2O7 + La2O3", "10.1039/d4ta06117a"),
        ("Li3InCl6 + 3 Li -> In + 6 LiCl", "10.1557/s43577-023-00607-3"),
        ("Li6PS5Cl + 8 Li -> 5 Li2S + Li3P + LiCl", "10.1039/d1ee00551k"),
        ("P + 3 Li -> Li3P", ""),
        ("4 Si + 15 Li -> Li15Si4", ""),
        ("VCl3 + Li -> LiVCl3", ""),
        ("7 Li7P3S11 + 2 Li -> 17 Li3PS4 + P4S9", "10.1039/d4ta06117a"),
        ("4 Li10GeP2S12 + 95 Li -> 48 Li2S + Li15Ge4 + 8 Li3P", "10.1039/d4ta06117a"),
        ("Li10GeP2S12 -> P2S5 + 5 S + GeS2 + 10 Li", "10.1039/d4ta06117a"),
        ("6 Li7La3Zr2O12 + 40 Li -> 41 Li2O + 4 Zr3O + 9 La2O3", "10.1039/d4ta06117a"),
        ("2 Li7La3Zr2O12 + 16 Li -> 15 Li2O + 4 Zr + 3 La2O3", "10.1039/d4ta06117a"),
        ("4 Li7La3Zr2O12 -> Li2O2 + 4 Li6Zr2O7 + 6 La2O3 + 2 Li", "10.1039/d4ta06117a"),
        ("12 Li6.75La3Zr1.75Ta0.25O12 + 85 Li -> 83 Li2O + 7 Zr3O + 18 La2O3 + 3 Ta", "10.1039/d4ta06117a"),
        ("100 Li6.28La3Zr2Al0.24O12 -> Li2O2 + 24 LiAlO2 + 100 Li6Zr2O7 + 150 La2O3 + 2 Li", "10.1039/d4ta06117a"),
        ("80 Li1.3Al0.3Ti1.7(PO4)3 -> 3 O2 + 68 LiTi2(PO4)3 + 6 Li4P2O7 + 24 AlPO4 + 12 Li", "10.1039/d4ta06117a"),
        ("40 Li1.5Al0.5Ge1.5(PO4)3 -> O2 + 12 Ge5O(PO4)6 + 14 Li4P2O7 + 20 AlPO4 + 4 Li", "10.1039/d4ta06117a"),
        ("Li3ScCl6 + 3 Li -> Sc + 6 LiCl", "10.1039/d4ta06117a"),
        ("2 Li3ScCl6 -> 2 ScCl3 + 3 Cl2 + 6 Li", "10.1039/d4ta06117a"),
        ("2 Na3PS4 -> P2S5 + 3 S + 6 Na", "10.1039/d4ta06117a"),
        ("25 Li3PS4 + 72 LiCoO2 -> 8 Co9S8 + 25 Li3PO4 + 11 Li2SO4 + 25 Li2S", "10.1039/d4ta06117a"),
        ("25 Li6PS5Cl + 72 LiCoO2 -> 25 Li3PO4 + 11 Li2SO4 + 50 Li2S + 8 Co9S8 + 25 LiCl", "10.1039/d4ta06117a"),
        (
            "100 Li10GeP2S12 + 792 LiNi1/3Mn1/3Co1/3O2 -> 88 Co(NiS2)2 + 164 MnO + 100 Li2MnGeO4 + 200 Li3PO4 + 55 Li2SO4 + 88 Co2NiS4 + 441 Li2S",
            "10.1039/d4ta06117a"
        ),
        ("6 Li10GeP2S12 + 35 LiFePO4 -> 8 Li4P2O7 + 21 Li3PO4 + 10 FePS + 6 GeS2 + 25 FeS2", "10.1039/d4ta06117a"),
        ("6 Li3YCl6 + 15 LiMn2O4 -> 10 MnO2 + Mn8Cl3O10 + 6 YMn2O5 + 33 LiCl", "10.1039/d4ta06117a"),
        ("4 Li7La3Zr2O12 + LiCoO2 -> 6 La2O3 + 4 Li6Zr2O7 + Li5CoO4", "10.1039/d4ta06117a"),
    ]

    private func parse(_ text: String) throws -> Species { Species(try FormulaParser.parse(text)) }

    /// Reads `2 Li + S` into terms.
    private func terms(_ side: String) throws -> [Reaction.Term] {
        var terms: [Reaction.Term] = []
        var coefficient: Rational = 1
        for word in side.split(separator: " ") where word != "+" {
            if let number = Rational(decimal: word) {
                coefficient = number
            } else {
                terms.append(Reaction.Term(try parse(String(word)), coefficient: coefficient))
                coefficient = 1
            }
        }
        return terms
    }

    private func reaction(_ equation: String) throws -> Reaction {
        let words = equation.split(separator: " ")
        let arrow = try #require(words.firstIndex(of: "->"))
        return Reaction(
            reactants: try terms(words[..<arrow].joined(separator: " ")),
            products: try terms(words[(arrow + 1)...].joined(separator: " ")))
    }

    @Test("published equations are found again from their species", arguments: published)
    func publishedEquations(equation: String, doi: String) throws {
        let given = try reaction(equation)
        #expect(given.isBalanced, "\(doi)")
        let found = try ReactionBalancer.balance(
            reactants: given.reactants.map(\.species), products: given.products.map(\.species))
        #expect(found.wholeNumbered == given, "\(doi)")
        #expect(found.wholeNumbered.text() == equation, "\(doi)")
    }

    @Test("the first reactant has coefficient 1")
    func normalisation() throws {
        let reaction = try ReactionBalancer.balance(
            reactants: [parse("Li3PS4"), parse("Li")], products: [parse("Li2S"), parse("P")])
        #expect(reaction.text() == "Li3PS4 + 5 Li -> 4 Li2S + P")
        #expect(
            reaction.scaled(by: Rational(1, 3)).text(significantDigits: 4)
                == "0.3333 Li3PS4 + 1.667 Li -> 1.333 Li2S + 0.3333 P")
    }

    @Test("coefficients are written plainly")
    func text() throws {
        #expect(try reaction("0.25 P2S5 + 0.75 Li2S -> 0.5 Li3PS4").text() == "0.25 P2S5 + 0.75 Li2S -> 0.5 Li3PS4")
        #expect(try reaction("0.25 P2S5 + 0.75 Li2S -> 0.5 Li3PS4").isBalanced)
        #expect(try reaction("0 O2 + Li -> Li").text() == "Li -> Li")
        #expect(Reaction(reactants: [], products: []).text() == "0 -> 0")
        let third = try reaction("Li -> Li").scaled(by: Rational(1, 3))
        #expect("\(third)" == "0.333333333 Li -> 0.333333333 Li")
    }

    @Test("an imbalance is reported by element")
    func residual() throws {
        let residual = try reaction("Li + O2 -> Li2O").residual
        #expect(residual.map(\.element.symbol) == ["Li", "O"])
        #expect(residual.map(\.amount) == [1, -1])
    }

    @Test("what cannot be balanced is an error that names the elements")
    func notBalanceable() throws {
        let error = #expect(throws: ChemistryError.self) {
            try ReactionBalancer.balance(reactants: [parse("Li3PS4"), parse("Cu")], products: [parse("Li2S")])
        }
        #expect(error?.kind == .notBalanceable)
        #expect(error?.message.contains("P, Cu") == true)
        let other = #expect(throws: ChemistryError.self) {
            try ReactionBalancer.balance(reactants: [parse("LiCl")], products: [parse("Li2Cl")])
        }
        #expect(other?.kind == .notBalanceable)
    }

    @Test("several independent reactions are an error that names the free species")
    func underdetermined() throws {
        let error = #expect(throws: ChemistryError.self) {
            try ReactionBalancer.balance(
                reactants: [parse("Li"), parse("O2")], products: [parse("Li2O"), parse("Li2O2")])
        }
        #expect(error?.kind == .underdetermined)
        #expect(error?.message == "2 independent reactions; Li2O, Li2O2 can be chosen freely")
        #expect(error?.subject == "Li + O2 -> Li2O + Li2O2")
    }

    @Test("a species on the wrong side or without a part is flagged, or moved on request")
    func arrangement() throws {
        let reactants = try [parse("Li3PS4"), parse("P"), parse("Cl2")]
        let products = try [parse("Li2S"), parse("Li")]
        let idle = #expect(throws: ChemistryError.self) {
            try ReactionBalancer.balance(reactants: reactants, products: products)
        }
        #expect(idle?.kind == .idleSpecies)
        #expect(idle?.message.contains("Cl2") == true)
        let wrong = #expect(throws: ChemistryError.self) {
            try ReactionBalancer.balance(reactants: Array(reactants.prefix(2)), products: products)
        }
        #expect(wrong?.kind == .wrongSide)
        #expect(wrong?.message.contains("P, Li") == true)
        let moved = try ReactionBalancer.balance(reactants: reactants, products: products, arrangement: .rearranged)
        #expect(moved.text() == "Li3PS4 + 5 Li -> 4 Li2S + P")
    }

    @Test("X16 nearly dependent products give finite coefficients with residual zero")
    func nearDependent() throws {
        // The two oxides differ by one part in 10^9: a determinant of 10^-9, against which doubles keep few digits.
        let reaction = try ReactionBalancer.balance(
            reactants: [parse("Li10O5.000000002")], products: [parse("Li2O"), parse("Li2O1.000000001")])
        #expect(reaction.isBalanced)
        #expect(reaction.products.map(\.coefficient) == [3, 2])
        let exact = ReactionBalancer.amounts(
            of: reaction.products.map(\.composition), making: reaction.reactants[0].composition)
        #expect(exact == [3, 2])
    }

    @Test("amounts of phases making a total are exact, negative where taken up")
    func amounts() throws {
        let phases = try ["Li2S", "P", "Li"].map { try FormulaParser.parse($0).composition }
        let total = try FormulaParser.parse("Li3PS4").composition
        #expect(ReactionBalancer.amounts(of: phases, making: total) == [4, 1, -5])
        #expect(ReactionBalancer.amounts(of: Array(phases.prefix(2)), making: total) == nil)
        #expect(ReactionBalancer.amounts(of: phases + phases, making: total) == nil)
        #expect(ReactionBalancer.amounts(of: [], making: total) == nil)
    }

    @Test("species are counted in the formula unit that is printed")
    func formulaUnits() throws {
        let oxygen = Species(reducing: Composition(.oxygen))
        #expect(oxygen.label == "O2")
        #expect(oxygen.composition.atomCount == 2)
        let reaction = try ReactionBalancer.balance(
            reactants: [parse("Li2O")], products: [parse("Li"), oxygen])
        #expect(reaction.text() == "Li2O -> 2 Li + 0.5 O2")
    }

    @Test("random reactions built from their products are balanced again", arguments: [UInt64(81), 82])
    func random(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let pool = try ["Li2S", "P2S5", "LiCl", "Co3O4", "Y2O3", "FePO4", "La2Zr2O7"].map(parse)
        for _ in 0..<100 {
            let products = pool.shuffled(using: &generator).prefix(Int.random(in: 1...4, using: &generator)).map {
                Reaction.Term($0, coefficient: Rational(Int.random(in: 1...60, using: &generator), 7))
            }
            let sum = products.dropFirst().reduce(products[0].composition.scaled(by: products[0].coefficient)) {
                $0 + $1.composition.scaled(by: $1.coefficient)
            }
            let found = try ReactionBalancer.balance(
                reactants: [Species(label: "mixture", composition: sum)], products: products.map(\.species))
            #expect(found.products == products, "seed \(seed): \(sum)")
        }
    }
}

@Suite("Amount text")
struct AmountTextTests {
    @Test("lists are sorted by formula and leave out a coefficient of one")
    func lists() {
        let half = Rational(1, 2)
        #expect(AmountText.list([("Li3PO4", half), ("Li(MnS2)2", half)]) == "0.5 Li(MnS2)2; 0.5 Li3PO4")
        #expect(AmountText.list([("P", 1), ("Li2S", 4)]) == "4 Li2S; P")
        #expect(AmountText.list([]) == "")
    }

    @Test("computed values are written like exact ones")
    func doubles() {
        #expect(AmountText.number(1.0 / 3.0) == "0.333333333")
        #expect(AmountText.number(0.1 + 0.2) == "0.3")
        #expect(AmountText.number(12.0) == "12")
        #expect(AmountText.number(Double.nan) == nil)
        #expect(AmountText.number(-Double.infinity) == nil)
        #expect(AmountText.term(Rational(99_999, 100_000), "Li", significantDigits: 4) == "Li")
    }
}
