internal import Chemistry
public import Foundation
public import ThermoEntries

/// Structures of an OPTIMADE provider: pages are linked by `links.next`, a text or an object with `href`.
public struct OptimadeService: PagedService {
    /// Structures asked for on a page; the reference server's largest. A provider that refuses gets asked for fewer.
    static let largestPage = 500
    private static let modestPage = 100

    /// For messages.
    public let host: String
    /// The system asked for.
    public let system: ChemicalSystem
    /// None: no key is needed anywhere.
    public var headers: [HTTPHeader] { [] }
    /// One.
    public let parts: [URL]
    /// False: an id that comes twice is the provider's own doing.
    public var countsPages: Bool { false }
    private let address: ServiceAddress
    private let fields: String

    /// Asks for `chemical_formula_reduced` and the provider's `properties` of every structure within `system`.
    public init(system: ChemicalSystem, properties: [String], address: ServiceAddress, settings: FetchSettings) {
        self.system = system
        self.address = address
        host = address.host
        fields = (["chemical_formula_reduced"] + properties).joined(separator: ",")
        parts = [
            address.url(
                path: Self.path(address, "/structures"),
                query: Self.query(system, fields, pageSize: settings.pageSize ?? Self.largestPage))
        ]
    }

    /// The path below the base address: the version is added unless the address has it.
    static func path(_ address: ServiceAddress, _ endpoint: String) -> String {
        let last = address.url.lastPathComponent
        let hasVersion = last.first == "v" && last.count > 1 && last.dropFirst().allSatisfy { $0.isNumber || $0 == "." }
        return hasVersion ? endpoint : "/v1\(endpoint)"
    }

    private static func query(
        _ system: ChemicalSystem, _ fields: String, pageSize: Int?
    ) -> [(name: String, value: String)] {
        let elements = system.elements.map(\.symbol).sorted().map { "\"\($0)\"" }.joined(separator: ",")
        return [("filter", "elements HAS ONLY \(elements)"), ("response_fields", fields)]
            + (pageSize.map { [("page_limit", String($0))] } ?? [])
    }

    /// Structures with their ids, `links.next`, `data_returned` and `more_data_available`.
    public func page(_ body: [UInt8]) throws(PageProblem) -> DocumentPage {
        let envelope = try Envelope.decode(OptimadeEnvelope.self, from: body)
        guard let data = envelope.data else { throw .foreign("there is no list 'data'") }
        let ids = data.compactMap(\.id)
        guard ids.count == data.count else { throw .foreign("a structure has no 'id'") }
        return DocumentPage(
            documents: try Envelope.documents(body, count: data.count), ids: ids, total: envelope.meta?.data_returned,
            next: envelope.links?.next?.target, hasMore: envelope.meta?.more_data_available)
    }

    /// The linked page. Some providers forget the fields asked for, or their own encryption, in the links they write.
    public func next(after url: URL, _ page: DocumentPage, received: Int) -> URL? {
        guard let text = page.next, let linked = URL(string: text, relativeTo: url)?.absoluteURL,
            var components = URLComponents(url: linked, resolvingAgainstBaseURL: false),
            ["http", "https"].contains(components.scheme?.lowercased() ?? "")
        else { return nil }
        if components.scheme == "http", components.host == url.host { components.scheme = url.scheme }
        let query = components.percentEncodedQuery ?? ""
        if !query.contains("response_fields=") {
            components.percentEncodedQuery = (query.isEmpty ? "" : "\(query)&") + "response_fields=\(fields)"
        }
        return components.url
    }

    /// Fewer structures per page, and in the end the provider's own number.
    public func alternative(to url: URL, complaint: String) -> URL? {
        guard complaint.contains("page_limit"), let first = parts.first else { return nil }
        let path = Self.path(address, "/structures")
        let modest = address.url(path: path, query: Self.query(system, fields, pageSize: Self.modestPage))
        if url == first, url != modest { return modest }
        let open = address.url(path: path, query: Self.query(system, fields, pageSize: nil))
        return url == open ? nil : open
    }

    /// The provider's own words.
    public func refusal(status: Int, complaint: String) -> FetchError {
        let words = complaint.isEmpty ? "\(status)" : "\(status): \(complaint)"
        return FetchError(
            kind: .refusedRequest, subject: host, message: "the provider refuses the request (\(words))",
            remedy: "check the address, or ask another provider")
    }
}

extension OptimadeService {
    /// Asks a provider that is known by its address only which of the properties our reader understands it has.
    ///
    /// - Throws: `FetchError`: what the client throws; `wrongContent` when there is none.
    public static func properties(at address: ServiceAddress, client: RetryingClient) async throws(FetchError)
        -> [String]
    {
        let url = address.url(path: path(address, "/info/structures"), query: [])
        let info = try await client.body(of: url, headers: []) { (body) throws(PageProblem) in
            try Envelope.decode(OptimadeInfo.self, from: body)
        }
        let known = OptimadeProperties.all.filter { info.offers($0) }
        guard !known.isEmpty else {
            throw FetchError(
                kind: .wrongContent, subject: address.host,
                message:
                    "it offers none of the energies that can be read (\(OptimadeProperties.all.joined(separator: ", ")))",
                remedy: "ask one of \(OptimadeProvider.known.map(\.name).joined(separator: ", "))")
        }
        return known
    }
}

private struct OptimadeEnvelope: Decodable {
    struct Structure: Decodable { var id: String? }
    struct Links: Decodable { var next: Link? }
    struct Meta: Decodable {
        var data_returned: Int?
        var more_data_available: Bool?
    }

    /// A text, or `{"href": ...}`.
    struct Link: Decodable {
        struct Target: Decodable { var href: String? }
        var target: String?

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            let text = try? container.decode(String.self)
            target = try text ?? container.decode(Target.self).href
        }
    }

    var data: [Structure]?
    var links: Links?
    var meta: Meta?
}

/// The answer of `info/structures`: its properties by name, and the prefix of those that some providers do not list.
private struct OptimadeInfo: Decodable {
    struct Anything: Decodable { init(from decoder: any Decoder) throws {} }
    struct Entry: Decodable { var properties: [String: Anything]? }
    struct Provider: Decodable { var prefix: String? }
    struct Meta: Decodable { var provider: Provider? }
    var data: Entry?
    var meta: Meta?

    func offers(_ property: String) -> Bool {
        if data?.properties?[property] != nil { return true }
        return meta?.provider?.prefix.map { property.hasPrefix("_\($0)_") } ?? false
    }
}
