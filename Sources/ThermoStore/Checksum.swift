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
