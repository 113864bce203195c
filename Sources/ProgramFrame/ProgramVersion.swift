/// The version of all programs of the package.
public enum ProgramVersion {
    /// As `--version` prints it.
    public static let text = "0.1.0"
}
