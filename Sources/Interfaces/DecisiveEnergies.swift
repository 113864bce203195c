internal import Chemistry
internal import ThermoEntries
public import Thermodynamics

/// The phases on which the lowest energies of a reaction hang.
///
/// Each list begins with the phase whose absence moves the energy most; it is empty where no phase moves it by more than
/// `DecisiveEnergies.negligible`.
public struct DecisiveEnergies: Sendable {
    /// A phase and the reaction without it.
    public struct Phase: Sendable {
        /// Row of the lowest polymorph of the phase in the entries.
        public let row: Int
        /// The reaction of the same reactants without the phase, the energies of reactants on the hull settled anew.
        public let reaction: InterfaceReaction
    }

    /// Of the lowest total energy per non-reservoir atom.
    public let total: [Phase]
    /// Of the lowest mutual energy per non-reservoir atom.
    public let mutual: [Phase]
    /// Of the lowest total energy per atom of the reactants; closed the same as `total`.
    public let totalPerAtom: [Phase]
    /// Of the lowest mutual energy per atom of the reactants; closed the same as `mutual`.
    public let mutualPerAtom: [Phase]

    /// A change of an energy below this is none, eV per (non-reservoir) atom.
    public static let negligible = 1e-6
}

extension InterfaceCalculator {
    /// The phases without which the lowest total and the lowest mutual energy of a reaction of this calculator move most.
    ///
    /// Left out are phases with all their polymorphs, never an element or one of the reactants. Only some phases need a try. Without
    /// a phase the hull can only rise. The lowest total energy stays, where the mixture keeps its products and the reactants their
    /// energies, for no other mixture falls; only its products and, where a reactant was put on the hull, the phases that
    /// hold it there can move it. The mutual energy counts from what the reactants turn into by themselves; their products count as well.
    /// - Throws: as `reactions(_:_:conditions:)`.
    /// - Complexity: one reaction per phase tried, over every phase of the system.
    public func decisiveEnergies(of reaction: InterfaceReaction) throws(ThermodynamicsError) -> DecisiveEnergies {
        let search = try EnergySearch(self, reaction)
        let kinks = reaction.kinks
        let ends = [kinks[0], kinks[kinks.count - 1]]
        let tries = try search.reactions(
            without: (ends
                + [reaction.totalMinimum, reaction.mutualMinimum, reaction.totalWorstPerAtom, reaction.worstPerAtom]
                .map { kinks[$0] }).flatMap { $0.products.map(\.row) })
        return DecisiveEnergies(
            total: EnergySearch.ranked(tries, reaction) { $0.kinks[$0.totalMinimum].energies.total },
            mutual: EnergySearch.ranked(tries, reaction) { $0.kinks[$0.mutualMinimum].energies.mutual },
            totalPerAtom: EnergySearch.ranked(tries, reaction) {
                $0.kinks[$0.totalWorstPerAtom].energies.totalPerAtom
            },
            mutualPerAtom: EnergySearch.ranked(tries, reaction) { $0.worstEnergyPerAtom })
    }
}

/// The same reaction over fewer phases.
private struct EnergySearch {
    let calculator: InterfaceCalculator
    let reaction: InterfaceReaction
    /// Every phase of the system.
    let phases: PhaseSystem

    init(_ calculator: InterfaceCalculator, _ reaction: InterfaceReaction) throws(ThermodynamicsError) {
        self.calculator = calculator
        self.reaction = reaction
        let (first, second) = (reaction.reactant1.formula.composition, reaction.reactant2.formula.composition)
        phases = try PhaseSystem(
            calculator.entries,
            system: ChemicalSystem(first.elements + second.elements + reaction.reservoirs.map(\.element)),
            candidates: .all)
    }

    /// The reaction without each of the phases that can be left out, and those that hold a reactant on the hull.
    func reactions(without rows: [Int]) throws(ThermodynamicsError) -> [DecisiveEnergies.Phase] {
        let reactants = [reaction.reactant1, reaction.reactant2]
        var rows = rows
        for reactant in reactants where reactant.source == .hull {
            var closed = try EquilibriumCalculator(phases, settings: calculator.settings)
            rows += try closed.equilibrium(at: reactant.formula.composition).phases.map(\.row)
        }
        var found: [DecisiveEnergies.Phase] = []
        for row in phases.removable(rows, keeping: reactants.map(\.formula.composition)) {
            let rest = try PhaseSystem(
                calculator.entries, system: phases.system, rows: phases.rows.filter { $0 != row })
            var closed = try EquilibriumCalculator(rest, settings: calculator.settings)
            let prepared = (
                try calculator.prepare(reactants[0].formula, &closed),
                try calculator.prepare(reactants[1].formula, &closed)
            )
            let reactions = try calculator.reactions(
                prepared.0, prepared.1, conditions: [reaction.reservoirs], phases: rest)
            found.append(DecisiveEnergies.Phase(row: row, reaction: reactions[0]))
        }
        return found
    }

    static func ranked(
        _ tries: [DecisiveEnergies.Phase], _ reaction: InterfaceReaction, by energy: (InterfaceReaction) -> Double
    ) -> [DecisiveEnergies.Phase] {
        let decisive = DecisivePhase.ranked(
            tries.map { DecisivePhase(row: $0.row, valueWithout: energy($0.reaction)) }, at: energy(reaction),
            negligible: DecisiveEnergies.negligible)
        return decisive.compactMap { phase in tries.first { $0.row == phase.row } }
    }
}

extension DecisiveEnergies {
    /// Re-checks the reactions without one of the phases in rational arithmetic, over all others.
    ///
    /// - Throws: `notCertified` when one is refuted.
    @discardableResult
    public func verify(_ calculator: InterfaceCalculator) throws(ThermodynamicsError) -> VerificationReport {
        var checked = VerificationReport()
        var rows = Set<Int>()
        for phase in total + mutual + totalPerAtom + mutualPerAtom where rows.insert(phase.row).inserted {
            checked += try phase.reaction.verify(
                calculator.entries, excluding: calculator.entries.composition(at: phase.row))
        }
        return checked
    }
}
