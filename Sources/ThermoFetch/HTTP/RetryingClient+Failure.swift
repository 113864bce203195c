internal import Foundation

extension RetryingClient {
    /// One try that failed: what to tell, and whether it may pass.
    struct Failure: Error {
        private let found: FetchError
        /// In a few words; nil when another try is no use.
        let passingReason: String?
        /// Seconds the service asks to wait.
        let retryAfter: Double?

        /// Statuses that may pass: timeout, too many requests, and servers in trouble.
        private static let passing: Set<Int> = [408, 429, 500, 502, 503, 504]

        init(_ failure: TransportFailure, host: String) {
            retryAfter = nil
            switch failure {
            case .unreachable(let reason):
                found = FetchError(
                    kind: .unreachable, subject: host, message: "it cannot be reached: \(reason)",
                    remedy: "check the network and try again, read a saved file with 'interphase data import', "
                        + "or use the embedded data")
                passingReason = nil
            case .interrupted(let reason):
                found = Self.failed(host, reason)
                passingReason = reason
            case .unsafeRedirection:
                found = FetchError(
                    kind: .refusedRequest, subject: host,
                    message: "it sends the request, key and all, to another place",
                    remedy: "check --base-url")
                passingReason = nil
            }
        }

        init(_ answer: HTTPAnswer, host: String, refusal: (Int, String) -> FetchError?) {
            let complaint = ServiceComplaint.text(answer.body) ?? ServiceComplaint.webPageTitle(answer.body) ?? ""
            let words = complaint.isEmpty ? "\(answer.status)" : "\(answer.status): \(complaint)"
            if Self.passing.contains(answer.status) {
                found = Self.failed(host, "it answers \(words)")
                passingReason = "it answers \(answer.status)"
                retryAfter = answer.retryAfter.flatMap { RetryAfter.seconds($0, now: Date()) }
                return
            }
            retryAfter = nil
            passingReason = nil
            found =
                refusal(answer.status, complaint)
                ?? FetchError(
                    kind: .refusedRequest, subject: host, message: "it refuses the request (\(words))",
                    remedy: "check the address")
        }

        init(_ problem: PageProblem, host: String) {
            retryAfter = nil
            passingReason = problem == .damaged ? "its answer breaks off or is damaged" : nil
            switch problem {
            case .damaged: found = Self.failed(host, "its answer breaks off or is damaged")
            case .webPage(let title):
                found = FetchError(
                    kind: .notJSON, subject: host, message: "the answer is a web page (\"\(title)\"), not JSON",
                    remedy: "check the address and whether the network wants a login, or try again later")
            case .complaint(let words):
                found = FetchError(
                    kind: .refusedRequest, subject: host, message: "the answer is an error: \(words)",
                    remedy: "check the address, or try again later")
            case .foreign(let clause):
                found = FetchError(
                    kind: .wrongContent, subject: host, message: "the answer is no page of documents: \(clause)",
                    remedy: "check the address")
            }
        }

        func error(after attempts: Int) -> FetchError {
            guard passingReason != nil else { return found }
            let tries = attempts == 1 ? "one try" : "\(attempts) tries"
            return FetchError(
                kind: found.kind, subject: found.subject, message: "\(found.message), after \(tries)",
                remedy: found.remedy)
        }

        func askedForPatience(_ wait: Double) -> FetchError {
            FetchError(
                kind: .serviceFailed, subject: found.subject,
                message: "\(found.message) and asks to wait \(Int(wait.rounded(.up))) s",
                remedy: "run the same command after that time")
        }

        private static func failed(_ host: String, _ reason: String) -> FetchError {
            FetchError(kind: .serviceFailed, subject: host, message: reason, remedy: "try again later")
        }
    }
}
