internal import Analyses
internal import Presentation

extension ScreenCandidates {
    /// The pool for the `settings` of JSON; nothing for the default and for lists.
    var echo: [Report.Setting] {
        pool == .allWithIonFree ? [.init("candidates", .text(Pool.allWithIonFree.rawValue))] : []
    }
}
