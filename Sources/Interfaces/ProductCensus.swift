internal import Chemistry
internal import ExactArithmetic
public import ThermoEntries
internal import Thermodynamics

/// Which compounds appear how often among the products of many reactions at their minima.
///
/// Only what is formed counts: the part of a product that is an unreacted reactant is taken off, reactions without reaction energy
/// contribute nothing, and phases that hold nothing but reservoir elements are left out.
public struct ProductCensus: Sendable {
    /// Which minimum of a reaction is read.
    public enum Minimum: String, Sendable, Hashable, CaseIterable {
        /// Of the mutual energy: what the contact adds.
        case mutual
        /// Of the total energy: self-decomposition included.
        case total
    }

    /// One compound.
    public struct Item: Sendable, Hashable {
        /// Row in the entries.
        public let row: Int
        /// Reactions in which it forms.
        public let count: Int
        /// Mean over those reactions, in formula units per mole of reactants (coefficients of the reactants sum to 1).
        public let meanAmount: Double
        /// Mean over those reactions of its share of the atoms of all products, 0 to 1.
        public let meanAtomFraction: Double
    }

    /// Which minimum was read.
    public let minimum: Minimum
    /// Most frequent first; equal counts in canonical order of the entries.
    public let items: [Item]
    /// Reactions counted.
    public let reactionCount: Int
    /// Those among them that form something.
    public let reactingCount: Int

    /// Counts the products of reactions calculated with these entries.
    ///
    /// - Complexity: O(reactions x products).
    public init(_ reactions: [InterfaceReaction], entries: EntrySet, minimum: Minimum = .mutual) {
        var sums: [Int: (count: Int, amount: Double, fraction: Double)] = [:]
        var reacting = 0
        for reaction in reactions {
            let formed = ProductCensus.formed(reaction, entries, minimum)
            if !formed.products.isEmpty { reacting += 1 }
            for product in formed.products {
                var sum = sums[product.row] ?? (0, 0, 0)
                sum.count += 1
                sum.amount += product.amount
                sum.fraction += product.amount * entries.atomCount(at: product.row) / formed.atoms
                sums[product.row] = sum
            }
        }
        self.minimum = minimum
        reactionCount = reactions.count
        reactingCount = reacting
        let rows = sums.keys.sorted()
        items = rows.compactMap { row in
            sums[row].map { sum in
                Item(
                    row: row, count: sum.count, meanAmount: sum.amount / Double(sum.count),
                    meanAtomFraction: sum.fraction / Double(sum.count))
            }
        }.sorted { $0.count != $1.count ? $0.count > $1.count : $0.row < $1.row }
    }

    /// Amounts below this (formula units per mole of reactants) are the rounding of an unreacted reactant.
    private static let unreacted = 1e-9

    /// What a reaction forms at its minimum, and the atoms of all its products.
    private static func formed(
        _ reaction: InterfaceReaction, _ entries: EntrySet, _ minimum: Minimum
    ) -> (products: [PhaseAmount], atoms: Double) {
        let kink = reaction.kinks[minimum == .mutual ? reaction.mutualMinimum : reaction.totalMinimum]
        let energy = minimum == .mutual ? kink.energies.mutual : kink.energies.total
        let atoms = kink.products.reduce(0.0) { $0 + $1.amount * entries.atomCount(at: $1.row) }
        guard energy < -InterfaceReaction.sameEnergy, atoms > 0 else { return ([], 0) }
        let x = kink.fractions.molar
        let brought = [(reaction.reactant1.formula, x), (reaction.reactant2.formula, 1 - x)].map { formula, share in
            let reduced = formula.composition.reduced
            return (composition: reduced.composition, amount: reduced.factor.doubleValue * share)
        }
        let open = ChemicalSystem(reaction.reservoirs.map(\.element))
        let products = kink.products.compactMap { product -> PhaseAmount? in
            let composition = entries.composition(at: product.row)
            if ChemicalSystem(composition.elements).isSubset(of: open) { return nil }
            let left = brought.reduce(product.amount) { $1.composition == composition ? $0 - $1.amount : $0 }
            return left > unreacted ? PhaseAmount(row: product.row, amount: left) : nil
        }
        return (products, atoms)
    }
}
