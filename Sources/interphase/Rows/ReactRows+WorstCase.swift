internal import Electrochemistry
internal import Interfaces
internal import Presentation
internal import Thermodynamics

extension ReactRows {
    /// The worst total and the worst mutual energy over a range of voltages, one row each; a single row when they coincide.
    func rows(
        _ substances: (Substance, Substance), _ range: VoltageRangeReaction, reference: ReferenceElectrode
    ) -> [[Cell]] {
        let (total, mutual) = (range.points[range.totalWorst], range.points[range.mutualWorst])
        let first = row(substances, total, total.reaction.totalMinimum, reference)
        let isSame =
            range.totalWorst == range.mutualWorst && total.reaction.totalMinimum == total.reaction.mutualMinimum
        return isSame ? [first] : [first, row(substances, mutual, mutual.reaction.mutualMinimum, reference)]
    }

    private func row(
        _ substances: (Substance, Substance), _ point: VoltageRangeReaction.Point, _ index: Int,
        _ reference: ReferenceElectrode
    ) -> [Cell] {
        let condition = Condition(
            voltage: reference.voltage(againstElement: point.voltage), reservoirs: point.reaction.reservoirs)
        return cells(substances, condition, point.reaction, index)
    }
}
