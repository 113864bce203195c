internal import Analyses
internal import ArgumentParser
internal import FetchArguments
internal import Reports

/// `interphase data fetch`: hands the work to `interphase-fetch`, so that the network's libraries load for nobody else.
struct DataFetchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fetch", abstract: FetchHelp.abstract, discussion: FetchHelp.discussion,
        subcommands: [MaterialsProject.self, Optimade.self])

    /// `interphase data fetch mp`.
    struct MaterialsProject: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "mp", abstract: FetchHelp.materialsProject, discussion: FetchHelp.materialsProjectDiscussion)
        @OptionGroup var request: MaterialsProjectArguments
        func run() throws { try FetchProgram.start() }
    }

    /// `interphase data fetch optimade`.
    struct Optimade: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "optimade", abstract: FetchHelp.optimade, discussion: FetchHelp.optimadeDiscussion)
        @OptionGroup var request: OptimadeArguments
        func run() throws { try FetchProgram.start() }
    }
}
