internal import Foundation
internal import Synchronization

#if canImport(FoundationNetworking)
    internal import FoundationNetworking
#endif

/// Collects the bodies of a session's tasks, and keeps requests with a key on the host they are meant for.
///
/// A delegate of the session, since on Linux the delegate of a single task is not asked about redirections, and `URLSession`
/// would send the key along with them.
final class SessionReceiver: NSObject, URLSessionDataDelegate {
    typealias Outcome = Result<HTTPAnswer, TransportFailure>

    private struct Exchange {
        let continuation: CheckedContinuation<Outcome, Never>
        /// Where the request may go; nil: anywhere.
        let guarded: URL?
        var body: [UInt8] = []
        var wasHeldBack = false
    }

    private let exchanges = Mutex<[Int: Exchange]>([:])

    /// Announces a task before it is resumed; with `guarded` it is not redirected off that host.
    func expect(_ task: Int, guarding guarded: URL?, _ continuation: CheckedContinuation<Outcome, Never>) {
        exchanges.withLock { $0[task] = Exchange(continuation: continuation, guarded: guarded) }
    }

    func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
        exchanges.withLock { $0[dataTask.taskIdentifier]?.body += data }
    }

    func urlSession(
        _ session: URLSession, task: URLSessionTask, willPerformHTTPRedirection response: HTTPURLResponse,
        newRequest request: URLRequest, completionHandler: @escaping (URLRequest?) -> Void
    ) {
        let isAllowed = exchanges.withLock { exchanges -> Bool in
            guard let guarded = exchanges[task.taskIdentifier]?.guarded else { return true }
            if Self.isSamePlace(guarded, request.url) { return true }
            exchanges[task.taskIdentifier]?.wasHeldBack = true
            return false
        }
        // Nothing more than nil: the task then ends with the redirection itself, and cancelling it here is fatal on Linux.
        completionHandler(isAllowed ? request : nil)
    }

    func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
        let finished = exchanges.withLock { $0.removeValue(forKey: task.taskIdentifier) }
        guard let finished else { return }
        finished.continuation.resume(returning: Self.outcome(finished, task.response, error))
    }

    private static func outcome(_ exchange: Exchange, _ response: URLResponse?, _ error: (any Error)?) -> Outcome {
        if exchange.wasHeldBack { return .failure(.unsafeRedirection) }
        if let error { return .failure(TransportFailure(error)) }
        guard let response = response as? HTTPURLResponse else { return .failure(.interrupted("the connection broke")) }
        return .success(
            HTTPAnswer(
                status: response.statusCode, retryAfter: response.value(forHTTPHeaderField: "Retry-After"),
                body: exchange.body))
    }

    private static func isSamePlace(_ origin: URL, _ target: URL?) -> Bool {
        guard let target, target.host == origin.host, target.port == origin.port else { return false }
        return target.scheme == origin.scheme || target.scheme == "https"
    }
}
