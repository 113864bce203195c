/// Text as a CSV cell.
package enum ExportText {
    /// A cell of RFC 4180; line breaks become blanks, since every phase is one line.
    package static func cell(_ text: String) -> String {
        // Nearly every cell is plain, and characters are dear to look at.
        let isPlain = text.utf8.allSatisfy {
            $0 >= 0x20 && $0 < 0x80 && $0 != UInt8(ascii: ",") && $0 != UInt8(ascii: "\"")
        }
        if isPlain, text.utf8.first != UInt8(ascii: "#") { return text }
        let line = String(text.map { $0.isNewline ? " " : $0 })
        guard line.contains(where: { $0 == "," || $0 == "\"" }) || line.first == "#" else { return line }
        return "\"" + line.replacing("\"", with: "\"\"") + "\""
    }
}
