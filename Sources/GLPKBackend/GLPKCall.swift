internal import CGLPK
internal import ConvexCore

/// The buffers of one guarded call into GLPK; pointers into them live exactly as long as the call.
struct GLPKCall {
    private let program: LinearProgram
    private let isExact: Bool
    private let tolerance: Double
    private let milliseconds: Int32
    private(set) var primal: [Double]
    private(set) var dual: [Double]
    private(set) var basic: [Int32]
    private(set) var status: Int32 = 0
    private(set) var returnCode: Int32 = 0
    private(set) var objective = Double.nan

    /// A call with a time limit for each solver of GLPK, none by default.
    init(_ program: LinearProgram, isExact: Bool, tolerance: Double, milliseconds: Int32 = .max) {
        self.program = program
        self.isExact = isExact
        self.tolerance = tolerance
        self.milliseconds = milliseconds
        primal = [Double](repeating: 0, count: program.matrix.columns)
        dual = [Double](repeating: 0, count: program.matrix.rows)
        basic = [Int32](repeating: 0, count: program.matrix.columns)
    }

    /// Hands the problem to `body`, which calls GLPK once; false when GLPK aborted or there is nothing to point at.
    mutating func perform(_ body: (inout interphase_glpk_problem) -> Int32) -> Bool {
        let (program, isExact, tolerance, milliseconds) = (program, isExact, tolerance, milliseconds)
        var outcome: interphase_glpk_problem?
        var code: Int32 = -1
        program.matrix.byColumn.withUnsafeBufferPointer { entries in
            program.costs.withUnsafeBufferPointer { costs in
                program.rightHandSide.withUnsafeBufferPointer { b in
                    withOutputs { x, y, basic in
                        guard let entries = entries.baseAddress, let costs = costs.baseAddress, let b = b.baseAddress
                        else {
                            return
                        }
                        var problem = interphase_glpk_problem(
                            rows: Int32(program.matrix.rows), columns: Int32(program.matrix.columns), byColumn: entries,
                            costs: costs, rightHandSide: b, exact: isExact ? 1 : 0, tolerance: tolerance,
                            milliseconds: milliseconds, primal: x, dual: y,
                            basic: basic, status: 0, returnCode: 0, objective: .nan)
                        code = body(&problem)
                        outcome = problem
                    }
                }
            }
        }
        guard let outcome, code == Int32(INTERPHASE_GLPK_DONE) else { return false }
        (status, returnCode, objective) = (outcome.status, outcome.returnCode, outcome.objective)
        return true
    }

    private mutating func withOutputs(
        _ body: (UnsafeMutablePointer<Double>, UnsafeMutablePointer<Double>, UnsafeMutablePointer<Int32>) -> Void
    ) {
        var (x, y, isBasic) = (primal, dual, basic)
        x.withUnsafeMutableBufferPointer { x in
            y.withUnsafeMutableBufferPointer { y in
                isBasic.withUnsafeMutableBufferPointer { basic in
                    guard let x = x.baseAddress, let y = y.baseAddress, let basic = basic.baseAddress else { return }
                    body(x, y, basic)
                }
            }
        }
        (primal, dual, basic) = (x, y, isBasic)
    }
}
