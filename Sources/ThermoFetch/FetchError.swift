/// Why documents could not be fetched; names the host and says how to mend it. Never holds a key: `hiding` takes it out.
public struct FetchError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What went wrong, for callers that branch on it.
    public enum Kind: String, Sendable {
        /// The request itself makes no sense: an address, a key or a system that cannot be asked for.
        case invalidRequest
        /// The service wants a key and none was given.
        case missingKey
        /// The service does not accept the key (401, 403).
        case refusedKey
        /// No connection: no network, an unknown host, nobody listening.
        case unreachable
        /// The service was too slow, too busy or broken in every attempt.
        case serviceFailed
        /// The service understood and says no (400, 404, ...), with its own words in the message.
        case refusedRequest
        /// The answer is a web page or another thing than JSON.
        case notJSON
        /// JSON without the documents that were asked for.
        case wrongContent
        /// Pages that do not fit together: the data changed while they were read.
        case changedMeanwhile
        /// The service ended before it gave as many documents as it had announced.
        case incomplete
        /// Not a single document of the system.
        case nothingFound
    }

    /// The case, stable across releases.
    public let kind: Kind
    /// The host, or the argument that the error is about.
    public let subject: String
    /// The cause, without the subject.
    public let message: String
    /// What the user can do about it.
    public let remedy: String

    /// Puts the four parts together; `message` and `remedy` are clauses without a full stop.
    public init(kind: Kind, subject: String, message: String, remedy: String) {
        self.kind = kind
        self.subject = subject
        self.message = message
        self.remedy = remedy
    }

    /// One line: subject, cause, remedy.
    public var description: String { "\(subject): \(message); \(remedy)" }

    /// The same with every occurrence of `secret` replaced, should a service have echoed it.
    public func hiding(_ secret: String?) -> FetchError {
        guard let secret, !secret.isEmpty else { return self }
        return FetchError(
            kind: kind, subject: subject, message: message.replacing(secret, with: "(your key)"),
            remedy: remedy.replacing(secret, with: "(your key)"))
    }

    /// The same with one more thing to know about the way out.
    func adding(_ note: String) -> FetchError {
        FetchError(kind: kind, subject: subject, message: message, remedy: "\(remedy); \(note)")
    }
}
