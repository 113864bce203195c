/// How a table for people is arranged: which columns stand in the line of a row, how wide, and which stand below it.
struct TextLayout: Equatable {
    /// A column in the line: its index in the table and its width in characters.
    struct InlineColumn: Equatable {
        var index: Int
        var width: Int
    }

    /// Columns of the line, left to right.
    var inline: [InlineColumn]
    /// Columns shown in indented lines below the row.
    var below: [Int]
    /// One field per line instead of lines with columns; then `inline` and `below` together are the fields.
    var isRecord: Bool

    /// Blanks between two columns.
    static let gap = 2
    /// Longer texts are broken inside their column before a column is moved below.
    static let textCap = 34

    /// Chooses the arrangement for a terminal of `width` characters.
    ///
    /// Columns without any value are left out unless they are essential. What does not fit moves below the row: first
    /// columns of text, the widest first, then numbers from the right. A table of one row that would need lines below, or
    /// one whose essential columns alone are too wide, becomes a record.
    init(columns: [Column], cells: [[Cell]], texts: [[String]], width: Int) {
        let shown = columns.indices.filter { index in
            guard columns[index].tableVisibility != .exportOnly else { return false }
            return columns[index].tableVisibility == .essential || cells.contains { !$0[index].isBlank }
        }
        inline = shown.filter { columns[$0].tableVisibility != .detail }.map { index in
            InlineColumn(index: index, width: Self.naturalWidth(index, columns: columns, texts: texts))
        }
        below = shown.filter { columns[$0].tableVisibility == .detail }
        isRecord = false
        while totalWidth > width, let victim = nextToMove(columns: columns) {
            below.append(inline.remove(at: victim).index)
        }
        below.sort()
        isRecord = totalWidth > width || (cells.count == 1 && !below.isEmpty)
    }

    /// Width of the line of a row in characters.
    var totalWidth: Int {
        inline.reduce(0) { $0 + $1.width } + Self.gap * max(0, inline.count - 1)
    }

    /// Every shown column in the order of the table.
    var fields: [Int] { (inline.map(\.index) + below).sorted() }

    private func nextToMove(columns: [Column]) -> Int? {
        let movable = inline.indices.filter { columns[inline[$0].index].tableVisibility != .essential }
        let texts = movable.filter { !columns[inline[$0].index].kind.alignsRight }
        return texts.max { inline[$0].width < inline[$1].width } ?? movable.last
    }

    private static func naturalWidth(_ index: Int, columns: [Column], texts: [[String]]) -> Int {
        let heading = columns[index].headingLines.map(\.count).max() ?? 0
        let longest = texts.reduce(0) { max($0, $1[index].count) }
        let cap = columns[index].kind.alignsRight ? longest : min(longest, textCap)
        return max(heading, cap)
    }
}

extension Column {
    /// The heading, its unit and its source (each behind ` / `) on lines of their own: numbers are narrower than their headings.
    var headingLines: [String] {
        title.components(separatedBy: " / ")
    }
}

extension Column.Kind {
    /// Numbers stand at the right of their column, words at the left.
    var alignsRight: Bool { self == .number || self == .integer }
}

extension String {
    /// The parts between the occurrences of `separator`.
    fileprivate func components(separatedBy separator: String) -> [String] {
        self.split(separator: separator, omittingEmptySubsequences: false).map(String.init)
    }
}
