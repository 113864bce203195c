internal import Foundation

/// What a service says when it does not give documents.
enum ServiceComplaint {
    /// Longest text that is passed on, in characters.
    private static let longest = 200

    /// The complaint in a JSON body: `errors`, `detail`, `message` or `error`, in one line; nil when there is none.
    static func text(_ body: [UInt8]) -> String? {
        guard let document = try? JSONDecoder().decode(Body.self, from: Data(body)) else { return nil }
        let lists = (document.errors ?? []).map(\.text) + [document.detail?.text, document.message, document.error]
        return lists.compactMap { $0 }.first { !$0.isEmpty }.map(line)
    }

    /// The title of a web page, or its beginning; nil when the body is none.
    static func webPageTitle(_ body: [UInt8]) -> String? {
        let text = String(decoding: body.prefix(1 << 14), as: UTF8.self)
        guard text.first(where: { !$0.isWhitespace }) == "<" else { return nil }
        let title = text.firstRange(of: "<title>").flatMap { start -> Substring? in
            let rest = text[start.upperBound...]
            return rest.firstRange(of: "</title>").map { rest[..<$0.lowerBound] }
        }
        return line(String(title ?? text.prefix(40)))
    }

    /// One printable line of bounded length.
    static func line(_ text: String) -> String {
        let words = text.split {
            $0.isWhitespace || $0.unicodeScalars.contains { $0.properties.generalCategory == .control }
        }
        let joined = words.joined(separator: " ")
        return joined.count > longest ? "\(joined.prefix(longest))..." : joined
    }

    private struct Body: Decodable {
        var errors: [Item]?
        var detail: Detail?
        var message: String?
        var error: String?

        enum Key: CodingKey { case errors, detail, message, error }

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: Key.self)
            errors = try? container.decode([Item].self, forKey: .errors)
            detail = try? container.decode(Detail.self, forKey: .detail)
            message = try? container.decode(String.self, forKey: .message)
            error = try? container.decode(String.self, forKey: .error)
        }
    }

    private struct Item: Decodable {
        var detail: String?
        var title: String?
        var message: String?
        var msg: String?

        var text: String? { detail ?? message ?? msg ?? title }
    }

    /// FastAPI's: a text, or a list of objects with `msg`.
    private struct Detail: Decodable {
        var text: String?

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let text = try? container.decode(String.self) {
                self.text = text
            } else {
                text = try container.decode([Item].self).compactMap(\.text).joined(separator: ", ")
            }
        }
    }
}
