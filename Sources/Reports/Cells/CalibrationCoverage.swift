/// How often the errors of the calibration hold what was measured; the figures are held by tests (CalibrationTests).
enum CalibrationCoverage {
    /// Of limits of windows.
    static let limits = "Of 176 measured limits of Li, Na, K, Mg and Ca, none used in the fit, 9 of 10 lie inside."
    /// Of energies.
    static let energies = "Of 1,714 measured compounds, each predicted without it, 89 % lie inside 90 % intervals."
}
