extension ValidationReport {
    /// Tables of the windows.
    var windowSections: [String] {
        let counted = windows.filter { $0.verdict == .holds || $0.verdict == .differs || $0.verdict == .notComputed }
        let others = windows.filter { comparison in !counted.contains { $0.published.id == comparison.published.id } }
        return [
            "## Windows\n\nLimits in V against the metal of the ion, the composition put on the hull.\n",
            windowTable(counted),
            "### Windows that differ\n\n" + reasons(counted.filter { $0.verdict != .holds }.map(\.published.id)),
            "### Windows not compared\n\nMeasured values, sentences on classes and rows that contradict themselves; ours for information.\n",
            windowTable(others),
        ]
    }

    private func windowTable(_ rows: [WindowComparison]) -> String {
        var table = MarkdownTable(["row", "material", "literature", "ours", "difference", "verdict", "source"])
        for row in rows {
            let published = row.published
            let material =
                published.formula.isEmpty || published.formula == published.material
                ? published.material : "\(published.material), \(published.formula)"
            let differences = row.differences.map { signed($0.ours - $0.theirs) }.joined(separator: ", ")
            let isComputed = row.reductionLimit != nil || row.oxidationLimit != nil
            table.rows.append([
                published.id, material, range(published.reductionLimit, published.oxidationLimit, missing: "-"),
                isComputed ? range(row.reductionLimit, row.oxidationLimit, missing: "no limit") : "-",
                differences, word(row.verdict), PublishedSource.letter(published.source),
            ])
        }
        return table.text
    }

    private func range(_ low: Double?, _ high: Double?, missing: String) -> String {
        if low == nil && high == nil { return "-" }
        return "\(low.map(Text.volts) ?? "-") to \(high.map(Text.volts) ?? missing)"
    }

    private func signed(_ value: Double) -> String {
        (value > 0 ? "+" : "") + Text.number(value, decimals: 2)
    }

    /// Tables of the phase equilibria.
    var equilibriumSections: [String] {
        let compared = equilibria.filter { if case .notCompared = $0.verdict { false } else { true } }
        let others = equilibria.filter { if case .notCompared = $0.verdict { true } else { false } }
        return [
            """
            ## Phase equilibria

            Phases that form below (reduction) or above (oxidation) the window. Ours is the step on the same side that shares most phases;
            its voltage is where it begins. "above ours" is the grand potential of the printed phases alone minus that of our equilibrium, at the
            printed voltage, in meV per atom of the composition; it has no value where the printed phases do not balance or lack an entry.

            """,
            equilibriumTable(compared),
            "### Phase equilibria that differ\n\n"
                + reasons(compared.filter { $0.verdict != .holds }.map(\.published.id)),
            "### Phase equilibria not compared\n\nRows marked suspect by the compilation, or without a composition; ours for information.\n",
            equilibriumTable(others),
        ]
    }

    private func equilibriumTable(_ rows: [EquilibriumComparison]) -> String {
        var table = MarkdownTable([
            "row", "composition", "V theirs", "V ours", "both", "only theirs", "only ours", "above ours", "verdict",
        ])
        for row in rows {
            let published = row.published
            let side = published.side == .reduction ? "red." : "ox."
            let printed = published.voltage.map {
                (published.relation == "=" ? "" : published.relation + " ") + Text.volts($0)
            }
            table.rows.append([
                published.id, published.formula.isEmpty ? published.material : published.formula,
                "\(side) \(printed ?? "-")", row.onset.map(Text.volts) ?? "-", list(row.products?.inCommon),
                list(row.products?.onlyTheirs), list(row.products?.onlyOurs), row.products?.excess.map(excess) ?? "-",
                word(row.verdict),
            ])
        }
        return table.text
    }

    /// Phases separated by commas.
    func list(_ phases: [String]?) -> String { (phases ?? []).joined(separator: ", ") }

    /// meV/atom above ours.
    func excess(_ value: Double) -> String { Text.millielectronvolts(value) }
}
