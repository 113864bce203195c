internal import Chemistry
internal import Interfaces
internal import ThermoEntries
internal import Thermodynamics

extension CoatingScreen {
    /// Re-checks every contact of every survivor, and the uncoated interface, in rational arithmetic.
    ///
    /// - Throws: `ThermodynamicsError` of kind `notCertified` for the first claim that is refuted.
    public func verify(_ result: ScreeningResult) async throws {
        for reaction in result.uncoated { try reaction.verify(entries) }
        let interfaces = InterfaceCalculator(entries: entries, index: SystemIndex(entries))
        let (entries, partners) = (entries, partners)
        let outcomes = await runner.map(result.ranking.map(\.row)) { row -> ThermodynamicsError? in
            let composition = entries.composition(at: row)
            let formula = Formula(text: composition.reducedFormula, composition: composition)
            do throws(ThermodynamicsError) {
                for partner in [partners.electrolyte, partners.cathode, partners.chargedCathode] {
                    try interfaces.reaction(formula, partner).verify(entries)
                }
                return nil
            } catch {
                return error
            }
        }
        if let refuted = outcomes.compactMap({ $0 }).first { throw refuted }
    }
}
