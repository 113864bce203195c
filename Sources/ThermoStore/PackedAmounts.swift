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
