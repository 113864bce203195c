import Testing

@testable import ConvexCore

/// A step may be long enough to pivot on and lead to a basis that elimination cannot invert: the careful mode must say so.
@Suite("A basis that cannot be inverted ends the run")
struct SingularBasisTests {
    /// Units, p = (1, 1.5) and q = (100 + 1e-8, 150): with p basic in row 2, q enters row 1 with the entry 1e-8, larger than `pivot`;
    /// eliminating q first leaves 1 - 1.5 (100 + 1e-8) / 150 = -1e-10 for p, smaller than `pivot`.
    private let matrix = ColumnMatrix(rows: 2, columns: 4, byColumn: [1, 0, 0, 1, 1, 1.5, 100 + 1e-8, 150])
    private let b = [1, 1.5]

    private var careful: LPSettings {
        var settings = LPSettings()
        settings.refactorAfterEveryPivot = true
        return settings
    }

    @Test("a pivot whose basis cannot be rebuilt throws")
    func pivot() throws {
        let state = SimplexState(matrix: matrix, settings: careful)
        state.startFromUnitColumns([0, 1])
        state.setRightHandSide(b)
        state.setCosts([0, 0, -1, 0])
        state.setColumn(2)
        try state.pivot(row: 1, column: 2, reducedCost: -1)
        state.setColumn(3)
        #expect(state.alpha[0] > LPSettings().pivot)
        #expect(throws: SimplexFault.singularBasis) { try state.pivot(row: 0, column: 3, reducedCost: -1) }
    }

    @Test("a curve of the careful mode that meets such a basis is a fault")
    func curve() {
        // q falls in cost until it displaces the first unit, at t = 100.
        var simplex = ParametricSimplex(matrix: matrix, unitColumns: [0, 1], settings: careful)
        #expect(throws: SimplexFault.singularBasis) {
            try simplex.costCurve(
                costs: [0, 0, -1, 0], slope: [0, 0, 0, -1], rightHandSide: b, from: 0, to: 200)
        }
    }

    @Test("the state serves the next problem as if nothing had happened")
    func next() throws {
        var simplex = ParametricSimplex(matrix: matrix, unitColumns: [0, 1], settings: careful)
        _ = try? simplex.costCurve(
            costs: [0, 0, -1, 0], slope: [0, 0, 0, -1], rightHandSide: b, from: 0, to: 200)
        let vertex = try simplex.optimum(costs: [0, 0, -1, 0], rightHandSide: b)
        #expect(vertex.columns == [2] && vertex.amounts == [1] && vertex.objective == -1)
    }

    @Test("numbers that are none are not pivoted on")
    func notANumber() {
        let broken = ColumnMatrix(rows: 1, columns: 1, byColumn: [.nan])
        let state = SimplexState(matrix: broken, settings: LPSettings())
        state.setBasis([0])
        #expect(!state.refactor())
    }
}
