import Foundation
import Testing

/// The ids of cases in sources and tests against Tests/CASES.md.
@Suite("List of cases")
struct CaseListTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    @Test("every id of a case in Sources and Tests is in Tests/CASES.md")
    func everyIdIsListed() throws {
        let listed = try Self.listed()
        #expect(listed.count >= 71)
        var found: Set<String> = []
        for file in try Self.swiftFiles() {
            let ids = Self.ids(in: try String(contentsOf: file, encoding: .utf8))
            #expect(ids.subtracting(listed).isEmpty, "\(file.lastPathComponent)")
            found.formUnion(ids)
        }
        #expect(found.count > 60, "the search finds the ids at all")
    }

    @Test("an id is in the list once")
    func once() throws {
        let ids = try Self.rows()
        #expect(Set(ids).count == ids.count)
    }

    @Test("ids are found in comments and in names of tests, formulas are not")
    func search() {
        #expect(Self.ids(in: "/// refused (I9, I12), see CASES X22; Li (H2O), CH3OH") == ["I9", "I12", "X22"])
        #expect(Self.ids(in: "    @Test(\n        \"X8 minimum at an end\", arguments: [\"H2 gas\"])") == ["X8"])
    }

    private static func listed() throws -> Set<String> { Set(try rows()) }

    private static func rows() throws -> [String] {
        let text = try String(contentsOf: root.appendingPathComponent("Tests/CASES.md"), encoding: .utf8)
        return text.matches(of: #/\n\| ([HIX][0-9]+) \|/#).map { String($0.1) }
    }

    private static func swiftFiles() throws -> [URL] {
        try ["Sources", "Tests"].flatMap { folder in
            let walk = FileManager.default.enumerator(
                at: root.appendingPathComponent(folder), includingPropertiesForKeys: nil)
            return try #require(walk).compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }
        }
    }

    /// Ids in brackets, behind the word CASES, or at the start of a test's name.
    private static func ids(in text: String) -> Set<String> {
        let places = text.matches(
            of: #/(?:\(|CASES |@(?:Test|Suite)\(\s*")([HIX][0-9]{1,2}(?:(?:, | and |/)[HIX][0-9]{1,2})*)(?=[ ,:;.)\n])/#)
        return Set(places.flatMap { place in place.1.matches(of: #/[HIX][0-9]+/#).map { String($0.0) } })
    }
}
