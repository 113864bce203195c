public import Chemistry
public import Electrochemistry

/// Which candidates are welcome by their elements; the working ion is always allowed.
public struct ElementFilter: Sendable, Hashable {
    /// Elements that every candidate must hold.
    public var required: [Element] = []
    /// Elements that candidates may hold besides the ion; empty: all.
    public var allowed: [Element] = []
    /// Elements that no candidate may hold.
    public var forbidden: [Element] = []
    /// Families of which a candidate must have one; empty: all. Families go by the anion, see `MaterialFamily`.
    public var families: [MaterialFamily] = []

    /// A filter that lets everything pass.
    public init() {}

    /// Why a composition is not welcome, in words; nil when it is.
    ///
    /// - Complexity: O(elements x length of the lists).
    public func refusal(of composition: Composition, ion: Element) -> String? {
        if let missing = required.first(where: { !composition.elements.contains($0) }) {
            return "contains no \(missing.symbol), which is required"
        }
        for element in composition.elements where element != ion {
            if forbidden.contains(element) { return "contains \(element.symbol), which is forbidden" }
            if !allowed.isEmpty && !allowed.contains(element) {
                return "contains \(element.symbol), which is not among the allowed elements"
            }
        }
        if forbidden.contains(ion) { return "contains \(ion.symbol), which is forbidden" }
        let family = MaterialFamily.of(composition)
        return families.isEmpty || families.contains(family) ? nil : "is of the family \(family.rawValue)"
    }
}
