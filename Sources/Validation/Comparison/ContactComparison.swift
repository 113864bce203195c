internal import Chemistry
internal import ExactArithmetic
internal import Interfaces
internal import Thermodynamics

/// Published products of two materials in contact beside ours.
public struct ContactComparison: Sendable {
    /// The published row.
    public let published: PublishedContact
    /// Share of formula units of the first material at which the printed set balances; nil when it does not, or not uniquely.
    public let molarShare: Double?
    /// Whether the printed set is the set of a kink of ours.
    public let standsAtKink: Bool
    /// Our reaction energy there, eV/atom; at the minimum of the curve without a share.
    public let energy: Double?
    /// The two product sets; for lists that do not balance, ours are all phases of all kinks.
    public let products: ProductSets?
    /// What came of it.
    public let verdict: Verdict
}

extension Bench {
    /// Compares one published contact: closed rows at the ratio at which they balance, others by the phases they name.
    mutating func compare(_ published: PublishedContact) -> ContactComparison {
        let first = formula(published.electrolyte)
        let second = formula(published.partner)
        guard let first, let second, let reaction = reaction(first, second, voltage: published.voltage) else {
            let reason: Verdict = first == nil || second == nil ? .notCompared(.noComposition) : .notComputed
            return ContactComparison(
                published: published, molarShare: nil, standsAtKink: false, energy: nil, products: nil,
                verdict: published.trust == .suspect ? .notCompared(.suspect) : reason)
        }
        if published.condition == .closed { return closed(published, reaction) }
        let products = sets(theirs: published.products, ours: reaction.kinks.flatMap(\.products), excess: nil)
        return ContactComparison(
            published: published, molarShare: nil, standsAtKink: false,
            energy: reaction.kinks[reaction.totalMinimum].energies.totalPerAtom, products: products,
            verdict: .notCompared(published.trust == .suspect ? .suspect : .measured))
    }

    private func closed(_ published: PublishedContact, _ reaction: InterfaceReaction) -> ContactComparison {
        guard let theirs = balance(published.products, reaction) else {
            let minimum = reaction.kinks[reaction.totalMinimum]
            return ContactComparison(
                published: published, molarShare: balancingShare(published.products, reaction), standsAtKink: false,
                energy: minimum.energies.totalPerAtom,
                products: sets(theirs: published.products, ours: minimum.products, excess: nil), verdict: .differs)
        }
        let ours = point(reaction, molar: theirs.molar)
        let products = sets(theirs: published.products, ours: ours.products, excess: theirs.energyPerAtom - ours.energy)
        let stands = ours.isKink && products.areSame && (products.excess ?? .infinity).magnitude <= settings.same
        return ContactComparison(
            published: published, molarShare: theirs.molar, standsAtKink: stands, energy: ours.energy,
            products: products,
            verdict: stands ? .holds : .differs)
    }

    /// Share of reactant 1 and reaction energy (eV/atom) of the printed set; nil when a phase has no energy or nothing balances.
    private func balance(
        _ products: [String], _ reaction: InterfaceReaction
    ) -> (molar: Double, energyPerAtom: Double)? {
        guard let compositions = compositions(products) else { return nil }
        let (first, second) = (reaction.reactant1, reaction.reactant2)
        let reactants = [first.formula.composition, second.formula.composition]
        var program = PhaseProgram(
            elements: Set((compositions + reactants).flatMap(\.elements)).sorted(), furtherRows: 1)
        program.append(reactants[0], sign: -1, cost: -first.energy, further: [1])
        program.append(reactants[1], sign: -1, cost: -second.energy, further: [1])
        for composition in compositions {
            guard let energy = energy(composition) else { return nil }
            program.append(composition, cost: energy)
        }
        let zeros = [Double](repeating: 0, count: program.elements.count)
        guard let best = program.solve(balances: zeros, further: [1]) else { return nil }
        let atoms = best.amounts[0] * first.size.atoms + best.amounts[1] * second.size.atoms
        return (best.amounts[0], best.objective / atoms)
    }

    /// Share of reactant 1 at which the printed set balances, from atoms alone.
    private func balancingShare(_ products: [String], _ reaction: InterfaceReaction) -> Double? {
        guard let compositions = compositions(products) else { return nil }
        let reactants = [reaction.reactant1, reaction.reactant2].map { Species($0.formula) }
        let balanced = try? ReactionBalancer.balance(
            reactants: reactants, products: compositions.map { Species(reducing: $0) })
        guard let balanced, balanced.reactants.count == 2 else { return nil }
        let shares = balanced.reactants.map(\.coefficient)
        return (shares[0] / (shares[0] + shares[1])).doubleValue
    }

    /// Our energy per atom and products at a molar share: those of the kink there, else of the two kinks around it.
    private func point(
        _ reaction: InterfaceReaction, molar: Double
    ) -> (energy: Double, products: [PhaseAmount], isKink: Bool) {
        let kinks = reaction.kinks
        if let kink = kinks.first(where: { ($0.fractions.molar - molar).magnitude <= settings.same }) {
            return (kink.energies.totalPerAtom, kink.products, true)
        }
        let right = kinks.firstIndex { $0.fractions.molar > molar } ?? kinks.count - 1
        let left = max(0, right - 1)
        let (sizes1, sizes2) = (reaction.reactant1.size.atoms, reaction.reactant2.size.atoms)
        let atomic = molar * sizes1 / (molar * sizes1 + (1 - molar) * sizes2)
        let (low, high) = (kinks[left], kinks[right])
        let w = (atomic - low.fractions.atomic) / (high.fractions.atomic - low.fractions.atomic)
        let energy = (1 - w) * low.energies.totalPerAtom + w * high.energies.totalPerAtom
        return (energy, low.products + high.products, false)
    }
}
