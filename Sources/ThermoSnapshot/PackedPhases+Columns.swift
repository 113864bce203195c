internal import ExactArithmetic
import Chemistry
import ThermoEntries

extension PackedPhases {
    /// Copies the rows into columns and puts one row of energy zero for every element into its canonical place.
    ///
    /// - Parameter isStable: the stable set by row, nil when it has not been computed.
    /// - Throws: `SnapshotError` of kind `damaged` when a system, an amount or an energy is impossible.
    /// - Complexity: O(file size), no allocation per row.
    func columns(origin: EntryOrigin, idPrefix: String, isStable: StableSet) throws(SnapshotError) -> EntryColumns {
        var columns = EntryColumns(defaultIDPrefix: idPrefix)
        columns.reserve(rows: rowCount + elementCount, terms: amounts.count + elementCount)
        _ = columns.index(of: origin)
        var pending = try elementsPresent()[...]
        var cursor = (element: 0, amount: 0, row: 0)
        columns.systemStarts.removeAll(keepingCapacity: true)
        for system in 0..<systemCount {
            let numbers = systemElements[cursor.element..<cursor.element + size(ofSystem: system)]
            while let next = pending.first, next.atomicNumber <= numbers[cursor.element] {
                columns.appendElement(next)
                pending.removeFirst()
            }
            columns.systemStarts.append(Int32(columns.count))
            columns.systemMasks.append(numbers.reduce(0) { $0 | ChemicalSystem.bit($1) })
            for _ in 0..<rowCount(ofSystem: system) {
                let terms = amounts[cursor.amount..<cursor.amount + numbers.count]
                try check(row: cursor.row, terms)
                columns.append(numbers, terms, energy: energy(cursor.row), gap: gap(cursor.row), isStable[cursor.row])
                cursor.amount += numbers.count
                cursor.row += 1
            }
            cursor.element += numbers.count
        }
        for element in pending { columns.appendElement(element) }
        columns.systemStarts.append(Int32(columns.count))
        return columns
    }

    /// The distinct elements, ascending, after checking every system: 1...103, strictly ascending, systems in order.
    private func elementsPresent() throws(SnapshotError) -> [Element] {
        var mask: UInt128 = 0
        var start = 0
        var previous = systemElements[0..<0]
        for system in 0..<systemCount {
            let numbers = systemElements[start..<start + size(ofSystem: system)]
            guard numbers.count >= 2, zip(numbers, numbers.dropFirst()).allSatisfy({ $0 < $1 }),
                numbers.allSatisfy({ Element(atomicNumber: Int($0)) != nil }),
                previous.lexicographicallyPrecedes(numbers)
            else {
                throw .damaged(Self.file, "chemical system \(system + 1) is not a set of elements in order")
            }
            mask |= numbers.reduce(0) { $0 | ChemicalSystem.bit($1) }
            start += numbers.count
            previous = numbers
        }
        return Element.allCases.filter { mask & ChemicalSystem.bit($0.atomicNumber) != 0 }
    }

    private func check(row: Int, _ terms: Slice<UnsafeRawBufferPointer>) throws(SnapshotError) {
        guard energy(row).isFinite, terms.allSatisfy({ $0 > 0 }) else {
            throw .damaged(Self.file, "row \(row + 1) has an impossible energy or amount")
        }
    }

    private func gap(_ row: Int) -> BandGapRange? {
        let steps = gapSteps(row)
        guard steps.lowest != Self.unknownGap else { return nil }
        return BandGapRange(
            lowest: Double(steps.lowest) / Self.gapStepsPerElectronVolt,
            highest: Double(steps.highest) / Self.gapStepsPerElectronVolt)
    }
}

extension EntryColumns {
    /// One element at energy zero; always on the hull since formation energies refer to it.
    fileprivate mutating func appendElement(_ element: Element) {
        systemStarts.append(Int32(count))
        systemMasks.append(ChemicalSystem.bit(element.atomicNumber))
        let unit = Composition(element).reduced.composition
        atomicNumbers.append(element.atomicNumber)
        amounts.append(unit.atomCount.doubleValue)
        closeRow(energy: 0, gap: nil, status: .stable)
    }

    fileprivate mutating func append(
        _ numbers: Slice<UnsafeRawBufferPointer>, _ terms: Slice<UnsafeRawBufferPointer>, energy: Double,
        gap: BandGapRange?, _ status: HullStatus
    ) {
        atomicNumbers.append(contentsOf: numbers)
        for amount in terms { amounts.append(Double(amount)) }
        closeRow(energy: energy, gap: gap, status: status)
    }

    private mutating func closeRow(energy: Double, gap: BandGapRange?, status: HullStatus) {
        starts.append(Int32(atomicNumbers.count))
        energies.append(energy)
        hullStatus.append(status)
        bandGaps.append(gap)
        explicitIDs.append(nil)
        originIndices.append(0)
    }
}
