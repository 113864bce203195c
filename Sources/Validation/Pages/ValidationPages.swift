internal import ThermoEntries

extension ValidationReport {
    /// The page on windows, phase equilibria and statements about them, in Markdown.
    public var windowPage: String {
        ([head("Validation: windows and phase equilibria"), windowSummary] + windowSections + equilibriumSections
            + statementSections(statements.filter { !$0.isAboutReactions })).joined(separator: "\n")
    }

    /// The page on interface products and statements about reactions, in Markdown.
    public var interfacePage: String {
        ([head("Validation: interface reactions"), interfaceSummary] + contactSections
            + statementSections(statements.filter(\.isAboutReactions)) + reactionSections).joined(separator: "\n")
    }

    private func head(_ title: String) -> String {
        """
        # \(title)

        Published values beside ours, row by row. The published side is the compilation in `Tests/ReferenceTests/Reference` (five
        reviews, DOI in every row); ours is computed from the embedded data `\(provenance.name)` (\(provenance.version)) with nothing
        fitted. `Scripts/validate` writes this page; `ReferenceTests` fails when a row changes its verdict or the page is not what the
        script writes. Reasons for rows that differ stand in `Tests/ReferenceTests/Reference/explained.csv`.

        Sources: \(PublishedSource.legend).

        """
    }

    private var windowSummary: String {
        let differences = limitDifferences
        let near = differences.filter { $0.magnitude <= settings.limit }.count
        let sets = equilibria.filter { $0.verdict == .holds || $0.verdict == .differs }
        var table = MarkdownTable(["measure", "value"])
        table.rows = [
            ["window limits compared (computed, trustworthy, formula given)", "\(differences.count)"],
            ["of these 0 V because the phase is stable against the metal", "\(stableLimits)"],
            ["of all within \(Text.volts(settings.limit)) V", Text.share(near, of: differences.count)],
            [
                "median magnitude of the difference",
                (medianDifference.map { Text.number($0, decimals: 3) } ?? "-") + " V",
            ],
            ["product sets at window edges and steps compared", "\(sets.count)"],
            [
                "of these the same phases, at the same step",
                Text.share(sets.filter { $0.verdict == .holds }.count, of: sets.count),
            ],
            ["printed sets that lie below ours", "\(equilibria.filter { belowOurs.contains($0.published.id) }.count)"],
        ]
        table.rows += statementSummary(statements.filter { !$0.isAboutReactions })
        return "## Summary\n\n" + table.text
    }

    private var interfaceSummary: String {
        let closed = contacts.filter { $0.verdict == .holds || $0.verdict == .differs }
        let differing = closed.filter { $0.verdict == .differs }.compactMap { $0.products?.excess }
        let seen = contacts.filter {
            $0.published.condition != .closed && $0.published.trust == .ok && $0.products != nil
        }
        let named = seen.compactMap(\.products).flatMap(\.theirs).count
        let found = seen.compactMap(\.products).flatMap(\.inCommon).count
        var table = MarkdownTable(["measure", "value"])
        table.rows = [
            ["computed product sets compared (trustworthy)", "\(closed.count)"],
            [
                "of these a kink of our curve, to the letter",
                Text.share(closed.filter { $0.verdict == .holds }.count, of: closed.count),
            ],
            [
                "sets that differ and have an energy here",
                "\(differing.count), "
                    + (differing.max().map { "at most \(Text.millielectronvolts($0)) meV/atom above ours" } ?? "none"),
            ],
            ["printed sets that lie below ours", "\(contacts.filter { belowOurs.contains($0.published.id) }.count)"],
            ["phases named by trustworthy experiments that our curves contain", Text.share(found, of: named)],
        ]
        table.rows += statementSummary(statements.filter(\.isAboutReactions)) + reactionSummary
        return "## Summary\n\n" + table.text
    }

    private func statementSummary(_ results: [StatementResult]) -> [[String]] {
        let testable = results.filter { $0.published.testable == .yes }
        let evaluated = testable.filter { $0.verdict != .notComputed }
        return [
            ["testable statements", "\(testable.count)"],
            ["of these hold", Text.share(evaluated.filter { $0.verdict == .holds }.count, of: testable.count)],
            ["of these do not hold (reasons below)", "\(evaluated.filter { $0.verdict == .differs }.count)"],
            ["of these not computable from the data (reasons below)", "\(testable.count - evaluated.count)"],
        ]
    }

    /// Id and reason of rows that differ.
    func reasons(_ ids: [String]) -> String {
        var table = MarkdownTable(["row", "class", "reason"])
        for id in ids {
            let known = explanations[id]
            table.rows.append([id, known?.reason.rawValue ?? "unexplained", known?.text ?? "not explained yet"])
        }
        return table.rows.isEmpty ? "None.\n" : table.text
    }

    /// The word for a verdict.
    func word(_ verdict: Verdict) -> String {
        switch verdict {
        case .holds: "same"
        case .differs: "differs"
        case .notCompared(let reason): reason.rawValue
        case .notComputed: "not computed"
        }
    }
}
