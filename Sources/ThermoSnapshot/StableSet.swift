import ThermoEntries

/// Which rows of a packed data set lie on the hull of their own chemical system: one bit per row, lowest bit first.
///
/// File: magic `IPSTABLE`, version (32 bits), row count (32 bits, 0 means "not computed"), SHA-256 of the data set (32 bytes),
/// then two planes of bits, each padded to a whole byte: the hull of all rows, and the hull without the dilute rows, whose own
/// bits are 0 there. Little-endian.
struct StableSet {
    static let file = "mp-2019-stable.bin"
    static let magic = Array("IPSTABLE".utf8)
    static let version: UInt32 = 2
    static let headerBytes = 48

    /// The hulls that the file knows.
    enum Plane: Int {
        /// Of all rows.
        case allRows
        /// Without the rows that are dilute (`EntrySet.isDilute`).
        case withoutDilute
    }

    private let bits: UnsafeRawBufferPointer?
    private let planeBytes: Int

    /// Checks that the file belongs to the data set with `rowCount` rows and digest `digest`.
    init(_ bytes: UnsafeRawBufferPointer, rowCount: Int, digest: String) throws(SnapshotError) {
        guard bytes.count >= Self.headerBytes, bytes.prefix(Self.magic.count).elementsEqual(Self.magic) else {
            throw .damaged(Self.file, "it does not start with the header of a stable set")
        }
        let version = bytes.word(8)
        guard version == Self.version else {
            throw SnapshotError(
                kind: .unsupportedVersion, subject: Self.file, message: "it has layout version \(version)",
                remedy: "this program reads version \(Self.version); take the file and the program from one release")
        }
        let count = Int(bytes.word(12))
        planeBytes = (count + 7) / 8
        guard bytes.count == Self.headerBytes + 2 * planeBytes else {
            throw .damaged(Self.file, "it has \(bytes.count) bytes, which does not fit \(count) rows")
        }
        guard count > 0 else {
            bits = nil
            return
        }
        guard count == rowCount, bytes[16..<48].hexadecimal == digest else {
            throw SnapshotError(
                kind: .staleStableSet, subject: Self.file, message: "it was computed for other data than mp-2019.bin",
                remedy: "compute the stable set again, or empty it with Scripts/build-thermodata")
        }
        bits = UnsafeRawBufferPointer(rebasing: bytes[Self.headerBytes...])
    }

    /// Status of a row of the packed data set.
    subscript(row: Int, plane: Plane) -> HullStatus {
        guard let bits else { return .unknown }
        return bits[plane.rawValue * planeBytes + row / 8] >> UInt8(row % 8) & 1 == 1 ? .stable : .unstable
    }

    /// The file for the statuses on the hull of all rows and on that without the dilute ones; nil while one of them is unknown.
    static func bytes(
        for statuses: [HullStatus], withoutDilute: [HullStatus], digest: String
    ) -> [UInt8]? {
        guard statuses.count == withoutDilute.count, !statuses.contains(.unknown), !withoutDilute.contains(.unknown),
            let digestBytes = bytes(hexadecimal: digest)
        else { return nil }
        var content = magic
        for number in [version, UInt32(statuses.count)] {
            for shift in stride(from: UInt32(0), to: 32, by: 8) {
                content.append(UInt8(truncatingIfNeeded: number >> shift))
            }
        }
        return content + digestBytes + plane(statuses) + plane(withoutDilute)
    }

    private static func plane(_ statuses: [HullStatus]) -> [UInt8] {
        var content: [UInt8] = []
        var byte: UInt8 = 0
        for (row, status) in statuses.enumerated() {
            if status == .stable { byte |= 1 << UInt8(row % 8) }
            if row % 8 == 7 {
                content.append(byte)
                byte = 0
            }
        }
        if statuses.count % 8 != 0 { content.append(byte) }
        return content
    }

    /// The 32 bytes of a SHA-256 written as 64 hexadecimal digits.
    private static func bytes(hexadecimal: String) -> [UInt8]? {
        let digits = hexadecimal.compactMap(\.hexDigitValue)
        guard digits.count == 64, hexadecimal.count == 64 else { return nil }
        return stride(from: 0, to: 64, by: 2).map { UInt8(digits[$0] * 16 + digits[$0 + 1]) }
    }
}
