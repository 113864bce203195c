internal import ArgumentParser
internal import FetchArguments
internal import Terminal
internal import ProgramFrame

/// The command behind `interphase data fetch`; prints and exits exactly as that program does.
@main
struct FetchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fetch", _superCommandName: "interphase data", abstract: FetchHelp.abstract,
        discussion: FetchHelp.discussion, version: ProgramVersion.text,
        subcommands: [MaterialsProjectCommand.self, OptimadeCommand.self])

    static func main() async {
        StandardOutput.ignoreBrokenPipes()
        do {
            try await runNamedCommand()
        } catch {
            FetchExit.leave(after: error)
        }
    }
}
