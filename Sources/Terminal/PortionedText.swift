/// Text on its way into a file, written in portions of 256 kilobytes.
public struct PortionedText: TextOutputStream {
    /// What becomes of a portion before it is written, gzip for instance; nil when there is no memory. The last portion may be empty.
    public typealias Packing = (_ portion: [UInt8], _ isLast: Bool) -> [UInt8]?

    private var portion: [UInt8] = []
    private let descriptor: Int32
    private let packing: Packing?
    /// Why the system refused a portion; nothing is written after that.
    private var failure: String?
    private static let size = 1 << 18

    /// Writes what `make` gives to an open descriptor; nil when all of it is there, else the system's reason.
    static func write(
        to descriptor: Int32, packing: Packing? = nil, _ make: (inout PortionedText) throws -> Void
    ) rethrows -> String? {
        var text = PortionedText(descriptor: descriptor, packing: packing)
        try make(&text)
        text.flush(isLast: true)
        return text.failure
    }

    private init(descriptor: Int32, packing: Packing?) {
        self.descriptor = descriptor
        self.packing = packing
        portion.reserveCapacity(Self.size)
    }

    /// Takes in `text`; a failure of the system is reported when everything has been written.
    public mutating func write(_ text: String) {
        portion.append(contentsOf: text.utf8)
        if portion.count >= Self.size { flush(isLast: false) }
    }

    private mutating func flush(isLast: Bool) {
        defer { portion.removeAll(keepingCapacity: true) }
        guard failure == nil else { return }
        guard let packing else { return failure = writeAll(portion, to: descriptor) }
        guard let packed = packing(portion, isLast) else { return failure = "no memory is left to pack it" }
        failure = writeAll(packed, to: descriptor)
    }
}
