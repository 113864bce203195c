internal import Analyses
internal import Screening

extension ScreenCommand: DeclaresEffects {
    var wantsRemarks: Bool { !output.quiet }
    var readings: [String] {
        [
            criteria.voltage?.reading.map { "--voltage \($0)" },
            criteria.reactionVoltage?.reading.map { "--reaction-voltage \($0)" },
        ].compactMap { $0 } + analysis.readings
    }

    var effects: [OptionEffect] {
        let all = ownEffects + criteria.effects + also.effects + output.effects + analysis.effects(also: also.database)
        guard listPresets else { return all }
        let reason = "--list-presets shows the presets and ends; leave one of the two out"
        return all.map { effect in
            effect.names.contains("--list-presets") || effect.names.contains("--output")
                ? effect : effect.idle(because: reason)
        }
    }

    private var ownEffects: [OptionEffect] {
        [
            .acts("--list-presets"),
            .acts(
                "--electrolyte", "--cathode", "--charged-cathode", "--candidates", "--costs", "--rejected", "--explain",
                "--save-criteria", "--resume", "--top", "--complete", "--decisive"),
        ]
    }
}

extension ScreenCriteriaOptions {
    var effects: [OptionEffect] {
        [
            .acts(
                "--preset", "--criteria", "--voltage", "--max-above-hull", "--min-gap", "--require-gap",
                "--no-require-gap", "--max-electrolyte", "--max-cathode", "--max-charged-cathode",
                "--reaction-voltage", "--margin", "--max-cost", "--allow-radioactive", "--no-allow-radioactive",
                "--allow-noble-gases", "--no-allow-noble-gases", "--require-elements", "--only-elements",
                "--forbid-elements", "--families"),
            .acts(
                "--max-reaction", when: maxElectrolyte == nil || maxCathode == nil || maxChargedCathode == nil,
                otherwise:
                    "--max-electrolyte, --max-cathode and --max-charged-cathode say it for all three partners; leave it "
                    + "out"),
            .acts(
                "--strict", "--no-strict", when: mayHaveMargin,
                otherwise: "there is no margin to be strict about; add --margin, or leave it out"),
        ]
    }

    /// Whether a margin comes from the options or the preset; what a file of criteria says is seen when it is read.
    private var mayHaveMargin: Bool {
        criteria != nil || (margin ?? (try? chosenPreset())??.criteria.margin ?? 0) > 0
    }
}
