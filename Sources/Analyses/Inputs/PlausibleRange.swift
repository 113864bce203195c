internal import TextFormats

/// Bounds beyond which a number can only have been meant in another unit: millivolts for volts, meV for eV.
///
/// They are far outside anything a cell or a formation energy reaches, so that no study needs them wider.
package struct PlausibleRange {
    /// What is bounded, with its unit: `V`, `eV/atom`.
    package let unit: String
    /// Largest magnitude.
    package let bound: Double
    /// What may have been meant.
    package let hint: String

    /// Voltages against any reference.
    package static let voltage = PlausibleRange(unit: "V", bound: 20, hint: "voltages are in V, not in mV")
    /// Thresholds and errors of energies.
    package static let energy = PlausibleRange(
        unit: "eV/atom", bound: 5, hint: "energies are in eV/atom, not in meV/atom")
    /// Chemical potentials relative to the elements.
    package static let potential = PlausibleRange(
        unit: "eV/atom", bound: 50, hint: "chemical potentials are in eV/atom")

    /// Refuses numbers beyond the bound.
    /// - Throws: `AnalysisError` that names `subject`, the number and what may have been meant.
    package func check(_ values: Double?..., of subject: Wording) throws(AnalysisError) {
        for case let value? in values where value.magnitude > bound {
            let number = NumberFormat().text(value) ?? ""
            throw AnalysisError.usage(
                "\(subject): \(number) \(unit) is out of all proportion; \(hint) (at most \(Int(bound)) \(unit))")
        }
    }
}
