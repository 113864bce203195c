internal import CZlib

/// Inflates gzip data portion by portion; owns one zlib stream, which never leaves this type.
package final class GzipInflater {
    package enum Failure: Error, Equatable {
        /// The data end before the archive does.
        case truncated
        /// The data are damaged: a bad code or a wrong check sum.
        case damaged
    }

    private let stream: UnsafeMutablePointer<z_stream>
    private var isInsideMember = true
    private static let portion = 1 << 18

    package init?() {
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        guard interphase_inflate_start(stream) == Z_OK else {
            stream.deallocate()
            return nil
        }
    }

    deinit {
        inflateEnd(stream)
        stream.deinitialize(count: 1)
        stream.deallocate()
    }

    /// The plain bytes of one more portion of compressed ones; several members one after the other are one file.
    package func inflate(_ input: [UInt8]) throws(Failure) -> [UInt8] {
        var output: [UInt8] = []
        var copy = input
        let result = copy.withUnsafeMutableBufferPointer { input -> Failure? in
            stream.pointee.next_in = input.baseAddress
            stream.pointee.avail_in = UInt32(input.count)
            defer { stream.pointee.next_in = nil }
            repeat {
                if let failure = step(into: &output) { return failure }
            } while stream.pointee.avail_in > 0 || stream.pointee.avail_out == 0
            return nil
        }
        if let result { throw result }
        return output
    }

    /// Call after the last portion.
    package func finish() throws(Failure) {
        if isInsideMember { throw .truncated }
    }

    private func step(into output: inout [UInt8]) -> Failure? {
        if !isInsideMember {
            stream.pointee.avail_out = 1
            guard stream.pointee.avail_in > 0, let next = stream.pointee.next_in else { return nil }
            // Some archivers pad with zeros; anything else has to be another member.
            if next.pointee == 0 {
                stream.pointee.next_in = next + 1
                stream.pointee.avail_in -= 1
                return nil
            }
            guard inflateReset(stream) == Z_OK else { return .damaged }
            isInsideMember = true
        }
        var code = Z_OK
        let block = [UInt8](unsafeUninitializedCapacity: GzipInflater.portion) { buffer, count in
            stream.pointee.next_out = buffer.baseAddress
            stream.pointee.avail_out = UInt32(GzipInflater.portion)
            code = CZlib.inflate(stream, Z_NO_FLUSH)
            count = GzipInflater.portion - Int(stream.pointee.avail_out)
        }
        output.append(contentsOf: block)
        switch code {
        case Z_STREAM_END:
            isInsideMember = false
            stream.pointee.avail_out = 1
            return nil
        // Nothing to do with this portion: the rest comes with the next one.
        case Z_OK, Z_BUF_ERROR: return nil
        default: return .damaged
        }
    }
}
