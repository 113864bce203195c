internal import ArgumentParser
internal import Electrochemistry
internal import Presentation
internal import Screening

/// What a screening judges by, put together from the preset, the file and the options.
struct ScreenRequest {
    /// As typed: voltages against the reference electrode of the run.
    let typed: ScreeningCriteria
    /// For the library: voltages against the element of the ion.
    let criteria: ScreeningCriteria
    /// The preset below it all, if any.
    let preset: ScreeningPreset?
    /// Costs, if any.
    let costs: CostFile?
    private let costPath: String?

    /// Later ones win: defaults, preset, file, options.
    /// - Throws: `CommandFailure` with 65 for a file that cannot be used, with 64 for criteria that nothing can pass.
    init(_ command: ScreenCommand, _ workspace: Workspace) throws {
        let reference = workspace.reference
        let options = command.criteria
        preset = try options.chosenPreset()
        var typed = preset?.criteria ?? ScreeningCriteria()
        // Presets are written against the element of the ion.
        if preset != nil { typed.mapVoltages(reference.voltage) }
        if let path = options.criteria {
            try ScreenCriteriaFile.apply(path, to: &typed, in: workspace)
        }
        try options.override(&typed)
        try Self.refuseContradictions(typed)
        if options.strict != nil, typed.margin == 0 {
            throw CommandFailure.usage(
                "--strict does nothing here: there is no margin to be strict about; add --margin")
        }
        costPath = command.costs
        costs = try command.costs.map { try CostFile($0) }
        if typed.maximumCost != nil, costs == nil {
            throw CommandFailure.usage("--max-cost needs costs; give a table with --costs")
        }
        var criteria = typed
        criteria.mapVoltages(reference.againstElement)
        (self.typed, self.criteria) = (typed, criteria)
    }

    private static func refuseContradictions(_ criteria: ScreeningCriteria) throws {
        if criteria.voltageLow > criteria.voltageHigh {
            throw CommandFailure.usage(
                "the window would have to cover \(criteria.voltageLow) to \(criteria.voltageHigh) V, which is upside down; "
                    + "give --voltage LOW:HIGH")
        }
        let (low, high) = (criteria.reactionVoltageLow, criteria.reactionVoltageHigh)
        if (low == nil) != (high == nil) || (low ?? 0) > (high ?? 0) {
            throw CommandFailure.usage(
                "the voltages of the reactions need a lower and a higher end; give --reaction-voltage LOW:HIGH")
        }
        let reactions = ScreeningStage.reactions.compactMap(criteria.maximumReaction)
        if criteria.isStrict, let smallest = reactions.min(), smallest < criteria.margin {
            throw CommandFailure.usage(
                "with a strict margin of \(criteria.margin) eV/atom nothing can react by less than "
                    + "\(smallest * 1000) meV/atom for certain; lower --margin or raise --max-reaction")
        }
    }

    /// The request for the `settings` of JSON.
    var echo: [Report.Setting] {
        var settings = ScreenCriteriaFile.echo(typed)
        if let costPath { settings.append(.init("costs", .text(costPath))) }
        if let preset {
            settings.append(.init("preset", .text(preset.name)))
            settings.append(.init("preset_source", .text("\(preset.source), doi:\(preset.doi)")))
        }
        return settings
    }
}

extension ScreeningCriteria {
    /// Moves every voltage to another electrode.
    fileprivate mutating func mapVoltages(_ move: (Double) -> Double) {
        voltageLow = move(voltageLow)
        voltageHigh = move(voltageHigh)
        reactionVoltageLow = reactionVoltageLow.map(move)
        reactionVoltageHigh = reactionVoltageHigh.map(move)
    }
}
