internal import Chemistry
internal import Thermodynamics

/// The products that the literature names beside ours, and what the difference costs.
public struct ProductSets: Sendable, Hashable {
    /// Phases of both, alphabetically, written as our data write them.
    public let inCommon: [String]
    /// Phases that only the literature names.
    public let onlyTheirs: [String]
    /// Phases that only we find.
    public let onlyOurs: [String]
    /// Phases of the literature without an entry in the data; part of `onlyTheirs`.
    public let notInData: [String]
    /// By how much the literature's set lies above ours in eV/atom, under the same condition; nil when it has no energy
    /// here or does not balance. Negative would mean that ours is not the minimum.
    public let excess: Double?

    /// Whether both name the same phases.
    public var areSame: Bool { onlyTheirs.isEmpty && onlyOurs.isEmpty }
    /// All phases of ours.
    public var ours: [String] { (inCommon + onlyOurs).sorted() }
    /// All phases of the literature.
    public var theirs: [String] { (inCommon + onlyTheirs).sorted() }
}

extension Bench {
    /// The literature's phases as compositions; nil when a text is not a formula.
    func compositions(_ products: [String]) -> [Composition]? {
        let found = products.compactMap { formula($0)?.composition }
        return found.count == products.count ? found : nil
    }

    /// Sorts two product sets into common and different phases.
    func sets(theirs products: [String], ours: [PhaseAmount], excess: Double?) -> ProductSets {
        let mine = Set(names(ours))
        var theirs = Set<String>()
        var missing: [String] = []
        for product in products {
            let composition = formula(product)?.composition
            let name = composition?.reducedFormula ?? product
            theirs.insert(name)
            if composition.flatMap(row) == nil { missing.append(name) }
        }
        return ProductSets(
            inCommon: theirs.intersection(mine).sorted(), onlyTheirs: theirs.subtracting(mine).sorted(),
            onlyOurs: mine.subtracting(theirs).sorted(), notInData: missing.sorted(), excess: excess)
    }
}
