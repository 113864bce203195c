public import Foundation

/// One answer of a server, whatever its status.
public struct HTTPAnswer: Sendable {
    /// 200 and its like.
    public var status: Int
    /// Value of `Retry-After` as sent: seconds or a date.
    public var retryAfter: String?
    /// The whole body, decompressed.
    public var body: [UInt8]

    /// An answer as a transport found it.
    public init(status: Int, retryAfter: String? = nil, body: [UInt8]) {
        self.status = status
        self.retryAfter = retryAfter
        self.body = body
    }
}

/// Why there is no answer at all.
public enum TransportFailure: Error, Sendable, Equatable {
    /// No connection, with the reason in words; trying again at once is no use.
    case unreachable(String)
    /// The connection broke or was silent for too long; another try may do.
    case interrupted(String)
    /// A redirection would have taken the key to another host or off an encrypted connection.
    case unsafeRedirection
}

/// Sends one request and waits for its answer; tests put their own in place.
public protocol HTTPTransport: Sendable {
    /// The answer to a GET; `timeout` in seconds is the longest silence.
    func get(_ url: URL, headers: [HTTPHeader], timeout: Double) async throws(TransportFailure) -> HTTPAnswer
}

/// A line of a request's head.
public struct HTTPHeader: Sendable, Hashable {
    /// For instance `User-Agent`.
    public let name: String
    /// One line.
    public let value: String
    /// Whether it must not leave the host it is meant for.
    public let isSecret: Bool

    /// A header; `isSecret` for keys.
    public init(_ name: String, _ value: String, isSecret: Bool = false) {
        self.name = name
        self.value = value
        self.isSecret = isSecret
    }
}
