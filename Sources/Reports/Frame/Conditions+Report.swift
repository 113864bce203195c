package import Analyses
internal import Chemistry
package import Presentation
internal import TextFormats
internal import Thermodynamics

extension ConditionRequest {
    /// The conditions as settings of a report: gases as typed beside the chemical potentials that follow from them.
    package func echo(_ conditions: [Condition]) -> [Report.Setting] {
        let assignments = (try? assignments()) ?? []
        let potentials = assignments.map {
            "\($0.reservoir.element.symbol)=\(NumberFormat().text($0.reservoir.chemicalPotential) ?? "")"
        }
        return [
            Report.Setting(
                "voltages_V", .list(conditions.compactMap { $0.voltage.flatMap { NumberFormat().text($0) } })),
            Report.Setting("reservoirs_eV_per_atom", .list(potentials)),
            Report.Setting("gas_reservoirs", .list(assignments.compactMap(\.gasText))),
        ]
    }
}

extension [Condition] {
    /// Lines below a table on the zero of gases that reservoirs hold; empty without any.
    ///
    /// The solids' energies are enthalpies, the potentials of gases free energies counted from the same zero.
    package var gasFootnotes: [String] {
        (first?.reservoirs ?? []).compactMap { reservoir in
            guard let gas = try? GasReservoir(reservoir.element.symbol) else { return nil }
            let (symbol, depth) = (gas.element.symbol, NumberFormat().text(gas.entropyBelowZero, decimals: 3) ?? "")
            return
                "Zero of \(symbol): \(symbol)2 at 298.15 K and 1 bar, put at the element of the data. Against the enthalpies of "
                + "the solids that gas lies \(depth) eV/atom lower (T S / 2), so that compounds seem more stable against giving it off."
        }
    }
}
