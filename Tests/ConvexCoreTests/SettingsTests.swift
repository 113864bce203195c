import ConvexCore
import Testing

@Suite("Settings of the core")
struct SettingsTests {
    @Test("defaults are valid")
    func defaults() throws { try LPSettings().validate() }

    /// A field, its name, and values no run could use.
    struct Bad: Sendable, CustomStringConvertible {
        let field: String
        let value: Double
        let settings: LPSettings
        var description: String { "\(field) = \(value)" }
    }

    static let tolerances: [(String, any WritableKeyPath<LPSettings, Double> & Sendable)] = [
        ("attractiveReducedCost", \.attractiveReducedCost), ("tie", \.tie), ("pivot", \.pivot),
        ("zeroAmount", \.zeroAmount), ("breakpointMerge", \.breakpointMerge), ("slopeMerge", \.slopeMerge),
        ("certifiedPrimalResidual", \.certifiedPrimalResidual),
        ("certifiedDualViolation", \.certifiedDualViolation), ("certifiedGap", \.certifiedGap),
    ]

    static let counts: [(String, any WritableKeyPath<LPSettings, Int> & Sendable)] = [
        ("degeneratePivotsBeforeBland", \.degeneratePivotsBeforeBland), ("pivotsPerDimension", \.pivotsPerDimension),
    ]

    static let bad: [Bad] =
        tolerances.flatMap { name, path in
            [0, -1e-9, 1, 2, .nan, .infinity, -.infinity].map { value in
                var settings = LPSettings()
                settings[keyPath: path] = value
                return Bad(field: name, value: value, settings: settings)
            }
        }
        + counts.flatMap { name, path in
            [0, -1, .min, .max].map { value in
                var settings = LPSettings()
                settings[keyPath: path] = value
                return Bad(field: name, value: Double(value), settings: settings)
            }
        }

    @Test("every field refuses what is not positive, not finite or too large, by its name", arguments: bad)
    func badValue(bad: Bad) {
        #expect { try bad.settings.validate() } throws: { ($0 as? LPSettingsError)?.field == bad.field }
    }

    @Test("whatever takes settings refuses them with the name of the field, without solving", arguments: bad)
    func takers(bad: Bad) {
        let matrix = ColumnMatrix(rows: 1, columns: 1, byColumn: [1])
        let program = LinearProgram(matrix: matrix, costs: [1], rightHandSide: [1])
        guard
            case .failed(.invalidSettings(let error)) = DenseSimplexSolver(settings: bad.settings).solve(program).status
        else {
            Issue.record("solved with \(bad)")
            return
        }
        #expect(error.field == bad.field)
        let isExpected = { (fault: any Error) in (fault as? SimplexFault) == .invalidSettings(error) }
        var simplex = ParametricSimplex(matrix: matrix, unitColumns: [0], settings: bad.settings)
        let points = PointwiseCurves(matrix: matrix, settings: bad.settings) { _, _ in nil }
        #expect { try simplex.optimum(costs: [1], rightHandSide: [1]) } throws: { isExpected($0) }
        #expect { try simplex.mixingCurve(costs: [1], from: [1], to: [2]) } throws: { isExpected($0) }
        #expect { try points.mixingCurve(costs: [1], from: [1], to: [2]) } throws: { isExpected($0) }
        #expect {
            try simplex.costCurve(costs: [1], slope: [1], rightHandSide: [1], from: 0, to: 1)
        } throws: { isExpected($0) }
        #expect {
            try points.costCurve(costs: [1], slope: [1], rightHandSide: [1], from: 0, to: 1)
        } throws: { isExpected($0) }
    }

    @Test("ties narrower than the pricing bound are refused")
    func tieBelowPricing() {
        var settings = LPSettings()
        settings.tie = settings.attractiveReducedCost / 10
        #expect { try settings.validate() } throws: { ($0 as? LPSettingsError)?.field == "tie" }
    }
}
