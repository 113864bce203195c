public import Foundation

#if canImport(FoundationNetworking)
    internal import FoundationNetworking
#endif

/// The toolchain's own HTTP client; keeps no cookies and no cache of its own.
public struct URLSessionTransport: HTTPTransport {
    private let session: URLSession

    /// A fresh session; `HTTPS_PROXY` and its relatives are honoured.
    public init() {
        let configuration = URLSessionConfiguration.ephemeral
        configuration.urlCache = nil
        configuration.httpCookieStorage = nil
        configuration.requestCachePolicy = .reloadIgnoringLocalCacheData
        configuration.httpMaximumConnectionsPerHost = 1
        session = URLSession(configuration: configuration)
    }

    /// One GET; redirections are followed unless they would carry a secret away.
    public func get(_ url: URL, headers: [HTTPHeader], timeout: Double) async throws(TransportFailure) -> HTTPAnswer {
        var request = URLRequest(url: url, timeoutInterval: timeout)
        for header in headers { request.setValue(header.value, forHTTPHeaderField: header.name) }
        let guardian = headers.contains(where: \.isSecret) ? RedirectionGuard(url) : nil
        do {
            let (data, response) = try await session.data(for: request, delegate: guardian)
            guard let answer = response as? HTTPURLResponse else {
                throw TransportFailure.interrupted("no HTTP answer")
            }
            if (300..<400).contains(answer.statusCode), guardian != nil { throw TransportFailure.unsafeRedirection }
            return HTTPAnswer(
                status: answer.statusCode, retryAfter: answer.value(forHTTPHeaderField: "Retry-After"),
                body: [UInt8](data))
        } catch let failure as TransportFailure {
            throw failure
        } catch let error as URLError {
            throw Self.failure(error)
        } catch {
            throw .interrupted("the connection broke")
        }
    }

    private static func failure(_ error: URLError) -> TransportFailure {
        switch error.code {
        case .cannotFindHost, .dnsLookupFailed: .unreachable("the host name is not known here")
        case .cannotConnectToHost: .unreachable("nothing answers at that address")
        case .notConnectedToInternet: .unreachable("there is no network")
        case .secureConnectionFailed, .serverCertificateUntrusted, .serverCertificateHasBadDate,
            .serverCertificateHasUnknownRoot, .serverCertificateNotYetValid:
            .unreachable("its certificate is not accepted")
        case .unsupportedURL, .badURL: .unreachable("the address cannot be used")
        case .timedOut: .interrupted("no answer in time")
        default: .interrupted("the connection broke")
        }
    }
}

/// Keeps requests with a key on the host and the encryption they started with; `URLSession` would send the key along.
private final class RedirectionGuard: NSObject, URLSessionTaskDelegate {
    private let origin: URL

    init(_ origin: URL) { self.origin = origin }

    func urlSession(
        _ session: URLSession, task: URLSessionTask, willPerformHTTPRedirection response: HTTPURLResponse,
        newRequest request: URLRequest, completionHandler: @escaping (URLRequest?) -> Void
    ) {
        let target = request.url
        let isSafe =
            target?.host == origin.host && target?.port == origin.port
            && (target?.scheme == origin.scheme || target?.scheme == "https")
        completionHandler(isSafe ? request : nil)
    }
}
