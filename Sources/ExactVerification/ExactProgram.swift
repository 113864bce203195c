public import ConvexCore
public import ExactArithmetic

/// minimise `c'x` subject to `A x = b`, `x >= 0`, in rational numbers; columns are sparse lists of (row, entry).
public struct ExactProgram: Sendable {
    /// One nonzero entry of a column.
    public struct Entry: Sendable {
        /// Row, from 0.
        public let row: Int
        /// Value.
        public let value: Rational

        /// An entry of a column.
        public init(row: Int, value: Rational) {
            self.row = row
            self.value = value
        }
    }

    /// A and c.
    public let columns: ExactColumns
    /// b, length m.
    public let rightHandSide: [Rational]

    /// m.
    public var rows: Int { rightHandSide.count }

    /// Columns at one right-hand side; programs that differ by it alone share their columns.
    public init(columns: ExactColumns, rightHandSide: [Rational]) {
        self.columns = columns
        self.rightHandSide = rightHandSide
    }
}

/// The exact answer to an `ExactProgram`.
public enum ExactOutcome: Sendable {
    /// An optimal basis with its exact amounts, duals and value.
    case optimal(ExactOptimum)
    /// No feasible point: `y'A <= 0` and `y'b > 0` hold exactly for the vector y, one number per row.
    case infeasible(farkas: [Rational])
    /// No lower bound: `d >= 0`, `A d = 0` and `c'd < 0` hold exactly for the direction d, one number per column.
    case unbounded(ray: [Rational])
    /// Stopped from outside before anything was decided.
    case interrupted(Interruption)
}

/// An exact optimal vertex; by duality in rational arithmetic there is nothing left to tolerate.
public struct ExactOptimum: Sendable {
    /// Basic columns; `-1` marks a redundant row.
    public let basis: [Int]
    /// Amounts of the basic columns.
    public let amounts: [Rational]
    /// y, one per row.
    public let dual: [Rational]
    /// `c'x`.
    public let objective: Rational
    /// Pivots the judge had to make from the basis it was given; 0 when the claim was optimal as it stood.
    public let pivots: Int
}
