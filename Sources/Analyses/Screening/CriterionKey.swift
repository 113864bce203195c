internal import Chemistry
internal import Electrochemistry
package import Screening
internal import ThermoEntries

/// One criterion under the name it has in files, in requests and in the `settings` of JSON; the name carries the unit.
package struct CriterionKey {
    /// Where its value lives, and what may be written for it.
    enum Place {
        /// A finite number, of 0 or more unless it is a voltage; stored divided by `scale`. `isOff` takes none as "not judged".
        case number(
            WritableKeyPath<ScreeningCriteria, Double>, scale: Double = 1, isOff: Bool = false, signed: Bool = false)
        /// A number, or none.
        case optional(WritableKeyPath<ScreeningCriteria, Double?>, signed: Bool = false)
        case flag(WritableKeyPath<ScreeningCriteria, Bool>)
        case elements(WritableKeyPath<ScreeningCriteria, [Element]>)
        case families(WritableKeyPath<ScreeningCriteria, [MaterialFamily]>)
    }

    /// The key.
    package let name: String
    /// Whether results name it even when it has its default value.
    package let isAlwaysEchoed: Bool
    let place: Place
    /// The setting that people change it by; of a flag the one that lets more pass.
    let setting: SettingName
    /// The stage that judges by it; nil for what every stage looks at.
    let stage: ScreeningStage?

    private init(
        _ name: String, _ place: Place, _ setting: String, at stage: ScreeningStage? = nil, always: Bool = false
    ) {
        (self.name, self.place, self.stage, isAlwaysEchoed) = (name, place, stage, always)
        self.setting = SettingName(setting)
    }

    private static let milli = 1000.0

    /// All of them, in the order in which they are written.
    package static var all: [CriterionKey] {
        [
            .init("voltage_low_V", .number(\.voltageLow, signed: true), "voltage", at: .window, always: true),
            .init("voltage_high_V", .number(\.voltageHigh, signed: true), "voltage", at: .window, always: true),
            .init(
                "max_energy_above_hull_eV_per_atom", .number(\.maximumEnergyAboveHull), "max-above-hull",
                at: .phaseStability, always: true),
            .init("min_band_gap_eV", .number(\.minimumBandGap), "min-gap", at: .bandGap, always: true),
            .init(
                "unknown_band_gap_passes", .flag(\.passesUnknownBandGap), "no-require-gap", at: .bandGap, always: true),
            .init("refuse_radioactive", .flag(\.refusesRadioactive), "allow-radioactive", at: .elements, always: true),
            .init("refuse_noble_gases", .flag(\.refusesNobleGases), "allow-noble-gases", at: .elements, always: true),
            .init(
                "max_electrolyte_meV_per_atom", .number(\.maximumElectrolyteReaction, scale: milli, isOff: true),
                "max-electrolyte", at: .electrolyte, always: true),
            .init(
                "max_cathode_meV_per_atom", .number(\.maximumCathodeReaction, scale: milli, isOff: true), "max-cathode",
                at: .cathode, always: true),
            .init(
                "max_charged_cathode_meV_per_atom",
                .number(\.maximumChargedCathodeReaction, scale: milli, isOff: true), "max-charged-cathode",
                at: .chargedCathode, always: true),
            .init("required_elements", .elements(\.elements.required), "require-elements", at: .elements),
            .init("allowed_elements", .elements(\.elements.allowed), "only-elements", at: .elements),
            .init("forbidden_elements", .elements(\.elements.forbidden), "forbid-elements", at: .elements),
            .init("families", .families(\.elements.families), "families", at: .elements),
            .init("max_cost", .optional(\.maximumCost), "max-cost", at: .cost),
            .init("reaction_voltage_low_V", .optional(\.reactionVoltageLow, signed: true), "reaction-voltage"),
            .init("reaction_voltage_high_V", .optional(\.reactionVoltageHigh, signed: true), "reaction-voltage"),
            .init("margin_eV_per_atom", .number(\.margin), "margin"),
            .init("strict", .flag(\.isStrict), "no-strict"),
        ]
    }

    /// The value that some criteria have.
    package func value(_ criteria: ScreeningCriteria) -> CriterionValue {
        switch place {
        case .number(let path, let scale, _, _):
            criteria[keyPath: path].isFinite ? .number(criteria[keyPath: path] * scale) : .none
        case .optional(let path, _): criteria[keyPath: path].map { .number($0) } ?? .none
        case .flag(let path): .flag(criteria[keyPath: path])
        case .elements(let path): .words(criteria[keyPath: path].map(\.symbol))
        case .families(let path): .words(criteria[keyPath: path].map(\.rawValue))
        }
    }

    /// Puts a value into criteria.
    /// - Throws: `AnalysisError` that names the place, what stands there and what belongs there.
    func take(
        _ value: CriterionValue, at text: Wording, into criteria: inout ScreeningCriteria
    ) throws(AnalysisError) {
        switch (place, value) {
        case (.number(let path, let scale, _, let signed), .number(let value)) where signed || value >= 0:
            criteria[keyPath: path] = value / scale
        case (.number(let path, _, true, _), .none): criteria[keyPath: path] = .infinity
        case (.optional(let path, let signed), .number(let value)) where signed || value >= 0:
            criteria[keyPath: path] = value
        case (.optional(let path, _), .none): criteria[keyPath: path] = nil
        case (.flag(let path), .flag(let value)): criteria[keyPath: path] = value
        case (.elements(let path), .words(let words)):
            var elements: [Element] = []
            for word in words {
                elements.append(try Element(named: word, or: { AnalysisError.badInput("\(text): \($0)") }))
            }
            criteria[keyPath: path] = elements
        case (.families(let path), .words(let words)):
            var families: [MaterialFamily] = []
            for word in words {
                families.append(try MaterialFamily(named: word, or: { AnalysisError.badInput("\(text): \($0)") }))
            }
            criteria[keyPath: path] = families
        default:
            throw .badInput("\(text): \(value.description) stands where \(expected) belongs")
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

/// Criteria that were changed, by the names of their keys, in the order in which they are written.
public struct CriteriaChanges: Codable, Hashable, Sendable {
    private var values: [String: CriterionValue] = [:]

    /// None.
    public init() {}

    /// The new value of the criterion of this name, for instance `max_cathode_meV_per_atom`; nil leaves it alone.
    public subscript(name: String) -> CriterionValue? {
        get { values[name] }
        set { values[name] = newValue }
    }

    /// - Throws: as `apply`.
    package func check() throws(AnalysisError) {
        var criteria = ScreeningCriteria()
        try apply(to: &criteria)
    }

    /// Puts the changes over criteria.
    /// - Throws: `AnalysisError` for a name that is none, and for values that do not fit.
    package func apply(to criteria: inout ScreeningCriteria) throws(AnalysisError) {
        let keys = CriterionKey.all
        if let unknown = values.keys.sorted().first(where: { name in !keys.contains { $0.name == name } }) {
            throw .usage("there is no criterion '\(unknown)'; use one of \(keys.map(\.name).joined(separator: ", "))")
        }
        for key in keys {
            if let value = values[key.name] { try key.take(value, at: "\(key.setting)", into: &criteria) }
        }
    }
}
