internal import TextFormats
import Chemistry
internal import ExactArithmetic
import ThermoEntries

extension PackedPhases {
    /// Copies the rows of the systems that are wanted into columns and puts one row of energy zero for every element into its canonical
    /// place; the others count as rows elsewhere.
    ///
    /// - Parameters:
    ///   - isStable: the stable set by row; it answers `.unknown` while it is empty. Elements are always stable.
    ///   - plane: which of its hulls is meant.
    ///   - isWanted: whether the system with these elements is, that of a single element too.
    /// - Throws: `SnapshotError` of kind `damaged` when a system is impossible, or an amount or an energy of a wanted one.
    /// - Complexity: O(systems + rows wanted), no allocation per row.
    func columns(
        origin: EntryOrigin, idPrefix: String, isStable: StableSet, on plane: StableSet.Plane,
        where isWanted: (_ mask: UInt128) -> Bool
    ) throws(SnapshotError) -> EntryColumns {
        var slots = try elementSlots()[...]
        let elementRows = slots.count
        var columns = EntryColumns(defaultIDPrefix: idPrefix)
        var place = Place()
        for system in 0...systemCount {
            while let slot = slots.first, slot.system == system {
                slots.removeFirst()
                if isWanted(ChemicalSystem.bit(slot.element.atomicNumber)) { columns.append(slot.element) }
            }
            guard system < systemCount else { break }
            let (size, rows) = (size(ofSystem: system), rowCount(ofSystem: system))
            var mask: UInt128 = 0
            for number in systemElements[place.element..<place.element + size] { mask |= ChemicalSystem.bit(number) }
            if isWanted(mask) {
                append(rows, at: place, size: size, to: &columns)
                for row in place.row..<place.row + rows { columns.hullStatus.append(isStable[row, plane]) }
                columns.endSystem(mask)
            }
            place.advance(rows: rows, size: size)
        }
        guard columns.energies.allSatisfy(\.isFinite), columns.amounts.allSatisfy({ $0 > 0 }) else {
            throw .damaged(Self.file, "a row has an impossible energy or amount")
        }
        columns.origins = CategoryColumn(repeating: origin, count: columns.count)
        columns.notes = CategoryColumn(repeating: nil, count: columns.count)
        columns.rowsElsewhere = rowCount + elementRows - columns.count
        return columns
    }

    /// Where the elements, rows and amounts of a system begin.
    private struct Place {
        var (element, row, term) = (0, 0, 0)

        mutating func advance(rows: Int, size: Int) {
            element += size
            row += rows
            term += rows * size
        }
    }

    /// Everything of the rows of a system but their hull statuses.
    private func append(_ rows: Int, at place: Place, size: Int, to columns: inout EntryColumns) {
        for row in 0..<rows {
            for position in 0..<size {
                columns.atomicNumbers.append(systemElements[place.element + position])
                columns.amounts.append(Double(amounts[place.term + row * size + position]))
            }
            columns.starts.append(Int32(columns.atomicNumbers.count))
            columns.energies.append(energy(place.row + row))
            columns.bandGaps.append(gap(place.row + row))
        }
    }

    /// Where an element's own row goes: before this system of the packed data.
    private struct ElementSlot {
        let element: Element
        let system: Int
    }

    /// The places of the elements, ascending, after checking every system: 1...103, strictly ascending, systems in order.
    private func elementSlots() throws(SnapshotError) -> [ElementSlot] {
        let firstOfSystem = try checkedSystems()
        let slots = elementsPresent().map { element in
            let system = firstOfSystem.first { element.atomicNumber <= $0.number }?.system ?? systemCount
            return ElementSlot(element: element, system: system)
        }
        guard slots.count == elementCount else {
            throw .damaged(Self.file, "it holds \(slots.count) elements, its header says \(elementCount)")
        }
        return slots
    }

    /// The first system that begins with each atomic number, ascending.
    private func checkedSystems() throws(SnapshotError) -> [(number: UInt8, system: Int)] {
        let highest = Element.allCases.count
        var groups: [(number: UInt8, system: Int)] = []
        var start = 0
        var previous = systemElements[0..<0]
        for system in 0..<systemCount {
            let numbers = systemElements[start..<start + size(ofSystem: system)]
            guard numbers.count >= 2, rowCount(ofSystem: system) >= 1, numbers[start] >= 1,
                numbers[start + numbers.count - 1] <= highest,
                isAscending(start, numbers.count), previous.lexicographicallyPrecedes(numbers)
            else {
                throw .damaged(Self.file, "chemical system \(system + 1) is not a set of elements in order")
            }
            if groups.last?.number != numbers[start] { groups.append((numbers[start], system)) }
            start += numbers.count
            previous = numbers
        }
        return groups
    }

    private func isAscending(_ start: Int, _ count: Int) -> Bool {
        for position in start + 1..<start + count where systemElements[position - 1] >= systemElements[position] {
            return false
        }
        return true
    }

    private func elementsPresent() -> [Element] {
        // The padding bytes at the end are zeros, and bit 0 stands for no element.
        let mask = systemElements.reduce(UInt128(0)) { $0 | ChemicalSystem.bit($1) }
        return Element.allCases.filter { mask & ChemicalSystem.bit($0.atomicNumber) != 0 }
    }

    private func gap(_ row: Int) -> GapColumnValue {
        let steps = gapSteps(row)
        guard steps.lowest != Self.unknownGap else { return GapColumnValue(nil) }
        return GapColumnValue(
            BandGapRange(
                lowest: Double(steps.lowest) / Self.gapStepsPerElectronVolt,
                highest: Double(steps.highest) / Self.gapStepsPerElectronVolt))
    }
}

extension EntryColumns {
    /// One row of an element at energy zero, with its system.
    fileprivate mutating func append(_ element: Element) {
        atomicNumbers.append(element.atomicNumber)
        amounts.append(FormulaUnit(element).amounts[0])
        starts.append(Int32(atomicNumbers.count))
        energies.append(0)
        hullStatus.append(.stable)
        bandGaps.append(GapColumnValue(nil))
        endSystem(ChemicalSystem.bit(element.atomicNumber))
    }

    /// Makes the rows since the last system one with these elements.
    fileprivate mutating func endSystem(_ mask: UInt128) {
        systemMasks.append(mask)
        systemStarts.append(Int32(count))
    }
}
