package import Analyses
package import Chemistry
package import Electrochemistry
package import Presentation
package import Screening
package import TextFormats
internal import ThermoEntries

/// One criterion under the name it has in files and in the `settings` of JSON; the name carries the unit.
package struct CriterionKey {
    /// Where its value lives, and what a file may write for it.
    package enum Place {
        /// A finite number, of 0 or more unless it is a voltage; stored divided by `scale`. `isOff` takes null as "not judged".
        case number(
            WritableKeyPath<ScreeningCriteria, Double>, scale: Double = 1, isOff: Bool = false, signed: Bool = false)
        /// A number, or null for none.
        case optional(WritableKeyPath<ScreeningCriteria, Double?>, signed: Bool = false)
        case flag(WritableKeyPath<ScreeningCriteria, Bool>)
        case elements(WritableKeyPath<ScreeningCriteria, [Element]>)
        case families(WritableKeyPath<ScreeningCriteria, [MaterialFamily]>)
    }

    /// The key.
    package let name: String
    /// Whether results name it even when it has its default value.
    package let isAlwaysEchoed: Bool
    private let place: Place

    private init(_ name: String, _ place: Place, always: Bool = false) {
        (self.name, self.place, isAlwaysEchoed) = (name, place, always)
    }

    private static let milli = 1000.0

    /// All of them, in the order in which they are written.
    package static var all: [CriterionKey] {
        [
            .init("voltage_low_V", .number(\.voltageLow, signed: true), always: true),
            .init("voltage_high_V", .number(\.voltageHigh, signed: true), always: true),
            .init("max_energy_above_hull_eV_per_atom", .number(\.maximumEnergyAboveHull), always: true),
            .init("min_band_gap_eV", .number(\.minimumBandGap), always: true),
            .init("unknown_band_gap_passes", .flag(\.passesUnknownBandGap), always: true),
            .init("refuse_radioactive", .flag(\.refusesRadioactive), always: true),
            .init("refuse_noble_gases", .flag(\.refusesNobleGases), always: true),
            .init(
                "max_electrolyte_meV_per_atom", .number(\.maximumElectrolyteReaction, scale: milli, isOff: true),
                always: true),
            .init(
                "max_cathode_meV_per_atom", .number(\.maximumCathodeReaction, scale: milli, isOff: true), always: true),
            .init(
                "max_charged_cathode_meV_per_atom",
                .number(\.maximumChargedCathodeReaction, scale: milli, isOff: true), always: true),
            .init("required_elements", .elements(\.elements.required)),
            .init("allowed_elements", .elements(\.elements.allowed)),
            .init("forbidden_elements", .elements(\.elements.forbidden)),
            .init("families", .families(\.elements.families)),
            .init("max_cost", .optional(\.maximumCost)),
            .init("reaction_voltage_low_V", .optional(\.reactionVoltageLow, signed: true)),
            .init("reaction_voltage_high_V", .optional(\.reactionVoltageHigh, signed: true)),
            .init("margin_eV_per_atom", .number(\.margin)),
            .init("strict", .flag(\.isStrict)),
        ]
    }

    /// The value as a setting.
    package func setting(_ criteria: ScreeningCriteria) -> Report.Setting {
        let cell: Cell =
            switch place {
            case .number(let path, let scale, _, _): .optional(criteria[keyPath: path] * scale)
            case .optional(let path, _): .optional(criteria[keyPath: path])
            case .flag(let path): .boolean(criteria[keyPath: path])
            case .elements(let path): .list(criteria[keyPath: path].map(\.symbol))
            case .families(let path): .list(criteria[keyPath: path].map(\.rawValue))
            }
        return Report.Setting(name, cell)
    }

    /// Takes a value from a file.
    /// - Throws: `AnalysisError` with exit code 65 that names the place, what stands there and what belongs there.
    package func read(_ item: JSONSettings.Item, into criteria: inout ScreeningCriteria) throws(AnalysisError) {
        switch (place, item.value) {
        case (.number(let path, let scale, _, let signed), .number(let value)) where signed || value >= 0:
            criteria[keyPath: path] = value / scale
        case (.number(let path, _, true, _), .none): criteria[keyPath: path] = .infinity
        case (.optional(let path, let signed), .number(let value)) where signed || value >= 0:
            criteria[keyPath: path] = value
        case (.optional(let path, _), .none): criteria[keyPath: path] = nil
        case (.flag(let path), .boolean(let value)): criteria[keyPath: path] = value
        case (.elements(let path), .list(let words)):
            var elements: [Element] = []
            for word in words {
                elements.append(try Element(named: word, or: { AnalysisError.badInput("\(item.place): \($0)") }))
            }
            criteria[keyPath: path] = elements
        case (.families(let path), .list(let words)):
            var families: [MaterialFamily] = []
            for word in words {
                families.append(
                    try MaterialFamily(named: word, or: { AnalysisError.badInput("\(item.place): \($0)") }))
            }
            criteria[keyPath: path] = families
        default:
            throw .badInput("\(item.place): \(item.value.description) stands where \(expected) belongs")
        }
    }

    private var expected: String {
        switch place {
        case .number(_, _, let isOff, let signed):
            (signed ? "a number" : "a number of 0 or more") + (isOff ? ", or null," : "")
        case .optional(_, let signed): signed ? "a number, or null," : "a number of 0 or more, or null,"
        case .flag: "true or false"
        case .elements: "a list of symbols such as [\"O\", \"F\"]"
        case .families: "a list of families such as [\"oxide\", \"oxyanion\"]"
        }
    }
}

extension JSONSettings.Value {
    /// What it is, for messages.
    package var description: String {
        switch self {
        case .none: "null"
        case .number(let value): "the number \(NumberFormat().text(value) ?? "")"
        case .boolean: "true or false"
        case .text(let text): "the text '\(text)'"
        case .list: "a list"
        case .other(let kind): kind
        }
    }
}
