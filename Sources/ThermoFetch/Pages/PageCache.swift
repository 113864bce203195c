internal import TextFormats
public import Foundation
internal import Presentation
internal import Terminal
internal import ThermoEntries

/// Pages on disk, one file per address, so that an interrupted fetch goes on where it ended.
///
/// File names are SHA-256 digests of addresses; keys are no part of an address.
public struct PageCache: Sendable {
    /// The folder of the pages.
    public let folder: String
    private let staleAfter: Double

    /// The folder `pages` in `root`, which need not exist; pages older than `staleAfter` seconds count as absent.
    public init(root: String, staleAfter: Double) {
        folder = root + "/pages"
        self.staleAfter = staleAfter
    }

    /// `$INTERPHASE_CACHE`, `$XDG_CACHE_HOME/interphase` or `~/.cache/interphase`.
    public static func defaultRoot(_ environment: [String: String]) -> String {
        if let own = environment["INTERPHASE_CACHE"], !own.isEmpty { return own }
        if let shared = environment["XDG_CACHE_HOME"], !shared.isEmpty { return shared + "/interphase" }
        return (environment["HOME"] ?? NSHomeDirectory()) + "/.cache/interphase"
    }

    /// The page at `url` and when it was fetched; nil when it is absent, stale, or older than `earliest`.
    ///
    /// Pages of one answer follow each other in time, so a page older than the one before it belongs to an earlier answer.
    public func page(_ url: URL, notBefore earliest: Date?, now: Date = Date()) -> (body: [UInt8], fetched: Date)? {
        let path = path(url)
        guard let fetched = Self.modified(path), isFresh(fetched, now), fetched >= earliest ?? fetched,
            let data = FileManager.default.contents(atPath: path)
        else { return nil }
        return ([UInt8](data), fetched)
    }

    /// Keeps a page; false when the folder cannot be written.
    public func store(_ body: [UInt8], of url: URL) -> Bool {
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            try OutputFile.write(body, to: path(url))
            return true
        } catch {
            return false
        }
    }

    /// Removes stale pages, so that the folder does not grow for ever.
    public func removeStalePages(now: Date = Date()) {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        for name in names where name.hasSuffix(Self.suffix) {
            let path = "\(folder)/\(name)"
            guard let fetched = Self.modified(path), !isFresh(fetched, now) else { continue }
            try? FileManager.default.removeItem(atPath: path)
        }
    }

    private static let suffix = ".page.json"

    private func path(_ url: URL) -> String {
        "\(folder)/\(SHA256.hexadecimal(Array(url.absoluteString.utf8)))\(Self.suffix)"
    }

    private func isFresh(_ fetched: Date, _ now: Date) -> Bool {
        now.timeIntervalSince(fetched) <= staleAfter
    }

    private static func modified(_ path: String) -> Date? {
        (try? FileManager.default.attributesOfItem(atPath: path))?[.modificationDate] as? Date
    }
}
