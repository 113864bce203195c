internal import ExactArithmetic

extension FormulaParser {
    /// Reads a formula of elements with whole subscripts and nothing else (`H3LiO6Se2`), as tables of data hold them; nil for any other
    /// text, which `parse` may still understand.
    ///
    /// - Complexity: linear in the length of the text, without any of the checks for what people type.
    package static func plain(_ text: String) -> Composition? {
        var elements: [(element: Element, count: Int)] = []
        var bytes = Array(text.utf8)[...]
        while let first = bytes.popFirst() {
            guard (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(first) else { return nil }
            var symbol = [first]
            while let next = bytes.first, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(next) {
                symbol.append(next)
                bytes.removeFirst()
            }
            guard let element = Element(symbol: String(decoding: symbol, as: UTF8.self)) else { return nil }
            var count = 0
            while let next = bytes.first, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(next), count < 1_000_000 {
                if count == 0, next == UInt8(ascii: "0") { return nil }
                count = 10 * count + Int(next - UInt8(ascii: "0"))
                bytes.removeFirst()
            }
            elements.append((element, count == 0 ? 1 : count))
        }
        elements.sort { $0.element < $1.element }
        let isRepeated = zip(elements, elements.dropFirst()).contains { $0.element == $1.element }
        guard !elements.isEmpty, !isRepeated else { return nil }
        return Composition(sortedElements: elements.map(\.element), values: elements.map { Rational($0.count) })
    }
}
