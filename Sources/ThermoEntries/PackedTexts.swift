/// Texts one after the other in one buffer: 8 bytes each beside their UTF-8, where an array of strings takes 16 and often a block of its own.
///
/// Letters: n texts, b bytes of all texts.
package struct PackedTexts: Sendable {
    private var bytes: [UInt8] = []
    /// n positions: text i ends before `ends[i]` and begins where the one before it ends.
    private var ends: [Int] = []

    /// No texts.
    package init() {}

    package var count: Int { ends.count }
    package var isEmpty: Bool { ends.isEmpty }

    /// The text at `position`.
    package subscript(position: Int) -> String { String(decoding: bytes[range(position)], as: UTF8.self) }

    /// Makes room for `count` more texts with `bytes` bytes in all.
    package mutating func reserve(_ count: Int, bytes size: Int = 0) {
        ends.reserveCapacity(ends.count + count)
        bytes.reserveCapacity(bytes.count + size)
    }

    package mutating func append(_ text: String) {
        bytes.append(contentsOf: text.utf8)
        ends.append(bytes.count)
    }

    /// Appends the text at `position` of `other`.
    package mutating func append(_ position: Int, of other: PackedTexts) {
        bytes.append(contentsOf: other.bytes[other.range(position)])
        ends.append(bytes.count)
    }

    /// Appends `count` texts without a character.
    package mutating func appendEmpty(_ count: Int) {
        ends.append(contentsOf: repeatElement(bytes.count, count: count))
    }

    /// Whether the text at `position` has no character.
    package func isEmpty(at position: Int) -> Bool { range(position).isEmpty }

    /// Position of the first text equal to `text`.
    ///
    /// - Complexity: O(n + b).
    package func firstIndex(of text: String) -> Int? {
        let wanted = Array(text.utf8)
        return ends.indices.first { range($0).count == wanted.count && bytes[range($0)].elementsEqual(wanted) }
    }

    /// -1, 0 or 1: the text at `position` against the one at `otherPosition` of `other`, byte by byte.
    package func order(_ position: Int, _ other: PackedTexts, _ otherPosition: Int) -> Int {
        let (own, others) = (range(position), other.range(otherPosition))
        for step in 0..<min(own.count, others.count) {
            let (left, right) = (bytes[own.lowerBound + step], other.bytes[others.lowerBound + step])
            if left != right { return left < right ? -1 : 1 }
        }
        return own.count == others.count ? 0 : (own.count < others.count ? -1 : 1)
    }

    private func range(_ position: Int) -> Range<Int> { (position == 0 ? 0 : ends[position - 1])..<ends[position] }
}
