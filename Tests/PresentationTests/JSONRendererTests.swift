import Foundation
import Testing

@testable import Presentation

@Suite("JSON")
struct JSONRendererTests {
    private func parsed(_ report: Report) throws -> [String: Any] {
        let data = Data(JSONRenderer().render(report).utf8)
        return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    }

    @Test("the object of the contract")
    func contract() throws {
        let object = try parsed(WindowFixture.report())
        #expect(Set(object.keys) == ["schema", "database", "settings", "results", "errors"])
        #expect(object["schema"] as? String == "interphase-window/1")
        let database = try #require(object["database"] as? [String: Any])
        #expect(database["name"] as? String == "synthetic" && database["version"] as? String == "1")
        #expect(database["sha256"] as? String == "9f2c" && database["phases"] as? Int == 9)
        let settings = try #require(object["settings"] as? [String: Any])
        #expect(settings["mode"] as? String == "hull" && settings["voltage_V"] is NSNull)
        let errors = try #require(object["errors"] as? [[String: String]])
        #expect(errors == [["input": "Li3Xx", "message": WindowFixture.failure.message]])
    }

    @Test("result keys are the CSV columns, amounts are lists, unbounded is null")
    func results() throws {
        let results = try #require(try parsed(WindowFixture.report())["results"] as? [[String: Any]])
        #expect(results.count == 2)
        #expect(Set(results[0].keys) == Set(WindowFixture.columns.map(\.name)))
        let products = try #require(results[0]["reduction_products"] as? [[String: Any]])
        #expect(products.map { $0["formula"] as? String } == ["Li2S", "P"])
        #expect(products.map { $0["amount"] as? Double } == [4, 1])
        #expect(results[0]["flags"] as? [String] == [])
        #expect(results[1]["flags"] as? [String] == ["unbounded-oxidation"])
        #expect(results[1]["oxidation_limit_V"] is NSNull && results[1]["oxidation_products"] is NSNull)
        let limit = try #require(results[0]["oxidation_limit_V"] as? Double)
        #expect(abs(limit - 131.0 / 60) < 1e-9)
    }

    @Test("keys keep the order of the columns")
    func order() throws {
        let text = JSONRenderer().render(WindowFixture.report())
        var position = text.startIndex
        for name in ["schema", "database", "settings", "results"] + WindowFixture.columns.map(\.name) + ["errors"] {
            let range = try #require(text.range(of: "\"\(name)\": ", range: position..<text.endIndex), "\(name)")
            position = range.upperBound
        }
    }

    @Test("every character survives")
    func escapes() throws {
        let odd = "\"\\/\n\r\t\u{0}\u{1}\u{1F}\u{7F}·é漢🔋\u{2028}"
        var table = Table(columns: [Column(odd), Column("flags", kind: .list)])
        table.append([.text(odd), .empty])
        let object = try parsed(Report(schema: odd, database: WindowFixture.database, table: table))
        #expect(object["schema"] as? String == odd)
        let results = try #require(object["results"] as? [[String: Any]])
        #expect(results[0][odd] as? String == odd)
        #expect(results[0]["flags"] as? [String] == [])
    }

    @Test("no rows, no settings: still valid")
    func empty() throws {
        let report = Report(schema: "s/1", database: WindowFixture.database, table: Table(columns: [Column("a")]))
        #expect(try parsed(report)["results"] as? [String] == [])
        #expect(JSONRenderer().render(report).hasSuffix("}\n"))
    }
}
