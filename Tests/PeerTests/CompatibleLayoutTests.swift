import Chemistry
import CommandSupport
import ExactArithmetic
import Foundation
import TestSupport
import Testing
import ThermoEntries
import ThermoSnapshot

/// `react --compat pymatgen` against `get_dataframe` of pymatgen on the same entries.
///
/// Known differences, not met here: pymatgen writes two rows for equal reactants (X1), divides by zero when a reactant is the
/// reservoir itself (X3), and takes the hull energy for reactants of positive formation energy (X6).
@Suite("Layouts of pymatgen", .enabled(if: Peer.isInstalled))
struct CompatibleLayoutTests {
    struct Case: Sendable {
        let first: String
        let second: String
        /// Volts against lithium; nil when closed.
        var voltage: Double?
        /// Whether the total is asked for instead of pymatgen's default, the mutual energy.
        var isTotal = false

        var arguments: [String] {
            let layout = isTotal ? "pymatgen-total" : "pymatgen"
            return ["react", first, second, "--compat", layout] + (voltage.map { ["--voltage", "\($0)"] } ?? [])
        }
    }

    private struct Answer: Decodable {
        let csv: String
        let kinks: [[Double]]
    }

    static let cases = [
        Case(first: "Li2S", second: "P2S5"), Case(first: "Li4S2", second: "P2S5"),
        Case(first: "Li3PS4", second: "LiCoO2"), Case(first: "Li3YCl6", second: "LiFePO4"),
        Case(first: "Li3PS4", second: "LiCoO2", voltage: 3.1), Case(first: "Li3PS4", second: "LiCoO2", voltage: 1.7),
        Case(first: "Li3PS4", second: "LiCoO2", voltage: 3.1, isTotal: true),
        Case(first: "Li3YCl6", second: "LiFePO4", voltage: 4.2, isTotal: true),
        Case(first: "LiNbO3", second: "Li2S", voltage: 2.2),
    ]

    @Test("closed and open, mutual and total: the same rows, the same rounded numbers, the same reactions")
    func rows() throws {
        let entries = try ThermoSnapshot.mp2019()
        let questions = try Self.cases.map { try Self.question($0, entries) }
        let json = String(decoding: try JSONSerialization.data(withJSONObject: questions), as: UTF8.self)
        let answers = try Peer.answer(
            [Answer].self, "layouts.py", ["questions.json"], files: ["questions.json": json])
        for (asked, answer) in zip(Self.cases, answers) {
            let outcome = try CommandHarness.run(asked.arguments)
            #expect(outcome.exitCode == 0, "\(outcome.diagnostics)")
            // pymatgen's own source writes \t for the first letters of \textrm, so that its titles hold a tab.
            let theirs = CSVTable(answer.csv.replacing("\t", with: "\\t"))
            let ours = CSVTable(outcome.output)
            #expect(ours.header == theirs.header)
            try #require(ours.rows.count == theirs.rows.count, "\(asked)")
            for row in ours.rows.indices {
                try compare(ours.rows[row], theirs.rows[row], answer.kinks[row], ours.header, "\(asked), row \(row)")
            }
        }
    }

    private func compare(
        _ ours: [String: String], _ theirs: [String: String], _ exact: [Double], _ titles: [String], _ place: String
    ) throws {
        let columns = [(titles[0], exact[0], 1e-3), (titles[2], exact[1], 0.1), (titles[3], exact[2], 1e-3)]
        for (title, value, unit) in columns {
            // Where the value lies on the border of two roundings, 1e-6 decides: kJ/mol of pymatgen use 96.4853.
            let parts = value / unit - 0.5
            if abs(parts - parts.rounded()) * unit < 1e-6 * (1 + abs(value)) { continue }
            let same = Double(ours[title] ?? "") == Double(theirs[title] ?? "") && ours[title]?.isEmpty == false
            #expect(same, "\(place): \(title) \(ours[title] ?? "") against \(theirs[title] ?? "")")
        }
        let (left, right) = (
            try PrintedReaction(try #require(ours["Reaction"])), try PrintedReaction(try #require(theirs["Reaction"]))
        )
        for (mine, other) in [(left.left, right.left), (left.right, right.right)] {
            let (a, b) = (Self.sorted(mine), Self.sorted(other))
            try #require(a.map(\.name) == b.map(\.name), "\(place): \(ours["Reaction"] ?? "")")
            for (x, y) in zip(a, b) { #expect(abs(x.amount - y.amount) <= 1.1e-3 * y.amount, "\(place): \(x.name)") }
        }
    }

    /// Terms by their atoms, since formulas may be spelled in another order.
    private static func sorted(_ side: PrintedReaction.Side) -> [(name: String, amount: Double)] {
        side.map { term in
            let atoms = PrintedReaction.atoms(term.formula).sorted { $0.key < $1.key }
            return (atoms.map { "\($0.key)\($0.value)" }.joined(), term.amount)
        }.sorted { $0.name < $1.name }
    }

    private static func question(_ asked: Case, _ entries: EntrySet) throws -> [String: Any] {
        let parsed = try [asked.first, asked.second].map { try FormulaParser.parse($0).composition }
        let system = ChemicalSystem(parsed.flatMap(\.elements))
        let phases = entries.rows(within: system).map { row -> [String: Any] in
            [
                "composition": json(entries.composition(at: row)),
                "energy": entries.energies[row] * entries.atomCount(at: row),
            ]
        }
        var question: [String: Any] = [
            "entries": phases, "first": json(parsed[0]), "second": json(parsed[1]), "total": asked.isTotal,
        ]
        question["mu"] = asked.voltage.map { -$0 }
        return question
    }

    private static func json(_ composition: Composition) -> [String: Double] {
        Dictionary(uniqueKeysWithValues: composition.amounts.map { ($0.element.symbol, $0.amount.doubleValue) })
    }
}
