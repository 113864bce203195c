/// A study as one self-contained page: header, text, funnel, drawings, tables; it loads nothing from anywhere.
///
/// Every text is escaped, so that formulas and names from files cannot become markup.
public struct ReportPage: Sendable {
    /// One line of a header.
    public struct Fact: Sendable, Hashable {
        /// What it is, with its unit.
        public var name: String
        /// Its value as text.
        public var value: String

        /// Pairs a name with a value.
        public init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    /// One stage of a funnel.
    public struct Stage: Sendable, Hashable {
        /// What was asked of the candidates.
        public var name: String
        /// How many were left after it.
        public var count: Int
        /// More about it, for instance the threshold and its source; may be empty.
        public var note: String

        /// A stage and the number it left.
        public init(_ name: String, count: Int, note: String = "") {
            self.name = name
            self.count = count
            self.note = note
        }
    }

    /// A part of the page.
    public enum Section: Sendable {
        /// Paragraphs under a heading.
        case text(title: String, paragraphs: [String])
        /// Names and values under a heading.
        case facts(title: String, facts: [Fact])
        /// A bar and a count per stage; the bars are logarithmic, since funnels span orders of magnitude.
        case funnel(title: String, stages: [Stage])
        /// Drawings side by side as far as they fit. A chart type of your own must escape its text itself.
        case charts(title: String, charts: [any Chart])
        /// A table with its own title, footnotes and failures; its rows sort and can be filtered.
        case table(Table)
    }

    /// Heading of the page and of its window.
    public var title: String
    /// Conditions, database, date: what stands below the heading.
    public var facts: [Fact]
    /// Parts from top to bottom.
    public var sections: [Section]

    /// A page of the parts given.
    public init(title: String, facts: [Fact] = [], sections: [Section]) {
        self.title = title
        self.facts = facts
        self.sections = sections
    }

    /// The page as HTML; equal input gives equal bytes.
    /// - Complexity: O(size of tables and drawings).
    public func html() -> String {
        var markup = facts.isEmpty ? [] : [Self.list(facts)]
        var drawings = 0
        for section in sections {
            switch section {
            case .text(let title, let paragraphs):
                markup.append(Self.part(title, paragraphs.map { "<p>\(MarkupText.escaped($0))</p>" }))
            case .facts(let title, let facts): markup.append(Self.part(title, [Self.list(facts)]))
            case .funnel(let title, let stages): markup.append(Self.part(title, [Self.funnel(stages)]))
            case .charts(let title, let charts):
                let figures = charts.enumerated().map { Self.figure($1, prefix: "c\(drawings + $0)-") }
                drawings += charts.count
                markup.append(Self.part(title, ["<div class=\"charts\">"] + figures + ["</div>"]))
            case .table(let table):
                var section = HTMLTable(table)
                section.title = table.title
                section.notes = table.footnotes + HTMLTable.failureLines(table.failures)
                markup.append(section.markup())
            }
        }
        return HTMLPage(title: title, notes: [], sections: markup).document()
    }

    private static func part(_ title: String, _ lines: [String]) -> String {
        let heading = title.isEmpty ? [] : ["<h2>\(MarkupText.escaped(title))</h2>"]
        return (["<section>"] + heading + lines + ["</section>"]).joined(separator: "\n")
    }

    private static func list(_ facts: [Fact]) -> String {
        let items = facts.map {
            "<dt>\(MarkupText.escaped($0.name))</dt><dd>\(MarkupText.escaped($0.value))</dd>"
        }
        return (["<dl class=\"facts\">"] + items + ["</dl>"]).joined(separator: "\n")
    }

    /// The SVG file as an element; ids get a prefix, since those of a page must differ.
    ///
    /// Quotes are escaped in every text of a drawing, therefore what is replaced here can only be attributes.
    private static func figure(_ chart: any Chart, prefix: String) -> String {
        let svg = chart.svg().replacing(" id=\"", with: " id=\"\(prefix)").replacing(
            "\"url(#", with: "\"url(#\(prefix)")
        let element = svg.split(separator: "\n").drop { $0.hasPrefix("<?xml") }
        return "<figure>\n" + element.joined(separator: "\n") + "\n</figure>"
    }
}
