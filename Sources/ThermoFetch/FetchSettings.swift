/// How patient and how polite the client is; all times in seconds.
public struct FetchSettings: Sendable, Hashable {
    /// Tries per page, the first one included. The default is 5: with the default waits 15 s of patience.
    public var attempts: Int
    /// Wait after the first failed try, doubled after each further one. The default is 1 s.
    public var firstWait: Double
    /// Longest wait of our own choice. The default is 60 s.
    public var longestWait: Double
    /// Longest wait a service may ask for (Retry-After) before we give up and say so. The default is 300 s.
    public var longestRetryAfter: Double
    /// Silence of the service after which a try has failed. The default is 60 s.
    public var timeout: Double
    /// Age after which a page in the cache is not used any more. The default is 7 days; the services publish a few times a year.
    public var staleAfter: Double
    /// Elements of a system that is asked for subsystem by subsystem, 2^n - 1 of them. The default is 12, which makes 4,095.
    public var mostElements: Int
    /// Documents on one page; nil leaves it to what is known about the service.
    public var pageSize: Int?

    /// The defaults stand beside the properties.
    public init(
        attempts: Int = 5, firstWait: Double = 1, timeout: Double = 60, staleAfter: Double = 7 * 86_400,
        pageSize: Int? = nil
    ) {
        self.attempts = max(1, attempts)
        self.firstWait = firstWait
        self.longestWait = 60
        self.longestRetryAfter = 300
        self.timeout = timeout
        self.staleAfter = staleAfter
        self.mostElements = 12
        self.pageSize = pageSize
    }

    /// The wait after try number `attempt` (from 1): doubled each time up to `longestWait`, or what the service asks for.
    func wait(afterAttempt attempt: Int, retryAfter: Double?) -> Double {
        var wait = firstWait
        for _ in 1..<max(1, attempt) where wait < longestWait { wait *= 2 }
        return max(min(wait, longestWait), retryAfter ?? 0)
    }
}
