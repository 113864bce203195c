internal import Analyses
internal import Parallel
internal import Presentation
internal import ProgramFrame
internal import Terminal
internal import TextFormats

/// Says on standard error what happens while an analysis runs.
struct ProgramObserver: RunObserver {
    /// Whether remarks and progress are left out; warnings are not.
    let isQuiet: Bool

    var wantsRemarks: Bool { !isQuiet }

    func say(_ message: Message) {
        switch message.kind {
        case .remark: InterphaseCommand.remark(message.wording.asTyped)
        case .warning: InterphaseCommand.warn(message.wording.asTyped)
        }
    }

    func spelling(of setting: SettingName) -> String { setting.option }

    func progress(of activity: Activity) -> any ProgressReporter {
        if isQuiet { return SilentProgress() }
        return switch activity {
        case .reading(let path): TerminalProgress(label: "interphase: reading \(path)", unit: "MB")
        case .analysis(let name): TerminalProgress(label: "interphase \(name)")
        case .verification: TerminalProgress(label: "interphase verification")
        }
    }
}

extension Workspace {
    /// The workspace that the options ask for; see the initialiser of the library.
    /// - Parameters:
    ///   - quiet: whether remarks on files and formulas are left out; warnings are not.
    ///   - countsDatabase: whether it is said what was read of the database; as `quiet` has it unless given.
    init(
        _ options: AnalysisOptions, about scope: DataScope = .everything, quiet: Bool = false,
        countsDatabase: Bool? = nil, usesIon: Bool = true, materials: [String] = []
    ) throws {
        try self.init(
            options.request, scope: scope, observer: ProgramObserver(isQuiet: quiet),
            databaseObserver: ProgramObserver(isQuiet: !(countsDatabase ?? !quiet)), usesIon: usesIon,
            materials: materials)
    }

    /// Whether remarks on what was typed and read are left out.
    var isQuiet: Bool { !observer.wantsRemarks }
}
