/// Finds the parts of a valid JSON document without decoding them, so that every number is passed on as it was sent.
struct JSONSlices {
    private let bytes: [UInt8]
    private var position = 0

    /// The elements of the list under `key` of the outermost object, each as the bytes of the document; nil without such a list.
    ///
    /// `bytes` must be valid JSON; other bytes give a wrong answer or nil, never a trap.
    static func elements(of key: String, in bytes: [UInt8]) -> [ArraySlice<UInt8>]? {
        var slices = JSONSlices(bytes: bytes)
        guard slices.take(UInt8(ascii: "{")) else { return nil }
        while slices.current == UInt8(ascii: "\"") {
            let name = slices.value()
            guard slices.take(UInt8(ascii: ":")) else { return nil }
            if name.elementsEqual("\"\(key)\"".utf8) { return slices.list() }
            _ = slices.value()
            guard slices.take(UInt8(ascii: ",")) else { return nil }
        }
        return nil
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    /// The next byte that is no blank.
    private var current: UInt8? {
        mutating get {
            while position < bytes.count, [0x20, 0x0A, 0x0D, 0x09].contains(bytes[position]) { position += 1 }
            return position < bytes.count ? bytes[position] : nil
        }
    }

    private mutating func take(_ sign: UInt8) -> Bool {
        guard current == sign else { return false }
        position += 1
        return true
    }

    private mutating func list() -> [ArraySlice<UInt8>]? {
        guard take(UInt8(ascii: "[")) else { return nil }
        var elements: [ArraySlice<UInt8>] = []
        while let next = current, next != UInt8(ascii: "]") {
            let element = value()
            guard !element.isEmpty else { return nil }
            elements.append(element)
            if !take(UInt8(ascii: ",")) { break }
        }
        return take(UInt8(ascii: "]")) ? elements : nil
    }

    /// One value, blanks before it left out.
    private mutating func value() -> ArraySlice<UInt8> {
        guard let first = current else { return [] }
        let start = position
        switch first {
        case UInt8(ascii: "\""): string()
        case UInt8(ascii: "{"), UInt8(ascii: "["): container()
        default:
            while position < bytes.count, !Self.endsLiteral.contains(bytes[position]) { position += 1 }
        }
        return bytes[start..<position]
    }

    private static let endsLiteral: [UInt8] = [0x20, 0x0A, 0x0D, 0x09, 0x2C, 0x5D, 0x7D]

    private mutating func string() {
        position += 1
        while position < bytes.count, bytes[position] != UInt8(ascii: "\"") {
            position += bytes[position] == UInt8(ascii: "\\") ? 2 : 1
        }
        position = min(position + 1, bytes.count)
    }

    private mutating func container() {
        var depth = 0
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "\""):
                string()
                continue
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
            default: break
            }
            position += 1
            if depth == 0 { return }
        }
    }
}
