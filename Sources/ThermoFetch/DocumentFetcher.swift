internal import Foundation
internal import ThermoEntries

/// Reads all pages of a service, from the cache where they are fresh and from the network otherwise.
public struct DocumentFetcher: Sendable {
    private let client: RetryingClient
    private let cache: PageCache
    private let ignoresCache: Bool
    private let report: @Sendable (_ received: Int, _ total: Int) -> Void

    /// `report` is told after every page the documents received and those announced, 0 where that is not known;
    /// `ignoresCache` fetches every page anew.
    public init(
        client: RetryingClient, cache: PageCache, ignoresCache: Bool,
        report: @escaping @Sendable (_ received: Int, _ total: Int) -> Void
    ) {
        self.client = client
        self.cache = cache
        self.ignoresCache = ignoresCache
        self.report = report
    }

    /// All documents of `service`, in its order.
    ///
    /// - Throws: `FetchError`; the way out says what was received and that it is kept. `incomplete` and `changedMeanwhile` when the
    ///   pages do not add up to what was announced, `nothingFound` when there is not one document.
    public func documents(of service: some PagedService) async throws(FetchError) -> FetchedDocuments {
        cache.removeStalePages()
        var progress = Progress(source: service.parts.first, parts: service.parts.count)
        do {
            for part in service.parts { try await read(part, of: service, into: &progress) }
        } catch {
            // Pages that do not fit together are no use to the next run.
            let areUseless = error.kind == .changedMeanwhile || error.kind == .incomplete
            guard progress.result.pages > 0, progress.isCached, !areUseless else { throw error }
            throw error.adding(progress.whatIsKept)
        }
        guard !progress.result.documents.isEmpty else {
            throw FetchError(
                kind: .nothingFound, subject: service.host, message: "it has no document of \(service.system.name)",
                remedy:
                    "check the system; 'interphase data list --system \(service.system.name)' shows the embedded data")
        }
        return progress.result
    }

    private func read(
        _ part: URL, of service: some PagedService, into progress: inout Progress
    ) async throws(FetchError) {
        var next: URL? = part
        var seen: Set<URL> = []
        var received = 0
        var announced: Int?
        while let url = next {
            guard seen.insert(url).inserted else { throw Self.circle(service) }
            let (page, asked) = try await page(at: url, of: service, isFirst: url == part, progress: &progress)
            guard announced == nil || page.total == nil || announced == page.total else { throw Self.changed(service) }
            if announced == nil, let total = page.total {
                announced = total
                progress.announce(total)
            }
            received += page.documents.count
            try progress.take(page, service)
            report(progress.result.documents.count, progress.announced ?? 0)
            next = service.next(after: asked, page, received: received)
            if next == nil, page.hasMore == true || received < announced ?? 0 {
                throw Self.incomplete(service, received, announced)
            }
        }
    }

    /// One page, and the address under which the service gave it.
    private func page(
        at url: URL, of service: some PagedService, isFirst: Bool, progress: inout Progress
    ) async throws(FetchError) -> (page: DocumentPage, asked: URL) {
        var asked = url
        while true {
            if let page = cached(asked, service, &progress) { return (page, asked) }
            do {
                return (try await fetched(asked, service, &progress), asked)
            } catch {
                let other = service.alternative(to: asked, complaint: error.message)
                guard isFirst, error.kind == .refusedRequest, let other else { throw error }
                asked = other
            }
        }
    }

    private func cached(_ url: URL, _ service: some PagedService, _ progress: inout Progress) -> DocumentPage? {
        guard !ignoresCache, let kept = cache.page(url, notBefore: progress.latest),
            let page = try? service.page(kept.body)
        else { return nil }
        progress.note(kept.fetched, fromCache: true)
        return page
    }

    private func fetched(
        _ url: URL, _ service: some PagedService, _ progress: inout Progress
    ) async throws(FetchError) -> DocumentPage {
        let (page, body) = try await client.body(
            of: url, headers: service.headers, refusal: { service.refusal(status: $0, complaint: $1) }
        ) { (body) throws(PageProblem) in (try service.page(body), body) }
        if !cache.store(body, of: url) { progress.isCached = false }
        progress.note(cache.page(url, notBefore: nil)?.fetched ?? Date(), fromCache: false)
        return page
    }

    private static func circle(_ service: some PagedService) -> FetchError {
        FetchError(
            kind: .wrongContent, subject: service.host, message: "its pages link to each other in a circle",
            remedy: "tell the provider, or ask another one")
    }

    fileprivate static func changed(_ service: some PagedService) -> FetchError {
        FetchError(
            kind: .changedMeanwhile, subject: service.host, message: "its data changed while they were read",
            remedy: "run the command again with --refresh")
    }

    private static func incomplete(_ service: some PagedService, _ received: Int, _ announced: Int?) -> FetchError {
        let all = announced.map { " of \($0)" } ?? ""
        return FetchError(
            kind: .incomplete, subject: service.host, message: "it stopped after \(received)\(all) documents",
            remedy: "run the command again with --refresh, or tell the provider")
    }
}

/// What has been read so far.
private struct Progress {
    var result: FetchedDocuments
    /// Documents of the whole answer, once every part has been asked for.
    private(set) var announced: Int?
    private var partsToCome: Int
    private var sum = 0
    /// When the latest page was fetched; later pages must not be older.
    var latest: Date?
    /// Whether every page could be kept.
    var isCached = true
    private var ids: Set<String> = []

    init(source: URL?, parts: Int) {
        result = FetchedDocuments(source: source?.absoluteString ?? "")
        partsToCome = parts
    }

    mutating func announce(_ total: Int) {
        sum += total
        partsToCome -= 1
        if partsToCome == 0 { announced = sum }
    }

    mutating func note(_ fetched: Date, fromCache: Bool) {
        latest = fetched
        result.oldest = min(result.oldest ?? fetched, fetched)
        result.pages += 1
        if fromCache { result.cachedPages += 1 }
    }

    mutating func take(_ page: DocumentPage, _ service: some PagedService) throws(FetchError) {
        for id in page.ids where !ids.insert(id).inserted {
            if service.countsPages { throw DocumentFetcher.changed(service) }
            result.repeatedIDs += 1
        }
        result.documents += page.documents
        result.isCached = isCached
    }

    var whatIsKept: String {
        let pages = result.pages == 1 ? "the first page" : "the first \(result.pages) pages"
        let all = announced.map { " of \($0)" } ?? ""
        return
            "\(result.documents.count)\(all) documents were received and kept: the same command goes on after \(pages)"
    }
}
