internal import Chemistry

/// Criteria that follow a published screening, with what they take over and what they leave out.
public struct ScreeningPreset: Sendable, Hashable {
    /// The name by which it is chosen: first author and year.
    public let name: String
    /// Authors, journal, volume, page, year.
    public let source: String
    /// Digital object identifier of the source, without a prefix.
    public let doi: String
    /// Rules of the source that the criteria follow, one clause each.
    public let follows: [String]
    /// Rules of the source without a counterpart here, and values that are ours because the source states none.
    public let differs: [String]
    /// The criteria.
    public let criteria: ScreeningCriteria

    private init(
        _ name: String, source: String, doi: String, follows: [String], differs: [String],
        _ change: (inout ScreeningCriteria) -> Void
    ) {
        (self.name, self.source, self.doi, self.follows, self.differs) = (name, source, doi, follows, differs)
        var criteria = ScreeningCriteria()
        change(&criteria)
        self.criteria = criteria
    }

    /// All presets, oldest source first.
    public static let all = [aykol2016, xiao2019, tao2023]

    /// The preset of this name.
    public init?(named name: String) {
        guard let preset = ScreeningPreset.all.first(where: { $0.name == name }) else { return nil }
        self = preset
    }

    private static let aykol2016 = ScreeningPreset(
        "aykol-2016", source: "Aykol et al., Nat. Commun. 7, 13779 (2016)", doi: "10.1038/ncomms13779",
        follows: [
            "compounds of oxygen on the hull", "no uptake of lithium above 3 V", "no radioactive elements",
            "no judgement of reactions with cathode and electrolyte (physical barriers)",
        ],
        differs: [
            "the upper limit of 3.5 V is theirs for the dissolution of cations into a liquid; here our oxidation limit stands in",
            "left out: reaction with hydrofluoric acid, concentration of supply (HHI < 9000)",
            "here only compounds with the ion are candidates, unless a list is given",
        ]
    ) {
        $0.maximumEnergyAboveHull = 0
        $0.elements.required = [.oxygen]
        ($0.voltageLow, $0.voltageHigh) = (3.0, 3.5)
        $0.minimumBandGap = 0
        $0.maximumElectrolyteReaction = .infinity
        $0.maximumCathodeReaction = .infinity
        $0.maximumChargedCathodeReaction = .infinity
    }

    private static let xiao2019 = ScreeningPreset(
        "xiao-2019", source: "Xiao et al., Joule 3, 1252 (2019)", doi: "10.1016/j.joule.2019.02.006",
        follows: [
            "no radioactive elements, band gap above 0.5 eV", "less than 5 meV/atom above the hull",
            "reduction limit at most 2.7 V, oxidation limit at least 4.0 V",
            "reactions with the electrolyte (theirs: Li3PS4) and the cathode as made (theirs: NCM111) below 100 meV/atom",
        ],
        differs: [
            "the charged cathode is calculated, not judged, as in the source's filter",
            "their last filters are left out: oxyanions only (families: oxyanion), barriers of migration",
            "compounds without a known band gap pass (unknown_band_gap_passes: false stops them)",
        ]
    ) {
        $0.minimumBandGap = 0.5
        ($0.voltageLow, $0.voltageHigh) = (2.7, 4.0)
        $0.maximumElectrolyteReaction = 0.1
        $0.maximumCathodeReaction = 0.1
        $0.maximumChargedCathodeReaction = .infinity
    }

    private static let tao2023 = ScreeningPreset(
        "tao-2023", source: "Tao et al., Chem. Sci. 14, 8693 (2023), section 6.1", doi: "10.1039/d3sc02093b",
        follows: [
            "four criteria: phase stability, electrochemical stability, stability with the cathode, stability with the chloride"
        ],
        differs: [
            "the source states no thresholds: 5 meV/atom, 2.5 to 4.0 V and 50 meV/atom are our defaults",
            "elements and band gaps are not judged, the charged cathode is calculated, not judged",
        ]
    ) {
        $0.refusesRadioactive = false
        $0.refusesNobleGases = false
        $0.minimumBandGap = 0
        $0.maximumChargedCathodeReaction = .infinity
    }
}
