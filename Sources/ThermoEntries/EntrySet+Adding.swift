import Chemistry

extension EntrySet {
    /// A new set with more phases, and what became of each.
    ///
    /// Identical duplicates (id, reduced composition, energy, calculation type) are taken once; an id that another phase or
    /// energy already has becomes `id#2`, `id#3`, ... in canonical order, with a warning. Energies are compared exactly. Added rows have
    /// hull status `.unknown`; the status of the others is kept, which is safe (see `HullStatus`). The result does not depend on the order of
    /// `entries`.
    ///
    /// - Parameter allowMixedCalculationTypes: whether entries of another stated calculation type than the set's may come in.
    /// - Throws: `EntriesError` of kind `nonFiniteEnergy`, `amountTooLarge` or `mixedCalculationTypes`.
    /// - Complexity: O(n + e log n) for n rows and e entries; about 6 ms for one entry into 85,000 rows (the columns are copied).
    public func adding(
        _ entries: [Entry], allowMixedCalculationTypes: Bool = false
    ) throws(EntriesError) -> (set: EntrySet, report: EntryReport) {
        var rows: [NewRow] = []
        rows.reserveCapacity(entries.count)
        for entry in entries { rows.append(try newRow(entry)) }
        if !allowMixedCalculationTypes { try refuseMixedTypes(entries) }
        rows.sort { $0.precedes($1) }

        var report = EntryReport(read: entries.count)
        var namer = EntryNamer(base: self, capacity: rows.count)
        for row in rows {
            if let warning = implausibleEnergy(row) { report.warnings.append(warning) }
            switch namer.admit(row) {
            case .merged:
                report.merged += 1
            case .accepted(let named):
                report.added += 1
                if named.key.id != row.key.id {
                    report.renamed += 1
                    report.warnings.append(renamed(row, to: named.key.id))
                }
            }
        }
        rows = []
        var accepted = namer.takeAccepted()
        accepted.sort { $0.key.precedes($1.key) }
        return (EntrySet(provenance: provenance, columns: merged(with: accepted)), report)
    }

    private func newRow(_ entry: Entry) throws(EntriesError) -> NewRow {
        guard entry.formationEnergyPerAtom.isFinite else {
            throw EntriesError(
                kind: .nonFiniteEnergy, subject: "entry '\(entry.id)'",
                message: "its formation energy is \(entry.formationEnergyPerAtom)",
                remedy: "give a number in eV/atom or leave the entry out")
        }
        guard let unit = FormulaUnit(entry.composition) else {
            throw EntriesError(
                kind: .amountTooLarge, subject: "entry '\(entry.id)'",
                message: "its amounts become larger than 2^53 in whole numbers",
                remedy: "write the amounts with fewer digits or as fractions such as 1/3")
        }
        // -0.0 and 0.0 are the same energy; one form keeps output identical.
        let energy = entry.formationEnergyPerAtom == 0 ? 0 : entry.formationEnergyPerAtom
        let key = RowKey(
            atomicNumbers: unit.atomicNumbers, amounts: unit.amounts, energy: energy, id: entry.id)
        return NewRow(
            key: key, origin: entry.origin, bandGap: entry.bandGap, note: entry.note,
            formula: entry.composition.reducedFormula)
    }

    private func refuseMixedTypes(_ entries: [Entry]) throws(EntriesError) {
        let unknown = Provenance.unknownCalculationType
        var type = provenance.calculationType
        for entry in entries.sorted(by: { $0.id < $1.id }) where entry.calculationType != unknown {
            if type == unknown { type = entry.calculationType }
            guard entry.calculationType == type else {
                throw EntriesError(
                    kind: .mixedCalculationTypes, subject: "entry '\(entry.id)'",
                    message: "its calculation type \(entry.calculationType) does not go with \(type) in one hull",
                    remedy: "use energies of one type, or allow mixed calculation types explicitly")
            }
        }
    }

    private func implausibleEnergy(_ row: NewRow) -> EntryWarning? {
        let limits = EntryLimits.plausibleFormationEnergies
        guard !limits.contains(row.key.energy) else { return nil }
        return EntryWarning(
            kind: .implausibleEnergy, subject: row.key.id,
            message: "formation energy \(row.key.energy) eV/atom of \(row.formula) lies outside "
                + "[\(limits.lowerBound), \(limits.upperBound)]; check that it is per atom and relative to the elements"
        )
    }

    private func renamed(_ row: NewRow, to id: String) -> EntryWarning {
        EntryWarning(
            kind: .renamedID, subject: row.key.id,
            message: "the id is already taken; \(row.formula) at \(row.key.energy) eV/atom is now '\(id)'")
    }

    /// The columns with `rows`, which are sorted, merged in.
    private func merged(with rows: [NewRow]) -> EntryColumns {
        var result = columns.withoutRows
        let terms = rows.reduce(columns.atomicNumbers.count) { $0 + $1.key.atomicNumbers.count }
        result.reserve(rows: count + rows.count, terms: terms)
        var next = 0
        for row in rows {
            let position = partitionPoint { self.precedes($0, row.key) }
            result.append(next..<position, of: columns)
            result.append(row)
            next = position
        }
        result.append(next..<count, of: columns)
        result.rebuildSystems()
        return result
    }

    private func precedes(_ row: Int, _ key: RowKey) -> Bool {
        let range = columns.range(row)
        let order = RowKey.order(
            columns.atomicNumbers[range], columns.amounts[range], key.atomicNumbers[...], key.amounts[...])
        if order != 0 { return order < 0 }
        if columns.energies[row] != key.energy { return columns.energies[row] < key.energy }
        return id(at: row) < key.id
    }
}
