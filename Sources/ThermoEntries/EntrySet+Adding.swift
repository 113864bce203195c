public import TextFormats
import Chemistry

extension EntrySet {
    /// A new set with more phases, and what became of each.
    ///
    /// Identical duplicates (id, reduced composition, energy, calculation type) are taken once; an id that another phase or
    /// energy already has becomes `id#2`, `id#3`, ... in canonical order, with a warning. Energies are compared exactly. Added rows have
    /// hull status `.unknown`; the status of the others is kept, which is safe (see `HullStatus`). The result does not depend on the order of
    /// `entries`.
    ///
    /// - Parameters:
    ///   - entries: the phases to be added.
    ///   - allowMixedCalculationTypes: whether entries of another stated calculation type than the set's may come in.
    /// - Throws: `EntriesError` of kind `nonFiniteEnergy`, `amountTooLarge` or `mixedCalculationTypes`.
    /// - Complexity: O(n + e log n) for n rows and e entries; some milliseconds for one entry into 85,000 rows (the columns are copied).
    public func adding(
        _ entries: [Entry], allowMixedCalculationTypes: Bool = false
    ) throws(EntriesError) -> (set: EntrySet, report: EntryReport) {
        var rows = EntryColumns(defaultIDPrefix: columns.defaultIDPrefix)
        rows.reserve(rows: entries.count, terms: 4 * entries.count)
        for entry in entries { try rows.append(entry) }
        return try adding(rows, allowMixedCalculationTypes: allowMixedCalculationTypes)
    }

    /// The same for the phases of another set, which come under their ids there.
    public func adding(
        _ phases: EntrySet, allowMixedCalculationTypes: Bool = false
    ) throws(EntriesError) -> (set: EntrySet, report: EntryReport) {
        var rows = phases.columns
        rows.hullStatus = [HullStatus](repeating: .unknown, count: rows.count)
        if (0..<rows.count).contains(where: { rows.explicitID($0) == nil }) {
            rows.explicitIDs = PackedTexts()
            for row in 0..<phases.count { rows.explicitIDs.append(phases.id(at: row)) }
        }
        return try adding(rows, allowMixedCalculationTypes: allowMixedCalculationTypes)
    }

    /// The same for rows in any order that are in columns already, each with an id; they are used up column by column.
    func adding(
        _ rows: consuming EntryColumns, allowMixedCalculationTypes: Bool
    ) throws(EntriesError) -> (set: EntrySet, report: EntryReport) {
        try rows.settleEnergies()
        if !allowMixedCalculationTypes { try refuseMixedTypes(rows) }
        var report = EntryReport(read: rows.count)
        let (accepted, renamed) = accept(rows, &report)
        if !renamed.isEmpty { rows.rename(renamed) }
        let order = merged(accepted.map(Int.init), of: rows, isSorted: renamed.isEmpty)
        return (EntrySet(provenance: provenance, columns: columns.woven(with: rows, order)), report)
    }

    /// The rows that get in, in canonical order of the ids they came with, and the new ids of those whose id was taken.
    private func accept(_ rows: EntryColumns, _ report: inout EntryReport) -> (rows: [Int32], renamed: [Int: String]) {
        var namer = EntryNamer(base: self, added: rows)
        var order = (0..<Int32(rows.count)).map { $0 }
        order.sort { rows.precedes(Int($0), Int($1)) }
        order.removeAll { number in
            let row = Int(number)
            if let warning = implausibleEnergy(rows, row) { report.warnings.append(warning) }
            guard namer.admit(row) else {
                report.merged += 1
                return true
            }
            if let id = namer.renamed[row] { report.warnings.append(renamed(rows, row, to: id)) }
            return false
        }
        report.added = order.count
        report.renamed = namer.renamed.count
        return (order, namer.renamed)
    }

    /// The types that entries may state: that of the set, those of its entries where the set itself states none, or the first one added.
    private func refuseMixedTypes(_ rows: EntryColumns) throws(EntriesError) {
        let unknown = Provenance.unknownCalculationType
        guard rows.origins.usedTypes.contains(where: { $0 != unknown && $0 != provenance.calculationType }) else {
            return
        }
        var types: Set = [provenance.calculationType]
        if types == [unknown] { types = columns.origins.usedTypes.subtracting([unknown]) }
        let stated = (0..<rows.count).filter { rows.origins[$0].calculationType != unknown }
            .sorted { rows.explicitIDs.order($0, rows.explicitIDs, $1) < 0 }
        for row in stated {
            let own = rows.origins[row].calculationType
            if types.isEmpty { types = [own] }
            guard types.contains(own) else {
                throw EntriesError(
                    kind: .mixedCalculationTypes, subject: "entry '\(rows.explicitIDs[row])'",
                    message:
                        "its calculation type \(own) does not go with \(types.sorted().joined(separator: ", ")) in one hull",
                    remedy: "use energies of one type, or allow mixed calculation types explicitly")
            }
        }
    }

    private func implausibleEnergy(_ rows: EntryColumns, _ row: Int) -> EntryWarning? {
        let limits = EntryLimits.plausibleFormationEnergies
        guard !limits.contains(rows.energies[row]) else { return nil }
        return EntryWarning(
            kind: .implausibleEnergy, subject: rows.explicitIDs[row],
            message: "formation energy \(rows.energies[row]) eV/atom of \(rows.formula(row)) lies outside "
                + "[\(limits.lowerBound), \(limits.upperBound)]; check that it is per atom and relative to the elements"
        )
    }

    private func renamed(_ rows: EntryColumns, _ row: Int, to id: String) -> EntryWarning {
        EntryWarning(
            kind: .renamedID, subject: rows.explicitIDs[row],
            message: "the id is already taken; \(rows.formula(row)) at \(rows.energies[row]) eV/atom is now '\(id)'")
    }

    /// All rows in canonical order: those of this set with `accepted` merged in.
    private func merged(_ accepted: [Int], of rows: EntryColumns, isSorted: Bool) -> [WovenRow] {
        let accepted = isSorted ? accepted : accepted.sorted { rows.precedes($0, $1) }
        var order: [WovenRow] = []
        order.reserveCapacity(count + accepted.count)
        var next = 0
        for row in accepted {
            let position = count == 0 ? 0 : partitionPoint { precedes($0, rows, row) }
            for own in next..<position { order.append(.base(own)) }
            order.append(.added(row))
            next = position
        }
        for own in next..<count { order.append(.base(own)) }
        return order
    }

    private func precedes(_ row: Int, _ rows: EntryColumns, _ added: Int) -> Bool {
        let order = columns.formulaOrder(row, rows, added)
        if order != 0 { return order < 0 }
        if columns.energies[row] != rows.energies[added] { return columns.energies[row] < rows.energies[added] }
        return id(at: row).utf8.lexicographicallyPrecedes(rows.explicitIDs[added].utf8)
    }
}

extension EntryColumns {
    /// Refuses energies that are no numbers; -0.0 and 0.0 are the same energy, and one form keeps output identical.
    fileprivate mutating func settleEnergies() throws(EntriesError) {
        for row in energies.indices {
            let energy = energies[row]
            guard energy.isFinite else {
                throw EntriesError(
                    kind: .nonFiniteEnergy, subject: "entry '\(explicitIDs[row])'",
                    message: "its formation energy is \(energy)",
                    remedy: "give a number in eV/atom or leave the entry out")
            }
            if energy == 0 { energies[row] = 0 }
        }
    }

    fileprivate mutating func rename(_ ids: [Int: String]) {
        let old = explicitIDs
        explicitIDs = PackedTexts()
        explicitIDs.reserve(old.count)
        for row in 0..<old.count {
            if let id = ids[row] { explicitIDs.append(id) } else { explicitIDs.append(row, of: old) }
        }
    }

    /// Reduced formula of row `row` as the field writes it.
    func formula(_ row: Int) -> String {
        let range = range(row)
        return Composition.reducedFormula(
            elements: atomicNumbers[range].compactMap { Element(atomicNumber: Int($0)) },
            counts: amounts[range].map { Int($0) })
    }
}

extension CategoryColumn<EntryOrigin> {
    /// Calculation types of the rows, each once.
    fileprivate var usedTypes: Set<String> { Set(zip(values, areUsed).filter(\.1).map(\.0.calculationType)) }
}
