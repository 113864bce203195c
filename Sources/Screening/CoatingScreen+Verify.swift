internal import Chemistry
public import Interfaces
internal import ThermoEntries
internal import Thermodynamics

extension CoatingScreen {
    /// Re-checks every contact of every survivor, and the uncoated interface, in rational arithmetic.
    ///
    /// - Throws: `InterfaceError` of kind `thermodynamics(.notCertified)` for the first claim that is refuted.
    public func verify(_ result: ScreeningResult) async throws(InterfaceError) {
        let entries = entries
        try InterfaceError.translating { () throws(ThermodynamicsError) in
            for reaction in result.uncoated { try reaction.verify(entries) }
        }
        let contacts = contacts(index: SystemIndex(entries))
        let partners = try prepared(contacts)
        let outcomes = await runner.map(result.ranking.map(\.row)) { row -> InterfaceError? in
            let composition = entries.composition(at: row)
            let formula = Formula(text: composition.reducedFormula, composition: composition)
            do throws(InterfaceError) {
                let coating = try InterfaceError.translating { () throws(ThermodynamicsError) in
                    try contacts.interfaces.prepare(formula)
                }
                for partner in partners {
                    let reaction = try contacts.reaction(coating, partner.reactant, at: partner.stage).reaction
                    try InterfaceError.translating { () throws(ThermodynamicsError) in
                        try reaction.verify(entries)
                    }
                }
                return nil
            } catch {
                return error
            }
        }
        if let refuted = outcomes.compactMap({ $0 }).first { throw refuted }
    }
}
