internal import Analyses
internal import ArgumentParser
internal import Chemistry
internal import Presentation
internal import Reports
internal import ThermoEntries
internal import Thermodynamics

/// `interphase hull`: how far compositions lie above the hull, and what they compete with.
struct HullCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hull",
        abstract: "Stability of compositions: energy above the hull, decomposition energy, competing phases.",
        discussion: """
            The energy above the hull is counted from the hull that holds the phase itself (0 when stable), the decomposition \
            energy from the hull without it (negative when stable: the margin). Every entry of a composition gets its row. A \
            composition without an entry gets the assemblage of lowest energy and no energy of its own. The output as CSV \
            can be given to --entries.

              interphase hull Li3PS4 LiCoO2 NCM811
              interphase hull Li7P3S11 --entry Li7P3S11=-0.92
              interphase hull --system Li-P-S --format csv
              interphase hull Li3PS4 LLZO --also oqmd
            """)

    @OptionGroup var subjects: SubjectOptions
    @OptionGroup var also: AlsoOptions
    @OptionGroup var analysis: AnalysisOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        _ = try output.chosenFormat()
        if let other = also.database { return try await compare(with: other) }
        let workspace = try Workspace(analysis, about: try subjects.request().scope, quiet: output.quiet, usesIon: false)
        let results = try await results(workspace)
        try results.refuseIfNothingIsLeft()
        var table = Table(
            title: "Stability against decomposition",
            columns: HullRows.columns + (subjects.series.isUsed ? [SeriesRequest.column] : []),
            footnotes: [
                "Stable: within \(NumberFormat().text(SystemHull.stableWithin) ?? "") eV/atom of the hull.",
                "Amounts: formula units per formula unit asked.", workspace.energyFootnote,
            ])
        table.append(results, echo: "formula")
        table.footnotes += [try workspace.seriesRemark(try subjects.request()).map(workspace.text)].compactMap { $0 }
        try output.deliver(
            workspace.report("hull", settings: (subjects.series.request?.echo ?? []), table: table, rows: subjects.areRows ? .database : .typed))
    }

    private func compare(with other: String) async throws {
        let databases = TwoDatabases(
            command: "hull", analysis: analysis, output: output, other: other, question: try subjects.request().scope)
        let layout = DatabaseComparison.Layout(
            keys: ["formula"], numbers: ["formation_energy_eV_per_atom", "energy_above_hull_eV_per_atom"],
            phases: ["equilibrium"])
        try await databases.deliver(
            layout, columns: HullRows.columns, title: "Stability against decomposition", settings: (subjects.series.request?.echo ?? []),
            inputs: { try $0.substances(try subjects.request(), where: { _ in true }) },
            answers: { workspace, substances in
                let rows = HullRows(
                    entries: workspace.entries, index: workspace.index, verification: workspace.verification)
                return await substances.then(workspace, .analysis("hull"), naming: \.text) {
                    try rows.rows($0.text, $0.composition)
                }
            })
    }

    private func results(_ workspace: Workspace) async throws -> Batch<[[Cell]]> {
        let rows = HullRows(entries: workspace.entries, index: workspace.index, verification: workspace.verification)
        guard subjects.areRows else {
            return await (try workspace.written(try subjects.request())).then(workspace, .analysis("hull"), naming: \.text) {
                let x = $0.x.map { [Cell.number($0)] } ?? []
                return try rows.rows($0.text, $0.composition).map { $0 + x }
            }
        }
        let positions = try workspace.systemPositions(try subjects.request())
        return await Batch<Int>(outcomes: positions.map { .success($0) }).then(
            workspace, .analysis("hull"), naming: { workspace.systemName($0) },
            { try rows.rows(ofSystem: $0) })
    }
}
