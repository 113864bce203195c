/// A row of one of two sets of columns that become one.
struct WovenRow {
    private let code: Int32

    /// Row `row` of the columns that are there.
    static func base(_ row: Int) -> WovenRow { WovenRow(code: Int32(row)) }
    /// Row `row` of those that are added.
    static func added(_ row: Int) -> WovenRow { WovenRow(code: ~Int32(row)) }

    private init(code: Int32) { self.code = code }

    /// Whether the row is one of those added.
    var isAdded: Bool { code < 0 }
    /// Its number in its columns.
    var row: Int { Int(code < 0 ? ~code : code) }
}

extension EntryColumns {
    /// Rows of these columns and of `added` in the order given, systems derived.
    ///
    /// One column after the other, each old one of `added` freed when the new one stands, so that a large file is never in memory twice.
    /// - Complexity: O(k) for k amounts of the result.
    func woven(with added: consuming EntryColumns, _ order: [WovenRow]) -> EntryColumns {
        var result = EntryColumns(defaultIDPrefix: defaultIDPrefix)
        result.rowsElsewhere = rowsElsewhere
        result.measured = measured
        result.explicitIDs = ids(with: &added, order)
        result.amounts = Self.terms(order, (starts, amounts), (added.starts, added.amounts))
        added.amounts = []
        result.atomicNumbers = Self.terms(order, (starts, atomicNumbers), (added.starts, added.atomicNumbers))
        added.atomicNumbers = []
        result.starts = Self.starts(order, starts, added.starts)
        added.starts = [0]
        result.energies = Self.values(order, energies, added.energies)
        added.energies = []
        result.deviations = deviations(with: added, order)
        added.deviations = []
        result.hullStatus = Self.values(order, hullStatus, added.hullStatus)
        added.hullStatus = []
        result.bandGaps = Self.values(order, bandGaps, added.bandGaps)
        added.bandGaps = []
        result.origins = Self.categories(order, origins, added.origins)
        added.origins = CategoryColumn()
        result.notes = Self.categories(order, notes, added.notes)
        result.rebuildSystems()
        return result
    }

    /// The rows `rows` alone, systems derived; the others are freed.
    consuming func selecting(_ rows: some Sequence<Int>) -> EntryColumns {
        var result = EntryColumns(defaultIDPrefix: defaultIDPrefix)
        result.rowsElsewhere = rowsElsewhere
        result.measured = measured
        return result.woven(with: self, rows.map(WovenRow.added))
    }

    private func ids(with added: inout EntryColumns, _ order: [WovenRow]) -> PackedTexts {
        var ids = PackedTexts()
        guard !(explicitIDs.isEmpty && added.explicitIDs.isEmpty) else { return ids }
        ids.reserve(order.count)
        for row in order {
            let texts = row.isAdded ? added.explicitIDs : explicitIDs
            if texts.isEmpty { ids.appendEmpty(1) } else { ids.append(row.row, of: texts) }
        }
        added.explicitIDs = PackedTexts()
        return ids
    }

    private func deviations(with added: EntryColumns, _ order: [WovenRow]) -> [Double] {
        guard !(deviations.isEmpty && added.deviations.isEmpty) else { return [] }
        return order.map { ($0.isAdded ? added : self).deviation($0.row) ?? .nan }
    }

    private static func values<Value>(_ order: [WovenRow], _ base: [Value], _ added: [Value]) -> [Value] {
        order.map { $0.isAdded ? added[$0.row] : base[$0.row] }
    }

    private static func terms<Value>(
        _ order: [WovenRow], _ base: (starts: [Int32], values: [Value]), _ added: (starts: [Int32], values: [Value])
    ) -> [Value] {
        var result: [Value] = []
        result.reserveCapacity(base.values.count + added.values.count)
        for row in order {
            let (starts, values) = row.isAdded ? added : base
            for position in Int(starts[row.row])..<Int(starts[row.row + 1]) { result.append(values[position]) }
        }
        return result
    }

    private static func starts(_ order: [WovenRow], _ base: [Int32], _ added: [Int32]) -> [Int32] {
        var result: [Int32] = [0]
        result.reserveCapacity(order.count + 1)
        var end: Int32 = 0
        for row in order {
            let starts = row.isAdded ? added : base
            end += starts[row.row + 1] - starts[row.row]
            result.append(end)
        }
        return result
    }

    private static func categories<Value>(
        _ order: [WovenRow], _ base: CategoryColumn<Value>, _ added: CategoryColumn<Value>
    ) -> CategoryColumn<Value> {
        var result = base.withoutRows
        // Entries of a file get their categories last of all.
        guard base.count + added.count > 0 else { return result }
        let positions = result.adopt(added)
        result.reserve(order.count)
        for row in order {
            let index = row.isAdded ? positions[Int(added.indices[row.row])] : base.indices[row.row]
            result.append(position: Int(index))
        }
        return result
    }
}
