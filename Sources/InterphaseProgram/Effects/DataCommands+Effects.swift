/// When the options of `interphase data` do something.
extension DataInfoCommand: DeclaresEffects {
    var wantsRemarks: Bool { !output.quiet }
    var effects: [OptionEffect] { [.acts("--database")] + output.effects }
}

extension DataMaterialsCommand: DeclaresEffects {
    var wantsRemarks: Bool { !output.quiet }
    var effects: [OptionEffect] { [.acts("--role")] + output.effects }
}

extension DataFlagsCommand: DeclaresEffects {
    var wantsRemarks: Bool { !output.quiet }
    var effects: [OptionEffect] { [.acts("--implausible")] + output.effects }
}

extension DataVerifyCommand: DeclaresEffects {
    var wantsRemarks: Bool { !output.quiet }
    var effects: [OptionEffect] { output.effects }
}

extension DataAuditCommand: DeclaresEffects {
    var wantsRemarks: Bool { !output.quiet }
    var effects: [OptionEffect] { [.acts("--corrections")] + output.effects }
}

extension DataListCommand: DeclaresEffects {
    var wantsRemarks: Bool { !output.quiet }
    var effects: [OptionEffect] {
        let reason = "a list of entries exchanges no ion and has no voltage; leave it out"
        return subjects.effects + output.effects
            + analysis.effects(
                ionIdle: reason, voltageIdle: reason,
                verifyIdle: "a list of entries calculates nothing; leave it out")
    }
}

extension DataImportCommand: DeclaresEffects {
    var wantsRemarks: Bool { !quiet }
    var effects: [OptionEffect] {
        [.acts("--to", "--name")] + options.effects(readsEntries: ImportOptionGroup.isRead(input))
    }
}

extension DataMeasuredCommand: DeclaresEffects {
    var wantsRemarks: Bool { !output.quiet }
    var effects: [OptionEffect] { [.acts("--list")] + output.effects }
}
