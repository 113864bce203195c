internal import Analyses
internal import ArgumentParser
internal import Chemistry
internal import Electrochemistry
internal import Screening
internal import ThermoSnapshot

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
        var filter = ElementFilter()
        try override(&filter)
    }

    /// Puts what was typed over `filter`.
    /// - Throws: `ValidationError` that names the option, the text and the nearest name.
    func override(_ filter: inout ElementFilter) throws {
        if let requireElements { filter.required = try Self.elements(requireElements, "--require-elements") }
        if let onlyElements { filter.allowed = try Self.elements(onlyElements, "--only-elements") }
        if let forbidElements { filter.forbidden = try Self.elements(forbidElements, "--forbid-elements") }
        if let families {
            filter.families = try Self.words(families).map { name in
                try MaterialFamily(named: name, or: { ValidationError("--families: \($0)") })
            }
        }
    }

    private static func elements(_ text: String, _ option: String) throws -> [Element] {
        try words(text).map { symbol in
            try Element(named: symbol, or: { ValidationError("\(option): \($0)") })
        }
    }

    private static func words(_ text: String) -> [String] {
        text.split(separator: ",").map { $0.filter { !$0.isWhitespace } }
    }
}
