/// A table of the calibration that cannot be used.
public struct CalibrationError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The table.
    public let table: String
    /// What is wrong with it.
    public let message: String

    /// File and cause in one line.
    public var description: String { "\(table): \(message)" }
}
