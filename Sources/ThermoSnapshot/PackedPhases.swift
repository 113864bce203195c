/// The sections of a packed data set (`mp-2019.bin`), found and measured but not copied.
///
/// Layout, all little-endian: ThermoData/README.md. The bytes must outlive the value.
struct PackedPhases {
    /// Name that errors carry.
    static let file = "mp-2019.bin"
    static let magic = Array("IPPHASES".utf8)
    static let version: UInt32 = 1
    static let headerBytes = 128
    /// Sections start at multiples of this.
    static let alignment = 8
    /// Gap value that stands for "not known".
    static let unknownGap = UInt32.max
    /// Gaps are stored in steps of 1e-4 eV; dividing by 10,000 gives the nearest `Double` to the decimal number.
    static let gapStepsPerElectronVolt = 10_000.0

    /// Rows, chemical systems and distinct elements.
    let rowCount: Int
    let systemCount: Int
    let elementCount: Int
    /// Amounts of all rows together.
    let termCount: Int
    /// SHA-256 of the wheel that the data were made from.
    let sourceDigest: String
    private let sections: [UnsafeRawBufferPointer]

    private enum Section: Int, CaseIterable {
        case systemSizes, systemRows, systemElements, amounts, energies, lowestGaps, highestGaps
    }

    /// Checks magic, version and that every section has the length which the counts demand.
    init(_ bytes: UnsafeRawBufferPointer) throws(SnapshotError) {
        guard bytes.count >= Self.headerBytes, bytes.prefix(Self.magic.count).elementsEqual(Self.magic) else {
            throw .damaged(Self.file, "it does not start with the header of a packed data set")
        }
        let version = bytes.word(8)
        guard version == Self.version else {
            throw SnapshotError(
                kind: .unsupportedVersion, subject: Self.file, message: "it has layout version \(version)",
                remedy: "this program reads version \(Self.version); take the file and the program from one release")
        }
        rowCount = Int(bytes.word(16))
        systemCount = Int(bytes.word(20))
        elementCount = Int(bytes.word(24))
        guard bytes.word(12) == Self.headerBytes, bytes.word(28) == Section.allCases.count else {
            throw .damaged(Self.file, "its header has an unexpected size")
        }
        sourceDigest = bytes[32..<64].hexadecimal
        sections = try Self.split(bytes)
        termCount = try Self.checkedTermCount(sections, rows: rowCount, systems: systemCount)
    }

    /// Cuts at the offsets of the header: one per section and the end of the file.
    private static func split(_ bytes: UnsafeRawBufferPointer) throws(SnapshotError) -> [UnsafeRawBufferPointer] {
        let offsets = (0...Section.allCases.count).map { Int(truncatingIfNeeded: bytes.longWord(64 + 8 * $0)) }
        var sections: [UnsafeRawBufferPointer] = []
        for (start, end) in zip(offsets, offsets.dropFirst()) {
            guard start >= headerBytes, start <= end, end <= bytes.count, start % alignment == 0 else {
                throw .damaged(file, "a section lies outside the file")
            }
            sections.append(UnsafeRawBufferPointer(rebasing: bytes[start..<end]))
        }
        guard offsets.last == bytes.count else {
            throw .damaged(file, "it has \(bytes.count) bytes, not those of its header")
        }
        return sections
    }

    /// Amounts of all rows, after comparing the length of every section with what the counts demand.
    private static func checkedTermCount(
        _ sections: [UnsafeRawBufferPointer], rows: Int, systems: Int
    ) throws(SnapshotError) -> Int {
        let length = { (section: Section) in sections[section.rawValue].count }
        guard length(.systemSizes) == padded(systems), length(.systemRows) == padded(2 * systems) else {
            throw .damaged(file, "the table of chemical systems has the wrong length")
        }
        var (elementSum, rowSum, termSum) = (0, 0, 0)
        for system in 0..<systems {
            let size = Int(sections[Section.systemSizes.rawValue][system])
            let count = Int(sections[Section.systemRows.rawValue].shortWord(2 * system))
            elementSum += size
            rowSum += count
            termSum += size * count
        }
        guard rowSum == rows, length(.systemElements) == padded(elementSum), length(.amounts) == padded(termSum),
            length(.energies) == 8 * rows, length(.lowestGaps) == padded(4 * rows),
            length(.highestGaps) == padded(4 * rows)
        else {
            throw .damaged(file, "a section does not have the length that the number of rows demands")
        }
        return termSum
    }

    private static func padded(_ count: Int) -> Int { (count + alignment - 1) / alignment * alignment }

    private subscript(section: Section) -> UnsafeRawBufferPointer { sections[section.rawValue] }

    /// Elements of a system.
    func size(ofSystem system: Int) -> Int { Int(self[.systemSizes][system]) }
    /// Rows of a system.
    func rowCount(ofSystem system: Int) -> Int {
        Int(self[.systemRows].shortWord(2 * system))
    }
    /// Atomic numbers of all systems, one after the other.
    var systemElements: UnsafeRawBufferPointer { self[.systemElements] }
    /// Amounts of all rows, one after the other, by ascending atomic number.
    var amounts: UnsafeRawBufferPointer { self[.amounts] }
    /// Formation energy in eV/atom.
    func energy(_ row: Int) -> Double { Double(bitPattern: self[.energies].longWord(8 * row)) }
    /// Band gaps in steps of 1e-4 eV, `unknownGap` when not known.
    func gapSteps(_ row: Int) -> (lowest: UInt32, highest: UInt32) {
        (self[.lowestGaps].word(4 * row), self[.highestGaps].word(4 * row))
    }
}

extension UnsafeRawBufferPointer {
    /// Little-endian 16-bit number at a byte offset.
    func shortWord(_ offset: Int) -> UInt16 {
        UInt16(littleEndian: loadUnaligned(fromByteOffset: offset, as: UInt16.self))
    }
    /// Little-endian 32-bit number at a byte offset.
    func word(_ offset: Int) -> UInt32 { UInt32(littleEndian: loadUnaligned(fromByteOffset: offset, as: UInt32.self)) }
    /// Little-endian 64-bit number at a byte offset.
    func longWord(_ offset: Int) -> UInt64 {
        UInt64(littleEndian: loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }
}

extension Sequence where Element == UInt8 {
    /// Two lower-case hexadecimal digits per byte.
    var hexadecimal: String { map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined() }
}
