public import Foundation

/// Asks until there is a usable answer or no hope of one: one request at a time, longer and longer pauses between tries.
public struct RetryingClient: Sendable {
    /// What a person may want to know while waiting.
    public enum Event: Sendable, Equatable {
        /// A try has failed; the next one comes after `wait` seconds.
        case waiting(host: String, reason: String, wait: Double, attempt: Int, attempts: Int)
    }

    private let transport: any HTTPTransport
    private let settings: FetchSettings
    private let userAgent: String
    private let report: @Sendable (Event) -> Void
    private let sleep: @Sendable (Double) async -> Void

    /// A client that names itself `userAgent`; `report` is told before every pause, `sleep` makes the pause, in seconds.
    public init(
        transport: any HTTPTransport, settings: FetchSettings, userAgent: String,
        report: @escaping @Sendable (Event) -> Void,
        sleep: @escaping @Sendable (Double) async -> Void = { try? await Task.sleep(for: .seconds($0)) }
    ) {
        self.transport = transport
        self.settings = settings
        self.userAgent = userAgent
        self.report = report
        self.sleep = sleep
    }

    /// What `read` makes of the body at `url`.
    ///
    /// Tried again: no answer in time, a broken connection, 408, 429, 500, 502, 503, 504, and JSON that breaks off. Not tried again:
    /// every other status, a host that cannot be reached, a web page, JSON of another kind.
    /// - Throws: `FetchError`; `refusedRequest` holds the service's own words, for `refusal` to make more of.
    public func body<Result: Sendable>(
        of url: URL, headers: [HTTPHeader],
        refusal: @Sendable (_ status: Int, _ complaint: String) -> FetchError? = { _, _ in nil },
        read: @Sendable ([UInt8]) throws(PageProblem) -> Result
    ) async throws(FetchError) -> Result {
        let host = url.host ?? ""
        var attempt = 1
        while true {
            let failure: Failure
            do {
                let answer = try await transport.get(url, headers: head(headers), timeout: settings.timeout)
                switch Self.judge(answer, host: host, refusal: refusal, read: read) {
                case .success(let result): return result
                case .failure(let found): failure = found
                }
            } catch {
                failure = Failure(error, host: host)
            }
            guard let reason = failure.passingReason, attempt < settings.attempts else {
                throw failure.error(after: attempt)
            }
            let wait = settings.wait(afterAttempt: attempt, retryAfter: failure.retryAfter)
            guard wait <= max(settings.longestRetryAfter, settings.longestWait) else {
                throw failure.askedForPatience(wait)
            }
            report(.waiting(host: host, reason: reason, wait: wait, attempt: attempt, attempts: settings.attempts))
            await sleep(wait)
            attempt += 1
        }
    }

    private func head(_ headers: [HTTPHeader]) -> [HTTPHeader] {
        [HTTPHeader("User-Agent", userAgent), HTTPHeader("Accept", "application/json")] + headers
    }

    private static func judge<Result>(
        _ answer: HTTPAnswer, host: String, refusal: (Int, String) -> FetchError?,
        read: ([UInt8]) throws(PageProblem) -> Result
    ) -> Swift.Result<Result, Failure> {
        guard answer.status == 200 else { return .failure(Failure(answer, host: host, refusal: refusal)) }
        do {
            return .success(try read(answer.body))
        } catch {
            return .failure(Failure(error, host: host))
        }
    }
}
