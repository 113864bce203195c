internal import Chemistry
internal import Interfaces
internal import Presentation
internal import Screening
internal import ThermoEntries
internal import Thermodynamics

/// A screening as one page: facts, funnel, scatter of the two reactions, curves of the best, ranking.
struct ScreenPage {
    /// The finished screening.
    let report: ScreenReport
    private let criteria: ScreeningCriteria
    /// Candidates that a reaction stopped, with all three contacts.
    private let stopped: [Candidate]
    /// One drawing for each of the first survivors that react at all.
    private let curves: [CurveChart]

    /// Reaction curves drawn.
    private static let mostCurves = 5
    private static let milli = 1000.0

    /// Calculates what the page shows beyond the screening: the contacts that the funnel skipped, and the curves.
    /// - Throws: `ThermodynamicsError` of a reaction.
    init(
        report: ScreenReport, screen: CoatingScreen, criteria: ScreeningCriteria
    ) async throws(ThermodynamicsError) {
        self.report = report
        self.criteria = criteria
        let reactions: [ScreeningStage] = [.electrolyte, .cathode, .chargedCathode]
        let rows = report.result.candidates.filter { $0.stopped.map { reactions.contains($0.stage) } ?? false }.map(
            \.row)
        stopped = rows.isEmpty ? [] : try await screen.run(candidates: rows, completely: true).candidates
        let calculator = InterfaceCalculator(entries: screen.entries)
        curves = try report.result.ranking.filter { ($0.worst?.mutualEnergy ?? 0) < 0 }.prefix(Self.mostCurves).map {
            candidate throws(ThermodynamicsError) in
            try Self.chart(candidate, report.partners, calculator)
        }
    }

    /// The page around the full ranking.
    func page(_ ranking: Report) -> ReportPage {
        let partners = report.partners
        var sections: [ReportPage.Section] = [
            .funnel(title: "Funnel", stages: funnel), .charts(title: "Reactions with both sides", charts: [scatter]),
        ]
        if !curves.isEmpty {
            sections.append(.charts(title: "Reactions of the best that react", charts: curves))
        }
        sections.append(.table(ranking.table))
        if !ranking.errors.isEmpty {
            sections.append(
                .text(title: "Without a result", paragraphs: ranking.errors.map { "\($0.input): \($0.message)" }))
        }
        return ReportPage(
            title: "Coatings for \(partners.electrolyte.text) | \(partners.cathode.text)",
            facts: facts(ranking), sections: sections)
    }

    /// Partners with their compositions, the interface without a coating, the criteria, the database.
    private func facts(_ ranking: Report) -> [ReportPage.Fact] {
        let partners = report.partners
        let named = [
            ("electrolyte", partners.electrolyte), ("cathode", partners.cathode),
            ("charged cathode", partners.chargedCathode),
        ].map { name, substance in
            let isAlias = substance.label != substance.text
            return ReportPage.Fact(name, substance.text + (isAlias ? " (\(substance.label))" : ""))
        }
        let partnerNames = ["electrolyte", "cathode", "charged_cathode", "funnel_left"]
        return named + ranking.facts.filter { !partnerNames.contains($0.name) }
    }

    private var funnel: [ReportPage.Stage] {
        [ReportPage.Stage("candidates", count: report.result.candidates.count)]
            + report.result.passed.map { stage, count in
                ReportPage.Stage(stage.rawValue, count: count, note: report.description(of: stage))
            }
    }

    /// Both reaction energies of every candidate that came as far as the reactions; 0 is best on both axes.
    private var scatter: ScatterChart {
        let partners = report.partners
        let survivors = report.result.ranking.compactMap { point($0, group: "passes") }
        let others = stopped.compactMap { point($0, group: "stopped by a reaction") }
        var chart = ScatterChart(
            title: "Every candidate that came as far as the reactions",
            horizontal: ChartAxis("With \(partners.electrolyte.text) / meV/atom", decimals: 1),
            vertical: ChartAxis("With \(partners.cathode.text), worse of both states / meV/atom", decimals: 1),
            points: survivors + others)
        chart.thresholds = thresholds
        chart.front = ScatterChart.Front(horizontal: .higher, vertical: .higher)
        chart.labelCount = min(survivors.count, chart.labelCount)
        chart.notes = ["Lines: thresholds, and the front of candidates that no other beats on both sides."]
        return chart
    }

    private func point(_ candidate: Candidate, group: String) -> ScatterChart.Point? {
        func energy(_ stages: [ScreeningStage]) -> Double? {
            candidate.contacts.filter { stages.contains($0.stage) }.map(\.mutualEnergy).min()
        }
        guard let electrolyte = energy([.electrolyte]), let cathode = energy([.cathode, .chargedCathode]) else {
            return nil
        }
        let name = report.workspace.entries.formula(at: candidate.row)
        return ScatterChart.Point(electrolyte * Self.milli, cathode * Self.milli, label: name, group: group)
    }

    private var thresholds: [ScatterChart.Threshold] {
        func line(_ axis: ScatterChart.Threshold.Axis, _ limit: Double) -> ScatterChart.Threshold {
            let value = -limit * Self.milli
            return ScatterChart.Threshold(axis, value, label: NumberFormat(significantDigits: 4).text(value) ?? "")
        }
        let (made, charged) = (criteria.maximumCathodeReaction, criteria.maximumChargedCathodeReaction)
        return [line(.horizontal, criteria.maximumElectrolyteReaction), line(.vertical, made)]
            + (made == charged ? [] : [line(.vertical, charged)])
    }

    /// The mutual energies of one candidate with its three partners.
    private static func chart(
        _ candidate: Candidate, _ partners: ScreenPartnerNames, _ calculator: InterfaceCalculator
    ) throws(ThermodynamicsError) -> CurveChart {
        let composition = calculator.entries.composition(at: candidate.row)
        let formula = Formula(text: composition.reducedFormula, composition: composition)
        var series: [CurveChart.Series] = []
        for substance in [partners.electrolyte, partners.cathode, partners.chargedCathode] {
            let reaction = try calculator.reaction(formula, substance.formula)
            let points = reaction.kinks.map { kink in
                let products = kink.products.map { Amount(calculator.entries.formula(at: $0.row), $0.amount) }
                return CurveChart.Point(
                    kink.fractions.atomic, kink.energies.mutualPerAtom * milli,
                    tip: Amount.sorted(products).map(\.formula).joined(separator: " + "))
            }
            series.append(CurveChart.Series("with \(substance.text)", points: points))
        }
        return CurveChart(
            title: formula.text, horizontal: ChartAxis("Share of \(formula.text) / atoms", range: 0...1),
            vertical: ChartAxis("Mutual reaction energy / meV/atom", decimals: 1), series: series)
    }
}
