internal import Chemistry
internal import Electrochemistry
internal import ThermoEntries
public import Thermodynamics

extension StackCalculator {
    /// Re-checks a report in rational arithmetic: every reaction of every contact, closed and at all its voltages, and the evolution behind
    /// every layer, whose window must be the one reported.
    ///
    /// - Throws: `InterfaceError` of kind `thermodynamics(.notCertified)` for the first claim that is refuted.
    public func verify(_ report: StackReport) throws(InterfaceError) -> VerificationReport {
        var checked = VerificationReport()
        try InterfaceError.translating { () throws(ThermodynamicsError) in
            for contact in report.contacts {
                checked += try contact.closed.verify(entries)
                for point in contact.open?.points ?? [] { checked += try point.reaction.verify(entries) }
            }
            for layer in report.layers { checked += try verify(layer, ion: report.conditions.ion) }
        }
        return checked
    }

    private func verify(_ layer: StackLayer, ion: WorkingIon) throws(ThermodynamicsError) -> VerificationReport {
        let windows = WindowCalculator(entries: entries, ion: ion, settings: interfaces.settings)
        let evolution = try windows.evolution(of: layer.formula.composition)
        let window = windows.window(from: evolution)
        guard window.reductionLimit == layer.window.reductionLimit,
            window.oxidationLimit == layer.window.oxidationLimit
        else {
            throw ThermodynamicsError(
                .notCertified, subject: layer.formula.text,
                message: "the limits of the layer are not those of its evolution",
                remedy: "please report the stack: this is a fault of the program")
        }
        return try windows.verify(evolution)
    }
}
