internal import ArgumentParser
internal import Electrochemistry
internal import ThermoEntries

/// `LOW:HIGH` or a single voltage.
struct VoltageInterval: ExpressibleByArgument, Sendable, Hashable {
    /// V against the reference of the command.
    let range: ClosedRange<Double>
    /// The text as typed.
    let text: String

    /// The same in V against the element of the ion.
    func range(_ reference: ReferenceElectrode) -> ClosedRange<Double> {
        reference.againstElement(range.lowerBound)...reference.againstElement(range.upperBound)
    }

    init?(argument: String) {
        let parts = argument.split(separator: ":", omittingEmptySubsequences: false)
        let numbers = parts.compactMap { DecimalLiteral.finite($0) }
        guard numbers.count == parts.count, let low = numbers.first, let high = numbers.last, numbers.count <= 2,
            low <= high
        else { return nil }
        range = low...high
        text = argument
    }
}

extension VoltageInterval {
    /// As `init(argument:)`, with the reason of a refusal.
    /// - Throws: `ValidationError` for anything but one or two numbers in rising order.
    init(parsing text: String) throws {
        guard let interval = VoltageInterval(argument: text) else {
            throw ValidationError("'\(text)' is no range; write LOW:HIGH in V, the lower first, for instance 2.5:4.0")
        }
        try PlausibleRange.voltage.check(interval.range.lowerBound, interval.range.upperBound, of: "'\(text)'")
        self = interval
    }
}
