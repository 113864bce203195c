public import Chemistry

extension EntrySet {
    /// Rows whose elements all lie in `system`, ascending: what can take part in its phase diagram.
    ///
    /// - Complexity: that of `systemPositions(within:)`, and the rows found.
    public func rows(within system: ChemicalSystem) -> [Int] {
        systemPositions(within: system).flatMap {
            Int(columns.systemStarts[$0])..<Int(columns.systemStarts[$0 + 1])
        }
    }

    /// All entries of one reduced composition (polymorphs), lowest energy first, equal energies by id.
    ///
    /// - Complexity: O(log n).
    public func rows(of composition: Composition) -> [Int] {
        guard let unit = FormulaUnit(composition), !unit.atomicNumbers.isEmpty else { return [] }
        let first = partitionPoint { columns.formulaOrder($0, unit) < 0 }
        let end = partitionPoint { columns.formulaOrder($0, unit) <= 0 }
        return Array(first..<end)
    }

    /// The rows of the composition of row `row` of another set, like `rows(of:)`.
    ///
    /// - Complexity: O(log n).
    public func rows(of row: Int, in other: EntrySet) -> Range<Int> {
        let first = partitionPoint { columns.formulaOrder($0, other.columns, row) < 0 }
        let end = partitionPoint { columns.formulaOrder($0, other.columns, row) <= 0 }
        return first..<end
    }

    /// The row with this id.
    ///
    /// - Complexity: O(log n) for ids made of name and formula, O(n) for ids that the source gave.
    public func row(id: String) -> Int? {
        if let row = rowOfDefaultID(id) { return row }
        return columns.explicitIDs.firstIndex(of: id)
    }

    /// Elements of `system` for which the set holds no elemental entry, so that no formation energy refers to them.
    public func missingElements(of system: ChemicalSystem) -> [Element] {
        system.elements.filter { !columns.systemMasks.contains(ChemicalSystem.bit($0.atomicNumber)) }
    }

    /// Elements of the set with no entry at or below zero, where a set of formation energies has its zero by definition.
    public var elementsWithoutZero: [Element] {
        elements.filter { element in
            guard let lowest = rows(of: Composition(element)).first else { return true }
            return energies[lowest] > 0
        }
    }

    /// A row whose id is not stored but made of the prefix and the formula.
    func rowOfDefaultID(_ id: String) -> Int? {
        guard id.hasPrefix(columns.defaultIDPrefix) else { return nil }
        let formula = String(id.dropFirst(columns.defaultIDPrefix.count))
        guard let parsed = try? FormulaParser.parse(formula) else { return nil }
        return rows(of: parsed.composition).first { columns.explicitID($0) == nil && self.formula(at: $0) == formula }
    }

    /// First row for which `isBefore` is false; rows must be partitioned by it.
    func partitionPoint(_ isBefore: (Int) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if isBefore(middle) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
