/// Changing the basis by one column.
extension SimplexState {
    /// Which parametric quantities a pivot carries along besides `beta` and `d`.
    struct Carried: OptionSet {
        let rawValue: Int
        static let betaSlope = Carried(rawValue: 1)
        static let dSlope = Carried(rawValue: 2)
    }

    /// Column q enters in row r; `alpha` holds the column of q. Updates inverse, beta, d and what is `carried`.
    ///
    /// - Complexity: O(m^2 + m n).
    mutating func pivot(row r: Int, column q: Int, carrying carried: Carried = []) {
        let leaving = basis[r]
        let inversePivot = 1 / alpha[r]
        scaleAndEliminate(row: r, inversePivot: inversePivot)
        eliminate(&beta, row: r, inversePivot: inversePivot)
        if carried.contains(.betaSlope) { eliminate(&betaSlope, row: r, inversePivot: inversePivot) }

        if leaving < n { position[leaving] = -1 }
        basis[r] = q
        position[q] = Int32(r)
        setRow(r)
        subtract(d[q], from: &d)
        d[q] = 0
        if carried.contains(.dSlope) {
            subtract(dSlope[q], from: &dSlope)
            dSlope[q] = 0
        }
        pivotCount += 1
        if settings.refactorAfterEveryPivot { _ = refactor() }
    }

    /// `inverse[r] /= alpha_r`, `inverse[i] -= alpha_i inverse[r]`.
    private mutating func scaleAndEliminate(row r: Int, inversePivot: Double) {
        let m = m
        inverse.withUnsafeMutableBufferPointer { inverse in
            for k in 0..<m { inverse[r * m + k] *= inversePivot }
            for i in 0..<m where i != r && alpha[i] != 0 {
                let factor = alpha[i]
                for k in 0..<m { inverse[i * m + k] -= factor * inverse[r * m + k] }
            }
        }
    }

    private func eliminate(_ vector: inout [Double], row r: Int, inversePivot: Double) {
        let step = vector[r] * inversePivot
        for i in 0..<m where i != r { vector[i] -= alpha[i] * step }
        vector[r] = step
    }

    /// Sets `rho = e_r B^-1 A` for the current inverse.
    mutating func setRow(_ r: Int) {
        let (m, n) = (m, n)
        rho.withUnsafeMutableBufferPointer { rho in
            matrix.byRow.withUnsafeBufferPointer { entries in
                for j in 0..<n { rho[j] = 0 }
                for i in 0..<m {
                    let factor = inverse[r * m + i]
                    guard factor != 0, let row = entries.baseAddress.map({ $0 + i * n }) else { continue }
                    for j in 0..<n { rho[j] += factor * row[j] }
                }
            }
        }
    }

    private func subtract(_ factor: Double, from reduced: inout [Double]) {
        if factor == 0 { return }
        let n = n
        reduced.withUnsafeMutableBufferPointer { reduced in
            rho.withUnsafeBufferPointer { rho in
                for j in 0..<n { reduced[j] -= factor * rho[j] }
            }
        }
        // Basic columns are exactly 0 by definition; rounding must not make them attractive.
    }

    /// Rebuilds the inverse from the basic columns by Gauss-Jordan elimination with partial pivoting.
    ///
    /// Returns false when the basis matrix is singular to working precision.
    /// - Complexity: O(m^3).
    mutating func refactor() -> Bool {
        let m = m
        var b = [Double](repeating: 0, count: m * m)
        for (k, column) in basis.enumerated() {
            for i in 0..<m {
                b[i * m + k] = column < n ? matrix.byColumn[column * m + i] : (column - n == i ? artificialSign[i] : 0)
            }
        }
        var inv = [Double](repeating: 0, count: m * m)
        for i in 0..<m { inv[i * m + i] = 1 }
        for k in 0..<m {
            var p = k
            for i in k..<m where b[i * m + k].magnitude > b[p * m + k].magnitude { p = i }
            let pivot = b[p * m + k]
            if pivot.magnitude < settings.pivot { return false }
            if p != k {
                for j in 0..<m {
                    b.swapAt(p * m + j, k * m + j)
                    inv.swapAt(p * m + j, k * m + j)
                }
            }
            let scale = 1 / pivot
            for j in 0..<m {
                b[k * m + j] *= scale
                inv[k * m + j] *= scale
            }
            for i in 0..<m where i != k && b[i * m + k] != 0 {
                let factor = b[i * m + k]
                for j in 0..<m {
                    b[i * m + j] -= factor * b[k * m + j]
                    inv[i * m + j] -= factor * inv[k * m + j]
                }
            }
        }
        inverse = inv
        return true
    }
}
