package import Electrochemistry
internal import ExactArithmetic

/// `LOW:HIGH`, or a single voltage as a range without width.
package struct VoltageInterval: Sendable, Hashable {
    /// V against the reference of the workspace.
    package let range: ClosedRange<Double>
    /// The text as `LOW:HIGH` or `V`.
    package let text: String
    /// What was read when it was typed otherwise.
    package let reading: String?

    /// The same in V against the element of the ion.
    package func range(_ reference: ReferenceElectrode) -> ClosedRange<Double> {
        reference.againstElement(range.lowerBound)...reference.againstElement(range.upperBound)
    }

    /// - Throws: `AnalysisError` as `VoltageText`; for steps, since a range is searched exactly.
    package init(parsing typed: String) throws(AnalysisError) {
        let voltages = try VoltageText(typed)
        (text, reading) = (voltages.text, voltages.reading)
        switch voltages.shape {
        case .point(let volts): range = volts.doubleValue...volts.doubleValue
        case .range(let low, let high): range = low.doubleValue...high.doubleValue
        case .steps:
            let ends = voltages.text.split(separator: ":").prefix(2).joined(separator: ":")
            throw AnalysisError.usage("'\(typed)': the whole range is searched exactly, without steps; write \(ends)")
        }
    }
}
