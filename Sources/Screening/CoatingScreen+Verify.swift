internal import Chemistry
internal import Electrochemistry
public import Interfaces
internal import ThermoEntries
public import Thermodynamics

extension CoatingScreen {
    /// Re-checks the window and every contact of every survivor, and the uncoated interface, in rational arithmetic.
    ///
    /// - Returns: how many survivors were checked, and what that took.
    /// - Throws: `InterfaceError` of kind `thermodynamics(.notCertified)` for the first claim that is refuted.
    @discardableResult
    public func verify(
        _ result: ScreeningResult
    ) async throws(InterfaceError) -> (survivors: Int, report: VerificationReport) {
        let entries = entries
        var checked = VerificationReport()
        try InterfaceError.translating { () throws(ThermodynamicsError) in
            for reaction in result.uncoated { checked += try reaction.verify(entries) }
        }
        let index = SystemIndex(entries)
        let contacts = contacts(index: index)
        let partners = try prepared(contacts)
        let windows = WindowCalculator(entries: entries, ion: ion, index: index)
        let outcomes = await runner.map(result.ranking) { candidate -> Result<VerificationReport, InterfaceError> in
            Result { () throws(InterfaceError) in
                try Self.verify(candidate, entries, windows, contacts, partners)
            }
        }
        for outcome in outcomes { checked += try outcome.get() }
        return (outcomes.count, checked)
    }

    private static func verify(
        _ candidate: Candidate, _ entries: EntrySet, _ windows: WindowCalculator, _ contacts: ContactCalculator,
        _ partners: [(stage: ScreeningStage, reactant: PreparedReactant)]
    ) throws(InterfaceError) -> VerificationReport {
        let composition = entries.composition(at: candidate.row)
        let formula = Formula(text: composition.reducedFormula, composition: composition)
        let coating = try InterfaceError.translating { () throws(ThermodynamicsError) in
            try contacts.interfaces.prepare(formula)
        }
        var checked = try InterfaceError.translating { () throws(ThermodynamicsError) in
            try windows.verify(windows.evolution(of: composition))
        }
        for partner in partners {
            let reaction = try contacts.reaction(coating, partner.reactant, at: partner.stage).reaction
            checked += try InterfaceError.translating { () throws(ThermodynamicsError) in try reaction.verify(entries) }
        }
        return checked
    }
}
