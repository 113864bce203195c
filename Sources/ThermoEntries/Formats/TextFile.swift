internal import Foundation

/// A file of text, read whole, with complaints that name it.
public struct TextFile: Sendable, Equatable {
    /// The path as given, for messages.
    public let path: String
    /// The content without a byte order mark.
    public let text: String

    /// Reads UTF-8 text.
    /// - Throws: `EntriesError` of kind `unreadableFile`: missing, a folder, not permitted, empty, or not UTF-8.
    public init(path: String) throws(EntriesError) {
        if let refusal = RegularFile.refusal(of: path) {
            throw Self.unreadable(path, refusal.message, refusal.remedy)
        }
        guard let bytes = FileManager.default.contents(atPath: path) else {
            throw Self.unreadable(path, "it cannot be read", "check its permissions")
        }
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        guard
            let text = String(validating: bytes.starts(with: mark) ? bytes.dropFirst(mark.count) : bytes, as: UTF8.self)
        else {
            throw Self.unreadable(path, "it is no UTF-8 text", "save it as plain UTF-8 text")
        }
        guard text.contains(where: { !$0.isWhitespace }) else {
            throw Self.unreadable(path, "it is empty", "give a file with content")
        }
        self.path = path
        self.text = text
    }

    private static func unreadable(_ path: String, _ message: String, _ remedy: String) -> EntriesError {
        EntriesError(kind: .unreadableFile, subject: path, message: message, remedy: remedy)
    }
}
