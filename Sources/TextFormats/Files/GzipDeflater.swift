internal import CZlib

/// Packs bytes as one gzip member without name and date: equal content gives equal files.
public final class GzipDeflater {
    private let stream: UnsafeMutablePointer<z_stream>
    private static let portion = 1 << 18

    /// A member that is still empty; nil when zlib has no memory.
    public init?() {
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        guard interphase_deflate_start(stream) == Z_OK else {
            stream.deinitialize(count: 1)
            stream.deallocate()
            return nil
        }
    }

    deinit {
        deflateEnd(stream)
        stream.deinitialize(count: 1)
        stream.deallocate()
    }

    /// The packed form of `bytes`; nil when zlib has no memory.
    ///
    /// - Complexity: O(n).
    public static func packed(_ bytes: [UInt8]) -> [UInt8]? {
        guard let deflater = GzipDeflater() else { return nil }
        var packed: [UInt8] = []
        var start = 0
        repeat {
            let end = min(start + portion, bytes.count)
            guard let more = deflater.add(Array(bytes[start..<end]), isLast: end == bytes.count) else { return nil }
            packed += more
            start = end
        } while start < bytes.count
        return packed
    }

    /// Takes in more bytes, and what is packed by now, often nothing; the last call ends the member. Nil when zlib has no memory.
    public func add(_ bytes: [UInt8], isLast: Bool) -> [UInt8]? {
        var input = bytes
        var packed: [UInt8] = []
        let isDone = input.withUnsafeMutableBufferPointer { input -> Bool in
            stream.pointee.next_in = input.baseAddress
            stream.pointee.avail_in = UInt32(input.count)
            defer { stream.pointee.next_in = nil }
            repeat {
                var code = Z_OK
                packed += [UInt8](unsafeUninitializedCapacity: Self.portion) { buffer, count in
                    stream.pointee.next_out = buffer.baseAddress
                    stream.pointee.avail_out = UInt32(Self.portion)
                    code = deflate(stream, isLast ? Z_FINISH : Z_NO_FLUSH)
                    count = Self.portion - Int(stream.pointee.avail_out)
                }
                guard code == Z_OK || code == Z_STREAM_END || code == Z_BUF_ERROR else { return false }
            } while stream.pointee.avail_out == 0
            return true
        }
        return isDone ? packed : nil
    }
}
