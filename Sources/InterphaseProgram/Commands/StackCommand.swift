internal import Analyses
internal import ArgumentParser
internal import Electrochemistry
internal import Interfaces
internal import Presentation
internal import Reports
internal import ThermoEntries

/// `interphase stack`: a cell as a chain of materials, judged contact by contact and layer by layer.
struct StackCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stack",
        abstract: "Cell stacks: the worst reaction of every contact, every layer's window, the verdict.",
        discussion: """
            Materials from cathode to anode, the first and the last are the electrodes. Contacts with an electrode are open to the \
            ion at its potentials, which covers every state of charge, and also tried closed; contacts between layers are closed. The worst case over the range of \
            voltages is exact. The anode sits at 0 V when it is the metal of the ion, at its measured plateau where \
            that is tabulated (In, LiIn, Li4Ti5O12), else where it exchanges the ion in the data, unless --anode-voltage says \
            otherwise. A last material that is no anode is a layer: LCO Li3InCl6 is a cathode and a layer. --batch reads a CSV file with the columns cathode, catholyte, separator, \
            interlayer, anode, voltage_low_V, voltage_high_V, voltage_reference; lists inside a field are separated by ';'. \
            Printed voltages refer to --reference, in the file to voltage_reference.

            Verdicts from mild to severe: stable (driving force up to --stable-within), passivating (everything new and solid insulates \
            electrons, so that the reaction stops at a layer), undecided (a band gap is not known), reactive (beyond \
            --reactive-beyond, or nothing new that could stop it), mixed-conducting (something new conducts electrons, the reaction \
            goes on). A stack is as good as the worst of its contacts and layers. A page (.html) holds the same table.

            With --also a row of kind stack leads every stack: the verdicts of both databases and their strongest reactions; the \
            contacts and layers of both follow side by side.

              interphase stack NCM811 LiNbO3 Li3InCl6 Li6PS5Cl Li --voltage 2.5:4.3
              interphase stack LCO Li6PS5Cl In --voltage 2.0:3.6 --reference Li-In
              interphase stack --batch cells.csv --output verdicts.csv
              interphase stack --batch cells.csv --output verdicts.html
              interphase stack LCO Li3PS4 Li --voltage 2.5:4.3 --also oqmd
            """)

    @Argument(help: ArgumentHelp("Formulas or names of materials, from cathode to anode.", valueName: "material"))
    var materials: [String] = []

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Voltages of the cathode over the state of charge.", valueName: "low:high"),
        transform: VoltageInterval.init(parsing:))
    var voltage: VoltageInterval?

    @Option(
        parsing: .unconditional, help: ArgumentHelp("Voltage of the anode, or its range.", valueName: "low:high"),
        transform: VoltageInterval.init(parsing:))
    var anodeVoltage: VoltageInterval?

    @Option(help: ArgumentHelp("Many stacks from a CSV file.", valueName: "path"))
    var batch: String?

    @Flag(help: "Judge contacts between layers at all potentials between the electrodes.")
    var innerOpen = false

    @Option(parsing: .unconditional, help: ArgumentHelp("Driving forces up to this are stable.", valueName: "eV/atom"))
    var stableWithin = StackSettings().stableWithin

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Driving forces above this are reactive whatever forms.", valueName: "eV/atom"))
    var reactiveBeyond = StackSettings().reactiveBeyond

    @OptionGroup var decisive: DecisiveOption
    @OptionGroup var also: AlsoOptions
    @OptionGroup var analysis: AnalysisOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        _ = try output.chosenFormat(among: ReportFormat.tabular + [.html])
        if batch == nil, materials.isEmpty {
            throw ValidationError("nothing to calculate; name materials from cathode to anode, or give --batch")
        }
        if batch != nil, !materials.isEmpty || voltage != nil || anodeVoltage != nil {
            throw ValidationError("with --batch, materials and voltages stand in the file; leave them out here")
        }
        if batch == nil, materials.count < 2 {
            throw ValidationError("a stack needs at least two materials, from cathode to anode")
        }
        do { try settings.validate() } catch { throw ValidationError(error.description) }
    }

    private var settings: StackSettings {
        var settings = StackSettings()
        settings.stableWithin = stableWithin
        settings.reactiveBeyond = reactiveBeyond
        settings.innerContactsSeeElectrodes = innerOpen
        return settings
    }

    func run() async throws {
        let format = try output.chosenFormat(among: ReportFormat.tabular + [.html])
        try also.refuse(format)
        try decisive.refuse(beside: "--also", if: also.database != nil)
        if let other = also.database { return try await compare(with: other, format) }
        let workspace = try Workspace(analysis, about: question, quiet: output.quiet)
        let rows = rows(workspace, format)
        let results = try await results(workspace, try inputs(workspace)) { report, input in
            (report: report, cells: try rows.rows(report, name: input.name))
        }
        try results.refuseIfNothingIsLeft()
        var report = report(workspace, results.map(\.cells))
        if batch == nil, let single = results.values.first?.report {
            report.table.footnotes.insert(StackRows.summary(single), at: 0)
            if let note = rows.anodeNote(single) { report.table.footnotes.insert(note, at: 1) }
        }
        try output.deliver(Illustration(report: report, charts: []), as: format)
    }

    private var question: DataScope { batch == nil ? .together(materials) : .everything }

    private func rows(_ workspace: Workspace, _ format: ReportFormat) -> StackRows {
        StackRows(
            entries: workspace.entries, catalogue: workspace.catalogue, reference: workspace.reference,
            reactions: ReactionText(entries: workspace.entries, significantDigits: format.reactionDigits),
            decisive: decisive.decisive ? decisiveContacts(workspace) : nil)
    }

    private func decisiveContacts(_ workspace: Workspace) -> DecisiveContacts {
        DecisiveContacts(
            calculator: InterfaceCalculator(entries: workspace.entries), ion: workspace.ion,
            verification: workspace.verification, quantity: "energy", unit: .eV)
    }

    /// What `answer` makes of the report of every stack.
    private func results<Answer: Sendable>(
        _ workspace: Workspace, _ inputs: Batch<StackInput>,
        _ answer: @escaping @Sendable (StackReport, StackInput) throws -> Answer
    ) async throws -> Batch<Answer> {
        let interfaces = InterfaceCalculator(entries: workspace.entries)
        let calculator = try StackCalculator(interfaces, settings: settings)
        let tally = workspace.verification
        return await inputs.then(
            workspace, .analysis("stack"), naming: { $0.place ?? $0.name }
        ) { input in
            let report = try calculator.report(input.stack, input.conditions)
            if let tally { tally.add(try calculator.verify(report), rows: StackRows.count(report)) }
            return try answer(report, input)
        }
    }

    private func compare(with other: String, _ format: ReportFormat) async throws {
        let databases = TwoDatabases(
            command: "stack", analysis: analysis, output: output, other: other, question: question)
        let layout = DatabaseComparison.Layout(
            keys: ["stack", "kind", "part", "side"], numbers: ["energy_eV_per_atom", "worst_voltage_V"],
            furtherNumbers: [
                "closed_mutual_eV_per_atom", "reduction_limit_V", "oxidation_limit_V", "voltage_low_V",
                "voltage_high_V",
            ], phases: ["products"], words: ["verdict", "interphase_class", StackRows.weakestContact.name],
            pairing: .matching(["kind", "part", "side"]), summarised: ("kind", StackRows.wholeStack))
        try await databases.deliver(
            layout, columns: StackRows.columns(isBatch: batch != nil) + [StackRows.weakestContact], title: title,
            settings: limits, inputs: { try inputs($0) },
            answers: { workspace, inputs in
                let rows = rows(workspace, format)
                return try await results(workspace, inputs) { try rows.comparedRows($0, name: $1.name) }
            })
    }

    private var title: String { batch.map { "Stacks of \($0)" } ?? "Stack \(materials.joined(separator: " | "))" }

    private func report(_ workspace: Workspace, _ results: Batch<[[Cell]]>) -> Report {
        var table = Table(
            title: title,
            columns: StackRows.columns(isBatch: batch != nil)
                + (decisive.decisive ? decisiveContacts(workspace).columns : []),
            footnotes: [
                "Energies of contacts: mutual (total where a partner is the reservoir), closed or at the worst voltage; of "
                    + "layers: their own decomposition at the worst voltage they see.",
                "stable: up to \(stableWithin) eV/atom; passivating: all that is new and solid insulates; undecided: a band gap is not "
                    + "known; reactive: beyond \(reactiveBeyond) eV/atom (not at an anode, where the class decides), or no new solid "
                    + "that could stop it; mixed-conducting: something new conducts electrons, other than the electrode's own phases.",
                workspace.voltageFootnote, workspace.energyFootnote,
            ])
        if decisive.decisive { table.footnotes.insert(DecisiveContacts.footnote, at: 1) }
        table.append(results, echo: "stack")
        return workspace.report("stack", settings: limits, table: table)
    }

    private var limits: [Report.Setting] {
        (decisive.decisive ? [.init("decisive", .boolean(true))] : []) + [
            .init("voltages_V", .optional(voltage?.text)), .init("anode_voltages_V", .optional(anodeVoltage?.text)),
            .init("stable_within_eV_per_atom", .number(stableWithin)),
            .init("reactive_beyond_eV_per_atom", .number(reactiveBeyond)), .init("inner_open", .boolean(innerOpen)),
            .init("worst_case", .text(VoltageRangeReaction.Proof.transitions.rawValue)),
        ]
    }

    /// The stack of the command line, or those of the file.
    private func inputs(_ workspace: Workspace) throws -> Batch<StackInput> {
        if let batch { return try StackTable(path: batch).inputs(workspace) }
        let substances = workspace.substances(materials)
        try substances.refuseIfAnythingFailed()
        let conditions = CellConditions(
            ion: workspace.ion, cathodeVoltages: voltage?.range, anodeVoltages: anodeVoltage?.range,
            referenceOffset: workspace.reference.offset)
        let chain = substances.values.map(\.formula)
        let stack = try CellStack(chain: chain, conditions) {
            StackOrder.places(of: $0, catalogue: workspace.catalogue)
        }
        let order = StackOrder(try CellStack(chain: chain), takenAs: stack, catalogue: workspace.catalogue)
        if !workspace.isQuiet, let remark = order.remark {
            InterphaseCommand.remark(remark.asTyped)
        }
        return Batch(
            outcomes: [
                .success(StackInput(name: materials.joined(separator: " | "), stack: stack, conditions: conditions))
            ])
    }
}
