import CommandSupport
import Foundation
import Testing

#if canImport(FoundationXML)
    import FoundationXML
#endif

@Suite("pictures and pages")
struct PictureTests {
    private static func file(_ arguments: [String], exitCode: Int32 = 0) throws -> String {
        let outcome = try CommandHarness.run(arguments)
        #expect(outcome.exitCode == exitCode, "\(outcome.diagnostics)")
        #expect(outcome.output.isEmpty)
        #expect(outcome.files.count == 1)
        return try #require(outcome.files.first).text
    }

    @Test(
        "every drawing is well-formed XML and names its inputs",
        arguments: [
            (["window", "Li3PS4", "Li3InCl6", "LiCoO2", "--output", "w.svg"], ["Li3PS4", "Li3InCl6", "LiCoO2"]),
            (["profile", "Li10GeP2S12", "--output", "p.svg"], ["Li10GeP2S12", "mAh/g", "Li15Ge4"]),
            (["react", "Li3PS4", "LCO", "--output", "r.svg"], ["Li3PS4", "LCO", "Li3PO4"]),
            (["react", "Li3PS4", "LCO", "--voltage", "3:4:1", "--output", "r.svg"], ["3 V", "4 V", "non-reservoir"]),
        ])
    func drawings(arguments: [String], names: [String]) throws {
        let drawing = try Drawing(try Self.file(arguments))
        for name in names { #expect(drawing.text.contains(name)) }
    }

    @Test("windows: a heading per family in the order of families, limits in numbers, the metal and cathodes marked")
    func families() throws {
        let drawing = try Drawing(
            try Self.file(["window", "Li3PS4", "LiCoO2", "Li3InCl6", "LGPS", "--output", "w.svg"]))
        let places = ["Chlorides", "Sulfides", "Oxides"].map { drawing.labels.firstIndex(of: $0) }
        #expect(places.allSatisfy { $0 != nil })
        #expect(places.compactMap { $0 } == places.compactMap { $0 }.sorted())
        // Limits of Li3PS4 with these data, as published windows have them: 1.72 and 2.36 V.
        #expect(drawing.labels.contains("1.72"))
        #expect(drawing.labels.contains { $0.hasPrefix("2.36") })
        for text in ["Cathodes", "3.0-4.3 V vs Li/Li+", "above the hull"] { #expect(drawing.text.contains(text)) }
    }

    @Test("windows of another ion have no range of lithium's cathodes; one without a window says so")
    func otherIons() throws {
        let drawing = try Drawing(
            try Self.file(["window", "Na3PS4", "Na11Sn2PS12", "--ion", "Na", "--mode", "own", "--output", "w.svg"]))
        #expect(drawing.labels.contains("Na"))
        #expect(!drawing.text.contains("Cathodes"))
        let shifted = try Drawing(
            try Self.file(["window", "Li3PS4", "--reference", "Li-In", "--output", "w.svg"]))
        #expect(shifted.labels.contains("1.10"), "1.72 - 0.62 V")
    }

    @Test("the profile of an anion carrier is drawn over what it gives off")
    func anionProfile() throws {
        let drawing = try Drawing(try Self.file(["profile", "LiF", "--ion", "F", "--output", "p.svg"]))
        #expect(drawing.labels.contains { $0.contains("F given off") })
        #expect(drawing.labels.contains("Li"), "the metal is left when all fluorine is gone")
    }

    @Test("a series stays together in its order under its template")
    func series() throws {
        let drawing = try Drawing(
            try Self.file(["window", "--series", "Li3InCl{6-x}F{x}", "--to", "1", "--steps", "2", "--output", "w.svg"]))
        let places = ["Li3InCl{6-x}F{x}", "x = 0", "x = 0.5", "x = 1"].map { name in
            drawing.labels.firstIndex { $0.hasPrefix(name) }
        }
        #expect(places.compactMap { $0 }.count == 4)
        #expect(places.compactMap { $0 } == places.compactMap { $0 }.sorted())
    }

    @Test("pages hold drawings, the table, the database, and load nothing")
    func pages() throws {
        let pages = [
            try Self.file(["window", "Li3PS4", "Li3InCl6", "--output", "w.html"]),
            try Self.file(["profile", "Li3PS4", "Li3InCl6", "--output", "p.html"]),
            try Self.file(["react", "Li3PS4", "Li3InCl6", "--voltage", "2:4:0.1", "--output", "r.html"]),
        ]
        for (page, drawings) in zip(pages, [1, 2, 3]) {
            #expect(page.components(separatedBy: "<svg").count - 1 == drawings)
            for text in ["Li3PS4", "Li3InCl6", "<table", "mp-2019"] { #expect(page.contains(text)) }
            for source in ["src=", "href=", "@import"] { #expect(!page.contains(source)) }
        }
    }

    @Test("a screening as a page: partners, funnel, scatter, reaction curves, ranking")
    func screen() throws {
        let page = try Self.file([
            "screen", "--electrolyte", "Li3InCl6", "--cathode", "NCM811", "--candidates",
            "LiAl5O8,LiNbO3,Li2ZrO3,Li3PO4,Li3B7O12,LiSbO3,Li3PS4", "--max-reaction", "100", "--output", "s.html",
        ])
        for text in [
            "Li3InCl6", "NCM811", "Funnel", "<svg", "Li3PO4", "Share of Li3B7O12", "uncoated_meV_per_atom",
            "max_electrolyte_meV_per_atom", "mp-2019", "Ranking",
        ] {
            #expect(page.contains(text), "\(text)")
        }
    }

    @Test("a screening that nothing passes still makes a page")
    func emptyScreen() throws {
        let page = try Self.file([
            "screen", "--electrolyte", "Li3InCl6", "--cathode", "NCM811", "--candidates", "Li3PS4", "--output",
            "s.html",
        ])
        #expect(page.contains("Funnel"))
    }

    @Test("a failed input is named and the others are drawn")
    func failedInput() throws {
        let outcome = try CommandHarness.run(["window", "Li3PS4", "Li3Zz", "--output", "w.svg"])
        #expect(outcome.exitCode == 1)
        #expect(outcome.diagnostics.contains("Li3Zz"))
        #expect(try Drawing(try #require(outcome.files.first).text).text.contains("Li3PS4"))
    }

    @Test(
        "what cannot be drawn is refused with the way out, before anything is written",
        arguments: [
            (["profile", "Li3PS4", "LiCoO2", "--output", "p.svg"], ["2", ".html"]),
            (["react", "Li3PS4", "LCO", "--voltage", "2:4:0.1", "--output", "r.png"], ["21", ".html"]),
            (["window", "--all", "--output", "w.pdf"], ["300", ".html"]),
            (["screen", "--electrolyte", "Li3InCl6", "--cathode", "LCO", "--output", "s.svg"], [".svg", ".html"]),
            (["hull", "LiCoO2", "--output", "h.svg"], [".svg", ".csv"]),
            (["window", "Li3PS4", "--output", "w.jpg"], [".jpg", ".svg", ".png"]),
        ])
    func refused(arguments: [String], words: [String]) throws {
        let outcome = try CommandHarness.run(arguments)
        #expect(outcome.exitCode == 64)
        #expect(outcome.files.isEmpty)
        for word in words { #expect(outcome.diagnostics.contains(word), "\(outcome.diagnostics)") }
    }
}

/// An SVG file through an XML parser.
private final class Drawing: NSObject, XMLParserDelegate {
    /// Contents of the text elements, in order.
    private(set) var labels: [String] = []
    /// All characters, tooltips included.
    private(set) var text = ""
    private var isLabel = false

    init(_ svg: String) throws {
        super.init()
        let parser = XMLParser(data: Data(svg.utf8))
        parser.delegate = self
        try #require(parser.parse(), "\(String(describing: parser.parserError))")
    }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        if name == "text" { labels.append("") }
        isLabel = name == "text"
    }

    func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
        isLabel = false
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) {
        text += string
        if isLabel { labels[labels.count - 1] += string }
    }
}
