import Chemistry
import Foundation
import Testing
import ThermoEntries

@testable import ThermoFetch

@Suite("What is asked for")
struct ServiceTests {
    private func materialsProject(
        _ system: String, key: String = "secret", address: String = "https://api.example.org"
    ) throws -> MaterialsProjectService {
        try MaterialsProjectService(
            system: ChemicalSystem(parsing: system), type: .gga, key: key, address: ServiceAddress(parsing: address),
            settings: FetchSettings())
    }

    private func items(_ url: URL) -> [String: String] {
        let items = URLComponents(url: url, resolvingAgainstBaseURL: false)?.queryItems ?? []
        return Dictionary(uniqueKeysWithValues: items.map { ($0.name, $0.value ?? "") })
    }

    @Test("a hull of Li-In-Cl needs its seven subsystems")
    func subsystems() throws {
        #expect(
            try ChemicalSystem(parsing: "Li-In-Cl").subsystemNames == [
                "Cl", "In", "Li", "Cl-In", "Cl-Li", "In-Li", "Cl-In-Li",
            ])
    }

    @Test("large systems are asked for in several parts, none with an address of 2,000 characters, each subsystem once")
    func parts() throws {
        let service = try materialsProject("Li-In-Cl-Ni-Co-Mn-O-P-S")
        let names = service.parts.flatMap { items($0)["chemsys"]?.split(separator: ",").map(String.init) ?? [] }
        #expect(names.count == 511)
        #expect(Set(names).count == 511)
        #expect(service.parts.count > 1)
        #expect(service.parts.allSatisfy { $0.absoluteString.count < 2000 })
    }

    @Test("thirteen elements are refused with the way out")
    func tooMany() throws {
        let error = #expect(throws: FetchError.self) {
            try materialsProject("H-Li-Be-B-C-N-O-F-Na-Mg-Al-Si-P")
        }
        #expect(error?.kind == .invalidRequest && error?.remedy.contains("optimade") == true)
    }

    @Test("the plus sign of the thermo type survives, and the key is in no address")
    func address() throws {
        let service = try materialsProject("Li-Cl")
        let url = try #require(service.parts.first)
        #expect(url.absoluteString.contains("thermo_types=GGA_GGA%2BU"))
        #expect(items(url)["thermo_types"] == "GGA_GGA+U")
        #expect(url.path.hasSuffix("/materials/thermo") && url.absoluteString.contains("/materials/thermo/?"))
        #expect(!url.absoluteString.contains("secret"))
        #expect(service.headers == [HTTPHeader("X-API-KEY", "secret", isSecret: true)])
    }

    @Test("pages are counted on from what was received, which may be less than was asked for")
    func counting() throws {
        let service = try materialsProject("Li-Cl")
        let body = #"{"data":[{"material_id":"a"},{"material_id":"b"}],"meta":{"total_doc":5}}"#
        let page = try service.page(Array(body.utf8))
        let next = try #require(service.next(after: service.parts[0], page, received: 2))
        #expect(items(next)["_skip"] == "2")
        #expect(service.next(after: next, page, received: 5) == nil)
    }

    @Test("keys with line breaks or blanks never reach a header", arguments: ["a\r\nX: y", "a b", "", "ä"])
    func keys(key: String) throws {
        #expect(throws: FetchError.self) { try materialsProject("Li-Cl", key: key) }
    }

    @Test(
        "the filter takes all subsystems by itself",
        arguments: [
            ("https://example.org/optimade", "/optimade/v1/structures"), ("https://example.org/v1/", "/v1/structures"),
            ("https://example.org/v1.2", "/v1.2/structures"),
        ])
    func filter(address: String, path: String) throws {
        let service = OptimadeService(
            system: try ChemicalSystem(parsing: "Li-In-Cl"), properties: ["_oqmd_delta_e"],
            address: try ServiceAddress(parsing: address), settings: FetchSettings())
        #expect(service.parts[0].path == path)
        #expect(items(service.parts[0])["filter"] == #"elements HAS ONLY "Cl","In","Li""#)
        #expect(items(service.parts[0])["response_fields"] == "chemical_formula_reduced,_oqmd_delta_e")
    }

    @Test(
        "links.next as a text or an object, absolute or relative, keeps encryption and the fields asked for",
        arguments: [
            #""http://example.org/optimade/v1/structures?page_offset=2&response_fields=x""#,
            #"{"href":"https://example.org/optimade/v1/structures?page_offset=2&response_fields=x","meta":{}}"#,
            #""/optimade/v1/structures?page_offset=2&response_fields=x""#,
            #""https:\/\/example.org\/optimade\/v1\/structures?page_offset=2&response_fields=x""#,
        ])
    func links(link: String) throws {
        let service = try optimade()
        let page = try service.page(Array(#"{"data":[{"id":"1"}],"links":{"next":\#(link)}}"#.utf8))
        let next = try #require(service.next(after: service.parts[0], page, received: 1))
        #expect(next.absoluteString == "https://example.org/optimade/v1/structures?page_offset=2&response_fields=x")
    }

    @Test("a link that forgets response_fields gets them back; null and none are the end")
    func forgotten() throws {
        let service = try optimade()
        let page = try service.page(Array(#"{"data":[],"links":{"next":"https://example.org/s?page=2"}}"#.utf8))
        let next = try #require(service.next(after: service.parts[0], page, received: 1))
        #expect(items(next) == ["page": "2", "response_fields": "chemical_formula_reduced,_mp_stability"])
        for end in [
            #"{"data":[],"links":{"next":null}}"#, #"{"data":[]}"#, #"{"data":[],"links":{"next":{"href":null}}}"#,
        ] {
            let page = try service.page(Array(end.utf8))
            #expect(service.next(after: service.parts[0], page, received: 1) == nil)
        }
    }

    @Test("every provider known by name has properties our reader understands")
    func providers() {
        for provider in OptimadeProvider.known { #expect(!provider.properties.isEmpty, "\(provider.name)") }
        #expect(
            OptimadeProvider.known.filter(\.hasFormationEnergies).map(\.name) == ["mp", "oqmd", "alexandria", "jarvis", "odbx"])
    }

    @Test(
        "addresses that could hide something are refused",
        arguments: [
            "example.org", "file:///etc/passwd", "https://", "https://me:pw@example.org", "https://a.org?x=1", "",
        ])
    func addresses(text: String) {
        #expect(throws: FetchError.self) { try ServiceAddress(parsing: text) }
    }

    @Test("complaints of all the services' frameworks come out as one line")
    func complaints() {
        let cases = [
            (
                #"{"errors":[{"status":"403","title":"Forbidden","detail":"Max allowed page_limit is 4"}]}"#,
                "Max allowed page_limit is 4"
            ),
            (#"{"errors":[{"code":0,"message":"bad"}]}"#, "bad"), (#"{"detail":"Not Found"}"#, "Not Found"),
            (#"{"detail":[{"loc":["q"],"msg":"field required"}]}"#, "field required"),
            (#"{"message":"no\nkey"}"#, "no key"), (#"{"error":"x"}"#, "x"),
        ]
        for (body, words) in cases { #expect(ServiceComplaint.text(Array(body.utf8)) == words) }
        #expect(ServiceComplaint.text(Array(#"{"data":[]}"#.utf8)) == nil)
        #expect(ServiceComplaint.text(Array("<html>".utf8)) == nil)
    }
}
