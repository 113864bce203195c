internal import Chemistry
internal import ExactArithmetic
public import Thermodynamics

extension StabilityWindow {
    /// Bounds that decide what counts as zero here.
    enum Limits {
        /// A phase this close to the hull (eV/atom) is called stable (CASES H1).
        static let stable = SystemHull.stableWithin
        /// An uptake below this share of an atom per atom of the composition is none.
        static let uptake = IonEvolution.negligibleUptake
    }

    /// Reads the window off an evolution.
    ///
    /// `energyPerAtom` is the formation energy of the lowest entry of the composition (eV/atom) at row `entryRow`.
    /// - Complexity: O(steps).
    public init(_ evolution: IonEvolution, ion: WorkingIon, mode: EnergyChoice, entryRow: Int?, energyPerAtom: Double?) {
        let reader = WindowReader(evolution, ion: ion)
        var flags = Set<ResultFlag>()
        let atoms = evolution.composition.atomCount.doubleValue
        let hullEnergy = reader.hullEnergyPerFormula / atoms
        let above = energyPerAtom.map { reader.holds(entryRow) ? 0 : Swift.max($0 - hullEnergy, 0) }
        composition = evolution.composition
        self.ion = ion
        self.mode = mode
        self.entryRow = entryRow
        energyAboveHull = evolution.steps.isEmpty ? (energyPerAtom == nil ? nil : 0) : above
        if entryRow == nil { flags.insert(.noEntry) }
        let isUnstable = (energyAboveHull ?? 0) > Limits.stable
        if isUnstable { flags.insert(.unstablePhase) }
        if evolution.steps.isEmpty { flags.insert(.reservoirItself) }
        if evolution.usedFallback { flags.insert(.solverFallback) }

        smallestDrivingForce = isUnstable && mode == .own ? -(energyAboveHull ?? 0) : 0
        let hasNoWindow = mode == .own && (isUnstable || (entryRow == nil && reader.isPoint))
        if evolution.steps.isEmpty || hasNoWindow {
            if !evolution.steps.isEmpty { flags.insert(.noWindow) }
            (reduction, oxidation, reductionLimit, oxidationLimit) = (nil, nil, nil, nil)
        } else {
            let edges = reader.edges
            // Taking up a cation reduces, taking up an anion oxidises.
            let isCation = ion.valence > 0
            (reduction, oxidation) = isCation ? (edges.uptake, edges.release) : (edges.release, edges.uptake)
            let (start, end) = (edges.uptake?.voltage ?? 0, edges.release?.voltage)
            (reductionLimit, oxidationLimit) = isCation ? (start, end) : (end, start)
            if edges.uptake == nil { flags.insert(isCation ? .stableVersusMetal : .stableVersusElement) }
            if edges.release == nil { flags.insert(isCation ? .noOxidationLimit : .noReductionLimit) }
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

    /// Whether the composition is its own equilibrium in the window, as the row given alone; its energy is then exactly on the hull.
    func holds(_ row: Int?) -> Bool {
        guard firstNotTaking < evolution.steps.count && !isPoint else { return false }
        let phases = evolution.steps[firstNotTaking].phases
        return phases.count == 1 && phases[0].row == row
    }

    /// `max over mu of F(mu) + mu N` in eV per formula unit, read at the window.
    var hullEnergyPerFormula: Double {
        let steps = evolution.steps
        guard firstNotTaking < steps.count else { return 0 }
        let step = steps[firstNotTaking]
        return isPoint ? step.energy - step.potentialHigh * step.uptake : step.energy
    }

    /// The far sides of the transitions at which the ion is first taken up and first given off.
    var edges: (uptake: StabilityWindow.Edge?, release: StabilityWindow.Edge?, isPoint: Bool, hasAlternatives: Bool) {
        let steps = evolution.steps
        let before = firstNotTaking - 1
        let after = isPoint ? firstNotTaking : firstNotTaking + 1
        var alternatives = false
        var uptake: StabilityWindow.Edge?
        if before >= 0 {
            uptake = edge(steps[before], at: steps[before].potentialLow)
            alternatives = steps[before].hasAlternatives
        }
        var release: StabilityWindow.Edge?
        if after < steps.count {
            release = edge(steps[after], at: steps[after].potentialHigh)
            alternatives = alternatives || steps[after].hasAlternatives
        }
        return (uptake, release, isPoint, alternatives)
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
