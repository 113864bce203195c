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
    @OptionGroup var uncertainty: UncertaintyOptions
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
        try compat?.validate(
            output, conditions: conditions.request.withoutRange.volts().count, isWorstCase: range != nil)
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
        var question = ReactionAnalysis(reactant1, reactant2, conditions.request)
        question.worst = worst?.text
        question.energy = reactantEnergy
        question.isMinimumOnly = minimum
        question.isDecisive = decisive.decisive
        question.uncertainty = uncertainty.request
        let session = Session(analysis, output, also, decisive)
        guard let compat else { return try await session.deliver(question) }
        try decisive.refuse(beside: "--compat", if: true)
        let format = try output.chosenFormat(among: ReportFormat.allCases)
        let (workspace, answers) = try await session.answers(to: question, as: format)
        try output.write(question.compatibleTable(compat, answers.values, in: workspace, as: format) ?? "")
    }

    /// The range of voltages whose worst case is asked for, of `--voltage LOW:HIGH` or `--worst`.
    var range: VoltageInterval? { worst ?? conditions.range }
}
