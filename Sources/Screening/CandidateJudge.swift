internal import Chemistry
internal import Electrochemistry
internal import Interfaces
internal import ThermoEntries
internal import Thermodynamics

/// Takes one candidate through the funnel.
struct CandidateJudge: Sendable {
    let entries: EntrySet
    let ion: WorkingIon
    /// Electrolyte, cathode as made and charged cathode, their energies settled once for all candidates.
    let partners: [PreparedReactant]
    let criteria: ScreeningCriteria
    let windows: WindowCalculator
    let interfaces: InterfaceCalculator
    /// Whether every stage is calculated even after one has failed.
    let completely: Bool

    /// The candidate at a row of the entries, judged until the first failed stage (or completely).
    func judge(_ row: Int) -> Candidate {
        var candidate = Candidate(row: row)
        do throws(ThermodynamicsError) {
            let composition = entries.composition(at: row)
            let stages: [(inout Candidate, Composition) throws(ThermodynamicsError) -> Candidate.Stop?] = [
                windowStages, elementStage, gapStage, contactStages,
            ]
            for stage in stages {
                let stop = try stage(&candidate, composition)
                if candidate.stopped == nil { candidate.stopped = stop }
                if candidate.stopped != nil && !completely { break }
            }
        } catch {
            candidate.stopped = Candidate.Stop(stage: .calculation, value: nil, reason: error.description)
        }
        return candidate
    }

    /// Phase stability and window come from one evolution; stability is judged first, the window after the elements.
    private func windowStages(
        _ candidate: inout Candidate, _ composition: Composition
    ) throws(ThermodynamicsError) -> Candidate.Stop? {
        let window = try windows.window(of: composition)
        let above = window.energyAboveHull ?? 0
        candidate.energyAboveHull = above
        candidate.reductionLimit = window.reductionLimit
        candidate.oxidationLimit = window.oxidationLimit
        return above <= criteria.maximumEnergyAboveHull ? nil : stop(.phaseStability, above)
    }

    private func elementStage(
        _ candidate: inout Candidate, _ composition: Composition
    ) throws(ThermodynamicsError) -> Candidate.Stop? {
        for element in composition.elements {
            if criteria.refusesRadioactive && element.isRadioactive {
                return Candidate.Stop(
                    stage: .elements, value: nil, reason: "contains \(element.symbol), which is radioactive")
            }
            if criteria.refusesNobleGases && element.isNobleGas {
                return Candidate.Stop(stage: .elements, value: nil, reason: "contains \(element.symbol), a noble gas")
            }
        }
        if let low = candidate.reductionLimit, low > criteria.voltageLow { return stop(.window, low) }
        if let high = candidate.oxidationLimit, high < criteria.voltageHigh { return stop(.window, high) }
        return nil
    }

    private func gapStage(
        _ candidate: inout Candidate, _ composition: Composition
    ) throws(ThermodynamicsError) -> Candidate.Stop? {
        guard let gap = entries.bandGap(at: candidate.row) else {
            candidate.flags.append(.unknownBandGap)
            let reason = "no band gap is known"
            return criteria.passesUnknownBandGap ? nil : Candidate.Stop(stage: .bandGap, value: nil, reason: reason)
        }
        candidate.bandGap = gap.lowest
        return gap.lowest >= criteria.minimumBandGap ? nil : stop(.bandGap, gap.lowest)
    }

    private func contactStages(
        _ candidate: inout Candidate, _ composition: Composition
    ) throws(ThermodynamicsError) -> Candidate.Stop? {
        let formula = Formula(text: composition.reducedFormula, composition: composition)
        let coating = try interfaces.prepare(formula)
        let limits: [(ScreeningStage, Double)] = [
            (.electrolyte, criteria.maximumElectrolyteReaction), (.cathode, criteria.maximumCathodeReaction),
            (.chargedCathode, criteria.maximumChargedCathodeReaction),
        ]
        var first: Candidate.Stop?
        for ((stage, limit), partner) in zip(limits, partners) {
            let contact = try contact(stage, coating, partner)
            candidate.contacts.append(contact)
            if first == nil && -contact.mutualEnergy > limit { first = stop(stage, contact.mutualEnergy) }
            if first != nil && !completely { break }
        }
        return first
    }

    private func contact(
        _ stage: ScreeningStage, _ coating: PreparedReactant, _ partner: PreparedReactant
    ) throws(ThermodynamicsError) -> Candidate.Contact {
        let reaction = try interfaces.reactions(coating, partner, conditions: [[]])[0]
        let minimum = reaction.kinks[reaction.mutualMinimum]
        return Candidate.Contact(
            stage: stage, partner: partner.formula.text, mutualEnergy: minimum.energies.mutualPerAtom,
            molarShare: minimum.fractions.molar, products: minimum.products)
    }

    private func stop(_ stage: ScreeningStage, _ value: Double) -> Candidate.Stop {
        Candidate.Stop(stage: stage, value: value, reason: "")
    }
}
