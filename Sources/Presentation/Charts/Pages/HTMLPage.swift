/// A self-contained page of sections; it loads nothing from anywhere.
struct HTMLPage {
    /// Heading of the page and of its window.
    var title: String
    /// Lines below the heading.
    var notes: [String]
    /// Markup from top to bottom: tables, drawings, text.
    var sections: [String]
    /// JSON that the script finds under the id `details`; `{}` without any.
    var detailsJSON = "{}"

    /// The whole file, ending with a line break.
    func document() -> String {
        let lines = notes.map { "<p>\(MarkupText.escaped($0))</p>" }.joined(separator: "\n")
        // A "<" could end the script element or open a comment; it stands inside JSON strings only, where it may be escaped.
        let details = detailsJSON.split(separator: "<", omittingEmptySubsequences: false).joined(separator: "\\u003c")
        return """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(MarkupText.escaped(title))</title>
            <style>
            \(Self.style)
            </style>
            </head>
            <body>
            <h1>\(MarkupText.escaped(title))</h1>
            \(lines)
            \(sections.joined(separator: "\n"))
            <div id="tip" role="tooltip" hidden></div>
            <script id="details" type="application/json">\(details)</script>
            <script>
            \(Self.script)
            </script>
            </body>
            </html>

            """
    }
}
