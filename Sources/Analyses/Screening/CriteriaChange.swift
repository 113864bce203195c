internal import Chemistry
package import Electrochemistry
package import Screening
internal import TextFormats

/// The settings that turn some criteria into others, with their values.
package struct CriteriaChange {
    private let old: ScreeningCriteria
    private let new: ScreeningCriteria
    /// What voltages are typed against.
    private let reference: ReferenceElectrode

    /// The change from one to the other.
    package init(from old: ScreeningCriteria, to new: ScreeningCriteria, _ reference: ReferenceElectrode) {
        (self.old, self.new, self.reference) = (old, new, reference)
    }

    /// The settings of one stage; empty where nothing changes.
    package func settings(at stage: ScreeningStage) -> [Wording] {
        var told: Set<SettingName> = []
        return CriterionKey.all.filter { $0.stage == stage && $0.value(old) != $0.value(new) }.compactMap { key in
            told.insert(key.setting).inserted ? wording(key) : nil
        }
    }

    /// All of them in the order of the stages; a strict margin is given up last.
    package var all: [Wording] {
        ScreeningStage.allCases.flatMap(settings)
            + CriterionKey.all.filter { $0.stage == nil && old.isStrict && !new.isStrict }.compactMap { key in
                if case .flag = key.place { "\(key.setting)" } else { nil }
            }
    }

    private func wording(_ key: CriterionKey) -> Wording {
        switch (key.place, key.value(new)) {
        case (_, .flag): return "\(key.setting)"
        case (_, .words(let words)):
            return words.isEmpty ? "no \(key.setting)" : "\(key.setting) \(words.joined(separator: ","))"
        case (.number(_, _, _, signed: true), _):
            let ends = [new.voltageLow, new.voltageHigh].map { text(reference.voltage(againstElement: $0)) }
            return "\(key.setting) \(ends.joined(separator: ":"))"
        case (_, .number(let value)): return "\(key.setting) \(text(value))"
        case (_, .none): return "\(key.setting) none"
        case (_, .other): return "\(key.setting)"
        }
    }

    /// Thresholds are rounded to few digits already; these are enough to keep them.
    private func text(_ value: Double) -> String { NumberFormat(significantDigits: 8).text(value) ?? "" }
}
