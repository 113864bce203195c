public import Foundation
public import ThermoEntries

/// A service that gives the documents of a chemical system page by page.
public protocol PagedService: Sendable {
    /// For messages.
    var host: String { get }
    /// The system and all its subsystems are asked for.
    var system: ChemicalSystem { get }
    /// Sent with every request.
    var headers: [HTTPHeader] { get }
    /// First pages; all of them together are the answer.
    var parts: [URL] { get }
    /// Whether a document that comes twice means that others were missed, as it does where pages are counted.
    var countsPages: Bool { get }

    /// The documents of a body.
    func page(_ body: [UInt8]) throws(PageProblem) -> DocumentPage
    /// The page after the one at `url`, when `received` documents of the part are there; nil at its end.
    func next(after url: URL, _ page: DocumentPage, received: Int) -> URL?
    /// A more modest form of the first request after the service has refused it with `complaint`; nil when there is none.
    func alternative(to url: URL, complaint: String) -> URL?
    /// What the user can do when the service says no.
    func refusal(status: Int, complaint: String) -> FetchError
}

extension PagedService {
    /// None.
    public func alternative(to url: URL, complaint: String) -> URL? { nil }
}

/// The address under which a service lives, checked.
public struct ServiceAddress: Sendable, Hashable {
    /// Without a slash at its end.
    public let url: URL
    /// For messages.
    public let host: String

    /// Reads `https://host/path`.
    ///
    /// - Throws: `FetchError` of kind `invalidRequest`: not http or https, no host, a user name, a query or a fragment.
    public init(parsing text: String) throws(FetchError) {
        var trimmed = Substring(text)
        while trimmed.last == "/" { trimmed.removeLast() }
        guard let url = URL(string: String(trimmed)), let scheme = url.scheme?.lowercased(),
            scheme == "https" || scheme == "http", let host = url.host, !host.isEmpty,
            url.user == nil, url.query == nil, url.fragment == nil
        else {
            throw FetchError(
                kind: .invalidRequest, subject: "address", message: "it is no plain http or https address",
                remedy: "write it as https://optimade.example.org")
        }
        self.url = url
        self.host = host
    }

    /// The address of a path below, with a query; everything outside the unreserved characters of RFC 3986 is escaped.
    func url(path: String, query: [(name: String, value: String)]) -> URL {
        var components = URLComponents(url: url, resolvingAgainstBaseURL: false) ?? URLComponents()
        components.percentEncodedPath += path
        if !query.isEmpty {
            components.percentEncodedQuery = query.map { "\($0.name)=\(Self.escaped($0.value))" }.joined(separator: "&")
        }
        return components.url ?? url
    }

    /// Whether what is sent there stays on this machine.
    var isLoopback: Bool { host == "localhost" || host == "::1" || host.hasPrefix("127.") }

    /// Whether nobody on the way can read what is sent there.
    var isEncrypted: Bool { url.scheme?.lowercased() == "https" }

    private static func escaped(_ text: String) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var escaped: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E, 0x2C: escaped.append(byte)
            default: escaped += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: escaped, as: UTF8.self)
    }
}
