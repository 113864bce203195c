import Chemistry
import Electrochemistry
import Interfaces
import Parallel
import Screening
import TestSupport
import Testing
import ThermoEntries
import Thermodynamics

@Suite("Reaction matrices and stacks in parallel")
struct ReactionMatrixTests {
    @Test("every cell equals the single reaction, for any number of threads", arguments: [1, 3])
    func cells(threads: Int) async throws {
        let entries = try SyntheticSet.entries()
        let calculator = InterfaceCalculator(entries: entries)
        let rows = try ["Li2S", "P2S5", "Li3PS4", "LiS"].map { try FormulaParser.parse($0) }
        let columns = try ["Co3O4", "Li3P", "S", "Li2S", "Li"].map { try FormulaParser.parse($0) }
        let conditions = [
            [], [Reservoir(.lithium, chemicalPotential: -1.97)], [Reservoir(.lithium, chemicalPotential: 0)],
        ]
        let result = await ReactionMatrix(calculator, runner: ParallelRunner(threads: threads))
            .run(rows: rows, columns: columns, conditions: conditions)
        #expect(result.cells.count == 60)
        for (i, row) in rows.enumerated() {
            for (j, column) in columns.enumerated() {
                for (k, reservoirs) in conditions.enumerated() {
                    let cell = try result.cell(row: i, column: j, condition: k).get()
                    let single = try calculator.reaction(row, column, reservoirs: reservoirs)
                    #expect(cell.kinks.map(\.energies.total) == single.kinks.map(\.energies.total))
                    #expect(cell.kinks.map(\.fractions) == single.kinks.map(\.fractions))
                    #expect(cell.flags == single.flags && cell.reactant1.formula == row)
                    let position = (i * columns.count + j) * conditions.count + k
                    #expect(result.mutualMinima[position] == cell.kinks[cell.mutualMinimum].energies.mutualPerAtom)
                    #expect(result.totalMinima[position] == cell.kinks[cell.totalMinimum].energies.totalPerAtom)
                }
            }
        }
    }

    @Test("X20 a material without data fails its own cells, a faulty condition its own column of conditions")
    func failures() async throws {
        let entries = try SyntheticSet.entries()
        let formulas = try ["Li2S", "NaCl", "P2S5"].map { try FormulaParser.parse($0) }
        let conditions = [[], [Reservoir(.lithium, chemicalPotential: 0.5)]]
        let result = await ReactionMatrix(InterfaceCalculator(entries: entries), runner: ParallelRunner(threads: 2))
            .run(rows: formulas, columns: [formulas[2]], conditions: conditions)
        #expect(result.mutualMinima.map { $0 == nil } == [false, true, true, true, false, true])
        #expect(result.reactions.count == 2)
        guard case .failure(let missing) = result.cell(row: 1, column: 0, condition: 0),
            case .failure(let above) = result.cell(row: 0, column: 0, condition: 1)
        else { return #expect(Bool(false), "both cells fail") }
        #expect(missing.kind == .missingElements(["Na", "Cl"]))
        #expect(above.kind == .reservoirAboveElement)
    }

    @Test("stacks keep their order; one that cannot be built keeps its reason")
    func stacks() async throws {
        let calculator = try StackCalculator(InterfaceCalculator(entries: SyntheticSet.entries()))
        let conditions = CellConditions(ion: try WorkingIon(symbol: "Li"), cathodeVoltages: 2.0...2.1)
        let stacks = try [["S", "Li3PS4", "Li"], ["S"], ["S", "Li2S", "P"]].map { names in
            let formulas = try names.map { try FormulaParser.parse($0) }
            return (
                stack: CellStack(
                    cathode: formulas[0], layers: Array(formulas.dropFirst().dropLast()),
                    anode: formulas.count > 1 ? formulas[formulas.count - 1] : nil),
                conditions: conditions
            )
        }
        let reports = await StackBatch(calculator, runner: ParallelRunner(threads: 2)).run(stacks)
        #expect(reports.map { (try? $0.get())?.contacts.count } == [2, nil, 2])
        #expect(throws: InterfaceError.self) { try reports[1].get() }
    }
}
