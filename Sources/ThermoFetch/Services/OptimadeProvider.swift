internal import ThermoEntries

/// A provider known by name, as of 2026 (providers.optimade.org).
public struct OptimadeProvider: Sendable, Hashable {
    /// What a user types.
    public let name: String
    /// Base address, without the version.
    public let address: String
    /// The prefix of its own properties.
    public let prefix: String

    /// All of them, in the order in which they are listed to people.
    public static let known = [
        OptimadeProvider(name: "mp", address: "https://optimade.materialsproject.org", prefix: "_mp_"),
        OptimadeProvider(name: "oqmd", address: "https://oqmd.org/optimade", prefix: "_oqmd_"),
        OptimadeProvider(name: "alexandria", address: "https://alexandria.icams.rub.de/pbe", prefix: "_alexandria_"),
        OptimadeProvider(name: "gnome", address: "https://optimade-gnome.odbx.science", prefix: "_gnome_"),
        OptimadeProvider(name: "jarvis", address: "https://jarvis.nist.gov/optimade/jarvisdft", prefix: "_jarvis_"),
        OptimadeProvider(name: "odbx", address: "https://optimade.odbx.science", prefix: "_odbx_"),
    ]

    /// Properties to ask for.
    public var properties: [String] { OptimadeProperties.energies(prefix: prefix) }

    /// Whether a hull can be built from what it gives.
    public var hasFormationEnergies: Bool { OptimadeProperties.hasFormationEnergies(prefix: prefix) }
}
