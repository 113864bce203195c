package import Chemistry
import ExactArithmetic

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
