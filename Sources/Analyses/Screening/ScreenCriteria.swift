internal import Electrochemistry
package import Screening

/// What a screening judges by, put together from the preset, the file and the options.
package struct ScreenCriteria: Sendable {
    /// As typed: voltages against the reference electrode of the run.
    package let typed: ScreeningCriteria
    /// For the library: voltages against the element of the ion.
    package let criteria: ScreeningCriteria
    /// The preset below it all, if any.
    package let preset: ScreeningPreset?
    /// Costs, if any.
    package let costs: CostFile?
    package let costPath: String?

    /// Checks the criteria and reads the costs.
    /// - Parameters:
    ///   - typed: with voltages against the reference electrode of the workspace.
    ///   - preset: below the criteria, if any.
    ///   - costPath: a file of costs, if any.
    ///   - statesStrictness: whether it was said how margins count.
    /// - Throws: `AnalysisError` for a file that cannot be used, and for criteria that nothing can pass.
    package init(
        _ typed: ScreeningCriteria, preset: ScreeningPreset?, costPath: String?, statesStrictness: Bool,
        _ workspace: Workspace
    ) throws {
        self.preset = preset
        try Self.refuseContradictions(typed)
        if statesStrictness, typed.margin == 0 {
            throw AnalysisError.usage(
                "\(.strict) does nothing here: there is no margin to be strict about; add \(.margin)")
        }
        self.costPath = costPath
        costs = try costPath.map { try CostFile($0) }
        if typed.maximumCost != nil, costs == nil {
            throw AnalysisError.usage("\(.maxCost) needs costs; give a table with \(.costs)")
        }
        var criteria = typed
        criteria.mapVoltages(workspace.reference.againstElement)
        (self.typed, self.criteria) = (typed, criteria)
    }

    private static func refuseContradictions(_ criteria: ScreeningCriteria) throws {
        if criteria.voltageLow > criteria.voltageHigh {
            throw AnalysisError.usage(
                "the window would have to cover \(criteria.voltageLow) to \(criteria.voltageHigh) V, which is upside down; "
                    + "give \(.voltage) LOW:HIGH")
        }
        let (low, high) = (criteria.reactionVoltageLow, criteria.reactionVoltageHigh)
        if (low == nil) != (high == nil) || (low ?? 0) > (high ?? 0) {
            throw AnalysisError.usage(
                "the voltages of the reactions need a lower and a higher end; give \(.reactionVoltage) LOW:HIGH")
        }
        let reactions = ScreeningStage.reactions.compactMap(criteria.maximumReaction)
        if criteria.isStrict, let smallest = reactions.min(), smallest < criteria.margin {
            throw AnalysisError.usage(
                "with a strict margin of \(criteria.margin) eV/atom nothing can react by less than "
                    + "\(smallest * 1000) meV/atom for certain; lower \(.margin) or raise \(.maxReaction)")
        }
    }
}

extension ScreeningCriteria {
    /// Moves every voltage to another electrode.
    package mutating func mapVoltages(_ move: (Double) -> Double) {
        voltageLow = move(voltageLow)
        voltageHigh = move(voltageHigh)
        reactionVoltageLow = reactionVoltageLow.map(move)
        reactionVoltageHigh = reactionVoltageHigh.map(move)
    }
}
