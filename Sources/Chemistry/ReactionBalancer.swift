public import ExactArithmetic

/// Finds the coefficients that conserve every element, in exact arithmetic.
///
/// The coefficients are the null space of the matrix of amounts (elements x species, products negative). Whether it
/// has none, one or several dimensions is decided without tolerance, so nearly dependent products cannot give the
/// huge coefficients of a least-squares solution.
public enum ReactionBalancer {
    /// What to do with a species that does not stand where it balances.
    public enum Arrangement: Sendable, Hashable {
        /// Refuse a species that belongs on the other side or takes no part.
        case asWritten
        /// Move such a species to the other side, behind the ones written there, or drop it.
        case rearranged
    }

    /// Balances `reactants -> products` so that the first reactant that takes part has coefficient 1.
    ///
    /// `wholeNumbered` of the result has the smallest whole numbers.
    /// - Throws: `.notBalanceable` (naming the elements that stand on one side only, when that is the cause),
    ///   `.underdetermined` (naming the species whose coefficients can be chosen freely), and with `.asWritten`
    ///   `.wrongSide` and `.idleSpecies` with the species concerned.
    /// - Complexity: Gauss elimination on elements x species.
    public static func balance(
        reactants: [Species], products: [Species], arrangement: Arrangement = .asWritten
    ) throws(ChemistryError) -> Reaction {
        let problem = BalancingProblem(reactants: reactants, products: products)
        let coefficients = try problem.uniqueCoefficients()
        if arrangement == .asWritten { try problem.checkSides(coefficients) }
        return problem.reaction(coefficients)
    }

    /// Balances formulas as typed.
    /// - Throws: as the form with species.
    public static func balance(
        reactants: [Formula], products: [Formula], arrangement: Arrangement = .asWritten
    ) throws(ChemistryError) -> Reaction {
        try balance(
            reactants: reactants.map(Species.init), products: products.map(Species.init), arrangement: arrangement)
    }

    /// The amounts of `phases` that together hold exactly the atoms of `total`, x in sum of x_j phase_j = total.
    ///
    /// An amount is negative when that phase (say, the metal of the working ion) has to be taken up. This turns the
    /// phase set of an optimum into exact coefficients.
    /// - Returns: one amount per phase; nil when there is no solution or more than one.
    public static func amounts(of phases: [Composition], making total: Composition) -> [Rational]? {
        guard !phases.isEmpty else { return nil }
        let elements = BalancingProblem.elements(of: phases + [total])
        return RationalLinearAlgebra.solve(
            elements.map { element in phases.map { $0[element] } }, elements.map { total[$0] })
    }
}

/// Species on both sides with the matrix of their amounts.
private struct BalancingProblem {
    let reactants: [Species]
    let products: [Species]

    private var species: [Species] { reactants + products }

    static func elements(of compositions: [Composition]) -> [Element] {
        Set(compositions.flatMap(\.elements)).sorted()
    }

    /// The null vector, scaled so that its first nonzero entry is 1 for a reactant; products count negative in the matrix.
    func uniqueCoefficients() throws(ChemistryError) -> [Rational] {
        let elements = Self.elements(of: species.map(\.composition))
        let matrix = elements.map { element in
            reactants.map { $0.composition[element] } + products.map { -$0.composition[element] }
        }
        let basis = RationalLinearAlgebra.nullspace(matrix, columns: species.count)
        guard let vector = basis.first else { throw notBalanceable(elements) }
        guard basis.count == 1 else { throw underdetermined(basis) }
        guard let lead = vector.first(where: { !$0.isZero }) else { return vector }
        let isProductLead = vector.prefix(reactants.count).allSatisfy(\.isZero)
        return vector.map { isProductLead ? -($0 / lead) : $0 / lead }
    }

    func checkSides(_ coefficients: [Rational]) throws(ChemistryError) {
        let idle = names { coefficients[$0].isZero }
        guard idle.isEmpty else {
            throw error(
                .idleSpecies, "\(idle) takes no part", "leave it out, or add what it reacts with")
        }
        let wrong = names { coefficients[$0].signum < 0 }
        guard wrong.isEmpty else {
            throw error(
                .wrongSide, "no positive coefficients: \(wrong) balances only across the arrow",
                "move it to the other side")
        }
    }

    /// Places every species on the side of its sign and drops those with coefficient 0.
    func reaction(_ coefficients: [Rational]) -> Reaction {
        let pairs = Array(zip(species, coefficients))
        let (left, right) = (pairs.prefix(reactants.count), pairs.dropFirst(reactants.count))
        func terms(_ staying: ArraySlice<(Species, Rational)>, _ moving: ArraySlice<(Species, Rational)>)
            -> [Reaction.Term]
        {
            staying.filter { $0.1.signum > 0 }.map { Reaction.Term($0.0, coefficient: $0.1) }
                + moving.filter { $0.1.signum < 0 }.map { Reaction.Term($0.0, coefficient: -$0.1) }
        }
        return Reaction(reactants: terms(left, right), products: terms(right, left))
    }

    private func notBalanceable(_ elements: [Element]) -> ChemistryError {
        let oneSided = elements.filter { element in
            reactants.allSatisfy { $0.composition[element].isZero }
                != products.allSatisfy { $0.composition[element].isZero }
        }
        if oneSided.isEmpty {
            return error(
                .notBalanceable, "no coefficients conserve every element", "add the species that is missing")
        }
        let list = oneSided.map(\.symbol).joined(separator: ", ")
        return error(.notBalanceable, "\(list) on one side only", "add a species with \(list) to the other side")
    }

    private func underdetermined(_ basis: [[Rational]]) -> ChemistryError {
        // The last nonzero entry of each basis vector stands in its free column.
        let columns = basis.compactMap { $0.lastIndex { !$0.isZero } }
        let free = names { columns.contains($0) }
        return error(
            .underdetermined, "\(basis.count) independent reactions; \(free) can be chosen freely",
            "leave out \(basis.count - 1) of the species")
    }

    private func names(where condition: (Int) -> Bool) -> String {
        species.indices.filter(condition).map { species[$0].label }.joined(separator: ", ")
    }

    private func error(_ kind: ChemistryError.Kind, _ message: String, _ remedy: String) -> ChemistryError {
        let sides = [reactants, products].map { $0.map(\.label).joined(separator: " + ") }
        return ChemistryError(kind, formula: sides.joined(separator: " -> "), message: message, remedy: remedy)
    }
}
