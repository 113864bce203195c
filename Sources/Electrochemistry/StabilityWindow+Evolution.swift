internal import Chemistry
internal import ExactArithmetic
public import Thermodynamics

extension StabilityWindow {
    /// Bounds that decide what counts as zero here.
    enum Limits {
        /// A phase this close to the hull (eV/atom) is called stable (EDGE-CASES H1).
        static let stable = 1e-6
        /// An uptake below this share of an atom per atom of the composition is none.
        static let uptake = 1e-8
    }

    /// Reads the window off an evolution.
    ///
    /// `energyPerAtom` is the formation energy of the lowest entry of the composition (eV/atom) at row `entryRow`.
    /// - Complexity: O(steps).
    public init(_ evolution: IonEvolution, ion: WorkingIon, mode: Mode, entryRow: Int?, energyPerAtom: Double?) {
        let reader = WindowReader(evolution, ion: ion)
        var flags = Set<ResultFlag>()
        let atoms = evolution.composition.atomCount.doubleValue
        let hullEnergy = reader.hullEnergyPerFormula / atoms
        let above = energyPerAtom.map { Swift.max($0 - hullEnergy, 0) }
        composition = evolution.composition
        self.ion = ion
        self.mode = mode
        self.entryRow = entryRow
        energyAboveHull = evolution.steps.isEmpty ? (energyPerAtom == nil ? nil : 0) : above
        if entryRow == nil { flags.insert(.noEntry) }
        let isUnstable = (energyAboveHull ?? 0) > Limits.stable
        if isUnstable { flags.insert(.unstablePhase) }
        if evolution.steps.isEmpty { flags.insert(.reservoirItself) }

        smallestDrivingForce = isUnstable && mode == .own ? -(energyAboveHull ?? 0) : 0
        if evolution.steps.isEmpty || (mode == .own && isUnstable) {
            if !evolution.steps.isEmpty { flags.insert(.noWindow) }
            (reduction, oxidation, reductionLimit, oxidationLimit) = (nil, nil, nil, nil)
        } else {
            let edges = reader.edges
            let isCation = ion.valence > 0
            (reduction, oxidation) =
                isCation ? (edges.inserting, edges.extracting) : (edges.extracting, edges.inserting)
            // At 0 V the element itself takes over, so nothing beyond it counts as a limit of the composition.
            reductionLimit = reduction?.voltage ?? (isCation ? 0 : nil)
            oxidationLimit = oxidation?.voltage ?? (isCation ? nil : 0)
            if edges.inserting == nil { flags.insert(isCation ? .stableVersusMetal : .stableVersusElement) }
            if edges.extracting == nil { flags.insert(isCation ? .noOxidationLimit : .noReductionLimit) }
            if edges.isPoint { flags.insert(.zeroWidth) }
            if edges.hasAlternatives { flags.insert(.alternativeProducts) }
        }
        fullExtraction = reader.fullExtraction
        self.flags = flags.sorted()
    }
}

/// Finds the step without uptake, or the transition at which the uptake changes sign.
private struct WindowReader {
    let evolution: IonEvolution
    let ion: WorkingIon
    /// Index of the first step that takes up no ion or gives some off.
    let firstNotTaking: Int
    let isPoint: Bool

    init(_ evolution: IonEvolution, ion: WorkingIon) {
        self.evolution = evolution
        self.ion = ion
        let zero = StabilityWindow.Limits.uptake * evolution.composition.atomCount.doubleValue
        let steps = evolution.steps
        let first = steps.firstIndex { $0.uptake <= zero } ?? steps.count
        firstNotTaking = first
        isPoint = first < steps.count && steps[first].uptake < -zero
    }

    /// `max over mu of F(mu) + mu N` in eV per formula unit, read at the window.
    var hullEnergyPerFormula: Double {
        let steps = evolution.steps
        guard firstNotTaking < steps.count else { return 0 }
        let step = steps[firstNotTaking]
        return isPoint ? step.energy - step.potentialHigh * step.uptake : step.energy
    }

    /// Edges at the high-potential side (the ion enters) and at the low-potential side (it leaves).
    var edges: Edges {
        let steps = evolution.steps
        let below = firstNotTaking - 1
        let above = isPoint ? firstNotTaking : firstNotTaking + 1
        var edges = Edges(isPoint: isPoint)
        if below >= 0 {
            edges.inserting = edge(steps[below], at: steps[below].potentialLow)
            edges.hasAlternatives = steps[below].hasAlternatives
        }
        if above < steps.count {
            edges.extracting = edge(steps[above], at: steps[above].potentialHigh)
            edges.hasAlternatives = edges.hasAlternatives || steps[above].hasAlternatives
        }
        return edges
    }

    struct Edges {
        var inserting: StabilityWindow.Edge?
        var extracting: StabilityWindow.Edge?
        let isPoint: Bool
        var hasAlternatives = false
    }

    /// First step without any ion; phases without the ion can always make up the rest, so the last step is one.
    var fullExtraction: StabilityWindow.Edge? {
        let ions = evolution.composition[evolution.element].doubleValue
        let left = StabilityWindow.Limits.uptake * evolution.composition.atomCount.doubleValue
        guard ions > 0, let step = evolution.steps.first(where: { $0.uptake + ions <= left }) else { return nil }
        return edge(step, at: step.potentialHigh)
    }

    private func edge(_ step: IonEvolution.Step, at mu: Double) -> StabilityWindow.Edge {
        StabilityWindow.Edge(voltage: ion.voltage(chemicalPotential: mu), uptake: step.uptake, products: step.phases)
    }
}
