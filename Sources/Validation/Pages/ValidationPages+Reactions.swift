internal import Chemistry

extension ValidationReport {
    /// The published equations, balanced again, with their energies.
    var reactionSections: [String] {
        var table = MarkdownTable(["row", "equation", "ours", "meV/atom", "V", "on the hull"])
        for row in reactions {
            table.rows.append([
                row.published.id, row.published.equation, balanceWord(row),
                row.energyPerAtom.map(Text.millielectronvolts) ?? "-", row.voltage.map(Text.volts) ?? "-",
                row.onHull.joined(separator: "; "),
            ])
        }
        return [
            """
            ## Balanced equations

            Every equation of the compilation, balanced again from its list of species in exact arithmetic; "same" means to the letter. The
            energy is products minus reactants per atom of the reactants, elements and the metal of the ion at zero, species without an entry
            ("on the hull") at the energy of the hull. It is an enthalpy at 0 K and gases carry no entropy: what is made in a furnace or
            gives off a gas may lie above zero. V is the voltage against the metal of the ion at which both sides are in equilibrium: the
            equation runs to the right below it where the metal is taken up, above it where the metal is given off.

            """,
            table.text,
            "### Equations that differ\n\n" + reasons(reactions.filter { $0.verdict != .holds }.map(\.published.id)),
        ]
    }

    /// Lines of the summary.
    var reactionSummary: [[String]] {
        let chemical = reactions.filter { $0.voltage == nil }.compactMap(\.energyPerAtom)
        return [
            [
                "published equations that exact balancing gives to the letter",
                Text.share(reactions.filter { $0.verdict == .holds }.count, of: reactions.count),
            ],
            [
                "equations without the metal of the ion whose energy lies below zero",
                Text.share(chemical.filter { $0 < 0 }.count, of: chemical.count),
            ],
        ]
    }

    private func balanceWord(_ row: ReactionComparison) -> String {
        if row.verdict == .holds { return "same" }
        switch row.ours {
        case .success(let text): return text
        case .failure(let error): return error.message
        }
    }
}
