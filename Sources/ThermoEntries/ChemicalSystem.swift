public import TextFormats
public import Chemistry

/// A set of elements, such as Li-P-S, with a bit mask that makes "is contained in" one machine operation.
public struct ChemicalSystem: Sendable, Hashable, CustomStringConvertible {
    /// The elements, ascending by atomic number, each once.
    public let elements: [Element]
    /// Bit Z is set for the element of atomic number Z.
    public let mask: UInt128

    /// The system of these elements; repeats and order do not matter.
    public init(_ elements: some Sequence<Element>) {
        self.elements = Set(elements).sorted()
        self.mask = self.elements.reduce(0) { $0 | ChemicalSystem.bit($1.atomicNumber) }
    }

    /// Reads `Li-P-S`; blanks around the symbols are allowed.
    ///
    /// - Throws: `EntriesError` of kind `unknownElement` or `emptySystem`.
    public init(parsing text: String) throws(EntriesError) {
        var found: [Element] = []
        for part in text.split(separator: "-", omittingEmptySubsequences: true) {
            let symbol = part.filter { !$0.isWhitespace }
            guard let element = Element(symbol: String(symbol)) else {
                throw EntriesError(
                    kind: .unknownElement, subject: "chemical system '\(text)'",
                    message: "'\(symbol)' is not an element",
                    remedy: "write symbols joined by hyphens, such as Li-P-S")
            }
            found.append(element)
        }
        guard !found.isEmpty else {
            throw EntriesError(
                kind: .emptySystem, subject: "chemical system '\(text)'", message: "it names no element",
                remedy: "write symbols joined by hyphens, such as Li-P-S")
        }
        self.init(found)
    }

    /// Symbols in alphabetical order joined by hyphens, as databases write it: `Cl-In-Li`.
    public var name: String { elements.map(\.symbol).sorted().joined(separator: "-") }

    /// The same as `name`.
    public var description: String { name }

    /// Whether every element of this system is in `other`; every system is a subset of itself.
    public func isSubset(of other: ChemicalSystem) -> Bool { mask & ~other.mask == 0 }

    /// The smallest system that holds both.
    public func union(_ other: ChemicalSystem) -> ChemicalSystem { ChemicalSystem(elements + other.elements) }

    /// The mask of one atomic number; inlinable since loading the embedded set asks for it 150,000 times.
    @inlinable package static func bit(_ atomicNumber: UInt8) -> UInt128 { UInt128(1) &<< UInt128(atomicNumber) }
}
