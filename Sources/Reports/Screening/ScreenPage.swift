internal import Analyses
internal import Chemistry
internal import Electrochemistry
internal import Interfaces
internal import Presentation
internal import Screening
internal import TextFormats
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
    /// Candidates without any reaction that are named.
    private static let mostNames = 20
    /// The scatter shows reactions up to this multiple of the loosest threshold.
    private static let reach = 3.0
    private static let milli = 1000.0
    /// The group of the survivors.
    private static let passing = "passes"

    /// Calculates what the page shows beyond the screening: the contacts that the funnel skipped, and the curves.
    /// - Throws: `InterfaceError` of a reaction.
    init(
        report: ScreenReport, screen: CoatingScreen, criteria: ScreeningCriteria
    ) async throws(InterfaceError) {
        self.report = report
        self.criteria = criteria
        let rows = report.result.candidates.filter { $0.stopped?.stage.isReaction ?? false }.map(\.row)
        stopped = rows.isEmpty ? [] : try await screen.run(candidates: rows, completely: true).candidates
        let contacts = screen.contacts()
        var curves: [CurveChart] = []
        for candidate in report.result.ranking.filter(\.reacts).prefix(Self.mostCurves) {
            curves.append(try Self.chart(candidate, report.partners, contacts, report.workspace.reference))
        }
        self.curves = curves
    }

    /// The page around the ranking; `why` are the stages of the candidates that were asked for.
    func page(_ ranking: Report, why: Table? = nil) -> ReportPage {
        let partners = report.partners
        var sections: [ReportPage.Section] = why.map { [.table($0)] } ?? []
        sections += [
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
        let substances =
            [("electrolyte", partners.electrolyte), ("cathode", partners.cathode)]
            + partners.chargedCathodes.map { ("charged cathode", $0) }
        let named = substances.map { name, substance in
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
        let survivors = report.result.ranking
        let quiet = survivors.filter { !$0.reacts }
        let named = survivors.filter(\.reacts)
        let ranks = Dictionary(zip(survivors.map(\.row), 1...), uniquingKeysWith: { first, _ in first })
        let all =
            (named + quiet).compactMap { point($0, group: Self.passing, rank: ranks[$0.row]) }
            + stopped.compactMap { point($0, group: "stopped by a reaction") }
        let floor = (
            x: -Self.reach * Self.loosest([criteria.maximumElectrolyteReaction]),
            y: -Self.reach * Self.loosest(cathodeLimits)
        )
        let shown = all.filter { $0.x >= floor.x * Self.milli && $0.y >= floor.y * Self.milli }
        var chart = ScatterChart(
            title: "Every candidate that came as far as the reactions",
            horizontal: ChartAxis("With \(partners.electrolyte.text) / meV/atom", decimals: 1),
            vertical: ChartAxis("With \(partners.cathode.text), worst of its states / meV/atom", decimals: 1),
            points: shown)
        chart.thresholds = thresholds
        chart.front = ScatterChart.Front(horizontal: .higher, vertical: .higher, group: Self.passing)
        chart.labelCount = min(named.count, chart.labelCount)
        chart.notes = thresholds.isEmpty ? [] : ["Dotted: the thresholds."]
        chart.notes.append("Numbers are ranks. The front is that of the survivors, as in the ranking.")
        if !quiet.isEmpty {
            let names = quiet.prefix(Self.mostNames).map { report.workspace.entries.formula(at: $0.row) }
            let rest = quiet.count > names.count ? " and \(quiet.count - names.count) more" : ""
            chart.notes.append("At 0, reacting with neither side: \(names.joined(separator: ", "))\(rest).")
        }
        let beyond = all.count - shown.count
        if beyond > 0 { chart.notes.append("\(beyond) more react so strongly that they lie beyond the axes.") }
        return chart
    }

    /// The largest threshold that judges anybody; infinite without one.
    private static func loosest(_ limits: [Double]) -> Double { limits.filter(\.isFinite).max() ?? .infinity }

    private func point(_ candidate: Candidate, group: String, rank: Int? = nil) -> ScatterChart.Point? {
        guard let electrolyte = candidate.mutualEnergy(with: [.electrolyte]),
            let cathode = candidate.mutualEnergy(with: [.cathode, .chargedCathode])
        else { return nil }
        let name = report.workspace.entries.formula(at: candidate.row)
        return ScatterChart.Point(
            electrolyte * Self.milli, cathode * Self.milli, label: name, group: group, number: rank)
    }

    private var thresholds: [ScatterChart.Threshold] {
        func line(_ axis: ScatterChart.Threshold.Axis, _ limit: Double) -> ScatterChart.Threshold {
            let value = -limit * Self.milli
            return ScatterChart.Threshold(axis, value, label: NumberFormat(significantDigits: 4).text(value) ?? "")
        }
        let across = [criteria.maximumElectrolyteReaction].filter(\.isFinite)
        return across.map { line(.horizontal, $0) } + cathodeLimits.filter(\.isFinite).map { line(.vertical, $0) }
    }

    /// The thresholds of both states of the cathode, the looser first; one when they agree.
    private var cathodeLimits: [Double] {
        let (made, charged) = (criteria.maximumCathodeReaction, criteria.maximumChargedCathodeReaction)
        return made == charged ? [made] : [max(made, charged), min(made, charged)]
    }

    /// The mutual energies of one candidate with its partners, each under the condition it was judged by.
    private static func chart(
        _ candidate: Candidate, _ partners: ScreenPartnerNames, _ contacts: ContactCalculator,
        _ reference: ReferenceElectrode
    ) throws(InterfaceError) -> CurveChart {
        let entries = contacts.interfaces.entries
        let composition = entries.composition(at: candidate.row)
        let formula = Formula(text: composition.reducedFormula, composition: composition)
        var series: [CurveChart.Series] = []
        for (stage, substance) in partners.all {
            let (reaction, voltage) = try contacts.reaction(formula, substance.formula, at: stage)
            let points = reaction.kinks.map { kink in
                let products = kink.products.map { Amount(entries.formula(at: $0.row), $0.amount) }
                return CurveChart.Point(
                    kink.fractions.atomic, kink.energies.mutualPerAtom * milli,
                    tip: Amount.sorted(products).map(\.formula).joined(separator: " + "))
            }
            let reacts = reaction.worstEnergyPerAtom < -NumberFormat().zeroBelow
            let condition =
                voltage.flatMap { NumberFormat(significantDigits: 3).text(reference.voltage(againstElement: $0)) }.map {
                    " at \($0) V"
                } ?? ""
            let name = "with \(substance.text)" + condition + (reacts ? "" : ": no reaction")
            series.append(CurveChart.Series(name, points: points, marksMinimum: reacts))
        }
        return CurveChart(
            title: formula.text, horizontal: ChartAxis("Share of \(formula.text) / atoms", range: 0...1),
            vertical: ChartAxis("Mutual reaction energy / meV/atom", decimals: 1), series: series)
    }
}

extension Candidate {
    /// Whether it reacts with any of its partners; rounding is no reaction.
    fileprivate var reacts: Bool { (worst?.mutualEnergy ?? 0) < -NumberFormat().zeroBelow }
}
