internal import Analyses
internal import Chemistry
internal import Presentation
internal import Screening
internal import ThermoEntries

/// The rankings of one screening in two databases: a row for every candidate that passes in either of them.
struct ScreenComparison {
    private let both: WorkspacePair
    private let first: ScreenHalf
    /// The failure when the other database cannot answer at all.
    private let other: Result<ScreenHalf, Problem>
    /// Candidates that pass in either, those with the better of their two ranks first.
    private let formulas: [String]

    /// What stands in the place of a stage for a candidate that the database does not hold.
    private static let noEntry = "no-entry"

    /// Judges those that pass in one database only to the end in the other one.
    /// - Throws: `InterfaceError` when the uncoated interface cannot be calculated, which the screenings themselves did before.
    init(
        both: WorkspacePair, first: ScreenReport, _ firstScreen: CoatingScreen,
        other: Result<ScreenReport, Problem>, _ otherScreen: CoatingScreen
    ) async throws {
        self.both = both
        let ranked = (first.rankedFormulas, (try? other.get())?.rankedFormulas ?? [])
        let passing = Set(ranked.0 + ranked.1)
        self.first = try await ScreenHalf(first, ranked.0, firstScreen, passing: passing)
        switch other {
        case .success(let report):
            self.other = .success(try await ScreenHalf(report, ranked.1, otherScreen, passing: passing))
        case .failure(let problem): self.other = .failure(problem)
        }
        let known = Set(ranked.0)
        let ranks = (self.first.ranks, (try? self.other.get())?.ranks ?? [:])
        let better = { (formula: String) in min(ranks.0[formula] ?? .max, ranks.1[formula] ?? .max) }
        // Those of the first come first: where two have the same better rank, it is of the one that the first ranks there.
        formulas = (ranked.0 + ranked.1.filter { !known.contains($0) }).enumerated().sorted {
            (better($0.element), $0.offset) < (better($1.element), $1.offset)
        }.map(\.element)
    }

    /// The comparison, with `top` only its head, and what is to be said about it; for people that stands below the table.
    func report(top: Int?, isForPeople: Bool) -> (report: Report, remarks: [String]) {
        let summary = [passedLine, stoppedLine].compactMap { $0 }
        var (table, numbers) = both.comparison(layout, columns).table(
            title: "Rankings by the worst contact", firstRows, otherRows, footnotes: both.footnotes(layout))
        let count = table.rows.count
        if let top { table = table.head(top) }
        var remarks: [String] = []
        if isForPeople {
            table.title += ": \(table.rows.count) of \(count)"
            table.footnotes = summary + table.footnotes
        } else {
            let isCut = table.rows.count < count
            remarks =
                summary + numbers
                + (isCut ? [both.first.text("the first \(table.rows.count) of \(count) rows are written (\(.top))")] : [])
        }
        let report = both.report(
            "screen", settings: settings, table: table, errors: failures, rows: first.report.rowSubject)
        return (report, remarks)
    }

    /// Failures of the first database.
    var failures: [RowFailure] { first.report.failures }

    /// How many candidates each stage left in both, for people.
    var funnelText: String {
        let halves = [(both.names.first, first)] + ((try? other.get()).map { [(both.names.other, $0)] } ?? [])
        return ScreenReport.funnelText(halves.map { ($0.0, $0.1.report) })
    }

    private var columns: [Column] {
        first.report.schema.columns + [Column("stopped_by", title: "stopped by", tableVisibility: .normal)]
    }

    private var layout: DatabaseComparison.Layout {
        var layout = first.report.schema.layout(.first)
        layout.beside.append("stopped_by")
        return layout
    }

    private var settings: [Report.Setting] {
        let also = (try? other.get())?.report.funnelSettings ?? []
        return first.report.settings + first.report.funnelSettings + also.map(WorkspacePair.also)
    }
}

extension ScreenComparison {
    private var firstRows: Batch<[[Cell]]> { Batch(outcomes: formulas.map { .success([cells($0, first)]) }) }

    private var otherRows: Batch<[[Cell]]> {
        Batch(
            outcomes: formulas.map { formula in
                other.flatMap { half in
                    guard let stop = half.candidates[formula]?.stopped, stop.stage == .calculation else {
                        return .success([cells(formula, half)])
                    }
                    return .failure(Problem(formula, message: stop.reason))
                }
            })
    }

    /// The row of a candidate; only its formula where the database does not hold it.
    private func cells(_ formula: String, _ half: ScreenHalf) -> [Cell] {
        guard let candidate = half.candidates[formula] else {
            return half.report.schema.columns.map { $0.name == "formula" ? .text(formula) : .empty } + [.text(Self.noEntry)]
        }
        return half.report.cells(candidate, rank: half.ranks[formula])
            + [.optional(candidate.stopped?.stage.rawValue)]
    }

    /// `passed: 60 in both, 17 only in mp-2019, 9 only in oqmd.`
    private var passedLine: String {
        guard let other = try? other.get() else {
            return "passed: \(first.ranks.count) in \(both.names.first); \(both.names.other) has no answer."
        }
        let common = formulas.filter { first.ranks[$0] != nil && other.ranks[$0] != nil }.count
        return "passed: \(common) in both, \(first.ranks.count - common) only in \(both.names.first), "
            + "\(other.ranks.count - common) only in \(both.names.other)."
    }

    /// What stopped those that pass in one alone: `stopped by mp-2019: 5 window, 4 no-entry; by oqmd: 17 cathode.`
    private var stoppedLine: String? {
        guard let other = try? other.get() else { return nil }
        let parts = [(both.names.first, first), (both.names.other, other)].compactMap { name, half -> String? in
            let stages = formulas.filter { half.ranks[$0] == nil }.map {
                half.candidates[$0].map { $0.stopped?.stage.rawValue ?? "" } ?? Self.noEntry
            }
            let counts = (ScreeningStage.allCases.map(\.rawValue) + [Self.noEntry]).compactMap { stage in
                let count = stages.filter { $0 == stage }.count
                return count == 0 ? nil : "\(count) \(stage)"
            }
            return counts.isEmpty ? nil : "by \(name): \(counts.joined(separator: ", "))"
        }
        return parts.isEmpty ? nil : "stopped \(parts.joined(separator: "; "))."
    }
}

/// One screening as half of a comparison, by the formulas of its candidates.
private struct ScreenHalf {
    let report: ScreenReport
    /// Ranks of those that passed, from 1; of entries of one composition the best.
    let ranks: [String: Int]
    /// The first entry of every composition that passes in either database, judged at every stage.
    let candidates: [String: Candidate]

    init(
        _ report: ScreenReport, _ ranked: [String], _ screen: CoatingScreen, passing: Set<String>
    ) async throws {
        self.report = report
        let entries = report.entries
        ranks = Dictionary(zip(ranked, 1...), uniquingKeysWith: { first, _ in first })
        let candidates = report.result.candidates.filter { passing.contains(entries.formula(at: $0.row)) }
        let stopped = candidates.filter { $0.stopped != nil }.map(\.row)
        let finished = stopped.isEmpty ? [] : try await screen.run(candidates: stopped, completely: true).candidates
        self.candidates = Dictionary(
            (candidates.filter { $0.stopped == nil } + finished).map { (entries.formula(at: $0.row), $0) },
            uniquingKeysWith: { first, _ in first })
    }
}

extension ScreenReport {
    /// Formulas of those that passed, best first.
    fileprivate var rankedFormulas: [String] { result.ranking.map { entries.formula(at: $0.row) } }
}

extension EntrySet {
    /// The lowest entry of each composition that another set holds at these rows, where there is one; each once.
    func rows(ofSame rows: [Int], in other: EntrySet) -> [Int] {
        var seen: Set<Int> = []
        return rows.compactMap { self.rows(of: other.composition(at: $0)).first }.filter { seen.insert($0).inserted }
    }
}

extension Table {
    /// The same with the first rows alone.
    fileprivate func head(_ count: Int) -> Table {
        var table = Table(title: title, columns: columns, footnotes: footnotes)
        for row in rows.prefix(count) { table.append(row.cells) }
        return table
    }
}
