internal import Chemistry
internal import Interfaces
internal import Parallel
internal import Screening
public import Thermodynamics

/// The lowest reaction energy of every pair of two lists of materials, under every condition.
public struct MapAnalysis: Analysis {
    /// How the cells are laid out in tables.
    public enum Layout: String, Codable, Hashable, Sendable, CaseIterable {
        /// A row per material of the rows and a column per material of the columns.
        case matrix
        /// A row per pair and condition, with the reaction.
        case long
        /// Instead of the map, how often every compound occurs among the products.
        case census
    }

    /// Materials of the rows; x1 is their share.
    public var rows: MaterialList
    /// Materials of the columns.
    public var columns: MaterialList
    /// The surroundings, one cell of each pair per condition.
    public var conditions: ConditionRequest
    /// The energy that is minimised over the mixing ratio and shown.
    public var metric = EnergyMetric.mutual
    /// Energy of the materials: their own where they have an entry, or always that of the hull.
    public var energy = EnergyChoice.own
    /// Whether it is told which phase each energy hangs on; long rows only.
    public var isDecisive = false
    /// How energies are varied to see how those of the cells scatter; nil: not at all. Long rows only.
    public var uncertainty: UncertaintyRequest?
    /// How tables are laid out.
    public var layout = Layout.matrix
    /// The unit of the energies shown.
    public var unit = EnergyUnit.meV
    /// Size of the energy, in `unit`, at which the colours of drawings end; the largest value unless set.
    public var colorLimit: Double?

    /// The pairs of two lists.
    public init(rows: MaterialList, columns: MaterialList, _ conditions: ConditionRequest = ConditionRequest()) {
        (self.rows, self.columns, self.conditions) = (rows, columns, conditions)
    }

    /// The pairs of two lists of formulas or names.
    public init(rows: [String], columns: [String], _ conditions: ConditionRequest = ConditionRequest()) {
        self.init(rows: MaterialList(rows), columns: MaterialList(columns), conditions)
    }

    /// `heatmap`.
    public static let name = "heatmap"

    /// Every pair meets at one place.
    public var scope: DataScope {
        let held = conditions.heldElements
        return .places(rows.items.flatMap { row in columns.items.map { [row.text, $0.text] + held } })
    }

    /// Both lists and the conditions: one map.
    /// - Throws: `NothingLeft` when no material of one of the lists can be read.
    public func inputs(in workspace: Workspace) throws -> Batch<MapInput> {
        let conditions = try conditions.conditions(in: workspace)
        let input = MapInput(
            rows: workspace.substances(rows, of: .rows), columns: workspace.substances(columns, of: .columns),
            conditions: conditions)
        try input.rows.refuseIfNothingIsLeft()
        try input.columns.refuseIfNothingIsLeft()
        return Batch(outcomes: [.success(input)])
    }

    /// The map; a cell without a value keeps its reason.
    /// - Throws: `AnalysisError` when it is stopped.
    /// - Complexity: rows x columns x conditions curves, in parallel.
    public func answers(to inputs: Batch<MapInput>, in workspace: Workspace) async throws -> Batch<ReactionMap> {
        var maps: [Result<ReactionMap, Problem>] = []
        for outcome in inputs.outcomes {
            switch outcome {
            case .success(let input): maps.append(.success(try await map(input, workspace)))
            case .failure(let problem): maps.append(.failure(problem))
            }
        }
        return Batch(outcomes: maps)
    }

    private func map(_ input: MapInput, _ workspace: Workspace) async throws -> ReactionMap {
        _ = try uncertainty?.calibration(in: workspace)
        let calculator = InterfaceCalculator(entries: workspace.entries, energyChoice: energy)
        let (rows, columns) = (input.rows.placed, input.columns.placed)
        let total = rows.count * columns.count
        let progress = workspace.observer.progress(of: .analysis(Self.name))
        let cells = await ReactionMatrix(calculator, runner: workspace.runner).run(
            rows: rows.map(\.value.formula), columns: columns.map(\.value.formula),
            conditions: input.conditions.map(\.reservoirs), completed: { progress.update(completed: $0, of: total) }
        ) { place, outcome in
            let (row, column) = (rows[place.row], columns[place.column])
            return MapCell(
                row: row.position, column: column.position, condition: place.condition,
                outcome: mixture(
                    (row.value, column.value), input.conditions[place.condition], outcome, calculator, workspace))
        }
        progress.finish()
        let count = total * input.conditions.count
        if cells.count < count { throw AnalysisError.unfinished(cells.count, of: count, "cells") }
        return ReactionMap(
            rows: input.rows.names, columns: input.columns.names, conditions: input.conditions,
            unread: input.rows.problems + input.columns.problems, cells: cells)
    }

    /// The mixture of the lowest energy, checked where that is asked for.
    private func mixture(
        _ pair: (Substance, Substance), _ condition: Condition, _ outcome: Result<InterfaceReaction, ThermodynamicsError>,
        _ calculator: InterfaceCalculator, _ workspace: Workspace
    ) -> Result<ReactionMixture, Problem> {
        do {
            let reaction = try outcome.get()
            if let tally = workspace.verification { tally.add(try reaction.verify(calculator.entries), rows: 1) }
            let energies = isDecisive ? try calculator.decisiveEnergies(of: reaction) : nil
            if let energies, let tally = workspace.verification { tally.add(try energies.verify(calculator), rows: 0) }
            var mixture = ReactionMixture(
                pair, condition, reaction, metric == .total ? reaction.totalMinimum : reaction.mutualMinimum,
                minima: [], decisive: energies, workspace)
            mixture.uncertainty = try uncertainty.map {
                try ReactionUncertainty(of: pair, condition, energy, $0, workspace)
            }
            return .success(mixture)
        } catch {
            let place = condition.reservoirs.isEmpty ? "" : " (\(condition.text))"
            return .failure(Problem("\(pair.0.text) | \(pair.1.text)\(place)", error))
        }
    }
}
