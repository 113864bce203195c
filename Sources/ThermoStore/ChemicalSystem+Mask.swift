internal import Chemistry
internal import ThermoEntries

extension ChemicalSystem {
    /// The system of a mask.
    init(mask: UInt128) {
        self.init(Self.atomicNumbers(mask: mask).compactMap { Element(atomicNumber: Int($0)) })
    }

    /// Atomic numbers of a mask, ascending.
    static func atomicNumbers(mask: UInt128) -> [UInt8] {
        var (rest, numbers) = (mask, [UInt8]())
        while rest != 0 {
            numbers.append(UInt8(rest.trailingZeroBitCount))
            rest &= rest - 1
        }
        return numbers
    }
}
