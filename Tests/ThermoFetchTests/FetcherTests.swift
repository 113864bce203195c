import Foundation
import Testing

@testable import ThermoFetch

@Suite("Pages into one answer", .timeLimit(.minutes(30)))
struct FetcherTests {
    private let scratch = ScratchFolder()

    private func fetcher(_ transport: ScriptedTransport, anew: Bool = false, staleAfter: Double = 1000)
        -> DocumentFetcher
    {
        DocumentFetcher(
            client: client(transport), cache: PageCache(root: scratch.path, staleAfter: staleAfter), ignoresCache: anew,
            report: { _, _ in })
    }

    private static func page(_ ids: [String], next: String?, meta: String = "{}") -> ScriptedTransport.Step {
        let data = ids.map { #"{"id":"\#($0)","attributes":{}}"# }.joined(separator: ",")
        let link = next.map { "\"https://example.org/optimade/v1/structures?page=\($0)\"" } ?? "null"
        return .json(#"{"data":[\#(data)],"links":{"next":\#(link)},"meta":\#(meta)}"#)
    }

    private func failure(_ steps: [ScriptedTransport.Step]) async throws -> FetchError? {
        do {
            _ = try await fetcher(ScriptedTransport(steps)).documents(of: try optimade())
            return nil
        } catch let error as FetchError {
            return error
        }
    }

    @Test("pages that link in a circle end")
    func circle() async throws {
        let error = try await failure([Self.page(["1"], next: "2"), Self.page(["2"], next: "2")])
        #expect(error?.kind == .wrongContent)
    }

    @Test("an answer that ends before it is whole is no answer")
    func incomplete() async throws {
        let more = try await failure([Self.page(["1"], next: nil, meta: #"{"more_data_available":true}"#)])
        #expect(more?.kind == .incomplete)
        let fewer = try await failure([Self.page(["1"], next: nil, meta: #"{"data_returned":2}"#)])
        #expect(fewer?.kind == .incomplete)
        // Going on from such pages would end in the same place.
        #expect(fewer?.remedy.contains("--refresh") == true && fewer?.remedy.contains("goes on") == false)
    }

    @Test("an id that comes twice from linked pages is counted, not refused")
    func repeated() async throws {
        let transport = ScriptedTransport([Self.page(["1"], next: "2"), Self.page(["1", "2"], next: nil)])
        let result = try await fetcher(transport).documents(of: try optimade())
        #expect(result.repeatedIDs == 1 && result.documents.count == 3)
    }

    @Test("pages kept by an earlier run are not asked for; a damaged one is")
    func cached() async throws {
        let steps = [Self.page(["1"], next: "2"), Self.page(["2"], next: nil)]
        _ = try await fetcher(ScriptedTransport(steps)).documents(of: try optimade())
        let idle = ScriptedTransport([.failure(.unreachable("test"))])
        let again = try await fetcher(idle).documents(of: try optimade())
        #expect(idle.requests.isEmpty && again.cachedPages == 2)
        for name in try FileManager.default.contentsOfDirectory(atPath: scratch.path + "/pages") {
            try Data("{".utf8).write(to: URL(fileURLWithPath: scratch.path + "/pages/" + name))
        }
        let second = ScriptedTransport(steps)
        #expect(try await fetcher(second).documents(of: try optimade()).cachedPages == 0)
        #expect(second.requests.count == 2)
    }

    @Test(
        "once the first page is fetched anew, pages kept from before it are not mixed in, even when that run breaks off"
    )
    func chain() async throws {
        let old = [Self.page(["1"], next: "2"), Self.page(["2"], next: nil)]
        _ = try await fetcher(ScriptedTransport(old)).documents(of: try optimade())
        // File times of some systems advance in steps of 10 ms.
        try await Task.sleep(for: .milliseconds(50))
        let broken = ScriptedTransport([Self.page(["1"], next: "2"), .json("{}", status: 404)])
        await #expect(throws: FetchError.self) {
            try await fetcher(broken, anew: true).documents(of: try optimade())
        }
        let third = ScriptedTransport([Self.page(["new"], next: nil)])
        let result = try await fetcher(third).documents(of: try optimade())
        #expect(third.requests.count == 1 && result.cachedPages == 1)
        #expect(result.documents.map { String(decoding: $0, as: UTF8.self) }.last?.contains("new") == true)
    }

    @Test("a run that breaks off says what it has, and of how many once that is known")
    func kept() async throws {
        let no = ScriptedTransport.Step.json("{}", status: 404)
        let known = try await failure([Self.page(["1"], next: "2", meta: #"{"data_returned":7}"#), no])
        #expect(
            known?.remedy.contains("1 of 7 documents were received and kept") == true, "\(String(describing: known))")
    }

    @Test("an error document with an empty list is an error, not an empty answer")
    func complaint() async throws {
        let error = try await failure([.json(#"{"errors":[{"detail":"too busy"}],"data":[],"meta":{}}"#)])
        #expect(error?.kind == .refusedRequest && error?.message.contains("too busy") == true)
    }

    @Test("stale pages count as absent and are removed")
    func stale() async throws {
        _ = try await fetcher(ScriptedTransport([Self.page(["1"], next: nil)])).documents(of: try optimade())
        let cache = PageCache(root: scratch.path, staleAfter: 100)
        let url = try optimade().parts[0]
        let later = Date().addingTimeInterval(101)
        #expect(cache.page(url, notBefore: nil) != nil)
        #expect(cache.page(url, notBefore: nil, now: later) == nil)
        cache.removeStalePages(now: later)
        #expect(try FileManager.default.contentsOfDirectory(atPath: cache.folder).isEmpty)
    }

    @Test("a cache that cannot be written costs nothing but the pages")
    func readOnly() async throws {
        let cache = PageCache(root: "/dev/null/none", staleAfter: 1000)
        let transport = ScriptedTransport([Self.page(["1"], next: "2"), Self.page(["2"], next: nil)])
        let fetcher = DocumentFetcher(client: client(transport), cache: cache, ignoresCache: false, report: { _, _ in })
        let result = try await fetcher.documents(of: try optimade())
        #expect(result.documents.count == 2 && !result.isCached)
    }

    @Test("a refused page size is lowered, then left to the provider")
    func pageLimit() async throws {
        let no = ScriptedTransport.Step.json(#"{"errors":[{"detail":"page_limit too large"}]}"#, status: 403)
        let transport = ScriptedTransport([no, no, Self.page(["1"], next: nil)])
        _ = try await fetcher(transport).documents(of: try optimade())
        let limits = transport.requests.map { url in
            URLComponents(url: url, resolvingAgainstBaseURL: false)?.queryItems?.first { $0.name == "page_limit" }?
                .value
        }
        #expect(limits == ["500", "100", nil])
        let never = ScriptedTransport([no])
        await #expect(throws: FetchError.self) { try await fetcher(never).documents(of: try optimade("Li-S")) }
        #expect(never.requests.count == 3)
    }

    @Test("a secret is taken out of every part of a message")
    func hiding() {
        let error = FetchError(kind: .refusedKey, subject: "h", message: "key abc is wrong", remedy: "not abc")
        #expect(!error.hiding("abc").description.contains("abc"))
        #expect(error.hiding("").description == error.description)
    }
}
