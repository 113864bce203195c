import Foundation
import TestSupport
import Testing

@testable import ThermoFetch

@Suite("Slices of JSON")
struct JSONSlicesTests {
    private func slices(_ text: String, key: String = "data") -> [String]? {
        JSONSlices.elements(of: key, in: Array(text.utf8))?.map { String(decoding: $0, as: UTF8.self) }
    }

    @Test("elements come out byte for byte, whatever stands in strings and around them")
    func elements() {
        let text =
            #" { "a" : "]}\"\\" , "b":{"data":[9]}, "data" : [ {"x":[1,{"y":"],}"}]} , -1.50e3,"t\\",null ,[ ] ] , "z":1}"#
        #expect(slices(text) == [#"{"x":[1,{"y":"],}"}]}"#, "-1.50e3", #""t\\""#, "null", "[ ]"])
        #expect(slices(#"{"data":[]}"#) == [])
    }

    @Test(
        "without the list there is nothing",
        arguments: [#"{"data":{}}"#, #"{"x":1}"#, "[]", "", "{", #"{"data":[1"#, #"{"data":[,]}"#])
    func nothing(text: String) { #expect(slices(text) == nil) }

    @Test("damaged text gives a wrong answer or none, never an end of the program", arguments: 0..<200)
    func damaged(seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed))
        var bytes = Array(#"{"meta":{"n":3},"data":[{"id":"a\"b","v":[1,2]},{"id":"c"}],"links":{"next":null}}"#.utf8)
        let signs = Array(#"{}[]",:\ 1"#.utf8)
        for _ in 0..<Int(generator.next() % 8) {
            bytes[Int(generator.next() % UInt64(bytes.count))] = signs[Int(generator.next() % UInt64(signs.count))]
        }
        bytes = Array(bytes.prefix(Int(generator.next() % UInt64(bytes.count + 1))))
        // Where the decoder of Foundation accepts the text, the slices are as many as it finds elements.
        guard let object = try? JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any] else {
            _ = JSONSlices.elements(of: "data", in: bytes)
            return
        }
        if let list = object["data"] as? [Any] {
            #expect(JSONSlices.elements(of: "data", in: bytes)?.count == list.count, "seed \(seed)")
        }
    }
}
