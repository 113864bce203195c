public import Foundation

#if canImport(FoundationNetworking)
    internal import FoundationNetworking
#endif

/// The toolchain's own HTTP client; keeps no cookies and no cache of its own.
public struct URLSessionTransport: HTTPTransport {
    private let session: URLSession
    private let receiver = SessionReceiver()

    /// A fresh session; `HTTPS_PROXY` and its relatives are honoured.
    public init() {
        let configuration = URLSessionConfiguration.ephemeral
        configuration.urlCache = nil
        configuration.httpCookieStorage = nil
        configuration.requestCachePolicy = .reloadIgnoringLocalCacheData
        configuration.httpMaximumConnectionsPerHost = 1
        session = URLSession(configuration: configuration, delegate: receiver, delegateQueue: nil)
    }

    /// One GET; redirections are followed unless they would carry a secret away.
    public func get(_ url: URL, headers: [HTTPHeader], timeout: Double) async throws(TransportFailure) -> HTTPAnswer {
        var request = URLRequest(url: url)
        // Given to the initialiser it is not obeyed on Linux.
        request.timeoutInterval = timeout
        for header in headers { request.setValue(header.value, forHTTPHeaderField: header.name) }
        let task = session.dataTask(with: request)
        let guarded = headers.contains(where: \.isSecret) ? url : nil
        let result = await withCheckedContinuation { continuation in
            receiver.expect(task.taskIdentifier, guarding: guarded, continuation)
            task.resume()
        }
        return try result.get()
    }
}

extension TransportFailure {
    /// What an error of the toolchain's client means for a user.
    init(_ error: any Error) {
        guard let error = error as? URLError else {
            self = .interrupted("the connection broke")
            return
        }
        self =
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
