internal import Chemistry
internal import ConvexCore
internal import ExactArithmetic
internal import ThermoEntries

/// The linear program behind an equilibrium: columns are phases, rows the elements that are not held by a reservoir.
///
/// With open elements O at mu_o, `phi_j = E_j - sum_o mu_o a_oj` and `M_j` the atoms of phase j outside O:
/// column j is `a_ij / M_j` (i not in O), its cost `phi_j / M_j` in eV per atom. One unit of a column is one atom's worth of balanced
/// elements, so amounts sum to one when the right-hand side is a composition normalised the same way. Phases of
/// open elements alone have no column; `phi_j < 0` for one of them is an error, for the reservoirs would then condense, but for the
/// elemental phase of a compressed gas.
struct GrandProblem {
    let phases: PhaseSystem
    let reservoirs: [Reservoir]
    /// Positions in the system's elements of the balanced elements, ascending.
    let balanced: [Int]
    let matrix: ColumnMatrix
    /// phi_j / M_j.
    let costs: [Double]
    /// M_j.
    let weights: [Double]
    /// Phase behind every column.
    let columnPhase: [Int]
    let unitColumns: [Int]

    /// `swept` elements are open as well, held at 0 here; their chemical potential is moved by the caller.
    ///
    /// - Throws: `unknownReservoir` for an element outside the system, `reservoirAboveElement`, `invalidCondition` for a value that is no
    ///   number or given twice, `reservoirsCondense`.
    init(_ phases: PhaseSystem, reservoirs: [Reservoir], swept: [Element] = []) throws(ThermodynamicsError) {
        let elements = phases.system.elements
        let m = elements.count
        var potential = [Double?](repeating: nil, count: m)
        for reservoir in reservoirs {
            try GrandProblem.check(reservoir)
            potential[try GrandProblem.position(of: reservoir.element, in: phases, taken: potential)] =
                reservoir.chemicalPotential
        }
        for element in swept { potential[try GrandProblem.position(of: element, in: phases, taken: potential)] = 0 }
        let balanced = (0..<m).filter { potential[$0] == nil }
        // A gas above 1 bar lies above its own elemental phase, which the reservoir itself is then.
        let compressed = reservoirs.filter { $0.isGas && $0.chemicalPotential > 0 }.compactMap {
            elements.firstIndex(of: $0.element)
        }
        var columns = Columns()
        for j in 0..<phases.phaseCount {
            let amounts = phases.amounts[(j * m)..<((j + 1) * m)]
            var phi = phases.energies[j]
            for (i, mu) in potential.enumerated() { if let mu, mu != 0 { phi -= mu * amounts[j * m + i] } }
            let weight = balanced.reduce(0.0) { $0 + amounts[j * m + $1] }
            if weight == 0 {
                if phi < -GrandProblem.condensation
                    && !compressed.contains(where: { i in (0..<m).allSatisfy { $0 == i || amounts[j * m + $0] == 0 } })
                {
                    throw GrandProblem.condenses(phases, j)
                }
                continue
            }
            for i in balanced { columns.entries.append(amounts[j * m + i] / weight) }
            columns.costs.append(phi / weight)
            columns.weights.append(weight)
            columns.phase.append(j)
        }
        self.phases = phases
        self.reservoirs = reservoirs
        self.balanced = balanced
        matrix = ColumnMatrix(rows: balanced.count, columns: columns.phase.count, byColumn: columns.entries)
        costs = columns.costs
        weights = columns.weights
        columnPhase = columns.phase
        unitColumns = balanced.map { i in columns.phase.firstIndex(of: phases.elementPhases[i]) ?? 0 }
    }

    /// A phase of open elements alone may lie this much (eV per formula unit) below its reservoirs by rounding.
    private static let condensation = 1e-9

    private struct Columns {
        var entries: [Double] = []
        var costs: [Double] = []
        var weights: [Double] = []
        var phase: [Int] = []
    }

    /// Change of every cost with the chemical potential of `element` lowered by 1 eV: `a_j / M_j`.
    func slope(of element: Element) -> [Double] {
        guard let i = phases.system.elements.firstIndex(of: element) else {
            return [Double](repeating: 0, count: columnPhase.count)
        }
        let m = phases.elementCount
        return columnPhase.indices.map { phases.amounts[columnPhase[$0] * m + i] / weights[$0] }
    }

    /// Balanced atoms of a composition: their number M and the normalised right-hand side (zeros when M is 0).
    func rightHandSide(_ composition: Composition) -> (weight: Double, b: [Double]) {
        let elements = phases.system.elements
        var b = balanced.map { composition[elements[$0]].doubleValue }
        let weight = b.reduce(0, +)
        if weight > 0 { for i in b.indices { b[i] /= weight } }
        return (weight, b)
    }

    private static func check(_ reservoir: Reservoir) throws(ThermodynamicsError) {
        let (symbol, mu) = (reservoir.element.symbol, reservoir.chemicalPotential)
        guard mu.isFinite else {
            throw ThermodynamicsError(
                .invalidCondition, subject: "reservoir \(symbol)", message: "the chemical potential is \(mu)",
                remedy: "give a finite number in eV/atom")
        }
        guard mu <= 0 || reservoir.isGas else {
            throw ThermodynamicsError(
                .reservoirAboveElement, subject: "reservoir \(symbol) = \(mu) eV/atom",
                message: "lies above the element, which would precipitate (plate) instead",
                remedy: "give a value of 0 or below, relative to the element; volts are given as a voltage")
        }
    }

    /// Position of an open element in the system, which must hold it and may not have opened it already.
    private static func position(
        of element: Element, in phases: PhaseSystem, taken: [Double?]
    ) throws(ThermodynamicsError) -> Int {
        guard let i = phases.system.elements.firstIndex(of: element) else {
            throw ThermodynamicsError(
                .unknownReservoir, subject: "reservoir \(element.symbol)",
                message: "lies outside the chemical system \(phases.system.name) of the question",
                remedy: "gather the phases of a system that holds \(element.symbol)")
        }
        guard taken[i] == nil else {
            throw ThermodynamicsError(
                .invalidCondition, subject: "reservoir \(element.symbol)",
                message: "its chemical potential is given twice",
                remedy: "give one value per element (a voltage counts as one for its ion)")
        }
        return i
    }

    private static func condenses(_ phases: PhaseSystem, _ j: Int) -> ThermodynamicsError {
        let formula = phases.entries.formula(at: phases.rows[j])
        return ThermodynamicsError(
            .reservoirsCondense, subject: formula,
            message: "consists of reservoir elements alone and is lower in energy than they are",
            remedy: "lower the chemical potential of one of its elements until \(formula) no longer forms")
    }
}
