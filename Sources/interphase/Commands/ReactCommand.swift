internal import Analyses
internal import ArgumentParser
internal import Electrochemistry
internal import Interfaces
internal import Presentation
internal import Reports
internal import ThermoEntries
internal import Thermodynamics

/// `interphase react`: what two materials turn into where they meet.
struct ReactCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "react",
        abstract: "Reactions between two materials: every kink of the energy over the mixing ratio.",
        discussion: """
            Closed unless --voltage or --reservoir opens the system. x1 is always the share of REACTANT1: of formula units \
            (molar), of atoms, and of the atoms that no reservoir holds. Energies are negative when the materials react: \
            total, the part of it that the reactants release alone (self), and the rest (mutual). The lowest energies are sought \
            per atom that no reservoir holds: open, another row may be lower per atom. An element that is a \
            reservoir may be a reactant too. The row of the lowest total energy says between which shares the energy stays \
            within 1 meV of it (x1_..._low_1meV, x1_..._high_1meV). With --also the lowest total energy of every condition \
            is compared. --decisive tells which phase of the data the lowest energies hang on, and what they are without it. \
            Pictures (.svg, .png, .pdf) and pages (.html) show the energies over the share of REACTANT1; of \
            several voltages the mutual ones.

            --compat pymatgen writes the table of pymatgen's get_dataframe (x: atomic share of REACTANT1; eV per atom that no \
            reservoir holds; open systems: the mutual energy, as pymatgen does by default, or with pymatgen-total the total). \
            --compat ifs writes the columns of IFS (x: atomic shares; meV per atom that no reservoir holds).

              interphase react Li3PS4 LiCoO2
              interphase react Li6PS5Cl NCM811 --voltage 2.5:4.3:0.1 --minimum --format csv
              interphase react Li6PS5Cl NCM811 --voltage 2.5:4.3
              interphase react Li3PS4 LiCoO2 --output reaction.svg
              interphase react Li3InCl6 Li --voltage 0
              interphase react Li3PS4 LiCoO2 --also oqmd
              interphase react Li3PS4 LiCoO2 --minimum --decisive
              interphase react LLZO LCO --reservoir O2=0.21bar@1000K
              interphase react Li3PS4 LiCoO2 --compat pymatgen --output reactions.csv
            """)

    @Argument(help: "Formula or name of a material; x1 is its share.")
    var reactant1: String

    @Argument(help: "Formula or name of a material.")
    var reactant2: String

    @OptionGroup var conditions: ConditionOptions

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Open to the ion at any voltage of this range: the worst total and mutual energies, per atom and per non-reservoir atom, "
                + "exact; the same as --voltage LOW:HIGH.",
            valueName: "low:high"),
        transform: VoltageInterval.init(parsing:))
    var worst: VoltageInterval?

    @Option(help: "Energy of the reactants: their own where they have an entry, or always that of the hull.")
    var reactantEnergy = EnergyChoice.own

    @Flag(help: "One row per condition: the kink of the lowest total energy (heatmap and screen show the mutual one).")
    var minimum = false

    @OptionGroup var decisive: DecisiveOption
    @OptionGroup var also: AlsoOptions
    @Option(
        help: ArgumentHelp(
            "CSV as another program writes it: pymatgen, pymatgen-total or ifs; one voltage at most.",
            valueName: "layout"))
    var compat: CompatibleLayout?

    @OptionGroup var analysis: AnalysisOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        if worst != nil, !conditions.voltage.isEmpty {
            throw ValidationError("--worst is the same as --voltage LOW:HIGH; give one of the two")
        }
        try compat?.validate(output, conditions: surroundings.voltages().count, isWorstCase: range != nil)
        if range != nil, minimum {
            throw ValidationError("a range of voltages has its worst cases as rows; leave out --minimum")
        }
        if also.database != nil, range != nil || compat != nil {
            throw ValidationError(
                "--also compares the lowest energies of single conditions; give steps LOW:HIGH:STEP instead of a range, and leave "
                    + "out --worst and --compat")
        }
    }

    func run() async throws {
        let format = try output.chosenFormat(among: ReportFormat.allCases)
        try also.refuse(format)
        try decisive.refuse(beside: "--also", if: also.database != nil)
        try decisive.refuse(beside: "--compat", if: compat != nil)
        if let other = also.database { return try await compare(with: other, format) }
        let workspace = try Workspace(analysis, about: question, quiet: output.quiet)
        let conditions = try surroundings.conditions(workspace)
        if format.isDrawn, range != nil {
            throw CommandFailure.usage(
                "a worst case names two single mixtures and has no curve to draw; write .csv or .json, or give steps "
                    + "LOW:HIGH:STEP")
        }
        if format.isPicture, conditions.count > ReactPicture.mostCurves {
            throw CommandFailure.usage(
                "a picture shows \(ReactPicture.mostCurves) voltages at most, not \(conditions.count); "
                    + "use a larger step, or write .html or .csv")
        }
        let pair = try pair(workspace)
        let rows = rows(workspace, format)
        let inputs = Batch<Condition>(outcomes: conditions.map { .success($0) })
        let results = try await results(workspace, inputs, rows, minimumOnly: minimum)
        try results.refuseIfNothingIsLeft()
        if let compat, let reaction = results.values.first?.reaction {
            let kinks = minimum ? [reaction.totalMinimum] : Array(reaction.kinks.indices)
            return try output.write(
                CompatibleTable(layout: compat, rows: rows, substances: pair).csv(reaction, kinks: kinks))
        }
        var report = report(workspace, pair, conditions, results.map(\.cells))
        if results.values.count == 1, range == nil, let note = rows.widthNote(results.values[0].reaction) {
            report.table.footnotes.insert(note, at: 1)
        }
        let picture = ReactPicture(workspace: workspace, rows: rows, pair: pair, title: report.table.title)
        try output.deliver(
            Illustration(report: report, charts: format.isDrawn ? picture.charts(results.values) : []), as: format)
    }

    /// The range of voltages whose worst case is asked for, of `--voltage LOW:HIGH` or `--worst`.
    var range: VoltageInterval? { worst ?? conditions.range }

    /// What holds beside that range.
    private var surroundings: ConditionOptions { conditions.withoutRange }

    private var question: DataScope { .together([reactant1, reactant2] + conditions.heldElements) }

    private func pair(_ workspace: Workspace) throws -> (Substance, Substance) {
        let substances = workspace.substances([reactant1, reactant2])
        try substances.refuseIfAnythingFailed()
        return (substances.values[0], substances.values[1])
    }

    private func rows(_ workspace: Workspace, _ format: ReportFormat) -> ReactRows {
        ReactRows(
            entries: workspace.entries,
            reactions: ReactionText(entries: workspace.entries, significantDigits: format.reactionDigits),
            ion: workspace.ion.element)
    }

    private func results(
        _ workspace: Workspace, _ inputs: Batch<Condition>, _ rows: ReactRows, minimumOnly: Bool
    ) async throws -> Batch<ReactResult> {
        let pair = try pair(workspace)
        let calculator = InterfaceCalculator(
            entries: workspace.entries, energyChoice: reactantEnergy, index: workspace.index)
        let (tally, worst, ion, reference) = (workspace.verification, range, workspace.ion, workspace.reference)
        let isDecisive = decisive.decisive
        return await inputs.then(workspace, .analysis("react"), naming: name) { condition in
            if let worst {
                let range = try calculator.worstReaction(
                    pair.0.formula, pair.1.formula, ion: ion, voltages: worst.range(reference),
                    others: condition.reservoirs)
                var tries: [DecisiveEnergies] = []
                let cells = try rows.rows(
                    pair, range, reference: reference,
                    decisive: isDecisive
                        ? { reaction in
                            let energies = try calculator.decisiveEnergies(of: reaction)
                            tries.append(energies)
                            return energies
                        } : nil)
                if let tally {
                    for energies in tries { tally.add(try energies.verify(calculator), rows: 0) }
                    var checked = VerificationReport()
                    for point in range.points { checked += try point.reaction.verify(calculator.entries) }
                    tally.add(checked, rows: cells.count)
                }
                return ReactResult(
                    cells: cells, condition: condition,
                    reaction: range.worstTotal.point.reaction)
            }
            let reaction = try calculator.reaction(pair.0.formula, pair.1.formula, reservoirs: condition.reservoirs)
            let energies = isDecisive ? try calculator.decisiveEnergies(of: reaction) : nil
            let cells = rows.rows(pair, condition, reaction, energies, minimumOnly: minimumOnly)
            if let tally {
                tally.add(try reaction.verify(calculator.entries), rows: cells.count)
                if let energies { tally.add(try energies.verify(calculator), rows: 0) }
            }
            return ReactResult(
                cells: cells, condition: condition,
                reaction: reaction)
        }
    }

    /// What a condition that fails is called in messages.
    private func name(of condition: Condition) -> String {
        if let range { return worst == nil ? "--voltage \(range.text)" : "--worst \(range.text)" }
        return condition.text.isEmpty ? "\(reactant1), \(reactant2)" : condition.text
    }

    private func compare(with other: String, _ format: ReportFormat) async throws {
        let databases = TwoDatabases(
            command: "react", analysis: analysis, output: output, other: other, question: question)
        let layout = DatabaseComparison.Layout(
            keys: ["reservoirs", "voltage_V"], numbers: ["e_total_eV_per_atom", "e_mutual_eV_per_atom", "x1_molar"],
            phases: ["products"])
        try await databases.deliver(
            layout, columns: ReactRows.columns([]), title: "Lowest energy of \(reactant1) (1) with \(reactant2) (2)",
            settings: [
                .init("reactant_energy", .text(reactantEnergy.rawValue)),
                .init("voltages_V", .list(conditions.voltage)),
            ],
            inputs: { Batch<Condition>(outcomes: try conditions.conditions($0).map { .success($0) }) },
            answers: { workspace, inputs in
                try await results(workspace, inputs, rows(workspace, format), minimumOnly: true).map(\.cells)
            })
    }

    private func report(
        _ workspace: Workspace, _ pair: (Substance, Substance), _ conditions: [Condition], _ results: Batch<[[Cell]]>
    ) -> Report {
        let others = conditions[0].others.isEmpty ? "" : ", " + conditions[0].others
        let surroundings = range.map { "worst case over \($0.text) V\(others)" } ?? conditions.title
        var table = Table(
            title: "Reaction of \(pair.0.text) (1) with \(pair.1.text) (2), \(surroundings)",
            columns: ReactRows.columns(conditions, isWorstCase: range != nil)
                + (decisive.decisive ? ReactRows.decisiveColumns : []),
            footnotes: [
                "x1: share of \(pair.0.text). Coefficients of the reactants sum to 1; kJ/mol are per reaction as written."
            ])
        if range != nil || conditions.contains(where: { $0.voltage != nil }) {
            table.footnotes.append(workspace.voltageFootnote)
        }
        if decisive.decisive { table.footnotes.append(ReactRows.decisiveFootnote) }
        table.footnotes.append(workspace.energyFootnote)
        table.footnotes += conditions.gasFootnotes
        table.append(results, echo: "reservoirs")
        var settings = self.conditions.echo(conditions) + [.init("reactant_energy", .text(reactantEnergy.rawValue))]
        if let range {
            settings.append(.init("worst_over_V", .text(range.text)))
            settings.append(.init("worst_case", .text(VoltageRangeReaction.Proof.transitions.rawValue)))
        }
        if decisive.decisive { settings.append(.init("decisive", .boolean(true))) }
        return workspace.report("react", settings: settings, table: table)
    }
}
