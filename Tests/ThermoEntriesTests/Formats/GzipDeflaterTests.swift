import TextFormats
import Testing

@testable import ThermoEntries

@Suite("Packing")
struct GzipDeflaterTests {
    /// Around the portion of 2^18 bytes, where one call to zlib ends and the next begins.
    @Test("what is packed comes out again", arguments: [0, 1, 1000, (1 << 18) - 1, 1 << 18, (1 << 18) + 1, 1_000_000])
    func roundTrip(count: Int) throws {
        // A linear congruential sequence: hard to pack, so that more comes out than one buffer holds.
        var state: UInt32 = 12345
        let bytes = (0..<count).map { _ -> UInt8 in
            state = state &* 1_664_525 &+ 1_013_904_223
            return UInt8(state >> 24)
        }
        let packed = try #require(GzipDeflater.packed(bytes))
        let inflater = try #require(GzipInflater())
        #expect(try inflater.inflate(packed) == bytes)
        try inflater.finish()
        // No name and no date (RFC 1952: flags and time are zero), so equal content gives equal files.
        #expect(packed[3...7].allSatisfy { $0 == 0 })
    }
}
