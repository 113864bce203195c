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
        let tolerance = tolerance(statement)
        var evidence = Evidence()
        var isKnown = true
        var holds = true
        for member in statement.members {
            let quantity = quantity(member)
            let share = judge(quantity, member, &evidence) { bound.allows($0 * scale, tolerance: tolerance) }
            if let share { holds = holds && share >= statement.quantifier(settings) } else { isKnown = false }
        }
        return Finding(holds: isKnown ? holds : nil, evidence: evidence.text)
    }

    /// Share of the members of a quantity that obey a rule, nil without a value; a class tells its range and who breaks the rule.
    mutating func judge(
        _ quantity: Quantity, _ member: String, _ evidence: inout Evidence, _ obeys: (Double) -> Bool
    ) -> Double? {
        let values = values(quantity)
        guard let low = values.map(\.value).min(), let high = values.map(\.value).max() else {
            evidence.append("\(member) not computed")
            return nil
        }
        guard case .classLimit = quantity else {
            evidence.append(member, low, of: quantity)
            return obeys(low) ? 1 : 0
        }
        let breaking = values.filter { !obeys($0.value) }
        let count = values.count - breaking.count
        var text = "\(count) of \(values.count) (\(Text.volts(low)) to \(Text.volts(high)) V)"
        if !breaking.isEmpty {
            text += ", not " + breaking.map { "\($0.name) \(Text.volts($0.value)) V" }.joined(separator: ", ")
        }
        evidence.append(text)
        return Double(count) / Double(values.count)
    }

    /// Agreement asked of a value in the unit of the statement.
    func tolerance(_ statement: PublishedStatement) -> Double {
        switch statement.unit {
        case "V": settings.statementVoltage
        default: 0
        }
    }
}
