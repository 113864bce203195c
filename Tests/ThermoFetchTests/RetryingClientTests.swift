import Foundation
import Testing

@testable import ThermoFetch

@Suite("Retries", .timeLimit(.minutes(30)))
struct RetryingClientTests {
    private static let page = #"{"data":[]}"#

    private func ask(_ steps: [ScriptedTransport.Step], attempts: Int = 5) async throws -> (
        outcome: Result<Int, FetchError>, waits: [Double], requests: Int
    ) {
        let (transport, waits) = (ScriptedTransport(steps), Waits())
        let url = try #require(URL(string: "https://example.org/a"))
        let outcome: Result<Int, FetchError>
        do {
            let count = try await client(transport, waits: waits, attempts: attempts).body(of: url, headers: []) {
                (body) throws(PageProblem) in
                _ = try Envelope.decode([String: [Int]].self, from: body)
                return body.count
            }
            outcome = .success(count)
        } catch {
            outcome = .failure(error)
        }
        return (outcome, waits.all, transport.requests.count)
    }

    @Test("each of these statuses may pass", arguments: [408, 429, 500, 502, 503, 504])
    func passing(status: Int) async throws {
        let result = try await ask([.json("{}", status: status), .json(Self.page)])
        #expect(result.outcome == .success(Self.page.utf8.count))
        #expect(result.waits == [1])
    }

    @Test("none of these does", arguments: [201, 301, 400, 401, 403, 404, 405, 410, 414, 422, 501])
    func lasting(status: Int) async throws {
        let result = try await ask([.json(#"{"detail":"no"}"#, status: status)])
        #expect(result.requests == 1)
        guard case .failure(let error) = result.outcome else { return #expect(Bool(false)) }
        #expect(error.kind == .refusedRequest)
        #expect(error.message.contains("\(status): no"))
    }

    @Test("waits double, and the last try is the last: 1 + 2 + 4 + 8 s before five tries are over")
    func doubling() async throws {
        let result = try await ask([.failure(.interrupted("the connection broke"))])
        #expect(result.waits == [1, 2, 4, 8])
        #expect(result.requests == 5)
        guard case .failure(let error) = result.outcome else { return #expect(Bool(false)) }
        #expect(error.kind == .serviceFailed)
        #expect(error.message.hasSuffix("after 5 tries"))
    }

    @Test("Retry-After lengthens a wait and never shortens it")
    func retryAfter() async throws {
        let long = try await ask([.json("", status: 429, retryAfter: "7"), .json(Self.page)])
        #expect(long.waits == [7])
        let short = try await ask([.json("", status: 429, retryAfter: "0"), .json(Self.page)])
        #expect(short.waits == [1])
    }

    @Test("a service that asks for more than five minutes is left alone")
    func patience() async throws {
        let result = try await ask([.json("", status: 503, retryAfter: "301")])
        #expect(result.waits.isEmpty && result.requests == 1)
        guard case .failure(let error) = result.outcome else { return #expect(Bool(false)) }
        #expect(error.message.contains("301 s"))
    }

    @Test("no connection is told at once, without another try")
    func unreachable() async throws {
        let result = try await ask([.failure(.unreachable("there is no network"))])
        #expect(result.requests == 1)
        guard case .failure(let error) = result.outcome else { return #expect(Bool(false)) }
        #expect(error.kind == .unreachable && error.subject == "example.org")
    }

    @Test("waits never exceed a minute of our own choice", arguments: [1, 6, 7, 8, 40, 4000])
    func longest(attempt: Int) {
        let wait = FetchSettings().wait(afterAttempt: attempt, retryAfter: nil)
        #expect(wait == [1: 1, 6: 32][attempt] ?? 60)
    }

    @Test("Retry-After in seconds and as a date of RFC 9110")
    func dates() {
        // Sun, 06 Nov 1994 08:49:37 GMT is the example of RFC 9110; 784111777 s after 1970.
        let now = Date(timeIntervalSince1970: 784_111_700)
        #expect(RetryAfter.seconds("Sun, 06 Nov 1994 08:49:37 GMT", now: now) == 77)
        #expect(RetryAfter.seconds(" 120 ", now: now) == 120)
        #expect(RetryAfter.seconds("-5", now: now) == 0)
        #expect(RetryAfter.seconds("soon", now: now) == nil)
        #expect(RetryAfter.seconds("nan", now: now) == nil)
    }
}
