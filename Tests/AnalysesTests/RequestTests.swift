import Analyses
import Foundation
import Testing
import ThermoEntries
import Thermodynamics

@Suite("Questions are plain values that JSON can carry")
struct RequestTests {
    private func roundTrip<Request: Codable & Equatable>(_ request: Request) throws -> Bool {
        try JSONDecoder().decode(Request.self, from: JSONEncoder().encode(request)) == request
    }

    @Test("every request comes back as it was")
    func codable() throws {
        var data = DataRequest()
        data.database = "other.sqlite"
        data.entry = [EnergyAssignment(formula: "Li3PS4", value: -0.95)]
        data.imports.corrections = .mp2020
        data.imports.references = [try ElementPin(parsing: "Li=mp-135")]
        data.solidSolutions = ["LiNiO2:0.5,LiCoO2:0.5"]
        data.endMembers = .hull
        data.balances = false
        #expect(try roundTrip(data))
        var subjects = SubjectRequest(["Li3PS4"])
        subjects.series = SeriesRequest("Li{3-x}In{1-x}Zr{x}Cl6", to: "4/5", steps: 8)
        subjects.list = try MaterialList("Li3PS4,LLZO,Li3PS4", of: .list)
        var window = WindowAnalysis(subjects)
        window.uncertainty = UncertaintyRequest(standardDeviation: 0.15, samples: 10, seed: 7)
        window.isDecisive = true
        #expect(try roundTrip(window))
        #expect(try roundTrip(StabilityAnalysis(["LiCoO2"])))
        #expect(try roundTrip(ProfileAnalysis(["Li3PS4"])))
        let conditions = ConditionRequest(voltages: ["2:3:0.5"], reservoirs: ["O2=0.21bar@900K"])
        #expect(try roundTrip(EquilibriumAnalysis("LiCoO2", conditions)))
        #expect(try roundTrip(ReactionAnalysis("Li3PS4", "LiCoO2", conditions)))
        #expect(try roundTrip(MapAnalysis(rows: ["Li3PS4"], columns: ["LiCoO2", "Li"], conditions)))
        var screening = ScreeningAnalysis(electrolyte: "Li3PS4", cathode: "LiCoO2")
        screening.changes["max_cathode_meV_per_atom"] = CriterionValue.none
        screening.changes["strict"] = .flag(true)
        screening.changes["voltage_high_V"] = .number(4.3)
        screening.changes["families"] = .words(["oxide"])
        #expect(try roundTrip(screening))
    }

    @Test("keys that are left out keep their defaults")
    func partial() throws {
        let text = #"{"database": "mine.json", "verifies": true}"#
        let request = try JSONDecoder().decode(DataRequest.self, from: Data(text.utf8))
        var expected = DataRequest()
        expected.database = "mine.json"
        expected.verifies = true
        #expect(request == expected)
    }

    @Test(
        "what cannot be is refused with the setting and the way out",
        arguments: [
            (["2:4"], [String](), "2:4:0.1"), (["4300"], [], "not in mV"), ([], ["Xx=-1"], "not an element"),
            ([], ["O=-1", "O=-2"], "given twice"), (["3"], ["Li=-2"], "one of the two"),
        ])
    func refused(voltages: [String], reservoirs: [String], words: String) throws {
        let request = ConditionRequest(voltages: voltages, reservoirs: reservoirs)
        let workspace = try Workspace()
        let error = #expect(throws: AnalysisError.self) { try request.conditions(in: workspace) }
        #expect(error?.blame == .usage && error?.description.contains(words) == true)
        #expect(error?.wording.settings.isEmpty == false || voltages == ["4300"])
    }
}
