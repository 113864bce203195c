/// Thresholds of the coating funnel; the defaults are stated at each field.
public struct ScreeningCriteria: Sendable, Hashable {
    /// Largest energy above the hull, eV/atom. Default 0.005.
    public var maximumEnergyAboveHull = 0.005
    /// Whether elements without a stable isotope are refused. Default true.
    public var refusesRadioactive = true
    /// Whether noble gases are refused. Default true.
    public var refusesNobleGases = true
    /// Elements and families that candidates must, may and must not have. Default: all are welcome.
    public var elements = ElementFilter()
    /// Lower end of the voltage range the window must cover, V against the ion's metal. Default 2.5.
    public var voltageLow = 2.5
    /// Upper end of that range. Default 4.0: at 4.3 V most oxides are lost.
    public var voltageHigh = 4.0
    /// Smallest band gap, eV; compared with the measured gap, else with the gaps computed for the polymorphs. Default 1.
    public var minimumBandGap = 1.0
    /// Whether candidates pass (with a flag) without a known gap, or with gaps on both sides of the bound. Default true.
    public var passesUnknownBandGap = true
    /// Largest cost of a candidate in the unit of the `CostTable`; nil: not judged. Default nil.
    public var maximumCost: Double?
    /// Largest mutual reaction energy with the electrolyte, as a positive number in eV/atom; infinite: calculated, not
    /// judged. Default 0.05.
    public var maximumElectrolyteReaction = 0.05
    /// The same with the cathode as made. Default 0.05.
    public var maximumCathodeReaction = 0.05
    /// The same with the charged cathode. Default 0.05.
    public var maximumChargedCathodeReaction = 0.05
    /// Lower end of the voltages, V against the ion's metal, at which contacts with the cathode are open to the ion as well;
    /// nil: they are closed. Default nil.
    public var reactionVoltageLow: Double?
    /// Upper end of those voltages. Default nil.
    public var reactionVoltageHigh: Double?
    /// Energies are taken to be certain within this, eV/atom; see `isStrict`. Default 0.
    public var margin = 0.0
    /// What the margin does. False: a candidate passes when it could pass, and carries `withinMargin` wherever the margin decides.
    /// True: it passes only when it passes in any case. Default false.
    public var isStrict = false

    /// The defaults stated at each field.
    public init() {}

    /// The voltages at which contacts with the cathode are open; nil when they are closed.
    public var reactionVoltages: ClosedRange<Double>? {
        guard let low = reactionVoltageLow, let high = reactionVoltageHigh, low <= high else { return nil }
        return low...high
    }

    /// Largest reaction energy at a stage, eV/atom; nil for stages that judge no reaction.
    public func maximumReaction(at stage: ScreeningStage) -> Double? {
        switch stage {
        case .electrolyte: maximumElectrolyteReaction
        case .cathode: maximumCathodeReaction
        case .chargedCathode: maximumChargedCathodeReaction
        default: nil
        }
    }

    /// Whether a stage can stop anybody: costs only with a largest one, reactions only with a finite threshold.
    public func judges(_ stage: ScreeningStage) -> Bool {
        switch stage {
        case .calculation: false
        case .cost: maximumCost != nil
        default: maximumReaction(at: stage).map(\.isFinite) ?? true
        }
    }
}
