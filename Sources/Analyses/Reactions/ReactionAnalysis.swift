internal import Chemistry
internal import Electrochemistry
internal import Interfaces
public import Thermodynamics

/// What two materials turn into where they meet: every kink of the energy over the mixing ratio, or the worst case over a range of
/// voltages.
public struct ReactionAnalysis: Analysis {
    /// Formula or name of a material; shares are its shares.
    public var reactant1: String
    /// Formula or name of a material.
    public var reactant2: String
    /// The surroundings, one answer each; voltages `LOW:HIGH` ask for the worst case over the range.
    public var conditions: ConditionRequest
    /// The same range under a name of its own, as typed.
    public var worst: String?
    /// Energy of the reactants: their own where they have an entry, or always that of the hull.
    public var energy = EnergyChoice.own
    /// Whether only the mixture of the lowest total energy is told.
    public var isMinimumOnly = false
    /// Whether it is told which phases the lowest energies hang on.
    public var isDecisive = false

    /// How energies are varied to see how the lowest ones scatter; nil: not at all.
    public var uncertainty: UncertaintyRequest?

    /// The reaction of two formulas or names of materials.
    public init(_ reactant1: String, _ reactant2: String, _ conditions: ConditionRequest = ConditionRequest()) {
        (self.reactant1, self.reactant2, self.conditions) = (reactant1, reactant2, conditions)
    }

    /// `react`.
    public static let name = "react"
    /// Both materials with everything that reservoirs hold.
    public var scope: DataScope { .together([reactant1, reactant2] + conditions.heldElements) }

    /// The range of voltages whose worst case is asked for; nil: single conditions are.
    package var range: VoltageInterval? { worst.flatMap { try? VoltageInterval(parsing: $0) } ?? conditions.range }

    /// The surroundings besides that range.
    package var surroundings: ConditionRequest { conditions.withoutRange }

    /// The conditions.
    public func inputs(in workspace: Workspace) throws -> Batch<Condition> {
        Batch(outcomes: try surroundings.conditions(in: workspace).map { .success($0) })
    }

    /// The two materials.
    /// - Throws: `NothingLeft` when one of them cannot be read.
    package func reactants(in workspace: Workspace) throws(NothingLeft) -> (Substance, Substance) {
        let substances = workspace.substances([reactant1, reactant2])
        try substances.refuseIfAnythingFailed()
        return (substances.values[0], substances.values[1])
    }

    /// One answer per condition.
    public func answers(to inputs: Batch<Condition>, in workspace: Workspace) async throws -> Batch<ReactionAnswer> {
        let pair = try reactants(in: workspace)
        if uncertainty != nil, range != nil {
            throw AnalysisError.usage(
                "\(.uncertainty) varies the energies at single voltages; give steps LOW:HIGH:STEP instead of a range")
        }
        _ = try uncertainty?.calibration(in: workspace)
        let calculator = InterfaceCalculator(entries: workspace.entries, energyChoice: energy)
        return await inputs.then(workspace, .analysis(Self.name), naming: { name(of: $0, workspace) }) { condition in
            try range.map { try worstCase(of: pair, $0, condition, calculator, workspace) }
                ?? reaction(of: pair, condition, calculator, workspace)
        }
    }

    /// What a condition that fails is called.
    private func name(of condition: Condition, _ workspace: Workspace) -> String {
        if let range { return workspace.observer.text("\(worst == nil ? .voltage : SettingName.worst) \(range.text)") }
        return condition.text.isEmpty ? "\(reactant1), \(reactant2)" : condition.text
    }

    private func reaction(
        of pair: (Substance, Substance), _ condition: Condition, _ calculator: InterfaceCalculator,
        _ workspace: Workspace
    ) throws -> ReactionAnswer {
        let reaction = try calculator.reaction(pair.0.formula, pair.1.formula, reservoirs: condition.reservoirs)
        let energies = isDecisive ? try calculator.decisiveEnergies(of: reaction) : nil
        let kinks = reaction.kinks.indices.filter { !isMinimumOnly || $0 == reaction.totalMinimum }
        if let tally = workspace.verification {
            tally.add(try reaction.verify(calculator.entries), rows: kinks.count)
            if let energies { tally.add(try energies.verify(calculator), rows: 0) }
        }
        let scatter = try uncertainty.map { try ReactionUncertainty(of: pair, condition, energy, $0, workspace) }
        let mixtures = kinks.map { kink in
            var mixture = ReactionMixture(pair, condition, reaction, kink, minima: [], decisive: energies, workspace)
            mixture.uncertainty = scatter
            return mixture
        }
        return ReactionAnswer(pair: pair, condition: condition, reaction: reaction, mixtures: mixtures)
    }

    private func worstCase(
        of pair: (Substance, Substance), _ range: VoltageInterval, _ condition: Condition,
        _ calculator: InterfaceCalculator, _ workspace: Workspace
    ) throws -> ReactionAnswer {
        let reference = workspace.reference
        let worst = try calculator.worstReaction(
            pair.0.formula, pair.1.formula, ion: workspace.ion, voltages: range.range(reference),
            others: condition.reservoirs)
        let mixtures = try worst.worstMixtures.map { place in
            let reaction = place.point.reaction
            return ReactionMixture(
                pair,
                Condition(
                    voltage: reference.voltage(againstElement: place.point.voltage), reservoirs: reaction.reservoirs),
                reaction, place.kink, minima: place.minima,
                decisive: isDecisive ? try calculator.decisiveEnergies(of: reaction) : nil, workspace)
        }
        if let tally = workspace.verification {
            for mixture in mixtures {
                if let energies = mixture.decisive { tally.add(try energies.verify(calculator), rows: 0) }
            }
            var checked = VerificationReport()
            for point in worst.points { checked += try point.reaction.verify(calculator.entries) }
            tally.add(checked, rows: mixtures.count)
        }
        return ReactionAnswer(
            pair: pair, condition: condition, reaction: worst.worstTotal.point.reaction, mixtures: mixtures)
    }
}
