extension ValidationReport {
    /// Tables of the interface products.
    var contactSections: [String] {
        let closed = contacts.filter { if case .notCompared = $0.verdict { false } else { true } }
        let others = contacts.filter { if case .notCompared = $0.verdict { true } else { false } }
        return [
            """
            ## Computed product sets

            x is the share of formula units of the first material at which the printed set balances with the two reactants alone. There "ours"
            is the reaction energy (meV/atom) and the phases of our curve; "above ours" says by how much the printed set costs more, in meV/atom.

            """,
            closedTable(closed),
            "### Product sets that differ\n\n" + reasons(closed.filter { $0.verdict != .holds }.map(\.published.id)),
            """
            ## Products named by experiments

            Lists are often incomplete and made at room temperature or under current; they are not asserted. "found" are the named phases that
            occur at a kink of our curve, "not found" the others.

            """,
            experimentTable(others),
        ]
    }

    private func closedTable(_ rows: [ContactComparison]) -> String {
        var table = MarkdownTable([
            "row", "pair", "x", "ours", "both", "only theirs", "only ours", "above ours", "verdict",
        ])
        for row in rows {
            table.rows.append([
                row.published.id, "\(row.published.electrolyte) + \(row.published.partner)",
                row.molarShare.map { Text.number($0, decimals: 3) } ?? "-",
                row.energy.map(Text.millielectronvolts) ?? "-",
                list(row.products?.inCommon), list(row.products?.onlyTheirs), list(row.products?.onlyOurs),
                row.products?.excess.map(excess) ?? "-", word(row.verdict),
            ])
        }
        return table.text
    }

    private func experimentTable(_ rows: [ContactComparison]) -> String {
        var table = MarkdownTable(["row", "pair", "at V", "found", "not found", "without entry", "verdict"])
        for row in rows {
            table.rows.append([
                row.published.id, "\(row.published.electrolyte) + \(row.published.partner)",
                row.published.voltage.map(Text.volts) ?? "closed", list(row.products?.inCommon),
                list(row.products?.onlyTheirs),
                list(row.products?.notInData), word(row.verdict),
            ])
        }
        return table.text
    }

    /// Tables of statements: decided, differing with reasons, for information, and not testable.
    func statementSections(_ results: [StatementResult]) -> [String] {
        let testable = results.filter { $0.published.testable == .yes }
        let kinetic = results.filter { $0.published.testable == .kinetic }
        let untestable = results.filter { $0.published.testable == .no }
        var decided = MarkdownTable(["id", "statement", "ours", "verdict"])
        decided.rows = testable.map { [$0.published.id, $0.published.statement, $0.evidence, holdsWord($0.verdict)] }
        var information = MarkdownTable(["id", "statement", "ours", "same sense"])
        information.rows = kinetic.map { result in
            [
                result.published.id, result.published.statement, result.evidence,
                result.agrees.map { $0 ? "yes" : "no" } ?? "-",
            ]
        }
        var left = MarkdownTable(["id", "statement", "why"])
        left.rows = untestable.map { [$0.published.id, $0.published.statement, $0.published.note] }
        return [
            "## Statements\n\n"
                + "Reaction energies here are mutual: what the contact adds to what the reactants would do alone.\n\n"
                + decided.text,
            "### Statements that do not hold or cannot be computed\n\n"
                + reasons(testable.filter { $0.verdict != .holds }.map(\.published.id)),
            "### Statements on rates and experiments\n\nFor information only; an equilibrium need not agree with them.\n\n"
                + information.text,
            "### Statements that a calculation like ours cannot decide\n\n" + left.text,
        ]
    }

    private func holdsWord(_ verdict: Verdict) -> String {
        switch verdict {
        case .holds: "holds"
        case .differs: "does not hold"
        default: "not computed"
        }
    }
}
