internal import Chemistry
internal import ExactArithmetic
internal import ThermoEntries
internal import Thermodynamics

/// Two reactants under one condition, and the arithmetic from hull energies to reaction energies.
struct ReactantPair {
    let reactant1: Reactant
    let reactant2: Reactant
    let reservoirs: [Reservoir]

    init(_ reactant1: Reactant, _ reactant2: Reactant, reservoirs: [Reservoir]) {
        self.reactant1 = reactant1
        self.reactant2 = reactant2
        self.reservoirs = reservoirs
    }

    /// Case X4: nothing is left to balance.
    func refuseNothingToBalance() throws(ThermodynamicsError) {
        guard reactant1.size.nonReservoirAtoms == 0 && reactant2.size.nonReservoirAtoms == 0 else { return }
        throw ThermodynamicsError(
            .onlyReservoirElements, subject: "\(reactant1.formula.text) | \(reactant2.formula.text)",
            message: "both reactants consist of reservoir elements alone",
            remedy: "close the system or name another reactant")
    }

    /// The reaction; degenerate pairs become a single row (X1, X3).
    func reaction(_ calculator: inout EquilibriumCalculator) throws(ThermodynamicsError) -> InterfaceReaction {
        if reactant1.size.nonReservoirAtoms == 0 {
            return try selfDecomposition(of: reactant2, share: 0, flag: .reservoirReactant, &calculator)
        }
        if reactant2.size.nonReservoirAtoms == 0 {
            return try selfDecomposition(of: reactant1, share: 1, flag: .reservoirReactant, &calculator)
        }
        if reactant1.formula.composition.reduced.composition == reactant2.formula.composition.reduced.composition {
            return try selfDecomposition(of: reactant1, share: 1, flag: .sameCompound, &calculator)
        }
        let fallbacks = calculator.fallbackCount
        let line = try calculator.mixingLine(
            first: reactant1.formula.composition, second: reactant2.formula.composition)
        let phi = (grandPotential(reactant1), grandPotential(reactant2))
        let selfParts = (
            selfPart(reactant1, line[line.count - 1].phases, line[line.count - 1].energyPerBalancedAtom),
            selfPart(reactant2, line[0].phases, line[0].energyPerBalancedAtom)
        )
        var flags: Set<ResultFlag> = calculator.fallbackCount > fallbacks ? [.solverFallback] : []
        let kinks = line.map { point -> InterfaceKink in
            if point.hasAlternatives { flags.insert(.alternativeProducts) }
            let s = point.share
            let total =
                s == 1 ? selfParts.0 : s == 0 ? selfParts.1 : point.energyPerBalancedAtom - s * phi.0 - (1 - s) * phi.1
            return kink(point, total: total, selfPart: s * selfParts.0 + (1 - s) * selfParts.1, calculator)
        }
        return InterfaceReaction(
            reactant1: reactant1, reactant2: reactant2, reservoirs: reservoirs, kinks: kinks, flags: flags)
    }

    /// What a reactant gains by turning into `products` of `energy` by itself, eV per non-reservoir atom.
    ///
    /// Never above 0, and exactly 0 for a reactant that stays what it is or was put on the closed hull: the difference would be
    /// the rounding of two ways to the same energy.
    private func selfPart(_ reactant: Reactant, _ products: [PhaseAmount], _ energy: Double) -> Double {
        if products.count == 1 && products[0].row == reactant.entryRow { return 0 }
        if reservoirs.isEmpty && reactant.source == .hull { return 0 }
        return min(0, energy - grandPotential(reactant))
    }

    /// Grand potential of a reactant at its energy, eV per non-reservoir atom.
    private func grandPotential(_ reactant: Reactant) -> Double {
        var phi = reactant.energy
        for reservoir in reservoirs {
            phi -= reservoir.chemicalPotential * reactant.formula.composition[reservoir.element].doubleValue
        }
        return phi / reactant.size.nonReservoirAtoms
    }

    private func kink(
        _ point: MixingPoint, total: Double, selfPart: Double, _ calculator: EquilibriumCalculator
    ) -> InterfaceKink {
        let fractions = MixingFractions(nonReservoir: point.share, reactant1.size, reactant2.size)
        let x = fractions.molar
        let atoms = x * reactant1.size.atoms + (1 - x) * reactant2.size.atoms
        let balanced = x * reactant1.size.nonReservoirAtoms + (1 - x) * reactant2.size.nonReservoirAtoms
        let products = point.phases.map { PhaseAmount(row: $0.row, amount: $0.amount * balanced) }
        return InterfaceKink(
            fractions: fractions,
            energies: InterfaceEnergies(total: total, selfPart: selfPart, nonReservoirAtoms: balanced, atoms: atoms),
            products: products, reservoirUptake: uptake(products, share: x, calculator.phases),
            isEndpoint: point.share == 0 || point.share == 1, hasAlternatives: point.hasAlternatives)
    }

    /// Atoms of every reservoir element in the products minus those in the reactants.
    private func uptake(_ products: [PhaseAmount], share x: Double, _ phases: PhaseSystem) -> [Double] {
        reservoirs.map { reservoir in
            guard let i = phases.system.elements.firstIndex(of: reservoir.element) else { return 0 }
            var held = 0.0
            for product in products {
                guard let j = phases.position(ofRow: product.row) else { continue }
                held += product.amount * phases.amounts[j * phases.elementCount + i]
            }
            let brought =
                x * reactant1.formula.composition[reservoir.element].doubleValue
                + (1 - x) * reactant2.formula.composition[reservoir.element].doubleValue
            return held - brought
        }
    }

    /// A single row: what `partner` does by itself under the condition.
    private func selfDecomposition(
        of partner: Reactant, share: Double, flag: ResultFlag, _ calculator: inout EquilibriumCalculator
    ) throws(ThermodynamicsError) -> InterfaceReaction {
        let equilibrium = try calculator.equilibrium(at: partner.formula.composition)
        let total = selfPart(partner, equilibrium.phases, equilibrium.energy / partner.size.nonReservoirAtoms)
        let row = InterfaceKink(
            fractions: MixingFractions(nonReservoir: share, partner.size, partner.size),
            energies: InterfaceEnergies(
                total: total, selfPart: total, nonReservoirAtoms: partner.size.nonReservoirAtoms,
                atoms: partner.size.atoms),
            products: equilibrium.phases,
            reservoirUptake: uptake(equilibrium.phases, share: share, calculator.phases), isEndpoint: true,
            hasAlternatives: equilibrium.hasAlternatives)
        var flags: Set<ResultFlag> = [flag]
        if equilibrium.hasAlternatives { flags.insert(.alternativeProducts) }
        if equilibrium.method != .dense { flags.insert(.solverFallback) }
        return InterfaceReaction(
            reactant1: reactant1, reactant2: reactant2, reservoirs: reservoirs, kinks: [row], flags: flags)
    }
}
