public import ArgumentParser

/// What both services are asked with; shared by `interphase`, which checks it and prints its help, and `interphase-fetch`, which acts.
public struct FetchArguments: ParsableArguments {
    /// Elements of the chemical system joined by hyphens, such as `Li-In-Cl`; subsystems are fetched too.
    @Option(
        help: ArgumentHelp(
            "Chemical system; all its subsystems are fetched too, as a hull needs them.", valueName: "Li-In-Cl"))
    public var system: String

    /// Path of the file; standard output without it.
    @Option(help: ArgumentHelp("File to write (.json or .json.gz), put in place when it is whole.", valueName: "file"))
    public var output: String?

    /// Address of a mirror of the service; nil for the service itself.
    @Option(help: ArgumentHelp("Address of a mirror of the service.", valueName: "url"))
    public var baseURL: String?

    /// Documents asked for per page; nil leaves the choice to the service.
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Documents per page, if the service's own limit is not wanted.", valueName: "n"))
    public var pageSize: Int?

    /// Silence after which a try has failed, s; at least 1.
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Silence after which a try has failed, in seconds.", valueName: "seconds"))
    public var timeout: Double = 60

    /// Tries per page before giving up, at least 1.
    @Option(parsing: .unconditional, help: ArgumentHelp("Tries per page before giving up.", valueName: "n"))
    public var attempts: Int = 5

    /// Whether pages kept from the last 7 days are fetched anew.
    @Flag(help: "Fetch every page anew, also those kept from the last 7 days.")
    public var refresh = false

    /// Whether progress and counts are left out.
    @Flag(help: "No progress and no counts.")
    public var quiet = false

    /// For the argument parser.
    public init() {}

    /// Refuses values that cannot be, and files that another command writes.
    public func validate() throws {
        guard pageSize ?? 1 > 0 else { throw ValidationError("--page-size must be at least 1") }
        guard timeout >= 1, timeout.isFinite else { throw ValidationError("--timeout must be at least 1 second") }
        guard attempts > 0 else { throw ValidationError("--attempts must be at least 1") }
        guard let output else { return }
        let others = [".sqlite", ".db", ".csv", ".csv.gz", ".html", ".svg"]
        if let other = others.first(where: output.lowercased().hasSuffix) {
            throw ValidationError(
                "data fetch writes the service's own JSON, not \(other); write it to a .json file and then "
                    + "'interphase data import FILE.json \(output)'")
        }
    }
}
