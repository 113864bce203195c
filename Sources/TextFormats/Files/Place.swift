/// Where in a file something stands, for messages: line, and path inside a JSON document.
package struct Place: Sendable, Hashable, CustomStringConvertible {
    package let file: String
    package let line: Int
    /// `$.entries[3]`; empty in tables.
    package var path = ""

    /// Puts the parts together.
    package init(
        file: String, line: Int, path: String = ""
    ) {
        self.file = file
        self.line = line
        self.path = path
    }

    /// `file:line` or `file:line: path`.
    package var description: String { path.isEmpty ? "\(file):\(line)" : "\(file):\(line): \(path)" }

    /// The same place one step deeper.
    package func inside(_ key: String) -> Place {
        Place(file: file, line: line, path: path.isEmpty ? key : "\(path).\(key)")
    }

    /// An error at this place.
    package func error(_ kind: FileError.Kind = .malformedFile, _ message: String, _ remedy: String) -> FileError {
        FileError(kind: kind, subject: description, message: message, remedy: remedy)
    }

    /// A text short enough to be quoted in a message.
    package static func quoted(_ text: some StringProtocol) -> String {
        let longest = 60
        return text.count > longest ? "'\(text.prefix(longest))...'" : "'\(text)'"
    }
}
