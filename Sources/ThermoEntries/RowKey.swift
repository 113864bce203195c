package import Chemistry
import ExactArithmetic

/// What orders the rows of a set, independent of the order of the input: the chemical system by atomic numbers, the amounts of the
/// reduced formula by atomic number, the energy, the id; sequences compare lexicographically.
struct RowKey: Sendable {
    var atomicNumbers: [UInt8]
    var amounts: [Double]
    var energy: Double
    var id: String

    /// -1, 0 or 1 by system and amounts alone.
    static func order(
        _ numbers1: ArraySlice<UInt8>, _ amounts1: ArraySlice<Double>, _ numbers2: ArraySlice<UInt8>,
        _ amounts2: ArraySlice<Double>
    ) -> Int {
        if numbers1.elementsEqual(numbers2) {
            if amounts1.elementsEqual(amounts2) { return 0 }
            return amounts1.lexicographicallyPrecedes(amounts2) ? -1 : 1
        }
        return numbers1.lexicographicallyPrecedes(numbers2) ? -1 : 1
    }

    /// Strictly before `other` in canonical order.
    func precedes(_ other: RowKey) -> Bool {
        let order = RowKey.order(atomicNumbers[...], amounts[...], other.atomicNumbers[...], other.amounts[...])
        if order != 0 { return order < 0 }
        if energy != other.energy { return energy < other.energy }
        return id < other.id
    }
}

/// A row on its way into the columns.
struct NewRow: Sendable {
    var key: RowKey
    var origin: EntryOrigin
    var bandGap: BandGapRange?
    var note: String?
    var formula: String

    /// Total order: canonical order, then everything else that distinguishes duplicates, so that which of them survives
    /// does not depend on the input order.
    func precedes(_ other: NewRow) -> Bool {
        if key.precedes(other.key) { return true }
        if other.key.precedes(key) { return false }
        return tieBreak.lexicographicallyPrecedes(other.tieBreak)
    }

    private var tieBreak: [String] {
        [origin.calculationType, origin.source, note ?? "", bandGap.map { "\($0.lowest) \($0.highest)" } ?? ""]
    }
}

/// The atoms of one formula unit as the reduced formula prints it (`Composition.reduced`: O2 and Li2O2 hold two of each).
package struct FormulaUnit: Sendable, Equatable {
    /// Ascending.
    package let atomicNumbers: [UInt8]
    /// Whole numbers, matching `atomicNumbers`.
    package let amounts: [Double]

    /// Nil when an amount is too large for a `Double` to hold exactly.
    package init?(_ composition: Composition) {
        self.init(reduced: composition.reduced.composition)
        guard amounts.allSatisfy({ $0 < EntryLimits.exactAmount }) else { return nil }
    }

    /// One formula unit of an element: one atom, or two for the diatomic gases.
    package init(_ element: Element) {
        self.init(reduced: Composition(element).reduced.composition)
    }

    private init(reduced: Composition) {
        atomicNumbers = reduced.elements.map(\.atomicNumber)
        amounts = reduced.amounts.map(\.amount.doubleValue)
    }
}
