internal import Foundation

/// Takes a body apart: the outer object decoded, the documents as slices.
enum Envelope {
    /// The outer object of a body that should be a page.
    static func decode<Outer: Decodable>(_ type: Outer.Type, from body: [UInt8]) throws(PageProblem) -> Outer {
        if let title = ServiceComplaint.webPageTitle(body) { throw .webPage(title) }
        do {
            let outer = try JSONDecoder().decode(type, from: Data(body))
            if let complaint = ServiceComplaint.text(body), isEmpty(body) { throw PageProblem.complaint(complaint) }
            return outer
        } catch let problem as PageProblem {
            throw problem
        } catch DecodingError.dataCorrupted {
            throw .damaged
        } catch {
            if let complaint = ServiceComplaint.text(body) { throw .complaint(complaint) }
            throw .foreign("it is laid out differently")
        }
    }

    /// The documents of `data`, which the decoder found to be `count`.
    static func documents(_ body: [UInt8], count: Int) throws(PageProblem) -> [ArraySlice<UInt8>] {
        guard let documents = JSONSlices.elements(of: "data", in: body), documents.count == count else {
            throw .foreign("there is no list 'data'")
        }
        return documents
    }

    private static func isEmpty(_ body: [UInt8]) -> Bool { JSONSlices.elements(of: "data", in: body)?.isEmpty ?? true }
}
