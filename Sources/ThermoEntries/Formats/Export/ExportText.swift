/// Text as a JSON string or a CSV cell.
package enum ExportText {
    /// A string literal; quotation marks, backslashes and control characters are escaped, everything else stays UTF-8.
    package static func json(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            default:
                if scalar.value < 0x20 {
                    let digits = String(scalar.value, radix: 16)
                    result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
                } else {
                    result.unicodeScalars.append(scalar)
                }
            }
        }
        return result + "\""
    }

    /// A cell of RFC 4180; line breaks become blanks, since every phase is one line.
    static func cell(_ text: String) -> String {
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
