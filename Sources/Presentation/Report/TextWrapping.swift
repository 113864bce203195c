/// Breaking and padding of text for terminals; a character counts as one place.
enum TextWrapping {
    /// Lines of at most `width` characters, broken at blanks; a piece that is longer than a line is cut.
    ///
    /// No break comes between a coefficient and its formula, nor after `+` or `->`, so that reactions stay readable:
    /// `Li3PS4 + 5 Li -> 4 Li2S + P` breaks before a `+` or an arrow.
    static func lines(_ text: String, width: Int) -> [String] {
        let width = max(1, width)
        return lines(text) { $0.count <= width }
    }

    /// Lines that satisfy `fits`, which must hold for the beginnings of every text that it holds for.
    ///
    /// A single character stands alone even where it does not fit, so that every text comes to an end.
    static func lines(_ text: String, fits: (String) -> Bool) -> [String] {
        guard !fits(text) else { return [text] }
        var lines: [String] = []
        var line = ""
        for piece in pieces(text) {
            if line.isEmpty {
                line = piece
            } else if fits(line + " " + piece) {
                line += " " + piece
            } else {
                lines.append(line)
                line = piece
            }
            while line.count > 1, !fits(line) {
                let start = longestStart(of: line, fits: fits)
                lines.append(start)
                line = String(line.dropFirst(start.count))
            }
        }
        lines.append(line)
        return lines
    }

    private static func longestStart(of line: String, fits: (String) -> Bool) -> String {
        var start = String(line.prefix(1))
        for character in line.dropFirst() {
            guard fits(start + String(character)) else { break }
            start.append(character)
        }
        return start
    }

    /// `text` with blanks up to `width`, on the left for right-aligned text.
    static func padded(_ text: String, width: Int, alignsRight: Bool) -> String {
        let blanks = String(repeating: " ", count: max(0, width - text.count))
        return alignsRight ? blanks + text : text + blanks
    }

    /// `text` without the blanks at its end.
    static func trimmedEnd(_ text: String) -> String {
        var text = text[...]
        while text.last == " " { text.removeLast() }
        return String(text)
    }

    private static func pieces(_ text: String) -> [String] {
        var pieces: [String] = []
        var prefix = ""
        for word in text.split(separator: " ") {
            prefix += prefix.isEmpty ? String(word) : " " + word
            if !bindsToNext(word) {
                pieces.append(prefix)
                prefix = ""
            }
        }
        if !prefix.isEmpty { pieces.append(prefix) }
        return pieces
    }

    private static func bindsToNext(_ word: Substring) -> Bool {
        word == "+" || word == "->" || word.allSatisfy { $0.isNumber || $0 == "." || $0 == "/" }
    }
}
