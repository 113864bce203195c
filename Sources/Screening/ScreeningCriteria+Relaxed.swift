internal import Chemistry
internal import Electrochemistry
internal import ThermoEntries

extension ScreeningCriteria {
    /// The threshold that a stage compares with, in the unit of `Candidate.Stop.value` (reactions as positive numbers); nil for stages
    /// without one.
    public func threshold(of stop: Candidate.Stop) -> Double? {
        switch stop.stage {
        case .phaseStability: maximumEnergyAboveHull
        case .window: stop.limit == .reduction ? voltageLow : voltageHigh
        case .bandGap: minimumBandGap
        case .cost: maximumCost
        default: maximumReaction(at: stop.stage)
        }
    }

    /// The steps to which relaxed thresholds are rounded, towards passing.
    enum Step {
        /// eV/atom above the hull.
        static let energyAboveHull = 0.0001
        /// V.
        static let voltage = 0.001
        /// eV.
        static let bandGap = 0.01
        /// eV/atom: 0.1 meV/atom.
        static let reaction = 0.0001
        /// Share of a cost.
        static let cost = 0.001
    }

    /// These criteria, each changed as little as lets a candidate pass that was judged completely; whether it does is to be judged again.
    ///
    /// The range of voltages shrinks to what the window covers of it; where that is nothing, it becomes the window.
    /// - Returns: nil when the window holds no voltage to ask for.
    func relaxed(for candidate: Candidate, composition: Composition, gap: BandGapRange?, ion: Element) -> Self? {
        var relaxed = self
        for stop in candidate.stops {
            let value = stop.value ?? 0
            switch stop.stage {
            case .phaseStability: relaxed.maximumEnergyAboveHull = Self.up(value, Step.energyAboveHull)
            case .elements: relaxed.welcome(composition, ion: ion)
            case .window:
                guard relaxed.shrinkVoltages(candidate.reductionLimit, candidate.oxidationLimit) else { return nil }
            case .bandGap:
                let straddles = gap.map { $0.highest >= minimumBandGap } ?? true
                if straddles && !passesUnknownBandGap {
                    relaxed.passesUnknownBandGap = true
                } else {
                    relaxed.minimumBandGap = Self.down(value, Step.bandGap)
                }
            case .cost: relaxed.maximumCost = Self.up(value, Step.cost * max(value.magnitude, Step.cost))
            case .electrolyte: relaxed.maximumElectrolyteReaction = Self.up(-value, Step.reaction)
            case .cathode: relaxed.maximumCathodeReaction = Self.up(-value, Step.reaction)
            case .chargedCathode: relaxed.maximumChargedCathodeReaction = Self.up(-value, Step.reaction)
            case .calculation: return nil
            }
        }
        return relaxed
    }

    private mutating func welcome(_ composition: Composition, ion: Element) {
        let held = composition.elements
        if held.contains(where: \.isRadioactive) { refusesRadioactive = false }
        if held.contains(where: \.isNobleGas) { refusesNobleGases = false }
        elements.required.removeAll { !held.contains($0) }
        elements.forbidden.removeAll { held.contains($0) }
        if !elements.allowed.isEmpty {
            elements.allowed += held.filter { $0 != ion && !elements.allowed.contains($0) }
        }
        let family = MaterialFamily.of(composition)
        if !elements.families.isEmpty, !elements.families.contains(family) { elements.families.append(family) }
    }

    private mutating func shrinkVoltages(_ reduction: Double?, _ oxidation: Double?) -> Bool {
        let low = reduction.map { Self.up($0, Step.voltage) }
        let high = oxidation.map { Self.down($0, Step.voltage) }
        let shrunk = (max(voltageLow, low ?? voltageLow), min(voltageHigh, high ?? voltageHigh))
        let whole = (low ?? min(voltageLow, high ?? voltageLow), high ?? max(voltageHigh, low ?? voltageHigh))
        (voltageLow, voltageHigh) = shrunk.0 <= shrunk.1 ? shrunk : whole
        return voltageLow <= voltageHigh
    }

    private static func up(_ value: Double, _ step: Double) -> Double { rounded(value, step, .up) }
    private static func down(_ value: Double, _ step: Double) -> Double { rounded(value, step, .down) }

    /// The multiple of `step` on one side of `value`, as the decimal one would type.
    private static func rounded(_ value: Double, _ step: Double, _ rule: FloatingPointRoundingRule) -> Double {
        let steps = (1 / step).rounded()
        guard steps > 1 else { return (value / step).rounded(rule) * step }
        return (value * steps).rounded(rule) / steps
    }
}
