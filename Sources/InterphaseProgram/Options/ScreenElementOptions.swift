internal import Analyses
internal import ArgumentParser
internal import Electrochemistry

/// Which elements and families candidates may have; judged together at the stage `elements`.
struct ScreenElementOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Elements every candidate must hold, for instance O.", valueName: "symbols"))
    var requireElements: String?

    @Option(help: ArgumentHelp("Elements candidates may hold besides the ion.", valueName: "symbols"))
    var onlyElements: String?

    @Option(help: ArgumentHelp("Elements no candidate may hold, for instance Co,Ni,Tl.", valueName: "symbols"))
    var forbidElements: String?

    @Option(
        help: ArgumentHelp(
            "Families by the anion of which candidates must have one: "
                + MaterialFamily.allCases.map(\.rawValue).joined(separator: ", ")
                + ". oxide leaves phosphates, borates, sulfates and the like out; oxide,oxyanion takes both.",
            valueName: "names"))
    var families: String?

    func validate() throws {
        var changes = CriteriaChanges()
        add(to: &changes)
        try typed { try changes.check() }
    }

    /// Adds what was typed, by the names of the criteria.
    func add(to changes: inout CriteriaChanges) {
        changes["required_elements"] = requireElements.map(Self.words)
        changes["allowed_elements"] = onlyElements.map(Self.words)
        changes["forbidden_elements"] = forbidElements.map(Self.words)
        changes["families"] = families.map(Self.words)
    }

    private static func words(_ text: String) -> CriterionValue {
        .words(text.split(separator: ",").map { $0.filter { !$0.isWhitespace } })
    }
}
