internal import Chemistry
internal import ThermoEntries
internal import ThermoSnapshot

extension Workspace {
    /// The compositions that the options name, in the order given; for systems and the whole database one per composition, in
    /// canonical order.
    /// - Parameter isWanted: picks rows of systems and of the whole database.
    /// - Throws: `EntriesError` for a text that is no chemical system.
    package func substances(_ subjects: SubjectRequest, where isWanted: (Int) -> Bool) throws -> Batch<Substance> {
        guard subjects.areRows else { return try written(subjects) }
        let rows =
            try subjects.system.map { entries.rows(within: try ChemicalSystem(parsing: $0)) }
            ?? Array(0..<entries.count)
        let chosen = rows.filter { isLowest($0) && isWanted($0) }
        if let system = subjects.system, chosen.isEmpty {
            throw AnalysisError.badInput(
                "\(.system) \(system): \(entries.provenance.name) has no compound there; name more elements, or see 'interphase data list \(.system) \(system)'"
            )
        }
        return Batch(
            outcomes: chosen.map { row in
                let text = entries.formula(at: row)
                return .success(Substance(Formula(text: text, composition: entries.composition(at: row))))
            })
    }

    /// The compositions the user wrote: formulas, a list, a series, or else the solid solutions.
    /// - Throws: `CommandFailure` with 64 when there are none, `ValidationError` when the series makes no sense, and what a list in a file
    ///   can throw.
    package func written(_ subjects: SubjectRequest) throws -> Batch<Substance> {
        if !subjects.formulas.isEmpty { return substances(subjects.formulas) }
        if let list = subjects.list { return substances(list, of: .list) }
        if let series = try subjects.series?.points() { return Batch(series, catalogue: catalogue) }
        guard !solidSolutions.isEmpty else {
            throw AnalysisError.usage(
                "nothing to calculate; give formulas, \(.list) FILE, \(.series), \(.system) Li-P-S, or \(.all)")
        }
        return Batch(outcomes: solidSolutions.map { .success(Substance($0)) })
    }

    /// What texts mean, failures kept in their place.
    package func substances(_ texts: [String]) -> Batch<Substance> {
        Batch(
            outcomes: texts.map { text in
                do {
                    return .success(try Substance(text, catalogue: catalogue))
                } catch {
                    return .failure(Problem(text, error))
                }
            })
    }

    /// Positions of the chemical systems within `--system`, or of all; ascending.
    /// - Throws: `EntriesError` for a text that is no chemical system; `CommandFailure` when there is nothing in it.
    package func systemPositions(_ subjects: SubjectRequest) throws -> [Int] {
        guard let text = subjects.system else { return Array(entries.systemMasks.indices) }
        let positions = entries.systemPositions(within: try ChemicalSystem(parsing: text))
        guard !positions.isEmpty else { throw nothing(in: text) }
        return positions
    }

    /// `Li-P-S` for the system at a position.
    package func systemName(_ position: Int) -> String {
        ChemicalSystem(entries.composition(at: Int(entries.systemStarts[position])).elements).name
    }

    private func nothing(in system: String) -> AnalysisError {
        .badInput("\(.system) \(system): \(entries.provenance.name) has no compound there; name more elements")
    }

    /// Whether no entry of the same composition comes before this row, which then is the lowest in energy.
    private func isLowest(_ row: Int) -> Bool {
        guard row > 0 else { return true }
        let (here, before) = (range(row), range(row - 1))
        return entries.atomicNumbers[here] != entries.atomicNumbers[before]
            || entries.amounts[here] != entries.amounts[before]
    }

    private func range(_ row: Int) -> Range<Int> { Int(entries.starts[row])..<Int(entries.starts[row + 1]) }
}
