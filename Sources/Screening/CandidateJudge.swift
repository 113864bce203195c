internal import Chemistry
internal import Electrochemistry
internal import Interfaces
internal import ThermoEntries
internal import Thermodynamics

/// Takes one candidate through the funnel.
struct CandidateJudge: Sendable {
    let entries: EntrySet
    let ion: WorkingIon
    /// Electrolyte, cathode as made and charged cathodes, their energies settled once for all candidates.
    let partners: [(stage: ScreeningStage, reactant: PreparedReactant)]
    let criteria: ScreeningCriteria
    let costs: CostTable?
    let windows: WindowCalculator
    let contacts: ContactCalculator
    /// Whether every stage is calculated even after one has failed.
    let completely: Bool

    private typealias Stage = (inout Candidate, Composition) throws(InterfaceError) -> [Candidate.Stop]

    /// The candidate at a row of the entries, judged until the first failed stage (or completely).
    func judge(_ row: Int) -> Candidate {
        var candidate = Candidate(row: row)
        do throws(InterfaceError) {
            let composition = entries.composition(at: row)
            let stages: [Stage] = [windowStages, materialStages, contactStages]
            for stage in stages {
                let stops = candidate.stops + (try stage(&candidate, composition))
                candidate.stopped = stops.first
                candidate.furtherStops = Array(stops.dropFirst())
                if candidate.stopped != nil && !completely { break }
            }
        } catch {
            candidate.furtherStops = []
            candidate.stopped = Candidate.Stop(stage: .calculation, value: nil, reason: error.description)
        }
        return candidate
    }

    /// Phase stability and window come from one evolution; between them stand the elements.
    private func windowStages(
        _ candidate: inout Candidate, _ composition: Composition
    ) throws(InterfaceError) -> [Candidate.Stop] {
        let evolution = try InterfaceError.translating { () throws(ThermodynamicsError) in
            try windows.evolution(of: composition)
        }
        let window = windows.window(from: evolution)
        let above = window.energyAboveHull ?? 0
        candidate.energyAboveHull = above
        candidate.reductionLimit = window.reductionLimit
        candidate.oxidationLimit = window.oxidationLimit
        var stops = above > criteria.maximumEnergyAboveHull ? [stop(.phaseStability, above)] : []
        if !stops.isEmpty && !completely { return stops }
        if let refusal = elementStage(composition) { stops.append(refusal) }
        if !stops.isEmpty && !completely { return stops }
        let judge = WindowJudge(criteria: criteria, windows: windows)
        let verdict = try InterfaceError.translating { () throws(ThermodynamicsError) in
            try judge.verdict(window, evolution, row: candidate.row)
        }
        if verdict.isWithinMargin { candidate.flags.append(.withinMargin) }
        if let failed = verdict.failed {
            stops.append(
                Candidate.Stop(stage: .window, value: failed.voltage, reason: verdict.reason, limit: failed.limit))
        }
        return stops
    }

    private func elementStage(_ composition: Composition) -> Candidate.Stop? {
        func refuse(_ reason: String) -> Candidate.Stop {
            Candidate.Stop(stage: .elements, value: nil, reason: reason)
        }
        for element in composition.elements {
            if criteria.refusesRadioactive && element.isRadioactive {
                return refuse("contains \(element.symbol), which is radioactive")
            }
            if criteria.refusesNobleGases && element.isNobleGas {
                return refuse("contains \(element.symbol), a noble gas")
            }
        }
        return criteria.elements.refusal(of: composition, ion: ion.element).map(refuse)
    }

    /// Band gap, then cost: what the data say without a calculation.
    private func materialStages(
        _ candidate: inout Candidate, _ composition: Composition
    ) throws(InterfaceError) -> [Candidate.Stop] {
        let gap = try gapStage(&candidate, composition)
        if let gap, !completely { return [gap] }
        return [gap, try costStage(&candidate, composition)].compactMap { $0 }
    }

    private func gapStage(
        _ candidate: inout Candidate, _ composition: Composition
    ) throws(InterfaceError) -> Candidate.Stop? {
        let basis = PhaseConduction(candidate.row, entries: entries).basis
        guard let gap = basis.range else {
            candidate.flags.append(.unknownBandGap)
            let reason = "no band gap is known"
            return criteria.passesUnknownBandGap ? nil : Candidate.Stop(stage: .bandGap, value: nil, reason: reason)
        }
        candidate.bandGap = gap.lowest
        if gap.lowest >= criteria.minimumBandGap { return nil }
        guard gap.highest >= criteria.minimumBandGap else {
            return Candidate.Stop(
                stage: .bandGap, value: gap.lowest,
                reason: gap.highest > gap.lowest ? "\(basis.word) from \(gap.lowest) to \(gap.highest) eV" : basis.word)
        }
        // Polymorphs, or measured and computed, on both sides: nothing is known, and nothing is thrown out for it.
        candidate.flags.append(.straddlingBandGap)
        guard criteria.passesUnknownBandGap else {
            return Candidate.Stop(
                stage: .bandGap, value: gap.lowest,
                reason: "\(basis.word) gaps lie on both sides, from \(gap.lowest) to \(gap.highest) eV")
        }
        return nil
    }

    /// A candidate of unknown cost passes with a flag.
    private func costStage(
        _ candidate: inout Candidate, _ composition: Composition
    ) throws(InterfaceError) -> Candidate.Stop? {
        guard let costs else { return nil }
        candidate.cost = costs.cost(of: composition)
        guard let cost = candidate.cost else {
            candidate.flags.append(.unknownCost)
            return nil
        }
        guard let most = criteria.maximumCost, cost > most else { return nil }
        return stop(.cost, cost)
    }

    private func contactStages(
        _ candidate: inout Candidate, _ composition: Composition
    ) throws(InterfaceError) -> [Candidate.Stop] {
        let formula = Formula(text: composition.reducedFormula, composition: composition)
        let coating = try InterfaceError.translating { () throws(ThermodynamicsError) in
            try contacts.interfaces.prepare(formula)
        }
        var stops: [Candidate.Stop] = []
        for stage in ScreeningStage.reactions {
            var worst: Candidate.Contact?
            for partner in partners where partner.stage == stage {
                let contact = try contacts.contact(coating, partner.reactant, at: stage)
                if worst.map({ contact.mutualEnergy < $0.mutualEnergy }) ?? true { worst = contact }
            }
            guard let worst else { continue }
            candidate.contacts.append(worst)
            let decomposes = worst.selfEnergy < -InterfaceReaction.selfDecompositionFrom
            if decomposes && !candidate.flags.contains(.selfDecomposition) {
                candidate.flags.append(.selfDecomposition)
            }
            let verdict = criteria.verdict(onReaction: worst.mutualEnergy, at: stage)
            if verdict.isWithinMargin && !candidate.flags.contains(.withinMargin) {
                candidate.flags.append(.withinMargin)
            }
            if !verdict.passes { stops.append(stop(stage, worst.mutualEnergy)) }
            if !stops.isEmpty && !completely { break }
        }
        return stops
    }

    private func stop(_ stage: ScreeningStage, _ value: Double) -> Candidate.Stop {
        Candidate.Stop(stage: stage, value: value, reason: "")
    }
}
