internal import Chemistry

/// `<50`, `<=4.4`, `>6`, `~4.3`, `0.7..2.6` or a plain number.
struct Bound {
    enum Form { case below, notAbove, above, about, between }
    let form: Form
    let low: Double
    let high: Double

    init?(_ text: String) {
        let signs: [(String, Form)] = [("<=", .notAbove), ("<", .below), (">", .above), ("~", .about)]
        if let dots = text.firstRange(of: ".."), let low = Double(text[..<dots.lowerBound]),
            let high = Double(text[dots.upperBound...])
        {
            (form, self.low, self.high) = (.between, low, high)
            return
        }
        let sign = signs.first { text.hasPrefix($0.0) }
        guard let value = Double(text.dropFirst(sign?.0.count ?? 0)) else { return nil }
        (form, low, high) = (sign?.1 ?? .about, value, value)
    }

    /// Whether a value obeys; `tolerance` widens everything but strict bounds.
    func allows(_ value: Double, tolerance: Double) -> Bool {
        switch form {
        case .below: value < high
        case .above: value > low
        case .notAbove: value <= high + tolerance
        case .about: (value - low).magnitude <= tolerance
        case .between: value >= low - tolerance && value <= high + tolerance
        }
    }
}

extension Bench {
    /// A bound holds when every member of the subjects obeys it, for a class the share that the sentence claims.
    mutating func bound(_ statement: PublishedStatement) -> Finding {
        guard let bound = Bound(statement.value) else { return .open() }
        let scale = statement.unit == "meV/atom" ? 1000.0 : 1
        var evidence: [String] = []
        var isKnown = true
        var holds = true
        for member in statement.members {
            let quantity = quantity(member)
            let values = values(quantity).map { $0 * scale }
            if values.isEmpty { isKnown = false }
            let obeying = values.filter { bound.allows($0, tolerance: tolerance(statement)) }.count
            let needed = statement.quantifier(settings) * Double(values.count)
            if Double(obeying) < needed { holds = false }
            evidence.append(
                values.count == 1
                    ? "\(member) \(text(values[0], statement.unit))"
                    : "\(obeying) of \(values.count) (\(text(values.min() ?? 0, statement.unit)) to \(text(values.max() ?? 0, statement.unit)))"
            )
        }
        return Finding(holds: isKnown ? holds : nil, evidence: evidence.joined(separator: ", "))
    }

    /// Agreement asked of a value in the unit of the statement.
    func tolerance(_ statement: PublishedStatement) -> Double {
        switch statement.unit {
        case "V": settings.statementVoltage
        default: 0
        }
    }
}
