internal import Analyses
internal import Chemistry
internal import Interfaces
internal import Parallel
internal import Presentation
internal import Screening
internal import ThermoEntries
internal import Thermodynamics

extension ScreenReport {
    /// Finds what worst contacts hang on.
    var decisiveContacts: DecisiveContacts {
        DecisiveContacts(
            calculator: InterfaceCalculator(entries: workspace.entries), ion: workspace.ion,
            verification: workspace.verification, quantity: "worst", unit: .meV)
    }

    /// What the worst contacts of the candidates that a ranking of at most `top` rows shows hang on, by their rows.
    /// - Throws: the first error of the candidates in their order.
    func decisive(top: Int?) async throws -> [Int: [Cell]] {
        let shown = result.ranking.prefix(top ?? .max) + (showsStopped ? nearestFirst.prefix(top ?? .max) : [])
        let contacts = decisiveContacts
        let worst = shown.compactMap { candidate in
            candidate.worst.map {
                (
                    row: candidate.row, coating: entries.composition(at: candidate.row),
                    partner: partners.partner(of: $0).formula, voltage: $0.voltage
                )
            }
        }
        let cells = await workspace.runner.map(worst) { place in
            Result { () throws(ThermodynamicsError) in
                let coating = Formula(text: place.coating.reducedFormula, composition: place.coating)
                return try contacts.cells(contacts.reaction(coating, place.partner, at: place.voltage), isTotal: false)
            }
        }
        return Dictionary(uniqueKeysWithValues: try zip(worst, cells).map { ($0.row, try $1.get()) })
    }
}
