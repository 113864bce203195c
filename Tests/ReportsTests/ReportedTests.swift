import Analyses
import Presentation
import Reports
import Testing

@Suite("Answers as reports")
struct ReportedTests {
    private func check<Question: Reported>(_ question: Question) async throws {
        let workspace = try Workspace()
        let names = question.schema.columns.map(\.name)
        #expect(Set(names).count == names.count, "\(Question.name)")
        let answers = try await question.answers(in: workspace)
        let report = try question.report(answers, in: workspace, significantDigits: 9)
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
            let text = try question.text(answers, in: workspace, as: form)
            #expect(text.split(separator: "\n").first { !$0.hasPrefix("#") }?.hasPrefix(start) == true, "\(form)")
        }
        #expect(throws: AnalysisError.self) { try question.text(answers, in: workspace, as: .png) }
        let profile = ProfileAnalysis(["Li3PS4", "LGPS"])
        let profiles = try await profile.answers(in: workspace)
        #expect(throws: AnalysisError.self) { try profile.text(profiles, in: workspace, as: .svg) }
    }
}
