/// Changing the basis by one column.
extension SimplexState {
    /// Which quantities a pivot carries along besides inverse, beta and y.
    struct Carried: OptionSet {
        let rawValue: Int
        /// Amounts per unit of the right-hand side's slope.
        static let betaSlope = Carried(rawValue: 1)
        /// All reduced costs.
        static let d = Carried(rawValue: 2)
        /// All slopes of reduced costs.
        static let dSlope = Carried(rawValue: 4)
    }

    /// Column q enters in row r; `alpha` holds the column of q and `reducedCost` its reduced cost.
    ///
    /// - Throws: `singularBasis` when the inverse is rebuilt and cannot be; `interrupted`.
    /// - Complexity: O(m^2), and O(m n) when reduced costs are carried.
    func pivot(row r: Int, column q: Int, reducedCost: Double, carrying carried: Carried = []) throws(SimplexFault) {
        let leaving = basis[r]
        let inversePivot = 1 / alpha[r]
        scaleAndEliminate(row: r, inversePivot: inversePivot)
        eliminate(beta, row: r, inversePivot: inversePivot)
        if carried.contains(.betaSlope) { eliminate(betaSlope, row: r, inversePivot: inversePivot) }

        if leaving < n { position[leaving] = -1 }
        basis[r] = q
        position[q] = r
        y.add(reducedCost, inverse.part(from: r * m, count: m))
        if carried.contains(.d) || carried.contains(.dSlope) { setRow(r) }
        if carried.contains(.d) {
            d.add(-d[q], rho)
            d[q] = 0
        }
        if carried.contains(.dSlope) {
            dSlope.add(-dSlope[q], rho)
            dSlope[q] = 0
        }
        pivotCount += 1
        if settings.refactorAfterEveryPivot && !refactor() { throw .singularBasis }
        if pivotCount & (SimplexState.pivotsBetweenChecks - 1) == 0 { try checkInterruption() }
    }

    /// `inverse[r] /= alpha_r`, `inverse[i] -= alpha_i inverse[r]`.
    private func scaleAndEliminate(row r: Int, inversePivot: Double) {
        let pivotRow = inverse.part(from: r * m, count: m)
        for k in 0..<m { pivotRow[k] *= inversePivot }
        for i in 0..<m where i != r && alpha[i] != 0 {
            inverse.part(from: i * m, count: m).add(-alpha[i], pivotRow)
        }
    }

    private func eliminate(_ vector: Block<Double>, row r: Int, inversePivot: Double) {
        let step = vector[r] * inversePivot
        for i in 0..<m where i != r { vector[i] -= alpha[i] * step }
        vector[r] = step
    }

    /// Rebuilds the inverse from the basic columns by Gauss-Jordan elimination with partial pivoting.
    ///
    /// Returns false when the basis matrix is singular to working precision.
    /// - Complexity: O(m^3).
    func refactor() -> Bool {
        fillBasisMatrix()
        let b = scratch
        inverse.fill(0)
        for i in 0..<m { inverse[i * m + i] = 1 }
        for k in 0..<m {
            var p = k
            for i in k..<m where b[i * m + k].magnitude > b[p * m + k].magnitude { p = i }
            let pivot = b[p * m + k]
            guard pivot.magnitude >= settings.pivot else { return false }
            if p != k { exchangeRows(p, k) }
            let (bRow, row) = (b.part(from: k * m, count: m), inverse.part(from: k * m, count: m))
            let scale = 1 / pivot
            for j in 0..<m {
                bRow[j] *= scale
                row[j] *= scale
            }
            for i in 0..<m where i != k && b[i * m + k] != 0 {
                let factor = -b[i * m + k]
                b.part(from: i * m, count: m).add(factor, bRow)
                inverse.part(from: i * m, count: m).add(factor, row)
            }
        }
        return true
    }

    private func fillBasisMatrix() {
        for k in 0..<m {
            let column = basis[k]
            for i in 0..<m {
                scratch[i * m + k] = column < n ? byColumn[column * m + i] : (column - n == i ? artificialSign[i] : 0)
            }
        }
    }

    private func exchangeRows(_ p: Int, _ k: Int) {
        for j in 0..<m {
            (scratch[p * m + j], scratch[k * m + j]) = (scratch[k * m + j], scratch[p * m + j])
            (inverse[p * m + j], inverse[k * m + j]) = (inverse[k * m + j], inverse[p * m + j])
        }
    }
}
