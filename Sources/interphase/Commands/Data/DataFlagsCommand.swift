internal import ArgumentParser
internal import Electrochemistry
internal import Interfaces
internal import Presentation
internal import ThermoSnapshot
internal import Thermodynamics

/// `interphase data flags`: the words in the columns `flags`, `interphase_class` and `verdict`, explained.
struct DataFlagsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "flags", abstract: "What the words in results mean: flags, interphase classes, verdicts of stacks."
    )

    @OptionGroup var output: OutputOptions

    func run() throws {
        _ = try output.chosenFormat()
        var table = Table(
            title: "Words in results",
            columns: [
                Column("word", tableVisibility: .essential), Column("where"),
                Column("meaning", tableVisibility: .essential),
            ])
        let words =
            ResultFlag.allCases.map { ($0.rawValue, "flags", $0.meaning) }
            + InterphaseClass.allCases.map { ($0.rawValue, "interphase class", Self.meaning($0)) }
            + StackVerdict.allCases.map { ($0.rawValue, "verdict of a stack", Self.meaning($0)) }
        for (word, place, meaning) in words { table.append([.text(word), .text(place), .text(meaning)]) }
        try output.deliver(
            Report(schema: "interphase-data-flags/1", database: try ThermoSnapshot.mp2019().stamp, table: table))
    }

    private static func meaning(_ interphase: InterphaseClass) -> String {
        switch interphase {
        case .stable: "nothing forms"
        case .selfLimiting:
            "every solid product insulates (gap of at least \(InterphaseClass.conductingBelow) eV): the reaction stops at a layer"
        case .mixedConducting: "a solid product conducts electrons: the reaction goes on"
        case .unknown:
            "of a solid product it is not known whether it conducts: no gap, or gaps on both sides of the bound"
        case .gasifies: "no solid is left: all products are gases or liquids at 298 K, and nothing stops the reaction"
        }
    }

    private static func meaning(_ verdict: StackVerdict) -> String {
        switch verdict {
        case .stable: "driving force up to --stable-within"
        case .passivating: "all that is new and solid insulates electrons"
        case .undecided: "a band gap is not known"
        case .reactive:
            "driving force beyond --reactive-beyond (not at an anode, where the class decides), or no new solid that could stop it"
        case .mixedConducting: "something new conducts electrons; more severe than reactive"
        }
    }
}
