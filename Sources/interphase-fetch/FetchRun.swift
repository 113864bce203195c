internal import TextFormats
internal import FetchArguments
internal import Foundation
internal import Parallel
internal import Terminal
internal import ProgramFrame
internal import Synchronization
internal import ThermoEntries
internal import ThermoFetch

/// One fetch: client, cache, what a person sees of it, and the file.
struct FetchRun: Sendable {
    let settings: FetchSettings
    let client: RetryingClient
    private let cache: PageCache
    private let progress: any ProgressReporter
    private let isQuiet: Bool
    private let isAnew: Bool
    private let output: String?
    private let secret: String?

    init(_ arguments: FetchArguments, secret: String?) {
        settings = FetchSettings(
            attempts: arguments.attempts, timeout: arguments.timeout, pageSize: arguments.pageSize)
        isQuiet = arguments.quiet
        isAnew = arguments.refresh
        output = arguments.output
        self.secret = secret
        cache = PageCache(
            root: PageCache.defaultRoot(ProcessInfo.processInfo.environment), staleAfter: settings.staleAfter)
        let isQuiet = isQuiet
        progress = isQuiet ? SilentProgress() : TerminalProgress(label: "interphase data fetch")
        client = RetryingClient(
            transport: URLSessionTransport(), settings: settings, userAgent: "interphase/\(ProgramVersion.text)"
        ) { event in
            guard case .waiting(let host, let reason, let wait, let attempt, let attempts) = event, !isQuiet else {
                return
            }
            let seconds = NumberFormat().text(wait, decimals: wait < 1 ? 1 : 0) ?? ""
            StandardOutput.writeDiagnostics(
                "interphase: \(host): \(reason); try \(attempt + 1) of \(attempts) in \(seconds) s\n")
        }
    }

    /// How long a person waits without a word about the first page.
    private static let silence = Duration.seconds(1)

    /// Writes a line to standard error unless quiet.
    func say(_ text: String) {
        if !isQuiet { StandardOutput.writeDiagnostics("interphase: \(text)\n") }
    }

    /// Fetches everything, writes it whole, and says how much it was; `option` is what `data import` has to be given.
    func fetch(_ service: some PagedService, readWith option: String) async throws {
        let first = Task {
            try await Task.sleep(for: Self.silence)
            say("asking \(service.host)")
        }
        let progress = progress
        let fetcher = DocumentFetcher(client: client, cache: cache, ignoresCache: isAnew) { received, total in
            first.cancel()
            progress.update(completed: received, of: total)
        }
        let result: FetchedDocuments
        do {
            result = try await fetcher.documents(of: service)
        } catch {
            first.cancel()
            progress.finish()
            throw unchanged(error.hiding(secret))
        }
        first.cancel()
        progress.finish()
        try write(result)
        summarise(result, service, option)
    }

    private func write(_ result: FetchedDocuments) throws {
        guard let output else { return try StandardOutput.write(String(decoding: result.json(), as: UTF8.self)) }
        var bytes = result.json()
        if output.lowercased().hasSuffix(".gz") {
            guard let packed = GzipDeflater.packed(bytes) else {
                throw OutputError(
                    kind: .unwritableStream, subject: output, message: "it cannot be packed",
                    remedy: "write to a name without .gz")
            }
            bytes = packed
        }
        try OutputFile.write(bytes, to: output)
    }

    private func summarise(_ result: FetchedDocuments, _ service: some PagedService, _ option: String) {
        var line = "\(result.documents.count) documents of \(service.system.name) from \(service.host), "
        line += "\(result.pages) \(result.pages == 1 ? "page" : "pages")"
        if result.cachedPages > 0 { line += ", \(result.cachedPages) of them kept since \(date(result.oldest))" }
        say(line)
        if result.repeatedIDs > 0 { say("\(result.repeatedIDs) of them have the id of another one") }
        if !result.isCached { say("\(cache.folder) cannot be written: no page was kept") }
        if let output {
            say("\(output) written; 'interphase data import \(output) phases.csv\(option)' makes a table of it")
        }
    }

    private func date(_ date: Date?) -> String {
        (date ?? Date()).formatted(.iso8601.year().month().day())
    }

    /// Says that a file of an earlier fetch is still what it was.
    private func unchanged(_ error: FetchError) -> FetchError {
        guard let output, FileManager.default.fileExists(atPath: output) else { return error }
        return FetchError(
            kind: error.kind, subject: error.subject, message: error.message,
            remedy: "\(error.remedy); \(output) is unchanged")
    }
}
