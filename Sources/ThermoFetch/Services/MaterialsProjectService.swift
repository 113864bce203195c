public import Foundation
public import ThermoEntries

/// The Materials Project's `materials/thermo` route: pages counted by `_skip` and `_limit`, `meta.total_doc` says how many there are.
public struct MaterialsProjectService: PagedService {
    /// Calculation types as the route names them.
    public enum ThermoType: String, Sendable, CaseIterable {
        /// GGA and GGA+U with the corrections of 2020; the type of the embedded data.
        case gga = "GGA_GGA+U"
        /// r2SCAN alone.
        case r2scan = "R2SCAN"
        /// Both, r2SCAN where it exists; what the project's web pages show.
        case mixed = "GGA_GGA+U_R2SCAN"
        /// Every type; the reader of the file then wants one to be chosen.
        case all
    }

    /// Where the service lives.
    public static let publicAddress = "https://api.materialsproject.org"
    /// Most documents the service puts on one page.
    public static let largestPage = 1000
    /// Characters of the `chemsys` parameter in one request: the service answers 414 to addresses of several thousand.
    static let longestList = 1500
    /// What the reader of thermo documents needs, and no structures.
    static let fields = [
        "material_id", "thermo_type", "formula_pretty", "composition_reduced", "energy_per_atom",
        "formation_energy_per_atom", "energy_above_hull",
    ]

    /// For messages.
    public let host: String
    /// The system asked for.
    public let system: ChemicalSystem
    /// The key; no address holds it.
    public let headers: [HTTPHeader]
    /// One per list of subsystems that fits into an address.
    public let parts: [URL]
    /// True: a page that moves while it is read shows as a repeated document.
    public var countsPages: Bool { true }
    private let address: ServiceAddress
    private let query: [[(name: String, value: String)]]
    private let pageSize: Int

    /// Asks for all documents of `type` in `system`.
    ///
    /// - Throws: `FetchError` of kind `invalidRequest`: too many elements, a key that is no line of visible ASCII, or a key that
    ///   would travel unencrypted.
    public init(
        system: ChemicalSystem, type: ThermoType, key: String, address: ServiceAddress, settings: FetchSettings
    ) throws(FetchError) {
        guard system.elements.count <= settings.mostElements else {
            throw FetchError(
                kind: .invalidRequest, subject: "chemical system \(system.name)",
                message: "\(system.elements.count) elements have too many subsystems to ask for one by one",
                remedy: "name at most \(settings.mostElements) elements, or use 'data fetch optimade --provider mp'")
        }
        guard !key.isEmpty, key.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            throw FetchError(
                kind: .invalidRequest, subject: "key", message: "it holds blanks or other characters no key has",
                remedy: "copy it again from https://next-gen.materialsproject.org/api")
        }
        guard address.isEncrypted || address.isLoopback else {
            throw FetchError(
                kind: .invalidRequest, subject: address.host, message: "the key would travel unencrypted",
                remedy: "give an address that begins with https://")
        }
        self.system = system
        self.address = address
        host = address.host
        headers = [HTTPHeader("X-API-KEY", key, isSecret: true)]
        let size = min(settings.pageSize ?? Self.largestPage, Self.largestPage)
        pageSize = size
        query = Self.lists(system.subsystemNames).map { list in
            [("_fields", Self.fields.joined(separator: ",")), ("chemsys", list)]
                + (type == .all ? [] : [("thermo_types", type.rawValue)])
        }
        parts = query.map { Self.url(address, $0, skip: 0, limit: size) }
    }

    private static func url(
        _ address: ServiceAddress, _ query: [(name: String, value: String)], skip: Int, limit: Int
    ) -> URL {
        address.url(path: "/materials/thermo/", query: query + [("_skip", String(skip)), ("_limit", String(limit))])
    }

    /// Comma-separated lists, none longer than `longestList`.
    static func lists(_ names: [String]) -> [String] {
        var lists: [String] = []
        for name in names {
            if let last = lists.last, last.count + name.count < longestList {
                lists[lists.count - 1] = "\(last),\(name)"
            } else {
                lists.append(name)
            }
        }
        return lists
    }

    /// Documents with their material and thermo type, and `total_doc`.
    public func page(_ body: [UInt8]) throws(PageProblem) -> DocumentPage {
        let envelope = try Envelope.decode(ThermoEnvelope.self, from: body)
        guard let data = envelope.data else { throw .foreign("there is no list 'data'") }
        guard let total = envelope.meta?.total_doc else { throw .foreign("'meta' does not say 'total_doc'") }
        let ids = data.compactMap { document in
            document.material_id.map { "\($0) \(document.thermo_type ?? "")" }
        }
        guard ids.count == data.count else { throw .foreign("a document has no 'material_id'") }
        return DocumentPage(
            documents: try Envelope.documents(body, count: data.count), ids: ids, total: total, next: nil, hasMore: nil)
    }

    /// Counted on from the documents received, since a page may be shorter than asked for.
    public func next(after url: URL, _ page: DocumentPage, received: Int) -> URL? {
        guard let total = page.total, received < total, !page.documents.isEmpty,
            let part = parts.firstIndex(where: { Self.isSamePart($0, url) })
        else { return nil }
        return Self.url(address, query[part], skip: received, limit: pageSize)
    }

    /// Addresses of one part differ in `_skip` alone.
    private static func isSamePart(_ first: URL, _ second: URL) -> Bool {
        let (a, b) = (first.absoluteString, second.absoluteString)
        guard let end = a.firstRange(of: "&_skip=") else { return a == b }
        return b.hasPrefix(a[..<end.upperBound])
    }

    /// A refused key has a way out of its own.
    public func refusal(status: Int, complaint: String) -> FetchError {
        let words = complaint.isEmpty ? "\(status)" : "\(status): \(complaint)"
        if status == 401 || status == 403 {
            return FetchError(
                kind: .refusedKey, subject: host, message: "the key is not accepted (\(words))",
                remedy: "copy yours from https://next-gen.materialsproject.org/api, "
                    + "or use 'data fetch optimade --provider mp', which needs none")
        }
        return FetchError(
            kind: .refusedRequest, subject: host, message: "the service refuses the request (\(words))",
            remedy: "check --base-url, or use 'data fetch optimade --provider mp'")
    }
}

private struct ThermoEnvelope: Decodable {
    struct Document: Decodable {
        var material_id: String?
        var thermo_type: String?
    }
    struct Meta: Decodable { var total_doc: Int? }
    var data: [Document]?
    var meta: Meta?
}
