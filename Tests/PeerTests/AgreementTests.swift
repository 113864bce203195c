import Chemistry
import Electrochemistry
import ExactArithmetic
import Foundation
import Interfaces
import TestSupport
import Testing
import ThermoEntries
import ThermoSnapshot
import Thermodynamics

/// Random chemical systems of the embedded data, three to eight elements, every phase of them, against pymatgen on the same
/// entries: hull distances, profiles of Li, interface reactions.
///
/// Reactants have negative formation energies: pymatgen takes the hull energy of others without being asked (X6).
@Suite("Agreement with pymatgen", .enabled(if: Peer.isInstalled))
struct AgreementTests {
    private static let bound = 1e-6
    private static let run = Result { try Asked(seed: 20_261_121, sizes: [3, 4, 5, 6, 7, 8, 4, 5, 6, 7, 8, 5]) }

    @Test("energies above the hull of every phase, to 1e-6 eV/atom")
    func hullDistances() throws {
        let asked = try Self.run.get()
        var compared = 0
        for (question, answer) in zip(asked.questions, asked.answers) {
            for (row, theirs) in zip(question.rows, answer.aboveHull) {
                let composition = asked.entries.composition(at: row)
                var analyzer = try HullAnalyzer(
                    asked.entries, system: ChemicalSystem(composition.elements))
                let phases = try analyzer.analysis(of: composition).phases
                let ours = try #require(phases.first { $0.row == row }).energyAboveHull
                #expect((ours - theirs).magnitude < Self.bound, "\(asked.entries.id(at: row)), \(question.name)")
                compared += 1
            }
        }
        #expect(compared > 300)
    }

    @Test("profiles of Li: chemical potentials of the steps and uptakes, to 1e-6")
    func profiles() throws {
        let asked = try Self.run.get()
        for (question, answer) in zip(asked.questions, asked.answers) {
            let evolution = try WindowCalculator(entries: asked.entries, ion: try WorkingIon(symbol: "Li"))
                .evolution(of: question.pair.first)
            // Steps of theirs that repeat the uptake of the step before are one step (H15).
            var theirs: [Answer.Step] = []
            for step in answer.profile where (theirs.last.map { abs($0.uptake - step.uptake) } ?? 1) > Self.bound {
                theirs.append(step)
            }
            try #require(theirs.count == evolution.steps.count, "\(question.name)")
            for (ours, theirs) in zip(evolution.steps, theirs) {
                #expect(abs(ours.potentialHigh - theirs.potential) < Self.bound, "\(question.name)")
                #expect(abs(ours.uptake - theirs.uptake) < Self.bound, "\(question.name)")
            }
        }
    }

    @Test(
        "reactions closed and open, total and mutual, own and hull energies: every kink, to 1e-6 eV",
        arguments: [
            "closed-own", "closed-hull", "open-total-own", "open-total-hull", "open-mutual-own", "open-mutual-hull",
        ])
    func reactions(setting: String) throws {
        let asked = try Self.run.get()
        let isClosed = setting.hasPrefix("closed")
        for (question, answer) in zip(asked.questions, asked.answers) {
            let calculator = InterfaceCalculator(
                entries: asked.entries, energyChoice: setting.hasSuffix("hull") ? .hull : .own)
            let pair = question.pair
            let reaction = try calculator.reaction(
                Formula(text: "1", composition: pair.first), Formula(text: "2", composition: pair.second),
                reservoirs: isClosed ? [] : [Reservoir(.lithium, chemicalPotential: pair.potential)])
            let theirs = try #require(answer.reactions[setting])
            try #require(reaction.kinks.count == theirs.count, "\(setting), \(question.name)")
            for (ours, theirs) in zip(reaction.kinks, theirs) {
                let isMutual = setting.contains("mutual")
                let energy = isMutual ? ours.energies.mutual : ours.energies.total
                let kilojoule = isMutual ? ours.energies.mutualKilojoulePerMole : ours.energies.totalKilojoulePerMole
                #expect(abs(ours.fractions.atomic - theirs.x) < Self.bound, "\(setting), \(question.name)")
                #expect(abs(energy - theirs.energy) < Self.bound, "\(setting), \(question.name)")
                // Their factor is 96.4853 and per formula unit of mixture; an error in eV/atom counts atoms times.
                let slack = 1e-6 * abs(theirs.kilojoule) + Self.bound * 96.5 * ours.energies.atoms
                #expect(abs(kilojoule - theirs.kilojoule) < slack, "\(setting), \(question.name)")
            }
        }
    }
}

/// What pymatgen says about one system.
struct Answer: Decodable, Sendable {
    struct Step: Decodable, Sendable {
        let potential: Double
        let uptake: Double
    }
    struct Kink: Decodable, Sendable {
        let x: Double
        let energy: Double
        let kilojoule: Double
    }
    let aboveHull: [Double]
    let profile: [Step]
    let reactions: [String: [Kink]]
}

/// A chemical system with two of its lithium compounds and a chemical potential of lithium.
struct Question: Sendable {
    let name: String
    let rows: [Int]
    let pair: (first: Composition, second: Composition, potential: Double)

    func json(_ entries: EntrySet) -> [String: Any] {
        [
            "entries": rows.map { row in
                [
                    "composition": Self.json(entries.composition(at: row)),
                    "energy": entries.energies[row] * entries.atomCount(at: row),
                ]
            },
            "profile": Self.json(pair.first),
            "pair": ["first": Self.json(pair.first), "second": Self.json(pair.second), "mu": pair.potential],
        ]
    }

    private static func json(_ composition: Composition) -> [String: Double] {
        Dictionary(uniqueKeysWithValues: composition.amounts.map { ($0.element.symbol, $0.amount.doubleValue) })
    }
}

/// Random questions and the answers of one run of pymatgen.
struct Asked: Sendable {
    let entries: EntrySet
    let questions: [Question]
    let answers: [Answer]

    /// One system of each size, in elements; the smallest and largest numbers of phases keep pymatgen quick.
    init(seed: UInt64, sizes: [Int], phases: ClosedRange<Int> = 8...160) throws {
        let entries = try ThermoSnapshot.mp2019()
        var generator = SeededGenerator(seed: seed)
        let compounds = (0..<entries.count).filter { row in
            let composition = entries.composition(at: row)
            return composition.elements.contains(.lithium) && composition.elements.count > 1
                && entries.energies[row] < -1e-3 && entries.rows(of: composition).first == row
        }
        var questions: [Question] = []
        while questions.count < sizes.count {
            let (first, second) = (
                compounds.randomElement(using: &generator), compounds.randomElement(using: &generator)
            )
            guard let first, let second, first != second else { continue }
            let pair = (entries.composition(at: first), entries.composition(at: second))
            let system = ChemicalSystem(pair.0.elements + pair.1.elements)
            guard system.elements.count == sizes[questions.count] else { continue }
            let rows = entries.rows(within: system)
            guard phases.contains(rows.count) else { continue }
            let potential = -Double.random(in: 0.05...4.5, using: &generator)
            questions.append(
                Question(
                    name:
                        "\(entries.formula(at: first)) | \(entries.formula(at: second)) at \(potential) eV, seed \(seed)",
                    rows: rows, pair: (pair.0, pair.1, potential)))
        }
        let json = try JSONSerialization.data(withJSONObject: questions.map { $0.json(entries) })
        self.entries = entries
        self.questions = questions
        answers = try Peer.answer(
            [Answer].self, "agreement.py", ["questions.json"],
            files: ["questions.json": String(decoding: json, as: UTF8.self)])
        try #require(answers.count == questions.count)
    }
}
