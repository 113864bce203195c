/// The provider properties that the OPTIMADE reader understands, for those who ask a provider for them.
public enum OptimadeProperties {
    /// Properties with energies of the provider whose own properties begin with `prefix` (`_mp_`, `_oqmd_`, ...); empty for others.
    public static func energies(prefix: String) -> [String] {
        OptimadeEnergies.Provider.all.first { $0.prefix == prefix }.map(names) ?? []
    }

    /// Those of all providers, in the order of the reader's table.
    public static var all: [String] { OptimadeEnergies.Provider.all.flatMap(names) }

    /// Whether the provider with this prefix gives energies to build a hull from, not only distances to its own.
    public static func hasFormationEnergies(prefix: String) -> Bool {
        prefix == materialsProject
            || OptimadeEnergies.Provider.all.contains {
                $0.prefix == prefix && ($0.formation != nil || $0.group != nil)
            }
    }

    private static let materialsProject = "_mp_"

    private static func names(_ provider: OptimadeEnergies.Provider) -> [String] {
        if provider.prefix == materialsProject { return ["_mp_stability"] }
        return [provider.formation, provider.group?.name].compactMap { $0 } + provider.distances
    }
}
