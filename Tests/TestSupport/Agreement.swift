/// Comparison with a golden number of CASES, section 4.
public enum Agreement {
    /// Absolute plus relative bound for point values.
    public static let golden = 1e-7
    /// Relative bound for kJ/mol and gas terms, where physical constants differ.
    public static let constants = 1e-6

    /// Whether `value` lies within the bound for point values of `expected`.
    public static func holds(_ value: Double, _ expected: Double, within bound: Double = golden) -> Bool {
        value == expected || (value - expected).magnitude <= bound * (1 + expected.magnitude)
    }

    /// As `holds`, false for a missing value.
    public static func holds(_ value: Double?, _ expected: Double, within bound: Double = golden) -> Bool {
        value.map { holds($0, expected, within: bound) } ?? false
    }

    /// Whether `value` lies within a purely relative bound of `expected`.
    public static func holdsRelatively(_ value: Double, _ expected: Double, within bound: Double = constants) -> Bool {
        (value - expected).magnitude <= bound * expected.magnitude
    }
}
