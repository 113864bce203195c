public import ArgumentParser

/// What the Materials Project's own service is asked with.
public struct MaterialsProjectArguments: ParsableArguments {
    /// The key; the environment is the better place, since other users of the machine see arguments.
    @Option(
        help: ArgumentHelp(
            "Your key; MP_API_KEY in the environment keeps it out of the list of processes.", valueName: "key"))
    public var apiKey: String?

    /// Calculation type whose hull the energies belong to: GGA_GGA+U, R2SCAN, GGA_GGA+U_R2SCAN or all.
    @Option(
        help: ArgumentHelp("Thermo type: GGA_GGA+U, R2SCAN, GGA_GGA+U_R2SCAN or all.", valueName: "type"))
    public var type: String = "GGA_GGA+U"

    /// What every service is asked with: chemical system, output, paging, retries.
    @OptionGroup public var common: FetchArguments

    /// For the argument parser.
    public init() {}
}

/// What a provider of OPTIMADE is asked with.
public struct OptimadeArguments: ParsableArguments {
    /// Name of a known provider (`mp`, `oqmd`, ...), or the address of any other one.
    @Option(
        help: ArgumentHelp(
            "mp, oqmd, alexandria, gnome, jarvis, odbx, or the address of any other provider.", valueName: "provider"))
    public var provider: String

    /// What every service is asked with: chemical system, output, paging, retries.
    @OptionGroup public var common: FetchArguments

    /// For the argument parser.
    public init() {}
}
