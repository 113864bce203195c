internal import Chemistry
internal import ThermoEntries
public import Thermodynamics

/// The phases on which the limits of a window hang; values in V against the element of the ion.
///
/// Each list begins with the phase whose absence moves the limit most; it is empty where there is no limit, or none that one phase
/// moves by more than `DecisiveLimits.negligible`.
public struct DecisiveLimits: Sendable, Hashable {
    /// Of the lower limit.
    public internal(set) var reduction: [DecisivePhase] = []
    /// Of the upper limit.
    public internal(set) var oxidation: [DecisivePhase] = []
    /// Of the voltage at which the last ion leaves.
    public internal(set) var fullExtraction: [DecisivePhase] = []

    /// A change of a limit below this is none, V.
    public static let negligible = 1e-6

    /// No limit hangs on anything.
    public init() {}
}

extension WindowCalculator {
    /// The phases on which each limit of a window hangs.
    ///
    /// - Throws: the errors of `EvolutionTracer`.
    /// - Complexity: one short run per phase beside each limit, over every phase of the system.
    public func decisiveLimits(
        of window: StabilityWindow, _ evolution: IonEvolution
    ) throws(ThermodynamicsError) -> DecisiveLimits {
        var tracer = try tracer(for: window.composition, candidates: .all)
        return try decisiveLimits(of: window, evolution, &tracer)
    }

    /// The same with a tracer over every phase (`.all`) of the system of the composition and the ion, for many questions about it.
    ///
    /// - Throws: `notCertified`.
    /// - Complexity: one short run per phase beside each limit.
    public func decisiveLimits(
        of window: StabilityWindow, _ evolution: IonEvolution, _ tracer: inout EvolutionTracer
    ) throws(ThermodynamicsError) -> DecisiveLimits {
        var search = LimitSearch(calculator: self, window: window, evolution: evolution)
        let (reduction, oxidation): (IonEvolution.Turn, IonEvolution.Turn) =
            ion.valence > 0 ? (.endsTaking, .beginsGiving) : (.beginsGiving, .endsTaking)
        var limits = DecisiveLimits()
        if window.reductionLimit != nil { limits.reduction = try search.decisive(reduction, &tracer) }
        if window.oxidationLimit != nil { limits.oxidation = try search.decisive(oxidation, &tracer) }
        if window.fullExtraction != nil { limits.fullExtraction = try search.decisive(.isEmpty, &tracer) }
        return limits
    }
}

/// Leaves out one phase after the other; remembers what it found.
private struct LimitSearch {
    let calculator: WindowCalculator
    let window: StabilityWindow
    let evolution: IonEvolution
    /// Potentials without a phase.
    private var found: [Question: Double?] = [:]

    private struct Question: Hashable {
        let turn: IonEvolution.Turn
        let row: Int
    }

    init(calculator: WindowCalculator, window: StabilityWindow, evolution: IonEvolution) {
        self.calculator = calculator
        self.window = window
        self.evolution = evolution
    }

    mutating func decisive(
        _ turn: IonEvolution.Turn, _ tracer: inout EvolutionTracer
    ) throws(ThermodynamicsError) -> [DecisivePhase] {
        guard let point = evolution.turningPoint(turn) else { return [] }
        var candidates: [DecisivePhase] = []
        for row in tracer.phases.removable(point.rows, keeping: [evolution.composition]) {
            let mu = try isWithoutWindow(turn, row, &tracer) ? nil : potential(turn, row, &tracer)
            candidates.append(
                DecisivePhase(row: row, valueWithout: mu.map { calculator.ion.voltage(chemicalPotential: $0) }))
        }
        return DecisivePhase.ranked(
            candidates, at: calculator.ion.voltage(chemicalPotential: point.potential),
            negligible: DecisiveLimits.negligible)
    }

    private mutating func potential(
        _ turn: IonEvolution.Turn, _ row: Int, _ tracer: inout EvolutionTracer
    ) throws(ThermodynamicsError) -> Double? {
        let question = Question(turn: turn, row: row)
        if let known = found[question] { return known }
        guard let point = evolution.turningPoint(turn) else { return nil }
        let mu =
            point.rows.contains(row)
            ? try tracer.potential(
                of: turn, for: evolution.composition, withoutRow: row, near: point.potential)
            : point.potential
        found[question] = .some(mu)
        return mu
    }

    /// CASES H12: in the own mode a composition without an entry has no window where that would be a single voltage.
    private mutating func isWithoutWindow(
        _ turn: IonEvolution.Turn, _ row: Int, _ tracer: inout EvolutionTracer
    ) throws(ThermodynamicsError) -> Bool {
        guard window.mode == .own, window.entryRow == nil, turn != .isEmpty else { return false }
        guard let start = try potential(.endsTaking, row, &tracer), let end = try potential(.beginsGiving, row, &tracer)
        else { return false }
        return start - end <= DecisiveLimits.negligible
    }
}

extension WindowCalculator {
    /// Calculates each limit without a phase anew by the long way: all phases but the one left out, the whole evolution, every step of it
    /// re-checked in rational arithmetic.
    ///
    /// - Throws: `notCertified` when a limit is another one; errors of `PhaseSystem`.
    @discardableResult
    public func verify(
        _ limits: DecisiveLimits, of window: StabilityWindow
    ) throws(ThermodynamicsError) -> VerificationReport {
        var checked = VerificationReport()
        let system = ChemicalSystem(window.composition.elements + [ion.element])
        let named = [
            (limits.reduction, \StabilityWindow.reductionLimit), (limits.oxidation, \.oxidationLimit),
            (limits.fullExtraction, \.fullExtraction?.voltage),
        ]
        for (decisive, limit) in named.flatMap({ phases, limit in phases.map { ($0, limit) } }) {
            let phases = try PhaseSystem(
                entries, system: system, candidates: .all, excluding: entries.composition(at: decisive.row))
            let evolution = try IonEvolution(
                of: window.composition, element: ion.element, phases: phases, settings: settings)
            checked += try evolution.verify(phases)
            let again = self.window(from: evolution, mode: window.mode)[keyPath: limit]
            let difference = again.flatMap { value in decisive.valueWithout.map { ($0 - value).magnitude } }
            let agrees =
                difference.map { $0 <= DecisiveLimits.negligible } ?? (again == nil && decisive.valueWithout == nil)
            guard agrees else {
                throw ThermodynamicsError(
                    .notCertified, subject: window.composition.formula,
                    message: "the limit without \(entries.formula(at: decisive.row)) could not be proven",
                    remedy: "please report the formula and the data set: this is a fault of the program")
            }
        }
        return checked
    }
}
