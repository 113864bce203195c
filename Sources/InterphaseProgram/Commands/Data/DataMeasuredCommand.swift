internal import Analyses
internal import ArgumentParser
internal import Reports

/// `interphase data measured`: measured enthalpies of formation beside the published and the calibrated energies.
struct DataMeasuredCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "measured", abstract: "Measured enthalpies of formation beside published and calibrated energies.",
        discussion: """
            2,151 solids at 298.15 K; without formulas all of them. The calibration, what it was fitted to and what it reaches on \
            compounds it did not see: ThermoData/CALIBRATION.md.

              interphase data measured LiBr Li2S
              interphase data measured --format csv --output measured.csv
            """)

    @Argument(help: "Formulas or names of materials.")
    var formulas: [String] = []

    @Option(help: ArgumentHelp("Formulas from a file, one a line.", valueName: "file"))
    var list: String?

    @OptionGroup var output: OutputOptions

    func validate() throws {
        if list != nil, !formulas.isEmpty { throw ValidationError("give formulas or --list, not both") }
    }

    func run() throws {
        _ = try output.chosenFormat()
        var subjects = SubjectRequest(formulas)
        subjects.list = try list.map { try MaterialList($0, of: .list) }
        var request = DataRequest()
        request.keepsDilute = true
        let workspace = try Workspace(request, observer: ProgramObserver(isQuiet: output.quiet), usesIon: false)
        try output.deliver(DataReports.measured(subjects, in: workspace))
    }
}
