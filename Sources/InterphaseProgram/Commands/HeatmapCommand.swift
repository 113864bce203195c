internal import Analyses
internal import ArgumentParser
internal import Reports
internal import TextFormats
internal import Thermodynamics

/// `interphase heatmap`: the lowest reaction energy of every pair of two lists.
struct HeatmapCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "heatmap",
        abstract: "Reaction energies of every pair of two lists of materials, as a matrix, a long table or a picture.",
        discussion: """
            Every cell is the minimum over the mixing ratio of the mutual (or total) reaction energy, per atom when closed, \
            per non-reservoir atom when open. Lists are separated by commas, or one material a line in a file. CSV is the \
            matrix unless --long is given, JSON always holds one row per pair with its reaction. Of several voltages a picture \
            (.svg, .png, .pdf) shows the worst of every pair, and a page (.html) lets the reader choose; with one material in \
            a list the voltages become the columns.

            With --also the matrix, pictures and pages show the differences, the other database minus the first; --long and JSON \
            hold both energies, their difference and both lists of products.

              interphase heatmap --rows Li3InCl6,Li3YCl6,Li3PS4 --columns LCO,LFP,NCM811
              interphase heatmap --rows electrolytes.txt --columns LCO,Li --voltage 2.5:4.3:0.3 --long --output map.csv
              interphase heatmap --rows electrolytes.txt --columns cathodes.txt --output map.html
              interphase heatmap --rows dopants.txt --columns NCM811 --voltage 2.5:4.3:0.2 --output voltages.svg
              interphase heatmap --rows Li3InCl6,Li3YCl6,Li3PS4 --columns LCO,LFP,NCM811 --also oqmd
            """)

    @Option(help: ArgumentHelp("Materials of the rows; x1 is their share.", valueName: "list or file"))
    var rows: String

    @Option(help: ArgumentHelp("Materials of the columns.", valueName: "list or file"))
    var columns: String

    @OptionGroup var conditions: ConditionOptions

    @Option(help: "Energy that is minimised and shown.")
    var metric = EnergyMetric.mutual

    @Option(help: "Unit of energies; kJ is per mole of atoms.")
    var unit = EnergyUnit.meV

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Energy, in the unit of the map, at which the colours of pictures end: 200 or -200; one strong reaction then leaves the "
                + "others apart.", valueName: "value"))
    var colorLimit: Double?

    @Flag(help: "One row per pair and condition instead of the matrix.")
    var long = false

    @Flag(help: "Instead of the map, how often every compound occurs among the products.")
    var census = false

    @Option(help: "Energy of the materials: their own where they have an entry, or always that of the hull.")
    var reactantEnergy = EnergyChoice.own

    @OptionGroup var also: AlsoOptions
    @OptionGroup var decisive: DecisiveOption
    @OptionGroup var uncertainty: UncertaintyOptions
    @OptionGroup var analysis: AnalysisOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        if also.database != nil, census {
            throw ValidationError("--also compares energies; leave out --census")
        }
        if TextFile.isStandardInput(rows), TextFile.isStandardInput(columns) {
            throw ValidationError("--rows and --columns cannot both read standard input; name a file for one of them")
        }
        if let colorLimit, !(colorLimit.isFinite && colorLimit != 0) {
            throw ValidationError("--color-limit \(colorLimit) leaves no colours; give an energy such as -200")
        }
    }

    func run() async throws {
        let lists = (try MaterialList(rows, of: .rows), try MaterialList(columns, of: .columns))
        var question = MapAnalysis(rows: lists.0, columns: lists.1, conditions.request)
        (question.metric, question.energy, question.unit) = (metric, reactantEnergy, unit)
        question.layout = census ? .census : long ? .long : .matrix
        (question.isDecisive, question.colorLimit) = (decisive.decisive, colorLimit)
        question.uncertainty = uncertainty.request
        try await Session(analysis, output, also, decisive).deliver(question)
    }
}
