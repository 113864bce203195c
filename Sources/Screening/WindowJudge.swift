internal import Electrochemistry
internal import ThermoEntries
internal import Thermodynamics

/// Whether a window covers the range of use, with and without a margin.
///
/// The margin, in eV per atom of the candidate, is an error of its energy against everything that competes with it. Lowered by the
/// margin it is stable at a voltage exactly where its driving force for decomposition is above -margin (see `DrivingForceCurve`);
/// raised by it, it is stable where it still appears in the equilibrium, which a second evolution with its energy raised tells.
struct WindowJudge {
    /// An end of the window with its voltage, V.
    struct FailedLimit {
        var limit: Candidate.WindowLimit
        var voltage: Double
    }

    /// What was found out about one candidate.
    struct Verdict {
        /// The limit that stops it, and its voltage in V.
        var failed: FailedLimit?
        /// Why, where the limit alone does not say it.
        var reason = ""
        /// Whether the margin could turn the answer.
        var isWithinMargin = false
    }

    let criteria: ScreeningCriteria
    let windows: WindowCalculator

    /// Judges the window of the compound at `row`, read off `evolution`.
    ///
    /// - Throws: the errors of `EvolutionTracer`, with a margin only.
    /// - Complexity: without a margin O(1), else one more evolution at most.
    func verdict(
        _ window: StabilityWindow, _ evolution: IonEvolution, row: Int
    ) throws(ThermodynamicsError) -> Verdict {
        let failed = failingLimit(window)
        guard criteria.margin > 0 else { return Verdict(failed: failed) }
        if failed != nil {
            // It may pass when it is more stable than the data say.
            if criteria.isStrict || !isStable(evolution, within: criteria.margin) { return Verdict(failed: failed) }
            return Verdict(isWithinMargin: true)
        }
        if try isStableWhenRaised(evolution, row: row) { return Verdict() }
        guard criteria.isStrict else { return Verdict(isWithinMargin: true) }
        return Verdict(
            failed: closerLimit(window), reason: "not certain within \(criteria.margin) eV/atom", isWithinMargin: true)
    }

    /// The limit that misses the range of use; the lower one first.
    private func failingLimit(_ window: StabilityWindow) -> FailedLimit? {
        if let low = window.reductionLimit, low > criteria.voltageLow {
            return FailedLimit(limit: .reduction, voltage: low)
        }
        if let high = window.oxidationLimit, high < criteria.voltageHigh {
            return FailedLimit(limit: .oxidation, voltage: high)
        }
        return nil
    }

    /// The limit nearest to its end of the range, which a strict margin names; the upper one at 0 V without limits.
    private func closerLimit(_ window: StabilityWindow) -> FailedLimit {
        let below = window.reductionLimit.map {
            (criteria.voltageLow - $0, FailedLimit(limit: .reduction, voltage: $0))
        }
        let above = window.oxidationLimit.map {
            ($0 - criteria.voltageHigh, FailedLimit(limit: .oxidation, voltage: $0))
        }
        return [below, above].compactMap { $0 }.min { $0.0 < $1.0 }?.1
            ?? FailedLimit(limit: .oxidation, voltage: 0)
    }

    /// Whether the driving force for decomposition stays above -margin at both ends; it is concave, hence everywhere between.
    private func isStable(_ evolution: IonEvolution, within margin: Double) -> Bool {
        let curve = DrivingForceCurve(evolution, ion: windows.ion, mode: .hull, energyPerAtom: nil)
        return [criteria.voltageLow, criteria.voltageHigh].allSatisfy { (curve.value(at: $0) ?? 0) >= -margin }
    }

    /// Whether the compound, all its polymorphs raised by the margin, still is its own equilibrium at both ends.
    private func isStableWhenRaised(_ evolution: IonEvolution, row: Int) throws(ThermodynamicsError) -> Bool {
        var tracer = try windows.tracer(for: evolution.composition, candidates: .all)
        let phases = tracer.phases
        var shifts = [Double](repeating: 0, count: phases.phaseCount)
        for polymorph in windows.entries.rows(of: evolution.composition) {
            if let position = phases.position(ofRow: polymorph) { shifts[position] = criteria.margin }
        }
        let raised = try tracer.evolution(of: evolution.composition, energyShifts: shifts)
        let lowest = windows.entries.rows(of: evolution.composition).first ?? row
        let energy = windows.entries.energies[lowest] + criteria.margin
        let curve = DrivingForceCurve(raised, ion: windows.ion, mode: .own, energyPerAtom: energy)
        return [criteria.voltageLow, criteria.voltageHigh].allSatisfy {
            (curve.value(at: $0) ?? 0) >= -SystemHull.stableWithin
        }
    }
}

extension ScreeningCriteria {
    /// What a mutual reaction energy (eV/atom, <= 0) means at a stage: `passes` within the threshold, widened by the margin or, when
    /// strict, narrowed by it; `isWithinMargin` when the threshold is no further away than the margin.
    public func verdict(onReaction energy: Double, at stage: ScreeningStage) -> (passes: Bool, isWithinMargin: Bool) {
        guard let limit = maximumReaction(at: stage), limit.isFinite else { return (true, false) }
        let bound = isStrict ? limit - margin : limit + margin
        return (-energy <= bound, margin > 0 && (-energy - limit).magnitude <= margin)
    }
}
