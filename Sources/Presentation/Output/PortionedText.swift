/// Text on its way into a file, written in portions of 256 kilobytes.
public struct PortionedText: TextOutputStream {
    private var portion: [UInt8] = []
    private let descriptor: Int32
    /// Why the system refused a portion; nothing is written after that.
    private var failure: String?
    private static let size = 1 << 18

    /// Writes what `make` gives to an open descriptor; nil when all of it is there, else the system's reason.
    static func write(to descriptor: Int32, _ make: (inout PortionedText) -> Void) -> String? {
        var text = PortionedText(descriptor: descriptor)
        make(&text)
        text.flush()
        return text.failure
    }

    private init(descriptor: Int32) {
        self.descriptor = descriptor
        portion.reserveCapacity(Self.size)
    }

    /// Takes in `text`; a failure of the system is reported when everything has been written.
    public mutating func write(_ text: String) {
        portion.append(contentsOf: text.utf8)
        if portion.count >= Self.size { flush() }
    }

    private mutating func flush() {
        if failure == nil { failure = writeAll(portion, to: descriptor) }
        portion.removeAll(keepingCapacity: true)
    }
}
