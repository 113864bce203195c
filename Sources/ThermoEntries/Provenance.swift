/// Where the numbers of a set come from; printed with every result.
public struct Provenance: Sendable, Hashable {
    /// Short name such as `mp-2019`; also the prefix of ids that the source does not give.
    public let name: String
    /// Version of the layout or of the release, as text.
    public let version: String
    /// SHA-256 of the file that was read, 64 hexadecimal digits; empty for a set made in memory.
    public let sha256: String
    /// Calculation type all energies share (`GGA_GGA+U`, ...), or `unknown`.
    public let calculationType: String

    /// The name that stands for a calculation type nobody stated.
    public static let unknownCalculationType = "unknown"

    /// States the origin of a set; `sha256` is empty when there is no file.
    public init(
        name: String, version: String, sha256: String = "",
        calculationType: String = Provenance.unknownCalculationType
    ) {
        self.name = name
        self.version = version
        self.sha256 = sha256
        self.calculationType = calculationType
    }
}
