internal import ArgumentParser
internal import Presentation
internal import ProgramFrame
internal import Terminal
internal import Thermodynamics

/// The command `interphase`: declares its subcommands and is the one place that turns errors into exit codes.
@main
struct InterphaseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "interphase",
        abstract: "Which phases form where two materials of a solid-state cell meet.",
        discussion: """
            Data go to standard output or to --output, progress and messages to standard error.
            Exit codes: 0 all done; 1 done, but at least one row failed; 64 wrong usage; 65 bad input data; \
            70 a fault of ours.
            """,
        version: ProgramVersion.text,
        subcommands: [
            HullCommand.self, WindowCommand.self, ProfileCommand.self, EquilibriumCommand.self, ReactCommand.self,
            HeatmapCommand.self, StackCommand.self, ScreenCommand.self, DataCommand.self,
        ])

    static func main() async {
        StandardOutput.ignoreBrokenPipes()
        do {
            // Reports say how often the fast solver had to be helped.
            try await FallbackTally.$current.withValue(FallbackTally()) { try await runNamedCommand(prepare: prepare) }
        } catch {
            leave(after: error)
        }
    }

    /// Refuses options that would do nothing, and says what was read as something else.
    private static func prepare(_ command: any ParsableCommand) throws {
        guard let command = command as? any DeclaresEffects else { return }
        try TypedOptions(CommandLine.arguments.dropFirst()).refuseIdle(in: command)
        if command.wantsRemarks { command.readings.forEach(remark) }
    }
}
