public import Chemistry
internal import ExactArithmetic
internal import ThermoEntries

/// A published equation beside the one that exact balancing gives, with its energy from the data.
public struct ReactionComparison: Sendable {
    /// The published row.
    public let published: PublishedReaction
    /// Our equation with the smallest whole numbers, from the list of species alone; the reason when there is none.
    public let ours: Result<String, ChemistryError>
    /// Energy in eV per atom of the reactants, the metal of the ion at zero like all elements; nil without an element in the data.
    public let energyPerAtom: Double?
    /// Species without an entry, which take the energy of the hull.
    public let onHull: [String]
    /// Voltage in V against the metal of the ion at which the two sides are in equilibrium; nil where no such metal takes part.
    public let voltage: Double?
    /// What came of it.
    public let verdict: Verdict
}

extension Bench {
    /// Balances the species of a published equation, and works out its energy.
    func compare(_ published: PublishedReaction) -> ReactionComparison {
        let sides = [published.reactants, published.products].map { $0.compactMap(formula) }
        guard sides[0].count == published.reactants.count, sides[1].count == published.products.count else {
            return ReactionComparison(
                published: published,
                ours: .failure(
                    ChemistryError(
                        .unknownElement, formula: published.equation, message: "a species has no formula",
                        remedy: "write formulas")),
                energyPerAtom: nil, onHull: [], voltage: nil, verdict: .notComputed)
        }
        do throws(ChemistryError) {
            let reaction = try ReactionBalancer.balance(reactants: sides[0], products: sides[1]).wholeNumbered
            let text = reaction.text()
            let energy = energy(of: reaction)
            return ReactionComparison(
                published: published, ours: .success(text), energyPerAtom: energy?.perAtom,
                onHull: energy?.onHull ?? [], voltage: energy.flatMap { voltage(of: reaction, energy: $0.total) },
                verdict: text == published.equation ? .holds : .differs)
        } catch {
            return ReactionComparison(
                published: published, ours: .failure(error), energyPerAtom: nil, onHull: [], voltage: nil,
                verdict: .differs)
        }
    }

    /// Products minus reactants in eV for the coefficients as they are, and per atom of the reactants.
    private func energy(of reaction: Reaction) -> (total: Double, perAtom: Double, onHull: [String])? {
        var total = 0.0
        var onHull: [String] = []
        let signed = reaction.reactants.map { ($0, -1.0) } + reaction.products.map { ($0, 1.0) }
        for (term, sign) in signed {
            let own = energy(term.composition)
            if own == nil { onHull.append(term.label) }
            guard let energy = own ?? hullEnergy(Formula(text: term.label, composition: term.composition)) else {
                return nil
            }
            total += sign * term.coefficient.doubleValue * energy
        }
        let atoms = reaction.reactants.reduce(0.0) {
            $0 + $1.coefficient.doubleValue * $1.composition.atomCount.doubleValue
        }
        return (total, total / atoms, onHull)
    }

    /// The voltage at which the metal of a monovalent ion on one side makes the energy of the reaction vanish.
    private func voltage(of reaction: Reaction, energy: Double) -> Double? {
        for ion in [Element.lithium, .sodium] {
            func amount(_ terms: [Reaction.Term]) -> Double {
                terms.filter { $0.composition.elements == [ion] }.reduce(0) {
                    $0 + $1.coefficient.doubleValue * $1.composition.atomCount.doubleValue
                }
            }
            let taken = amount(reaction.reactants) - amount(reaction.products)
            if taken != 0 { return -energy / taken }
        }
        return nil
    }
}
