/// One page of documents as a service gave it.
public struct DocumentPage: Sendable {
    /// The documents, byte for byte.
    public var documents: [ArraySlice<UInt8>]
    /// What tells each document from the others, in the same order.
    public var ids: [String]
    /// Documents of the whole answer, when the service says it.
    public var total: Int?
    /// The next page as the service links it; nil at the end or where pages are counted.
    public var next: String?
    /// What the service says about further pages, if anything.
    public var hasMore: Bool?
}

/// Why a body is no page.
public enum PageProblem: Error, Sendable, Equatable {
    /// A web page, with its title.
    case webPage(String)
    /// Broken off or damaged JSON.
    case damaged
    /// JSON in which the service complains, in its own words.
    case complaint(String)
    /// JSON of another kind; the clause says what is missing.
    case foreign(String)
}
