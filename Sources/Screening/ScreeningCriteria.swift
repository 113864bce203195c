/// Thresholds of the coating funnel; the defaults are stated at each field.
public struct ScreeningCriteria: Sendable, Hashable {
    /// Largest energy above the hull, eV/atom. Default 0.005.
    public var maximumEnergyAboveHull = 0.005
    /// Whether elements without a stable isotope are refused. Default true.
    public var refusesRadioactive = true
    /// Whether noble gases are refused. Default true.
    public var refusesNobleGases = true
    /// Lower end of the voltage range the window must cover, V against the ion's metal. Default 2.5.
    public var voltageLow = 2.5
    /// Upper end of that range. Default 4.0: at 4.3 V most oxides are lost.
    public var voltageHigh = 4.0
    /// Smallest band gap, eV; compared with the smallest known gap of the composition. Default 1.
    public var minimumBandGap = 1.0
    /// Whether candidates without a known gap pass (with a flag). Default true.
    public var passesUnknownBandGap = true
    /// Largest mutual reaction energy with the electrolyte, as a positive number in eV/atom. Default 0.05.
    public var maximumElectrolyteReaction = 0.05
    /// The same with the cathode as made. Default 0.05.
    public var maximumCathodeReaction = 0.05
    /// The same with the charged cathode. Default 0.05.
    public var maximumChargedCathodeReaction = 0.05

    /// The defaults stated at each field.
    public init() {}
}
