import Analyses
import Interfaces
import Presentation
import Reports
import Screening
import Testing

@Suite("Answers as reports")
struct ReportedTests {
    private func check<Question: Reported>(_ question: Question) async throws {
        let workspace = try Workspace()
        let names = question.schema.columns.map(\.name)
        #expect(Set(names).count == names.count, "\(Question.name)")
        let answers = try await question.answers(in: workspace)
        let report = try await question.report(answers, in: workspace, significantDigits: 9)
        #expect(report.schema == "interphase-\(Question.name)/1")
        #expect(Array(report.table.columns.map(\.name).prefix(names.count)) == names)
        #expect(
            !report.table.rows.isEmpty && report.table.rows.allSatisfy { $0.cells.count == report.table.columns.count })
        for column in report.table.columns where column.kind == .number {
            #expect(column.name.contains("_") || column.name == "x" || column.name == "amount", "\(column.name)")
        }
    }

    @Test("columns have names of their own, and every row fills them")
    func columns() async throws {
        var window = WindowAnalysis(["Li3PS4", "Xx", "Li3PS4"])
        window.isDecisive = true
        window.uncertainty = UncertaintyRequest(standardDeviation: 0.05, samples: 5)
        try await check(window)
        try await check(ProfileAnalysis(["Li3PS4", "Li"]))
        try await check(StabilityAnalysis(["Li3PS4", "LiNi0.8Mn0.1Co0.1O2"]))
        var equilibrium = EquilibriumAnalysis("Li3PS4", ConditionRequest(voltages: ["1:3:1"]))
        equilibrium.isDecisive = true
        try await check(equilibrium)
        var reaction = ReactionAnalysis("Li3PS4", "LiCoO2", ConditionRequest(voltages: ["2:4"]))
        reaction.isDecisive = true
        try await check(reaction)
        try await check(ReactionAnalysis("Li3PS4", "LiCoO2"))
        var scattered = ReactionAnalysis("Li3PS4", "LiCl")
        scattered.uncertainty = UncertaintyRequest(standardDeviation: 0.05, samples: 5)
        try await check(scattered)
        var map = MapAnalysis(
            rows: ["Li3PS4", "Xx", "LiCl"], columns: ["LiCoO2", "Li"], ConditionRequest(voltages: ["2:4:1"]))
        (map.layout, map.unit, map.isDecisive) = (.long, .kJ, true)
        map.uncertainty = scattered.uncertainty
        try await check(map)
    }

    @Test("a database beside itself differs by nothing")
    func comparison() async throws {
        let both = WorkspacePair(first: try Workspace(), other: try Workspace())
        let report = try await WindowAnalysis(["Li3PS4", "LLZO"]).comparison(in: both, as: .table).illustration.report
        let differences = report.table.columns.indices.filter { report.table.columns[$0].name.hasPrefix("difference_") }
        #expect(differences.count == 2 && report.table.rows.count == 2)
        for row in report.table.rows { for place in differences { #expect(row.cells[place] == .number(0)) } }
        let same = report.table.columns.indices.filter { report.table.columns[$0].name.hasPrefix("same_") }
        for row in report.table.rows { for place in same { #expect(row.cells[place] == .boolean(true)) } }
    }

    @Test("every form, and the refusal of those that cannot be")
    func forms() async throws {
        let workspace = try Workspace()
        let question = WindowAnalysis(["Li3PS4"])
        let answers = try await question.answers(in: workspace)
        for (form, start) in [
            (ReportFormat.table, "Stability windows"), (.csv, "formula,"), (.tsv, "formula\t"), (.json, "{"),
            (.svg, "<?xml"),
            (.html, "<!"),
        ] {
            let text = try await question.text(answers, in: workspace, as: form)
            #expect(text.split(separator: "\n").first { !$0.hasPrefix("#") }?.hasPrefix(start) == true, "\(form)")
        }
        await #expect(throws: AnalysisError.self) { try await question.text(answers, in: workspace, as: .png) }
        let profile = ProfileAnalysis(["Li3PS4", "LGPS"])
        let profiles = try await profile.answers(in: workspace)
        await #expect(throws: AnalysisError.self) { try await profile.text(profiles, in: workspace, as: .svg) }
    }

    @Test("a map as matrix, long rows, picture, page and census, each cell that of the single reaction")
    func map() async throws {
        let workspace = try Workspace()
        var question = MapAnalysis(rows: ["Li3PS4", "Xx", "LiCl"], columns: ["LiCoO2", "Li2O"])
        let answer = try await question.answers(in: workspace)
        let map = try #require(answer.values.first)
        #expect(map.cells.count == 4 && map.problems.isEmpty && map.unread.map(\.input) == ["Xx"])
        for cell in map.cells {
            let mixture = try #require(cell.mixture)
            let single = try await ReactionAnalysis(map.rows[cell.row], map.columns[cell.column])
                .answers(in: workspace).values[0].reaction
            #expect(mixture.kink.energies.mutual == single.kinks[single.mutualMinimum].energies.mutual)
        }
        let matrix = try await question.text(answer, in: workspace, as: .csv).split(separator: "\n")
        #expect(matrix.count == 4 && matrix[0].hasSuffix(",LiCoO2,Li2O") && matrix[2] == "Xx,,")
        question.layout = .long
        #expect(try await question.text(answer, in: workspace, as: .csv).contains("\nLi3PS4,LiCoO2,"))
        #expect(try await question.text(answer, in: workspace, as: .svg).hasPrefix("<?xml"))
        #expect(try await question.text(answer, in: workspace, as: .html).hasPrefix("<!"))
        question.layout = .census
        #expect(try await question.text(answer, in: workspace, as: .csv).contains("share_of_reactions"))
        await #expect(throws: AnalysisError.self) { try await question.text(answer, in: workspace, as: .svg) }
    }

    @Test("a screening ranks what passes, explains what does not, and its settings are criteria again")
    func screening() async throws {
        let workspace = try Workspace()
        var question = ScreeningAnalysis(electrolyte: "Li3PS4", cathode: "LiCoO2")
        question.candidates = "LiNbO3,Li2CO3,Li3PO4,LiCl,Al2O3"
        question.changes["max_cathode_meV_per_atom"] = .number(60)
        question.changes["families"] = .words(["oxyanion", "oxide"])
        let answers = try await question.answers(in: workspace)
        let result = try #require(answers.values.first).result
        #expect(result.criteria.maximumCathodeReaction == 0.06 && result.candidates.count == 5)
        let report = try await question.report(answers, in: workspace, significantDigits: 9)
        #expect(report.table.rows.count == result.ranking.count && report.schema == "interphase-screen/1")
        let worst = try #require(report.table.columns.firstIndex { $0.name == "worst_meV_per_atom" })
        let energies = report.table.rows.compactMap { if case .number(let value) = $0.cells[worst] { value } else { nil } }
        #expect(energies.count == result.ranking.count && energies == energies.sorted(by: >))
        let names = Set(report.settings.map(\.name))
        let known = CriteriaFile.otherSettings.union(CriterionKey.all.map(\.name)).union([CriteriaFile.offsetKey])
        #expect(names.subtracting(known).filter { name in !CriteriaFile.otherPrefixes.contains(where: name.hasPrefix) } == [])
        question.explained = ["LiCl"]
        let explained = try await question.report(question.answers(in: workspace), in: workspace, significantDigits: 4)
        #expect(explained.schema == "interphase-screen-explain/1")
        question.changes["familys"] = .words([])
        await #expect(throws: AnalysisError.self) { try await question.answers(in: workspace) }
    }
}
