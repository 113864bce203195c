import Analyses
import Calibration
import Chemistry
import Electrochemistry
import ExactArithmetic
import Interfaces
import Testing
import ThermoEntries
import ThermoSnapshot
import Thermodynamics

@Suite("Analyses answer every input in its place")
struct AnalysisTests {
    private static func workspace(verifies: Bool = false) throws -> Workspace {
        var request = DataRequest()
        request.verifies = verifies
        return try Workspace(request)
    }

    @Test("one input that cannot be read leaves the others alone, in any order")
    func failures() async throws {
        let workspace = try Self.workspace()
        let answers = try await WindowAnalysis(["Li3PS4", "Xx3", "LLZO"]).answers(in: workspace)
        #expect(answers.outcomes.count == 3 && answers.values.count == 2)
        #expect(answers.problems.map(\.input) == ["Xx3"] && answers.problems[0].isFault == false)
        let turned = try await WindowAnalysis(["LLZO", "Li3PS4"]).answers(in: workspace)
        #expect(turned.values.map(\.window.oxidationLimit) == answers.values.reversed().map(\.window.oxidationLimit))
        let lost = try await WindowAnalysis(["Xx3"]).answers(in: workspace)
        #expect(throws: NothingLeft.self) { try lost.refuseIfNothingIsLeft() }
    }

    /// The limits of a window are where the profile of the same composition has its step of no uptake.
    @Test("windows and profiles agree", arguments: ["Li3PS4", "Li6PS5Cl", "LiCoO2", "Li7La3Zr2O12"])
    func windowAndProfile(formula: String) async throws {
        let workspace = try Self.workspace(verifies: true)
        let window = try #require(try await WindowAnalysis([formula]).answers(in: workspace).values.first)
        let profile = try #require(
            await ProfileAnalysis([formula]).answers(
                to: ProfileAnalysis([formula]).inputs(in: workspace), in: workspace
            ).values.first)
        let still = profile.steps.filter { $0.step.uptake.magnitude < 1e-7 }
        if window.window.energyAboveHull.map({ $0 < 1e-9 }) == true {
            #expect(still.count == 1)
            #expect(still.first?.step.voltageLow == window.window.reductionLimit)
            #expect(still.first?.step.voltageHigh == window.window.oxidationLimit)
        }
        #expect(workspace.verification?.total.0 == 1 + profile.steps.count)
    }

    @Test("every equation of a reaction balances, and the ends do not react", arguments: ["LiCoO2", "Li2S", "NCM811"])
    func equations(partner: String) async throws {
        let workspace = try Self.workspace()
        let answers = try await ReactionAnalysis("Li3PS4", partner).answers(in: workspace)
        let mixtures = answers.values.flatMap(\.mixtures)
        for mixture in mixtures {
            let reaction = mixture.equation(in: workspace)
            let elements = Set((reaction.reactants + reaction.products).flatMap(\.composition.elements))
            for element in elements {
                func atoms(_ terms: [Reaction.Term]) -> Rational {
                    terms.reduce(.zero) { $0 + $1.coefficient * $1.composition[element] }
                }
                #expect((atoms(reaction.reactants) - atoms(reaction.products)).magnitude.doubleValue < 1e-9)
            }
        }
        for end in [mixtures.first, mixtures.last] { #expect(end?.kink.energies.mutual.magnitude ?? 1 < 1e-12) }
    }

    @Test("the worst case of a range is not above any step of it")
    func worstCase() async throws {
        let workspace = try Self.workspace()
        let range = try await ReactionAnalysis("Li6PS5Cl", "LiCoO2", ConditionRequest(voltages: ["2.5:4.3"]))
            .answers(in: workspace).values.flatMap(\.mixtures)
        let steps = try await ReactionAnalysis("Li6PS5Cl", "LiCoO2", ConditionRequest(voltages: ["2.5:4.3:0.15"]))
            .answers(in: workspace).values
        let worst = try #require(range.first { $0.minima.contains(.mutualPerNonReservoirAtom) }).kink.energies.mutual
        for step in steps { #expect(worst <= step.reaction.kinks[step.reaction.mutualMinimum].energies.mutual + 1e-9) }
        #expect(Set(range.flatMap(\.minima)).count == 4 && steps.count == 13)
    }

    @Test("an equilibrium holds the atoms of what was asked", arguments: ["Li7PS6", "LiNi0.8Mn0.1Co0.1O2"])
    func balance(formula: String) async throws {
        let workspace = try Self.workspace()
        let answer = try #require(
            try await EquilibriumAnalysis(formula).answers(in: workspace).values.first)
        for element in answer.substance.composition.elements {
            let held = answer.equilibrium.phases.reduce(0.0) {
                $0 + $1.amount * workspace.entries.composition(at: $1.row)[element].doubleValue
            }
            #expect((held - answer.substance.composition[element].doubleValue).magnitude < 1e-9)
        }
        #expect(answer.exchanged.isEmpty)
    }

    @Test("a system at once gives what its compositions give one by one")
    func systems() async throws {
        let workspace = try Self.workspace()
        var subjects = SubjectRequest()
        subjects.system = "Li-P-S"
        let together = try await StabilityAnalysis(subjects).answers(in: workspace).values.joined()
        let alone = try await StabilityAnalysis(together.map(\.text)).answers(in: workspace).values.joined()
        #expect(together.count > 10 && together.map(\.text) == alone.map(\.text))
        for (one, other) in zip(together, alone) {
            #expect(one.analysis.phases == other.analysis.phases)
            #expect((one.analysis.hullEnergy - other.analysis.hullEnergy).magnitude < 1e-12)
        }
    }

    @Test("messages reach the observer, and a quiet one drops remarks but no warnings")
    func observers() throws {
        let heard = Heard()
        var request = DataRequest()
        request.entry = [EnergyAssignment(formula: "Li3PS4", value: -9.5)]
        _ = try Workspace(request, scope: .each(["Na3PS4"]), observer: heard)
        #expect(heard.messages.contains { $0.kind == .warning && $0.wording.description.contains("eV/atom") })
        #expect(heard.messages.contains { $0.kind == .remark && $0.wording.settings == [.ion] })
        let second = Heard()
        _ = try Workspace(request, scope: .each(["Na3PS4"]), observer: QuietObserver(warningsTo: second))
        #expect(!second.messages.isEmpty && second.messages.allSatisfy { $0.kind == .warning })
    }

    @Test("a time limit leaves rows in their places that say so, and refuses what means something only as a whole")
    func timeLimit() async throws {
        let workspace = try Workspace()
        let late = workspace.limited(to: .zero)
        let windows = try await WindowAnalysis(["Li3PS4", "Xx", "LiCl"]).answers(in: late)
        #expect(windows.values.isEmpty && windows.problems.map(\.input) == ["Li3PS4", "Xx", "LiCl"])
        #expect(windows.problems[0].message.contains("time") && !windows.problems[1].message.contains("time"))
        let map = MapAnalysis(rows: ["Li3PS4"], columns: ["LiCoO2"])
        await #expect(throws: AnalysisError.self) { try await map.answers(in: late) }
        var screening = ScreeningAnalysis(electrolyte: "Li3PS4", cathode: "LiCoO2")
        screening.candidates = "LiCl,LiF"
        await #expect(throws: AnalysisError.self) { try await screening.answers(in: late) }
        #expect(try await map.answers(in: workspace.limited(to: .seconds(600))).values.count == 1)
    }

    /// Measured: CRC Handbook, enthalpies of formation in kJ/mol; 96.485 kJ/mol is one volt and one electron.
    @Test(
        "calibrated limits of salts are those of calorimetry; published ones stay what they were",
        arguments: [("LiBr", -351.2, 1.0, 3.147), ("LiI", -270.4, 1, 2.472), ("Li2S", -441.4, 2, 2.139), ("LiCl", -408.6, 1, 4.255)])
    func calibrated(formula: String, enthalpy: Double, electrons: Double, published: Double) async throws {
        var request = DataRequest()
        let question = WindowAnalysis([formula])
        let before = try await question.answers(in: Workspace(request, scope: question.scope)).values[0].window
        #expect(abs(try #require(before.oxidationLimit) - published) < 0.001)
        request.energies = .calibrated
        let after = try await question.answers(in: Workspace(request, scope: question.scope)).values[0].window
        #expect(abs(try #require(after.oxidationLimit) + enthalpy / electrons / 96.485) < 0.04)
    }

    @Test("the calibration is refused for other data, and its errors for published energies")
    func calibrationRefused() async throws {
        var question = WindowAnalysis(["LiBr"])
        question.uncertainty = UncertaintyRequest(standardDeviation: nil, samples: 50)
        await #expect(throws: AnalysisError.self) { try await question.answers(in: Workspace()) }
        var request = DataRequest()
        request.energies = .calibrated
        let workspace = try Workspace(request)
        let answer = try #require(try await question.answers(in: workspace).values.first)
        let interval = try #require(answer.uncertainty?.oxidation.interval)
        #expect(interval.lowerBound < 3.62 && interval.upperBound > 3.66 && interval.upperBound - interval.lowerBound < 0.3)
        #expect(answer.uncertainty?.reduction.interval == 0...0)
        let entries = EntrySet(provenance: Provenance(name: "other", version: ""))
        #expect(throws: AnalysisError.self) { try entries.on(.calibrated) }
    }

    /// Lithium and chlorine make LiCl alone, so that the scatter of the reaction is that of one energy: 1.645 standard deviations to each side,
    /// and with the calibration the interval that the model states for LiCl.
    @Test("the scatter of a reaction is that of the energy it rests on, when it rests on one")
    func scatter() async throws {
        var request = DataRequest()
        request.energies = .calibrated
        let workspace = try Workspace(request)
        var question = ReactionAnalysis("Li", "Cl2")
        question.uncertainty = UncertaintyRequest(standardDeviation: 0.05, samples: 4000)
        let plain = try #require(try await question.answers(in: workspace).values.first?.mixtures.first?.uncertainty)
        let energy = try #require(workspace.entries.rows(of: FormulaParser.parse("LiCl").composition).first)
        #expect(abs(plain.total.median - workspace.entries.energies[energy]) < 0.003)
        #expect(abs(plain.total.interval.upperBound - plain.total.interval.lowerBound - 2 * 1.645 * 0.05) < 0.008)
        #expect(plain.total.chance(below: plain.total.median) <= 0.5 && plain.total.chance(below: 0) == 1)
        question.uncertainty = UncertaintyRequest(standardDeviation: nil, samples: 4000)
        let shared = try #require(try await question.answers(in: workspace).values.first?.mixtures.first?.uncertainty)
        let model = try ThermoSnapshot.calibration()
        let stated = try model.margin90(of: model.calibration(of: FormulaParser.parse("LiCl").composition))
        let half = (shared.mutual.interval.upperBound - shared.mutual.interval.lowerBound) / 2
        #expect(abs(half / stated - 1) < 0.12, "\(half) \(stated)")
        var map = MapAnalysis(rows: ["Li"], columns: ["Cl2"])
        (map.layout, map.uncertainty) = (.long, question.uncertainty)
        let cell = try #require(try await map.answers(in: workspace).values.first?.cells.first?.mixture?.uncertainty)
        #expect(cell == shared)
    }

    @Test("where measured enthalpies contradict the published limit by more than their interval, it is told; elsewhere not")
    func contradiction() async throws {
        var question = WindowAnalysis(["LiBr", "LiCl", "LiF"])
        question.tellsCalibrated = true
        let answers = try await question.answers(in: Workspace(DataRequest(), scope: question.scope)).values
        let limit = try #require(answers[0].calibrated?.oxidation)
        #expect(abs(limit.published - 3.147) < 0.001 && abs(limit.calibrated - 3.64) < 0.03 && limit.margin < 0.2)
        #expect(answers[1].calibrated == nil && answers[2].calibrated == nil)
        question.tellsCalibrated = false
        let silent = try await question.answers(in: Workspace(DataRequest(), scope: question.scope)).values
        #expect(silent.allSatisfy { $0.calibrated == nil })
        #expect(silent.map(\.window.oxidationLimit) == answers.map(\.window.oxidationLimit))
    }

    @Test("errors of zero leave energies, places on the hull and verdicts as they are")
    func noErrors() async throws {
        let workspace = try Workspace()
        let none = UncertaintyRequest(standardDeviation: 0, samples: 3)
        var reaction = ReactionAnalysis("Li3PS4", "LiCoO2")
        reaction.uncertainty = none
        let answer = try #require(try await reaction.answers(in: workspace).values.first)
        let scatter = try #require(answer.mixtures.first?.uncertainty)
        let lowest = answer.reaction.worstEnergyPerAtom
        #expect(abs(scatter.mutual.interval.lowerBound - lowest) < 1e-9 && abs(scatter.mutual.median - lowest) < 1e-9)
        var hull = StabilityAnalysis(["Li3PS4", "LLZO"])
        hull.uncertainty = none
        let places = try await hull.answers(in: workspace).values.flatMap { $0 }
        #expect(places.map(\.scatter?.shareOnHull) == [1, 0])
        for place in places {
            let energy = try #require(place.analysis.phases.first?.decompositionEnergy)
            let interval = try #require(place.scatter?.decomposition)
            #expect(abs(interval.lowerBound - energy) < 1e-9 && abs(interval.upperBound - energy) < 1e-9)
        }
        var stack = StackAnalysis(["LCO", "LiNbO3", "Li6PS5Cl", "Li"])
        (stack.voltage, stack.uncertainty) = ("2.5:4.2", none)
        let cell = try #require(try await stack.answers(in: workspace).values.first)
        let chances = try #require(cell.scatter)
        #expect(chances.whole.shares.map(\.verdict) == [cell.report.verdict] && chances.parts.count == cell.lines.count)
        for (line, part) in zip(cell.lines, chances.parts) {
            #expect(part.shares.count == 1 && part.shares[0].share == 1)
            if case .contact(let contact) = line.part { #expect(part.shares[0].verdict == contact.verdict) }
        }
    }
}
