package import Analyses
package import Electrochemistry
package import Interfaces
package import Presentation
internal import Thermodynamics

extension ReactRows {
    /// The worst total and mutual energies over a range of voltages, per non-reservoir atom and per atom: a row for every mixture that is
    /// the worst of any of the four, which `worst_of` names; most often two.
    package func rows(
        _ substances: (Substance, Substance), _ range: VoltageRangeReaction, reference: ReferenceElectrode,
        decisive: ((InterfaceReaction) throws -> DecisiveEnergies)? = nil
    ) throws -> [[Cell]] {
        let (total, mutual) = (range.points[range.totalWorst], range.points[range.mutualWorst])
        let (totalPerAtom, mutualPerAtom) = (range.worstTotalPerAtom, range.worstMutualPerAtom)
        let worst = [
            ("total per non-reservoir atom", total, total.reaction.totalMinimum),
            ("mutual per non-reservoir atom", mutual, mutual.reaction.mutualMinimum),
            ("total per atom", totalPerAtom.point, totalPerAtom.kink),
            ("mutual per atom", mutualPerAtom.point, mutualPerAtom.kink),
        ]
        var rows: [(point: VoltageRangeReaction.Point, kink: Int, names: [String])] = []
        for (name, point, kink) in worst {
            if let same = rows.firstIndex(where: { $0.point.voltage == point.voltage && $0.kink == kink }) {
                rows[same].names.append(name)
            } else {
                rows.append((point, kink, [name]))
            }
        }
        return try rows.map { place in
            row(substances, place.point, place.kink, place.names, reference)
                + (try decisive.map { worstCells(place.point.reaction, place.names, try $0(place.point.reaction)) } ?? [])
        }
    }

    private func row(
        _ substances: (Substance, Substance), _ point: VoltageRangeReaction.Point, _ index: Int, _ names: [String],
        _ reference: ReferenceElectrode
    ) -> [Cell] {
        let condition = Condition(
            voltage: reference.voltage(againstElement: point.voltage), reservoirs: point.reaction.reservoirs)
        return cells(substances, condition, point.reaction, index, worstOf: names)
    }
}
