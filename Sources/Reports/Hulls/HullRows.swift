package import Analyses
package import Chemistry
package import Presentation
package import ThermoEntries
package import Thermodynamics

/// Hull distances as rows of `interphase-hull/1`, one per entry of a composition.
package struct HullRows: Sendable {
    /// The data.
    package let entries: EntrySet
    /// Chemical systems of the data.
    package let index: SystemIndex
    /// Where checks in exact arithmetic report; nil when none are asked for.
    package let verification: VerificationTally?

    /// Puts the parts together.
    package init(
        entries: EntrySet, index: SystemIndex, verification: VerificationTally?
    ) {
        self.entries = entries
        self.index = index
        self.verification = verification
    }

    package static let columns = [
        Column("formula", tableVisibility: .essential),
        Column("id", tableVisibility: .exportOnly),
        Column(
            "formation_energy_eV_per_atom", title: "formation / eV/atom", kind: .number, digits: 4,
            tableVisibility: .essential),
        Column(
            "energy_above_hull_eV_per_atom", title: "above hull / eV/atom", kind: .number, digits: 4,
            tableVisibility: .essential),
        Column("decomposition_energy_eV_per_atom", title: "decomposition / eV/atom", kind: .number, digits: 4),
        Column("stable", kind: .boolean),
        Column("equilibrium", kind: .amounts, tableVisibility: .detail),
        Column("competing", kind: .amounts, tableVisibility: .detail),
        Column("flags", kind: .list),
        .energyDoubts,
    ]

    /// The rows of one composition under the name `text`.
    package func rows(_ text: String, _ composition: Composition) throws(ThermodynamicsError) -> [[Cell]] {
        var analyzer = try HullAnalyzer(entries, system: ChemicalSystem(composition.elements), index: index)
        return try rows(text, composition, &analyzer)
    }

    private func rows(
        _ text: String, _ composition: Composition, _ analyzer: inout HullAnalyzer
    ) throws(ThermodynamicsError) -> [[Cell]] {
        let analysis = try analyzer.analysis(of: composition)
        let rows = rows(text, analysis)
        if let verification { verification.add(try analyzer.verify(analysis), rows: rows.count) }
        return rows
    }

    /// The rows of a composition; one without energies when it has no entry.
    private func rows(_ text: String, _ analysis: HullAnalysis) -> [[Cell]] {
        analysis.phases.isEmpty ? [cells(text, analysis, nil)] : analysis.phases.map { cells(text, analysis, $0) }
    }

    private func cells(_ text: String, _ analysis: HullAnalysis, _ phase: HullAnalysis.Phase?) -> [Cell] {
        let involved = (analysis.equilibrium + (analysis.competing ?? [])).map(\.row) + (phase.map { [$0.row] } ?? [])
        return [
            .text(text), .optional(phase.map { entries.id(at: $0.row) }), .optional(phase?.formationEnergy),
            .optional(phase?.energyAboveHull), .optional(phase?.decompositionEnergy),
            phase.map { .boolean($0.isStable) } ?? .empty, entries.cell(analysis.equilibrium),
            analysis.competing.map(entries.cell) ?? .empty,
            entries.remarks(analysis.flags(for: phase), rows: involved), entries.energyDoubts(rows: involved),
        ]
    }

    /// The rows of every composition of one chemical system, in canonical order.
    package func rows(ofSystem position: Int) throws(ThermodynamicsError) -> [[Cell]] {
        let all = Int(entries.systemStarts[position])..<Int(entries.systemStarts[position + 1])
        let system = ChemicalSystem(entries.composition(at: all.lowerBound).elements)
        var analyzer = try HullAnalyzer(entries, system: system, index: index)
        var rows: [[Cell]] = []
        var row = all.lowerBound
        while row < all.upperBound {
            let composition = try self.rows(entries.formula(at: row), entries.composition(at: row), &analyzer)
            rows += composition
            row += composition.count
        }
        return rows
    }
}
