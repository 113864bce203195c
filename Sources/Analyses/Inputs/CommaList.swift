/// Texts of one option, separated by commas.
package enum CommaList {
    /// The parts without blanks around them; commas inside brackets do not separate.
    package static func parts(of text: String) -> [String] {
        var parts = [""]
        var depth = 0
        for character in text {
            if "([{".contains(character) { depth += 1 }
            if ")]}".contains(character) { depth = max(0, depth - 1) }
            if character == ",", depth == 0 { parts.append("") } else { parts[parts.count - 1].append(character) }
        }
        return parts.map(trimmed)
    }

    /// What is wrong with a list in which a comma between digits may be a decimal comma; nil where there is none.
    ///
    /// `Li0,5CoO2` would be the two materials Li0 and 5CoO2. A blank behind the comma says that two are meant.
    package static func decimalComma(in text: String) -> String? {
        let characters = Array(text)
        for index in characters.indices.dropFirst().dropLast() {
            guard characters[index] == ",", characters[index - 1].isNumber, characters[index + 1].isNumber else {
                continue
            }
            var point = characters
            point[index] = "."
            var blank = characters
            blank.insert(" ", at: index + 1)
            return
                "the comma between digits can be a decimal comma; write '\(String(point))' for one amount, or '\(String(blank))' for "
                + "two materials"
        }
        return nil
    }

    private static func trimmed(_ text: String) -> String {
        let start = text.drop(while: \.isWhitespace)
        return String(start.reversed().drop(while: \.isWhitespace).reversed())
    }
}
