internal import TextFormats
public import Foundation
internal import ThermoEntries

/// The whole answer of a service, joined from its pages.
public struct FetchedDocuments: Sendable {
    /// The documents, byte for byte as sent, in the service's order.
    public internal(set) var documents: [ArraySlice<UInt8>] = []
    /// Pages read.
    public internal(set) var pages = 0
    /// Pages among them that an earlier run had kept.
    public internal(set) var cachedPages = 0
    /// Documents whose id another one has too.
    public internal(set) var repeatedIDs = 0
    /// When the oldest page was fetched.
    public internal(set) var oldest: Date?
    /// Whether every new page could be kept for the next run.
    public internal(set) var isCached = true
    /// Address of the first page.
    public let source: String

    init(source: String) { self.source = source }

    /// One valid JSON document, laid out as a single page of either service, with a document per line.
    ///
    /// `meta` says how many there are, by the names of both services, and where and when they were fetched.
    public func json() -> [UInt8] {
        var bytes = Array("{\"data\":[\n".utf8)
        for (index, document) in documents.enumerated() {
            bytes += document
            bytes += Array(index + 1 < documents.count ? ",\n".utf8 : "\n".utf8)
        }
        let fetched = (oldest ?? Date(timeIntervalSince1970: 0)).formatted(.iso8601)
        bytes += Array(
            "],\"links\":{\"next\":null},\"meta\":{\"total_doc\":\(documents.count),\"data_returned\":\(documents.count),"
                .utf8)
        bytes += Array("\"more_data_available\":false,\"source\":\(JSONWriter.quoted(source)),".utf8)
        bytes += Array("\"retrieved\":\"\(fetched)\"}}\n".utf8)
        return bytes
    }
}
