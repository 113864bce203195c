/// The hash function FNV-1a with 64 bits: any single changed byte changes it. Against accidents, not against intent.
struct Checksum {
    private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

    /// Takes in bytes in order.
    mutating func update(_ bytes: some Sequence<UInt8>) {
        for byte in bytes { value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    }

    /// The checksum of bytes.
    static func of(_ bytes: some Sequence<UInt8>) -> UInt64 {
        var sum = Checksum()
        sum.update(bytes)
        return sum.value
    }
}

/// Numbers as bytes, the same on every machine.
enum LittleEndian {
    static func append(_ value: some FixedWidthInteger, to bytes: inout [UInt8]) {
        withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
    }

    /// The number at a byte offset, which must lie inside.
    static func read<Number: FixedWidthInteger>(_ type: Number.Type, _ bytes: [UInt8], at offset: Int) -> Number {
        bytes.withUnsafeBytes { Number(littleEndian: $0.loadUnaligned(fromByteOffset: offset, as: type)) }
    }
}

/// Whole numbers below 2^53, seven bits a byte, lowest first, the highest bit marking that more follow (LEB128).
enum PackedAmounts {
    static func bytes(_ amounts: some Sequence<Double>) -> [UInt8] {
        var bytes: [UInt8] = []
        for amount in amounts {
            var rest = UInt64(amount)
            while rest > 0x7F {
                bytes.append(UInt8(rest & 0x7F) | 0x80)
                rest >>= 7
            }
            bytes.append(UInt8(rest))
        }
        return bytes
    }

    /// Appends the numbers; how many there were, or nil when the bytes end inside a number or it is no exact amount above 0.
    static func unpack(_ bytes: UnsafeRawBufferPointer, into amounts: inout [Double]) -> Int? {
        var (value, shift, count) = (UInt64(0), UInt64(0), 0)
        for byte in bytes {
            guard shift < 56 else { return nil }
            value |= UInt64(byte & 0x7F) << shift
            shift += 7
            guard byte & 0x80 == 0 else { continue }
            guard value > 0, value < 1 << 53 else { return nil }
            amounts.append(Double(value))
            count += 1
            (value, shift) = (0, 0)
        }
        return shift == 0 ? count : nil
    }
}
