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

    @OptionGroup var uncertainty: UncertaintyOptions
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
        do { try question.settings.validate() } catch { throw ValidationError(error.description) }
    }

    private var question: StackAnalysis {
        var question = StackAnalysis(materials)
        question.table = batch
        question.voltage = voltage?.text
        question.anodeVoltage = anodeVoltage?.text
        question.stableWithin = stableWithin
        question.reactiveBeyond = reactiveBeyond
        question.isInnerOpen = innerOpen
        question.isDecisive = decisive.decisive
        question.uncertainty = uncertainty.request
        return question
    }

    func run() async throws { try await Session(analysis, output, also, decisive).deliver(question) }
}
