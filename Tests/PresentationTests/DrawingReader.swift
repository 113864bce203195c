import Foundation
import Testing

@testable import Presentation

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// Reads a drawing through an XML parser and knows which part of the page its elements cover.
final class DrawingReader: NSObject, XMLParserDelegate {
    struct Element {
        var name: String
        var attributes: [String: String]
        var text = ""

        func number(_ name: String) -> Double? { attributes[name].flatMap(Double.init) }
    }

    private(set) var elements: [Element] = []
    private var open: [Int] = []
    private var hiddenDepth: Int?
    /// Indices of elements inside a group that readers do not see.
    private var hidden: Set<Int> = []

    /// All text of the drawing, tooltips included.
    var text: String { elements.map(\.text).joined() }

    /// Texts that are drawn, without their rims.
    var labels: [String] {
        elements.indices.filter { elements[$0].name == "text" && !hidden.contains($0) }.map { elements[$0].text }
    }

    static func read(_ svg: String) throws -> DrawingReader {
        let reader = DrawingReader()
        let parser = XMLParser(data: Data(svg.utf8))
        parser.delegate = reader
        try #require(parser.parse(), "\(String(describing: parser.parserError))")
        return reader
    }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        if attributes["aria-hidden"] == "true" { hiddenDepth = open.count }
        if hiddenDepth != nil { hidden.insert(elements.count) }
        open.append(elements.count)
        elements.append(Element(name: name, attributes: attributes))
    }

    func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
        open.removeLast()
        if hiddenDepth == open.count { hiddenDepth = nil }
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) {
        if let last = open.last { elements[last].text += string }
    }
}

extension DrawingReader {
    /// Width and height of the page.
    var page: Box? {
        guard let root = elements.first, let width = root.number("width"), let height = root.number("height") else {
            return nil
        }
        return Box(left: 0, top: 0, width: width, height: height)
    }

    /// Boxes of the texts that are drawn, as wide as DejaVu Sans sets them.
    var labelBoxes: [(text: String, box: Box)] {
        elements.indices.filter { !hidden.contains($0) }.compactMap { index in
            guard elements[index].name == "text", let box = Self.textBox(elements[index]) else { return nil }
            return (elements[index].text, box)
        }
    }

    /// Elements that leave the page, described; empty in a good drawing.
    var strayElements: [String] {
        guard let page else { return ["no page"] }
        // Hundredths are rounded off when numbers are written.
        let limits = page.grown(by: 0.02)
        return elements.dropFirst().compactMap { element in
            guard let box = Self.box(of: element), !limits.contains(box) else { return nil }
            return "\(element.name) \(element.text) \(element.attributes)"
        }
    }

    /// Numbers that are none.
    var hasBrokenNumbers: Bool {
        elements.contains { element in
            element.attributes.values.contains { $0.contains("nan") || $0.contains("inf") }
        }
    }

    private static func box(of element: Element) -> Box? {
        switch element.name {
        case "rect":
            guard let x = element.number("x"), let y = element.number("y"), let width = element.number("width"),
                let height = element.number("height")
            else { return nil }
            return Box(left: x, top: y, width: width, height: height)
        case "line":
            let x = ["x1", "x2"].compactMap(element.number)
            return around(x, ["y1", "y2"].compactMap(element.number))
        case "circle":
            guard let x = element.number("cx"), let y = element.number("cy"), let r = element.number("r") else {
                return nil
            }
            return Box(left: x, top: y, width: 0, height: 0).grown(by: r)
        case "path":
            let numbers = (element.attributes["d"] ?? "").split { "MLZ ".contains($0) }.compactMap { Double($0) }
            let even = stride(from: 0, to: numbers.count, by: 2).map { numbers[$0] }
            let odd = stride(from: 1, to: numbers.count, by: 2).map { numbers[$0] }
            return around(even, odd)
        case "text": return textBox(element)
        default: return nil
        }
    }

    private static func around(_ x: [Double], _ y: [Double]) -> Box? {
        guard let left = x.min(), let right = x.max(), let top = y.min(), let bottom = y.max() else { return nil }
        return Box(left: left, top: top, width: right - left, height: bottom - top)
    }

    private static func textBox(_ element: Element) -> Box? {
        guard let size = element.number("font-size"), let baseline = element.number("y") else { return nil }
        let isBold = element.attributes["font-weight"] == "bold"
        let width = TextMetrics.width(of: element.text, size: size, isBold: isBold)
        let shares: [String: Double] = ["middle": 0.5, "end": 1]
        let share = shares[element.attributes["text-anchor"] ?? "start"] ?? 0
        guard let transform = element.attributes["transform"] else {
            guard let x = element.number("x") else { return nil }
            return Box(left: x - share * width, top: baseline - 0.75 * size, width: width, height: size)
        }
        let numbers = transform.split { "() ".contains($0) }.compactMap { Double($0) }
        guard numbers.count == 3, abs(numbers[2]) == 90 else { return nil }
        return Box(left: numbers[0] - size / 2, top: numbers[1] - (1 - share) * width, width: size, height: width)
    }
}
