internal import Chemistry
internal import Electrochemistry
internal import ExactArithmetic
internal import Thermodynamics

/// Published products below or above a window beside the step of ours that is most like them.
public struct EquilibriumComparison: Sendable {
    /// The published row.
    public let published: PublishedEquilibrium
    /// Voltage in V at which our step begins, coming from the window.
    public let onset: Double?
    /// Our onset minus the printed voltage.
    public let difference: Double?
    /// The two product sets; nil when nothing could be computed.
    public let products: ProductSets?
    /// What came of it.
    public let verdict: Verdict
}

extension Bench {
    /// Compares one published product set; the energy of the printed phases is taken at the printed voltage, or at our onset.
    mutating func compare(_ published: PublishedEquilibrium) -> EquilibriumComparison {
        let text = published.formula.isEmpty ? published.material : published.formula
        guard let formula = formula(text), let element = Element(symbol: published.ion),
            let evolution = evolution(formula, ion: WorkingIon(element, valence: 1)),
            let step = step(of: evolution, like: published)
        else {
            return EquilibriumComparison(
                published: published, onset: nil, difference: nil, products: nil,
                verdict: published.formula.isEmpty ? .notCompared(.noComposition) : .notComputed)
        }
        let onset = Bench.onset(step, published.side)
        let excess = excess(published.products, of: evolution, voltage: published.voltage ?? onset)
        let products = sets(theirs: published.products, ours: step.phases, excess: excess)
        var verdict: Verdict = products.areSame && isWhere(published, step) ? .holds : .differs
        if published.formula.isEmpty { verdict = .notCompared(.noComposition) }
        if published.trust == .suspect { verdict = .notCompared(.suspect) }
        return EquilibriumComparison(
            published: published, onset: onset, difference: published.voltage.map { onset - $0 }, products: products,
            verdict: verdict)
    }

    /// The step on the printed side of the window that shares most phases; of equals, the one that begins nearest to the printed voltage.
    private func step(of evolution: IonEvolution, like published: PublishedEquilibrium) -> IonEvolution.Step? {
        let zero = settings.same * evolution.composition.atomCount.doubleValue
        let side = evolution.steps.filter { published.side == .reduction ? $0.uptake > zero : $0.uptake < -zero }
        let wanted = Set(published.products.compactMap { formula($0)?.composition.reducedFormula })
        let rank = { (step: IonEvolution.Step) -> (Int, Int, Double) in
            let found = Set(names(step.phases))
            let distance = published.voltage.map { (Bench.onset(step, published.side) - $0).magnitude } ?? 0
            return (-found.intersection(wanted).count, found.subtracting(wanted).count, distance)
        }
        return side.min { rank($0) < rank($1) }
    }

    /// Whether a step of ours lies where the source says: begins near the printed voltage, or on the printed side of a bound, or
    /// holds at that voltage.
    private func isWhere(_ published: PublishedEquilibrium, _ step: IonEvolution.Step) -> Bool {
        guard let voltage = published.voltage else { return true }
        let onset = Bench.onset(step, published.side)
        switch published.relation {
        case "<": return onset <= voltage + settings.limit
        case ">": return onset >= voltage - settings.limit
        default:
            let isInside = -step.potentialHigh <= voltage && voltage <= -step.potentialLow
            return isInside || (onset - voltage).magnitude <= settings.limit
        }
    }

    /// Where a step begins, coming from the window, in V for a monovalent ion.
    private static func onset(_ step: IonEvolution.Step, _ side: PublishedEquilibrium.Side) -> Double {
        let mu = side == .reduction ? step.potentialLow : step.potentialHigh
        return mu == 0 ? 0 : -mu
    }

    /// Grand potential of the best mixture of the printed phases alone minus that of the equilibrium, eV per atom of the composition.
    private func excess(_ products: [String], of evolution: IonEvolution, voltage: Double) -> Double? {
        let mu = voltage == 0 ? 0 : -voltage
        guard let compositions = compositions(products), let lowest = evolution.grandPotential(at: mu) else {
            return nil
        }
        let total = evolution.composition
        let closed = Set(total.elements + compositions.flatMap(\.elements)).subtracting([evolution.element]).sorted()
        var program = PhaseProgram(elements: closed)
        for composition in compositions {
            guard let energy = energy(composition) else { return nil }
            program.append(composition, cost: energy - mu * composition[evolution.element].doubleValue)
        }
        let best = program.solve(balances: closed.map { total[$0].doubleValue })
        return best.map { ($0.objective - lowest) / total.atomCount.doubleValue }
    }
}
