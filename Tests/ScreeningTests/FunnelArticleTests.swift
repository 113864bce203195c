import Chemistry
import Electrochemistry
import Foundation
import Parallel
import Screening
import Testing
import ThermoEntries
import ThermoSnapshot

@Suite("The article on the funnel")
struct FunnelArticleTests {
    static func article() throws -> String {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let path = root.appendingPathComponent("Sources/Screening/Documentation.docc/Funnel.md")
        return try String(contentsOf: path, encoding: .utf8)
    }

    @Test("its table holds what the preset tao-2023 leaves at every stage")
    func counts() async throws {
        let preset = try #require(ScreeningPreset(named: "tao-2023"))
        let entries = try ThermoSnapshot.mp2019()
        let ion = try WorkingIon(symbol: "Li")
        var columns: [[ScreeningStage: Int]] = []
        for (electrolyte, cathode) in [
            ("Li3YCl6", "LiNi0.8Mn0.1Co0.1O2"), ("Li3InCl6", "LiNi0.8Mn0.1Co0.1O2"),
            ("Li2ZrCl6", "LiNi0.8Mn0.1Co0.1O2"), ("Li3YCl6", "LiCoO2"),
        ] {
            let screen = CoatingScreen(
                entries: entries, ion: ion,
                partners: ScreeningPartners(
                    electrolyte: try FormulaParser.parse(electrolyte), cathode: try FormulaParser.parse(cathode),
                    ion: ion.element), criteria: preset.criteria, runner: ParallelRunner(threads: 2))
            let result = try await screen.run(candidates: screen.allCandidates)
            #expect(!result.passed.contains { $0.stage == .chargedCathode }, "not judged, so no stage of the funnel")
            columns.append(Dictionary(uniqueKeysWithValues: result.passed.map { ($0.stage, $0.count) }))
        }
        let article = try Self.article()
        for (title, stage) in [
            ("at most 5 meV/atom above the hull", ScreeningStage.phaseStability), ("stable from 2.5 to 4 V", .window),
            ("react with the chloride by at most 50 meV/atom", .electrolyte),
            ("and with the cathode as made", .cathode),
        ] {
            let counts = columns.map { "\($0[stage] ?? -1)" }.joined(separator: " | ")
            #expect(article.contains("| \(title) | \(counts) |"), "\(counts)")
        }
    }
}
