/// Where in a file something stands, for messages: line, and path inside a JSON document.
struct Place: Sendable, Hashable, CustomStringConvertible {
    let file: String
    let line: Int
    /// `$.entries[3]`; empty in tables.
    var path = ""

    /// `file:line` or `file:line: path`.
    var description: String { path.isEmpty ? "\(file):\(line)" : "\(file):\(line): \(path)" }

    /// The same place one step deeper.
    func inside(_ key: String) -> Place {
        Place(file: file, line: line, path: path.isEmpty ? key : "\(path).\(key)")
    }

    /// An error at this place.
    func error(_ kind: EntriesError.Kind = .malformedFile, _ message: String, _ remedy: String) -> EntriesError {
        EntriesError(kind: kind, subject: description, message: message, remedy: remedy)
    }

    /// A text short enough to be quoted in a message.
    static func quoted(_ text: some StringProtocol) -> String {
        let longest = 60
        return text.count > longest ? "'\(text.prefix(longest))...'" : "'\(text)'"
    }
}
