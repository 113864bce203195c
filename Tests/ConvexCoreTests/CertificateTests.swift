import ConvexCore
import Testing

/// The certificate must reject what is not optimal: each figure is provoked on its own.
@Suite("Certificates reject wrong answers")
struct CertificateTests {
    // minimise x + 2 y, x + y = 1: optimum x = (1, 0), dual 1.
    let program = LinearProgram(
        matrix: ColumnMatrix(rows: 1, columns: 2, byColumn: [1, 1]), costs: [1, 2], rightHandSide: [1])

    @Test("the optimum is accepted")
    func optimum() {
        let proof = Certificate(program: program, primal: [1, 0], dual: [1])
        #expect(proof.holds(LPSettings()))
        #expect(proof.gap == 0 && proof.dualViolation == 0 && proof.primalResidual == 0 && proof.negativeAmount == 0)
    }

    @Test("each defect shows in its own figure")
    func defects() {
        #expect(Certificate(program: program, primal: [0.9, 0], dual: [1]).primalResidual > 0.04)
        #expect(Certificate(program: program, primal: [2, -1], dual: [1]).negativeAmount == 1)
        #expect(Certificate(program: program, primal: [1, 0], dual: [1.5]).dualViolation == 0.5)
        #expect(Certificate(program: program, primal: [0, 1], dual: [1]).gap > 0.3)
        for (x, y) in [([0.9, 0.0], [1.0]), ([2, -1], [1]), ([1, 0], [1.5]), ([0, 1], [1]), ([1, 0], [.nan])] {
            #expect(!Certificate(program: program, primal: x, dual: y).holds(LPSettings()))
        }
    }
}
