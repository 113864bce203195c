internal import ArgumentParser

/// Whether the phases are named on which the answers hang.
struct DecisiveOption: ParsableArguments {
    @Flag(
        help: ArgumentHelp(
            "Tell what each limit or energy would be without one of its phases, the largest change first.",
            discussion: "Found by leaving out each phase that takes part, as --exclude does; elements stay."))
    var decisive = false

    /// Refuses the flag beside an option that prints something else.
    /// - Throws: `CommandFailure` with 64.
    func refuse(beside option: String, if isGiven: Bool) throws {
        guard decisive && isGiven else { return }
        throw CommandFailure.usage("--decisive has no place in what \(option) writes; leave out one of them")
    }
}
