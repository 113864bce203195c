internal import Chemistry
internal import TextFormats
public import Thermodynamics

/// One set of surroundings.
public struct Condition: Sendable, Hashable {
    /// Volts against the reference electrode; nil when the ion is not held.
    public var voltage: Double?
    /// Elements held by reservoirs, the ion first; empty for a closed system.
    public var reservoirs: [Reservoir]

    /// Puts the parts together.
    package init(
        voltage: Double? = nil, reservoirs: [Reservoir]
    ) {
        self.voltage = voltage
        self.reservoirs = reservoirs
    }

    /// `Li=-2; O=-1.2`, eV/atom relative to the elements; empty for a closed system.
    public var text: String {
        reservoirs.map { "\($0.element.symbol)=\(NumberFormat().text($0.chemicalPotential) ?? "")" }.joined(
            separator: "; ")
    }

    /// What people read above a table.
    public var title: String {
        if reservoirs.isEmpty { return "closed" }
        let parts = (voltage.map { ["\(NumberFormat().text($0) ?? "") V"] } ?? []) + [others].filter { !$0.isEmpty }
        return "open, " + parts.joined(separator: ", ")
    }

    /// The reservoirs besides the ion that the voltage stands for: `O at -1.2 eV`; empty without any.
    public var others: String {
        reservoirs.dropFirst(voltage == nil ? 0 : 1).map { reservoir in
            let value = NumberFormat(significantDigits: 4).text(reservoir.chemicalPotential) ?? ""
            return "\(reservoir.element.symbol) at \(value) eV"
        }.joined(separator: ", ")
    }
}

extension [Condition] {
    /// The heading of a table over all of them: `open, 3 conditions, O at -1.2 eV`; reservoirs besides the ion are the same in all.
    package var title: String {
        guard count > 1, let first else { return first?.title ?? "" }
        return (["open, \(count) conditions"] + [first.others].filter { !$0.isEmpty }).joined(separator: ", ")
    }
}
