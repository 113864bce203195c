/// What was checked again in rational arithmetic, counted by the code that checked it.
///
/// A sentence about a verification is built from this value and from nothing else, so that it cannot claim a check that did not run.
public struct VerificationReport: Sendable, Hashable {
    /// Equilibria decided anew.
    public private(set) var equilibria: Int
    /// Columns (candidate phases) that took part, summed over the equilibria; every entry of the data counts, whatever its stored hull
    /// status says.
    public private(set) var columns: Int
    /// Largest difference between a claimed energy and the exact one, eV per formula unit asked.
    public private(set) var largestGap: Double

    /// Nothing checked.
    public init() { self.init(equilibria: 0, columns: 0, largestGap: 0) }

    init(equilibria: Int, columns: Int, largestGap: Double) {
        (self.equilibria, self.columns, self.largestGap) = (equilibria, columns, largestGap)
    }

    /// Both together.
    public static func + (left: VerificationReport, right: VerificationReport) -> VerificationReport {
        VerificationReport(
            equilibria: left.equilibria + right.equilibria, columns: left.columns + right.columns,
            largestGap: max(left.largestGap, right.largestGap))
    }

    /// Adds another report.
    public static func += (left: inout VerificationReport, right: VerificationReport) { left = left + right }
}
