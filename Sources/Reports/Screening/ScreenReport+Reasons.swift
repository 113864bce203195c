internal import Analyses
internal import Electrochemistry
internal import Presentation
internal import Screening
internal import TextFormats
internal import ThermoEntries
internal import Thermodynamics

extension ScreenReport {
    /// Why a stage stopped a candidate, in words: the quantity, its value, and the threshold it misses.
    /// - Parameter place: the data whose rows the products are; those of the screening unless given.
    func reason(_ stop: Candidate.Stop, _ candidate: Candidate, in place: EntrySet? = nil) -> String {
        let entries = place ?? entries
        let further = stop.reason.isEmpty ? "" : "; \(stop.reason)"
        guard stop.value != nil else { return stop.reason }
        let value = "\(number(printed(stop.value, of: stop))) \(unit(of: stop))"
        let threshold = number(printedThreshold(of: stop))
        switch stop.stage {
        case .phaseStability: return "\(value), more than \(threshold)"
        case .window:
            let limit = "\(stop.limit?.rawValue ?? "") limit \(value)"
            if !misses(stop) { return limit + further }
            let side = stop.limit == .reduction ? "above the \(threshold) V" : "below the \(threshold) V"
            return "\(limit), \(side) asked for\(further)"
        case .bandGap: return "band gap \(value), less than \(threshold)\(further)"
        case .cost: return "\(costColumn ?? "cost") \(number(stop.value)), more than \(threshold)"
        case .electrolyte, .cathode, .chargedCathode:
            let contact = candidate.contacts.first { $0.stage == stop.stage }
            let products = contact.map {
                Amount.sorted($0.products.map { Amount(entries.formula(at: $0.row), $0.amount) })
            }
            let made = products.map { " to " + $0.map(\.formula).joined(separator: " + ") } ?? ""
            return "\(value) with \(contact?.partner ?? "")\(made), more than \(threshold)"
        case .elements, .calculation: return stop.reason
        }
    }

    /// Whether the limit lies inside the range asked for; with a strict margin one can stop a candidate that does not.
    private func misses(_ stop: Candidate.Stop) -> Bool {
        guard let value = stop.value, let threshold = result.criteria.threshold(of: stop) else { return false }
        return stop.limit == .reduction ? value > threshold : value < threshold
    }

    /// A value as it is printed: voltages against the reference electrode, reactions in meV/atom, everything else as it is.
    func printed(_ value: Double?, of stop: Candidate.Stop) -> Double? {
        switch stop.stage {
        case .window: value.map(workspace.reference.voltage)
        case .electrolyte, .cathode, .chargedCathode: value.map { $0 * Self.milli }
        default: value
        }
    }

    /// The threshold in the unit and with the sign of the value it is compared with; nil for stages without one.
    func printedThreshold(of stop: Candidate.Stop) -> Double? {
        let threshold = result.criteria.threshold(of: stop)
        return printed(threshold.map { stop.stage.isReaction ? -$0 : $0 }, of: stop)
    }

    /// The unit of a value.
    func unit(of stop: Candidate.Stop) -> String {
        switch stop.stage {
        case .phaseStability: "eV/atom above hull"
        case .window: "V"
        case .bandGap: "eV"
        case .cost: costColumn ?? ""
        case .electrolyte, .cathode, .chargedCathode: "meV/atom"
        case .elements, .calculation: ""
        }
    }

    private func number(_ value: Double?) -> String {
        value.flatMap { NumberFormat(significantDigits: 5).text($0) } ?? ""
    }

    /// Candidates that a stage stopped, those with the fewest reasons first, then by the worst contact and canonical order.
    var nearestFirst: [Candidate] {
        result.candidates.filter { $0.stopped != nil && $0.stopped?.stage != .calculation }.sorted { left, right in
            if left.stops.count != right.stops.count { return left.stops.count < right.stops.count }
            let (mine, other) = (left.worst?.mutualEnergy ?? 0, right.worst?.mutualEnergy ?? 0)
            return mine != other ? mine > other : left.row < right.row
        }
    }
}

extension ScreenReport {
    static let frontFootnote =
        "pareto_front in files: no survivor is better with the electrolyte or (worst of its states) with the cathode and no "
        + "worse with the other."

    /// What a file leaves out of the ranking with `top`; nil when it holds all.
    func leftOutNote(top: Int?) -> String? {
        guard let top, result.ranking.count > top else { return nil }
        return workspace.text("\(result.ranking.count) candidates passed; the first \(top) are written (\(.top) \(top))")
    }
}
