internal import Analyses
internal import Electrochemistry
internal import Reports
internal import ThermoSnapshot

/// When the options that several commands share do something.
extension AnalysisOptions {
    /// - Parameters:
    ///   - also: the second database of the call, which is read with the same options.
    ///   - ionIdle: why the call exchanges no ion; nil when it does.
    ///   - voltageIdle: why the call neither reads nor prints voltages; nil when it does.
    ///   - verifyIdle: why there is nothing to check again; nil when there is.
    func effects(
        also: String? = nil, ionIdle: String? = nil, voltageIdle: String? = nil, verifyIdle: String? = nil
    ) -> [OptionEffect] {
        [
            .acts(
                "--database", "--energies", "--entries", "--entry", "--above-hull", "--exclude", "--solid-solution", "--keep-dilute",
                "--exclude-implausible", "--no-balance"),
            OptionEffect(names: ["--ion"], idle: ionIdle),
            OptionEffect(names: ["--reference"], idle: voltageIdle),
            .acts(
                "--temperature", "--mixing-sites", "--end-members", when: !solidSolution.isEmpty,
                otherwise:
                    "it belongs to a solid solution, and everything else is calculated at 0 K from the energies of the "
                    + "data; add --solid-solution, or leave it out"),
            OptionEffect(names: ["--verify"], idle: verifyIdle),
        ] + imports.effects(readsEntries: readsEntries(also))
    }

    /// What was read of an ion or a reference that was typed in another spelling.
    var readings: [String] {
        let typed: String? = ion
        guard let typed else { return [] }
        let symbol = WorkingIon.symbol(reading: typed)
        return symbol == typed ? [] : ["--ion '\(typed)' is read as \(symbol)"]
    }

    /// Whether a file of entries is read, to which the import options apply: not the embedded data, and no database file.
    private func readsEntries(_ also: String?) -> Bool {
        !entries.isEmpty || [database, also].contains { $0.map(ImportOptionGroup.isRead) == true }
    }
}

extension ImportOptionGroup {
    /// Whether a database of this name is imported from a file of entries; one that is missing is told by its own message.
    static func isRead(_ name: String) -> Bool {
        guard name != ThermoSnapshot.name else { return false }
        guard let path = try? DatabaseSource.path(of: name) else { return true }
        return !EntryFile.isDatabase(path)
    }

    func effects(readsEntries: Bool) -> [OptionEffect] {
        [
            .acts(
                "--import-type", "--type", "--import-corrections", "--corrections", "--import-energy", "--energy",
                "--import-position", "--import-reference", "--import-temperature", "--import-mixed", "--allow-mixed",
                "--import-keep-going", "--keep-going", when: readsEntries,
                otherwise:
                    "it says how a file of entries is read, and none is; add --entries FILE or --database FILE, or leave "
                    + "it out")
        ]
    }
}

extension SubjectOptions {
    var effects: [OptionEffect] { [.acts("--list", "--system", "--all")] + series.effects }
}

extension SeriesOptions {
    var effects: [OptionEffect] {
        [
            .acts("--series"),
            .acts(
                "--from", "--to", "--steps", when: isUsed,
                otherwise: "it belongs to a series of compositions; add --series, or leave it out"),
        ]
    }
}

extension UncertaintyOptions {
    var effects: [OptionEffect] {
        [
            .acts("--uncertainty"),
            .acts(
                "--samples", "--seed", when: uncertainty != nil,
                otherwise: "nothing is drawn by chance; add --uncertainty, or leave it out"),
        ]
    }
}

extension AlsoOptions {
    var effects: [OptionEffect] { [.acts("--also")] }
}

extension OutputOptions {
    var effects: [OptionEffect] { [.acts("--format", "--output")] }

    /// The format, for declarations; a table when it cannot be.
    var expectedFormat: ReportFormat { (try? chosenFormat(among: ReportFormat.allCases)) ?? .table }
}

extension ConditionOptions {
    var effects: [OptionEffect] { [.acts("--voltage", "--reservoir")] }

    /// Why no voltage is read or printed; nil when the ion is held by a voltage, or may be by a reservoir.
    var voltageIdle: String? {
        voltage.isEmpty && reservoir.isEmpty
            ? "the system is closed and has no voltage; add --voltage, or leave it out" : nil
    }
}
