/// The curves of `ParametricSimplex` from single points, for problems whose pivots could not be certified.
///
/// Slow and careful: every point goes to the solver given (GLPK in exact arithmetic, the rational judge, ...), and every piece is
/// proven as `ParametricSimplex` proves it. Which of several equal vertices is reported follows that solver, which sees the columns in
/// their canonical order; `hasAlternatives` is not determined and false.
public struct PointwiseCurves {
    /// Solves one program to a vertex with its duals; nil when no solver could prove one (see decision 0003).
    public typealias PointSolver = (_ costs: [Double], _ rightHandSide: [Double]) -> Vertex?

    private let matrix: ColumnMatrix
    private let settings: LPSettings
    private let solve: PointSolver
    private let fault: LPSettingsError?

    /// Takes the matrix all points share, the bounds of the proof, and the solver of single points; unusable bounds are thrown by every
    /// curve.
    public init(matrix: ColumnMatrix, settings: LPSettings, solve: @escaping PointSolver) {
        self.matrix = matrix
        self.settings = settings
        fault = settings.fault
        self.solve = solve
    }

    /// As many points as `ParametricSimplex` may make pivots.
    private var limit: Int { settings.pivotsPerDimension * (matrix.rows + matrix.columns) }

    /// The curve of `ParametricSimplex.mixingCurve`.
    ///
    /// - Throws: `SimplexFault`: `unsolved` when the solver gives up, `notCertified` when a piece cannot be proven, `pivotLimit`,
    ///   `invalidSettings`, `interrupted`.
    /// - Complexity: at most two solves per piece.
    public func mixingCurve(costs: [Double], from b0: [Double], to b1: [Double]) throws(SimplexFault) -> MixingCurve {
        if let fault { throw .invalidSettings(fault) }
        let change = zip(b0, b1).map { $1 - $0 }
        var search = SupportingLines<Vertex>(settings: settings, limit: limit) { s in
            guard let vertex = solve(costs, ParametricSimplex.point(b0, change, s, end: b1)) else { return nil }
            let line = Line(intercept: Self.dot(vertex.dual, b0), slope: Self.dot(vertex.dual, change))
            return .init(position: s, line: line, content: vertex)
        }
        let pieces = try search.pieces(from: 0, to: 1)
        let corners = [pieces[0].from] + pieces.map(\.to)
        var kinks: [MixingKink] = []
        for (k, corner) in corners.enumerated() {
            var vertex = corner.content
            let b = ParametricSimplex.point(b0, change, corner.position, end: b1)
            for neighbour in [k, k - 1] where pieces.indices.contains(neighbour) {
                vertex.dual = pieces[neighbour].sample.content.dual
                vertex.certificate = try proof(vertex, costs: costs, b: b)
            }
            kinks.append(MixingKink(parameter: corner.position, vertex: vertex))
        }
        return MixingCurve(
            kinks: kinks, slopes: pieces.map(\.sample.line.slope), duals: pieces.map(\.sample.content.dual))
    }

    /// The pieces of `ParametricSimplex.costCurve`.
    ///
    /// - Throws: `SimplexFault`: `unsolved` when the solver gives up, `notCertified` when a piece cannot be proven, `pivotLimit`,
    ///   `invalidSettings`, `interrupted`.
    /// - Complexity: at most two solves per piece.
    public func costCurve(
        costs: [Double], slope: [Double], rightHandSide b: [Double], from t0: Double, to t1: Double
    ) throws(SimplexFault) -> [CostPiece] {
        if let fault { throw .invalidSettings(fault) }
        var search = SupportingLines<Vertex>(settings: settings, limit: limit) { t in
            // Without end the slopes alone decide.
            guard let vertex = solve(t.isFinite ? ParametricSimplex.combine(costs, slope, t) : slope, b) else {
                return nil
            }
            let line = Line(intercept: Self.value(vertex, costs), slope: Self.value(vertex, slope))
            return .init(position: t, line: line, content: vertex)
        }
        var result: [CostPiece] = []
        for piece in try search.pieces(from: t0, to: t1) {
            let (vertex, from, to) = (piece.sample.content, piece.from.position, piece.to.position)
            for end in [piece.from, piece.to] {
                var vertex = vertex
                vertex.dual = end.content.dual
                let ends = end.position.isFinite ? ParametricSimplex.combine(costs, slope, end.position) : slope
                _ = try proof(vertex, costs: ends, b: b)
            }
            result.append(
                CostPiece(
                    from: from, to: to, columns: vertex.columns, amounts: vertex.amounts,
                    intercept: piece.sample.line.intercept, slope: piece.sample.line.slope,
                    dualFrom: piece.from.content.dual,
                    dualTo: to.isFinite ? piece.to.content.dual : piece.from.content.dual, hasAlternatives: false))
        }
        return result
    }

    private func proof(_ vertex: Vertex, costs: [Double], b: [Double]) throws(SimplexFault) -> Certificate {
        let certificate = Certificate(
            matrix: matrix, costs: costs, rightHandSide: b, support: vertex.columns, amounts: vertex.amounts,
            dual: vertex.dual)
        guard certificate.holds(settings) else { throw .notCertified(certificate) }
        return certificate
    }

    private static func dot(_ left: [Double], _ right: [Double]) -> Double {
        zip(left, right).reduce(0) { $0 + $1.0 * $1.1 }
    }

    private static func value(_ vertex: Vertex, _ costs: [Double]) -> Double {
        zip(vertex.columns, vertex.amounts).reduce(0) { $0 + costs[$1.0] * $1.1 }
    }
}
