/// Amounts of a compound by element, ascending by symbol where order matters.
typealias ElementAmounts = [(symbol: String, amount: Double)]

extension ChargeRules {
    /// Amounts and charges below this are none.
    static let empty = 1e-12

    /// The valences of a compound: every element starts at its lowest, and steps are taken in the order of their levels until the charges
    /// cancel; the last one, or all of one level, only in part.
    /// - Complexity: O(s log s) in the number of steps.
    func states(of amounts: ElementAmounts) throws(CalibrationError) -> [(state: ChargeState, amount: Double)] {
        var parts: [[(valence: Double, amount: Double)]] = []
        var steps: [(level: Double, element: Int, number: Int)] = []
        var rules: [ChargeRule] = []
        var charge = 0.0
        for (index, item) in amounts.enumerated() {
            guard let rule = elements[item.symbol] else {
                throw CalibrationError(table: "calibration-elements.csv", message: "it has no element \(item.symbol)")
            }
            rules.append(rule)
            parts.append([(rule.lowestValence, item.amount)])
            charge += rule.lowestValence * item.amount
            steps += rule.steps.indices.map { (rule.steps[$0].level, index, $0) }
        }
        steps.sort { ($0.level, amounts[$0.element].symbol, $0.number) < ($1.level, amounts[$1.element].symbol, $1.number) }
        var place = 0
        while charge < -Self.empty, place < steps.count {
            let together = steps[place...].prefix { $0.level == steps[place].level }
            place += together.count
            let gains = together.map { step in
                let rule = rules[step.element]
                return (
                    element: step.element, end: rule.steps[step.number].valence,
                    start: step.number == 0 ? rule.lowestValence : rule.steps[step.number - 1].valence
                )
            }
            let total = gains.reduce(0) { $0 + amounts[$1.element].amount * ($1.end - $1.start) }
            let part = min(1, -charge / total)
            for gain in gains {
                let amount = amounts[gain.element].amount
                parts[gain.element] = [(gain.end, amount * part), (gain.start, amount * (1 - part))]
            }
            charge += part * total
        }
        return zip(amounts, parts).flatMap { item, parts in
            parts.filter { $0.amount > Self.empty }.map {
                (ChargeState(symbol: item.symbol, valence: $0.valence), $0.amount)
            }
        }
    }
}
