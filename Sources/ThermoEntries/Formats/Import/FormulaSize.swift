internal import Chemistry
internal import ExactArithmetic

/// Sizes of compositions as floating-point numbers, where energies are divided by them.
enum FormulaSize {
    /// Atoms in `composition`.
    static func atoms(_ composition: Composition) -> Double { composition.atomCount.doubleValue }

    /// Atoms of one element.
    static func atoms(_ composition: Composition, of element: Element) -> Double { composition[element].doubleValue }
}
