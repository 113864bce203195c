internal import Analyses
internal import Presentation
internal import Reports

/// When the options of the analysis commands do something; `ScreenCommand` has a file of its own.
extension HullCommand: DeclaresEffects {
    var wantsRemarks: Bool { !output.quiet }
    var readings: [String] { analysis.readings }

    var effects: [OptionEffect] {
        let reason = "a hull exchanges no ion and has no voltage; leave it out"
        return subjects.effects + uncertainty.effects + also.effects + output.effects
            + analysis.effects(also: also.database, ionIdle: reason, voltageIdle: reason)
    }
}

extension WindowCommand: DeclaresEffects {
    var wantsRemarks: Bool { !output.quiet }
    var readings: [String] { analysis.readings }

    var effects: [OptionEffect] {
        [.acts("--mode", "--decisive")] + subjects.effects + uncertainty.effects + also.effects + output.effects
            + analysis.effects(also: also.database)
    }
}

extension ProfileCommand: DeclaresEffects {
    var wantsRemarks: Bool { !output.quiet }
    var readings: [String] { [voltage?.reading.map { "--voltage \($0)" }].compactMap { $0 } + analysis.readings }

    var effects: [OptionEffect] {
        [.acts("--voltage", "--from", "--to")] + also.effects + output.effects + analysis.effects(also: also.database)
    }
}

extension EquilibriumCommand: DeclaresEffects {
    var wantsRemarks: Bool { !output.quiet }
    var readings: [String] { conditions.readings + analysis.readings }

    var effects: [OptionEffect] {
        [.acts("--decisive")] + conditions.effects + also.effects + output.effects
            + analysis.effects(
                also: also.database, ionIdle: conditions.voltageIdle, voltageIdle: conditions.voltageIdle)
    }
}

extension ReactCommand: DeclaresEffects {
    var wantsRemarks: Bool { !output.quiet }
    var readings: [String] {
        conditions.readings + [worst?.reading.map { "--worst \($0)" }].compactMap { $0 } + analysis.readings
    }

    var effects: [OptionEffect] {
        let closed = range == nil ? conditions.voltageIdle : nil
        return [.acts("--worst", "--reactant-energy", "--compat", "--decisive"), minimumEffect] + conditions.effects
            + uncertainty.effects + also.effects
            + output.effects + analysis.effects(also: also.database, ionIdle: closed, voltageIdle: closed)
    }

    fileprivate var minimumEffect: OptionEffect {
        if also.database != nil {
            return OptionEffect(names: ["--minimum"], idle: "--also compares the lowest energies anyway; leave it out")
        }
        return .acts(
            "--minimum", when: !output.expectedFormat.isPicture,
            otherwise: "a picture shows the whole curve; leave it out, or write a table")
    }
}

extension HeatmapCommand: DeclaresEffects {
    var wantsRemarks: Bool { !output.quiet }
    var readings: [String] { conditions.readings + analysis.readings }

    var effects: [OptionEffect] {
        let format = output.expectedFormat
        let census = "a census counts products, it shows no energies; leave it out"
        return [
            .acts("--rows", "--columns", "--metric", "--census", "--reactant-energy", "--decisive"),
            .acts("--unit", when: !self.census, otherwise: census),
            OptionEffect.acts(
                "--long", when: format == .table || format.separator != nil,
                otherwise: format == .json
                    ? "JSON always holds one row per pair; leave it out"
                    : "a picture is always the matrix; leave it out, or write .csv"
            ).idle(because: self.census ? "a census has one row per product; leave it out" : nil),
            OptionEffect.acts(
                "--color-limit", when: format.isDrawn,
                otherwise: "nothing is drawn; write .svg, .png, .pdf or .html, or leave it out"
            ).idle(because: self.census ? census : nil),
        ] + conditions.effects + uncertainty.effects + also.effects + output.effects
            + analysis.effects(
                also: also.database, ionIdle: conditions.voltageIdle, voltageIdle: conditions.voltageIdle,
                verifyIdle: self.census ? "a census counts products and shows no energies to check; leave it out" : nil)
    }
}

extension StackCommand: DeclaresEffects {
    var wantsRemarks: Bool { !output.quiet }
    var readings: [String] {
        [voltage?.reading.map { "--voltage \($0)" }, anodeVoltage?.reading.map { "--anode-voltage \($0)" }]
            .compactMap { $0 } + analysis.readings
    }

    /// Two electrodes and two layers: the shortest stack in which two layers meet.
    private static let shortestWithInnerContact = 4

    var effects: [OptionEffect] {
        [
            .acts("--voltage", "--anode-voltage", "--batch", "--stable-within", "--reactive-beyond", "--decisive"),
            .acts(
                "--inner-open", when: batch != nil || materials.count >= Self.shortestWithInnerContact,
                otherwise: "no two layers between the electrodes touch in a stack of \(materials.count); leave it out"),
        ] + uncertainty.effects + also.effects + output.effects + analysis.effects(also: also.database)
    }
}
