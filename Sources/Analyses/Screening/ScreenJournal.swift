package import Screening
internal import Synchronization
internal import ThermoEntries

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif
#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// Judged candidates on disk, one a line, so that a run that was stopped goes on where it was.
///
/// The first line names the run: a hash of everything the judgement depends on. A last line that broke off is dropped.
package final class ScreenJournal: Sendable {
    /// Candidates read from the file, by row.
    package let known: [Int: Candidate]
    private let path: String
    private let descriptor: Int32
    /// The first reason for which a line could not be written.
    private let failure = Mutex<String?>(nil)

    private static let headerStart = Array("{\"journal\":".utf8)

    private struct Header: Codable {
        var journal = "interphase-screen/1"
        var run: String
    }

    /// Opens or makes the journal of the run named `key`.
    /// - Throws: `AnalysisError`: 65 for a file of another run or no journal at all, 64 for a path that cannot be written or that
    ///   another process writes to.
    package init(_ path: String, key: String) throws {
        let handle = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0o666)
        guard handle >= 0 else {
            throw AnalysisError.usage("\(.resume) \(path): cannot be written: \(Self.reason); choose another path")
        }
        guard flock(handle, LOCK_EX | LOCK_NB) == 0 else {
            close(handle)
            throw AnalysisError.usage(
                "\(.resume) \(path): another run writes to it; wait for it, or choose another path")
        }
        (self.path, descriptor) = (path, handle)
        do {
            let content = try Self.content(path)
            known = try Self.read(content.lines, path: path, key: key)
            // What broke off is judged again.
            if content.brokenBytes > 0 { ftruncate(handle, off_t(content.size - content.brokenBytes)) }
            if content.lines.isEmpty { try Self.writeLine(Header(run: key), to: handle) }
        } catch {
            close(handle)
            throw error
        }
    }

    deinit { close(descriptor) }

    /// Takes down one candidate; from any thread. A failure is kept for `finish`.
    package func append(_ candidate: Candidate) {
        do {
            try failure.withLock { _ in try Self.writeLine(ScreeningRecord(candidate), to: descriptor) }
        } catch {
            failure.withLock { $0 = $0 ?? String(describing: error) }
        }
    }

    /// Warns when the journal could not take everything down; the results are whole all the same.
    package func finish(_ observer: any RunObserver) {
        if let reason = failure.withLock({ $0 }) {
            observer.warn("\(.resume) \(path): not everything could be written: \(reason)")
        }
    }

    private static func content(_ path: String) throws -> (lines: [Substring], size: Int, brokenBytes: Int) {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw AnalysisError.badInput("\(.resume) \(path): cannot be read; check its permissions")
        }
        let whole = data.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        // Without a whole line only a header that broke off is ours to overwrite.
        guard whole > 0 || Self.headerStart.starts(with: data.prefix(Self.headerStart.count)) else {
            throw noJournal(path)
        }
        let text = String(decoding: data.prefix(whole), as: UTF8.self)
        return (text.split(separator: "\n"), data.count, data.count - whole)
    }

    private static func read(_ lines: [Substring], path: String, key: String) throws -> [Int: Candidate] {
        guard let first = lines.first else { return [:] }
        let decoder = JSONDecoder()
        guard let header = try? decoder.decode(Header.self, from: Data(first.utf8)),
            header.journal == Header(run: "").journal
        else { throw noJournal(path) }
        guard header.run == key else {
            throw AnalysisError.badInput(
                "\(path):1: the journal belongs to a run with other partners, criteria or data; repeat that run, or give "
                    + "\(.resume) another path")
        }
        var known: [Int: Candidate] = [:]
        for (number, line) in lines.enumerated().dropFirst() {
            guard let record = try? decoder.decode(ScreeningRecord.self, from: Data(line.utf8)),
                let candidate = record.candidate
            else {
                throw AnalysisError.badInput(
                    "\(path):\(number + 1): this line is no judged candidate; remove it, or give \(.resume) another path"
                )
            }
            known[candidate.row] = candidate
        }
        return known
    }

    private static func noJournal(_ path: String) -> AnalysisError {
        .badInput("\(path):1: this is no journal of a screening; give \(.resume) another path")
    }

    private static func writeLine(_ value: some Encodable, to descriptor: Int32) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        var bytes = [UInt8](try encoder.encode(value))
        bytes.append(UInt8(ascii: "\n"))
        // One call per line: a line is whole or the last.
        let written = write(descriptor, bytes, bytes.count)
        guard written == bytes.count else { throw AnalysisError.usage(Wording(reason)) }
    }

    private static var reason: String { String(cString: strerror(errno)) }
}
