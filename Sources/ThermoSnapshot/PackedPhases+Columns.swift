import Chemistry
internal import ExactArithmetic
import ThermoEntries

extension PackedPhases {
    /// Copies the rows into columns and puts one row of energy zero for every element into its canonical place.
    ///
    /// - Parameters:
    ///   - isStable: the stable set by row; it answers `.unknown` while it is empty. Elements are always stable.
    ///   - plane: which of its hulls is meant.
    /// - Throws: `SnapshotError` of kind `damaged` when a system, an amount or an energy is impossible.
    /// - Complexity: O(file size), no allocation per row.
    func columns(
        origin: EntryOrigin, idPrefix: String, isStable: StableSet, on plane: StableSet.Plane
    ) throws(SnapshotError) -> EntryColumns {
        let slots = try elementSlots()
        var columns = EntryColumns(defaultIDPrefix: idPrefix)
        (columns.starts, columns.atomicNumbers) = rowStructure(slots)
        (columns.systemMasks, columns.systemStarts) = systemStructure(slots)
        columns.amounts = interleaved(
            termCount, slots.map { ($0.term, FormulaUnit($0.element).amounts[0]) }
        ) { Double(amounts[$0]) }
        columns.energies = interleaved(rowCount, slots.map { ($0.row, 0) }) { energy($0) }
        columns.hullStatus = interleaved(rowCount, slots.map { ($0.row, .stable) }) { isStable[$0, plane] }
        columns.bandGaps = interleaved(rowCount, slots.map { ($0.row, GapColumnValue(nil)) }) { gap($0) }
        columns.origins = CategoryColumn(repeating: origin, count: columns.count)
        columns.notes = CategoryColumn(repeating: nil, count: columns.count)
        guard columns.energies.allSatisfy(\.isFinite), columns.amounts.allSatisfy({ $0 > 0 }) else {
            throw .damaged(Self.file, "a row has an impossible energy or amount")
        }
        return columns
    }

    /// Where an element's own row goes: before this system, this row, this term of the packed data.
    private struct ElementSlot {
        let element: Element
        let system: Int
        let row: Int
        let term: Int
    }

    /// The places of the elements, ascending, after checking every system: 1...103, strictly ascending, systems in order.
    private func elementSlots() throws(SnapshotError) -> [ElementSlot] {
        let firstOfSystem = try checkedSystems()
        var slots: [ElementSlot] = []
        for element in elementsPresent() {
            let system = firstOfSystem.firstIndex { element.atomicNumber <= $0.number } ?? firstOfSystem.endIndex
            let place = system < firstOfSystem.endIndex ? firstOfSystem[system] : (0, systemCount, rowCount, termCount)
            slots.append(ElementSlot(element: element, system: place.1, row: place.2, term: place.3))
        }
        guard slots.count == elementCount else {
            throw .damaged(Self.file, "it holds \(slots.count) elements, its header says \(elementCount)")
        }
        return slots
    }

    /// The first system, row and term that begin with each atomic number, ascending.
    private func checkedSystems() throws(SnapshotError) -> [(number: UInt8, system: Int, row: Int, term: Int)] {
        let highest = Element.allCases.count
        var groups: [(number: UInt8, system: Int, row: Int, term: Int)] = []
        var (start, row, term) = (0, 0, 0)
        var previous = systemElements[0..<0]
        for system in 0..<systemCount {
            let numbers = systemElements[start..<start + size(ofSystem: system)]
            guard numbers.count >= 2, rowCount(ofSystem: system) >= 1, numbers[start] >= 1,
                numbers[start + numbers.count - 1] <= highest,
                isAscending(start, numbers.count), previous.lexicographicallyPrecedes(numbers)
            else {
                throw .damaged(Self.file, "chemical system \(system + 1) is not a set of elements in order")
            }
            if groups.last?.number != numbers[start] { groups.append((numbers[start], system, row, term)) }
            start += numbers.count
            row += rowCount(ofSystem: system)
            term += rowCount(ofSystem: system) * numbers.count
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

    private func rowStructure(_ slots: [ElementSlot]) -> (starts: [Int32], atomicNumbers: [UInt8]) {
        var starts: [Int32] = [0]
        var atomicNumbers: [UInt8] = []
        starts.reserveCapacity(rowCount + slots.count + 1)
        atomicNumbers.reserveCapacity(termCount + slots.count)
        var slot = 0
        var first = 0
        for system in 0...systemCount {
            while slot < slots.count, slots[slot].system == system {
                atomicNumbers.append(slots[slot].element.atomicNumber)
                starts.append(Int32(atomicNumbers.count))
                slot += 1
            }
            guard system < systemCount else { break }
            let end = first + size(ofSystem: system)
            for _ in 0..<rowCount(ofSystem: system) {
                for position in first..<end { atomicNumbers.append(systemElements[position]) }
                starts.append(Int32(atomicNumbers.count))
            }
            first = end
        }
        return (starts, atomicNumbers)
    }

    private func systemStructure(_ slots: [ElementSlot]) -> (masks: [UInt128], starts: [Int32]) {
        var sizes: [Int32] = interleaved(systemCount, slots.map { ($0.system, 1) }) { Int32(rowCount(ofSystem: $0)) }
        var first = 0
        let masks = interleaved(systemCount, slots.map { ($0.system, ChemicalSystem.bit($0.element.atomicNumber)) }) {
            let end = first + size(ofSystem: $0)
            var mask: UInt128 = 0
            for position in first..<end { mask |= ChemicalSystem.bit(systemElements[position]) }
            first = end
            return mask
        }
        var total: Int32 = 0
        for index in sizes.indices { (sizes[index], total) = (total, total + sizes[index]) }
        return (masks, sizes + [total])
    }

    private func gap(_ row: Int) -> GapColumnValue {
        let steps = gapSteps(row)
        guard steps.lowest != Self.unknownGap else { return GapColumnValue(nil) }
        return GapColumnValue(
            BandGapRange(
                lowest: Double(steps.lowest) / Self.gapStepsPerElectronVolt,
                highest: Double(steps.highest) / Self.gapStepsPerElectronVolt))
    }

    /// `value(0)`, `value(1)`, ... with each of `insertions` put before the value of its position; positions ascend.
    private func interleaved<Value>(
        _ count: Int, _ insertions: [(position: Int, value: Value)], _ value: (Int) -> Value
    ) -> [Value] {
        var result: [Value] = []
        result.reserveCapacity(count + insertions.count)
        var next = 0
        for insertion in insertions {
            while next < insertion.position {
                result.append(value(next))
                next += 1
            }
            result.append(insertion.value)
        }
        while next < count {
            result.append(value(next))
            next += 1
        }
        return result
    }
}
