internal import CZlib

/// Packs bytes as one gzip member without name and date: equal content gives equal files.
public enum GzipDeflater {
    private static let portion = 1 << 18

    /// The packed form of `bytes`; nil when zlib has no memory.
    ///
    /// - Complexity: O(n).
    public static func packed(_ bytes: [UInt8]) -> [UInt8]? {
        let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
        stream.initialize(to: z_stream())
        defer {
            deflateEnd(stream)
            stream.deinitialize(count: 1)
            stream.deallocate()
        }
        guard interphase_deflate_start(stream) == Z_OK else { return nil }
        var packed: [UInt8] = []
        var start = 0
        repeat {
            let end = min(start + portion, bytes.count)
            var input = Array(bytes[start..<end])
            start = end
            guard add(&input, isLast: end == bytes.count, to: &packed, through: stream) else { return nil }
        } while start < bytes.count
        return packed
    }

    private static func add(
        _ input: inout [UInt8], isLast: Bool, to packed: inout [UInt8], through stream: UnsafeMutablePointer<z_stream>
    ) -> Bool {
        input.withUnsafeMutableBufferPointer { input -> Bool in
            stream.pointee.next_in = input.baseAddress
            stream.pointee.avail_in = UInt32(input.count)
            defer { stream.pointee.next_in = nil }
            repeat {
                var code = Z_OK
                packed += [UInt8](unsafeUninitializedCapacity: portion) { buffer, count in
                    stream.pointee.next_out = buffer.baseAddress
                    stream.pointee.avail_out = UInt32(portion)
                    code = deflate(stream, isLast ? Z_FINISH : Z_NO_FLUSH)
                    count = portion - Int(stream.pointee.avail_out)
                }
                guard code == Z_OK || code == Z_STREAM_END || code == Z_BUF_ERROR else { return false }
            } while stream.pointee.avail_out == 0
            return true
        }
    }
}
