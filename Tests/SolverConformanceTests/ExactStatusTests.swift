import ConvexCore
import ExactVerification
import Testing

@Suite("The exact solver never passes on a status that the exact judge refutes")
struct ExactStatusTests {
    @Test("evidence for another status is no answer")
    func disagreement() {
        for (draft, exact) in [
            (LPStatus.unbounded, LPStatus.infeasible), (.infeasible, .unbounded), (.optimal, .infeasible),
        ] {
            let answer = ExactSolver.evidence(of: LPSolution(status: draft), for: exact)
            guard case .failed = answer.status else {
                Issue.record("\(draft) was passed on for \(exact)")
                continue
            }
        }
        for status in [LPStatus.infeasible, .unbounded] {
            #expect(ExactSolver.evidence(of: LPSolution(status: status), for: status).status == status)
        }
    }
}
