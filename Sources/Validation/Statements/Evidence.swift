/// Our numbers behind a verdict: members with their values, the unit once at the end.
struct Evidence {
    private var parts: [String] = []
    private var unit = ""

    /// Adds the value of a member.
    mutating func append(_ member: String, _ value: Double, of quantity: Quantity) {
        let (text, unit) = Evidence.text(value, of: quantity)
        if !self.unit.isEmpty && unit != self.unit { flush() }
        self.unit = unit
        parts.append("\(member) \(text)")
    }

    /// Adds a remark without a unit.
    mutating func append(_ remark: String) {
        flush()
        parts.append(remark)
    }

    /// Everything in a line.
    var text: String { parts.joined(separator: ", ") + (unit.isEmpty ? "" : " " + unit) }

    private mutating func flush() {
        if let last = parts.popLast() { parts.append(unit.isEmpty ? last : "\(last) \(unit)") }
        unit = ""
    }

    /// A value in the unit of its quantity.
    static func text(_ value: Double, of quantity: Quantity) -> (String, String) {
        switch quantity {
        case .reaction, .driving, .hydrolysis, .aboveHull: (Text.millielectronvolts(value), "meV/atom")
        default: (Text.volts(value), "V")
        }
    }
}
