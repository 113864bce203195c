/// A table in Markdown.
struct MarkdownTable {
    let header: [String]
    var rows: [[String]] = []

    init(_ header: [String]) { self.header = header }

    /// Header, rule and rows, one line each; `|` inside a cell is written as an entity.
    var text: String {
        let lines = [header, header.map { _ in "---" }] + rows
        return lines.map { "| " + $0.map(MarkdownTable.escape).joined(separator: " | ") + " |" }.joined(separator: "\n")
            + "\n"
    }

    private static func escape(_ cell: String) -> String {
        cell.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "&#124;")
    }
}
