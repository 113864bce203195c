public import ArgumentParser

/// What the Materials Project's own service is asked with.
public struct MaterialsProjectArguments: ParsableArguments {
    /// The key; the environment is the better place, since other users of the machine see arguments.
    @Option(
        help: ArgumentHelp(
            "Your key; MP_API_KEY in the environment keeps it out of the list of processes.", valueName: "key"))
    public var apiKey: String?

    /// GGA_GGA+U, R2SCAN, GGA_GGA+U_R2SCAN or all.
    @Option(
        help: ArgumentHelp("Thermo type: GGA_GGA+U, R2SCAN, GGA_GGA+U_R2SCAN or all.", valueName: "type"))
    public var type: String = "GGA_GGA+U"

    /// Shared options.
    @OptionGroup public var common: FetchArguments

    /// For the argument parser.
    public init() {}
}

/// What a provider of OPTIMADE is asked with.
public struct OptimadeArguments: ParsableArguments {
    /// A name, or an address.
    @Option(
        help: ArgumentHelp(
            "mp, oqmd, alexandria, gnome, jarvis, odbx, or the address of any other provider.", valueName: "provider"))
    public var provider: String

    /// Shared options.
    @OptionGroup public var common: FetchArguments

    /// For the argument parser.
    public init() {}
}
