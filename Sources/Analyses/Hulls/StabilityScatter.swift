internal import Chemistry
internal import ThermoEntries
internal import Thermodynamics

/// How the stability of the lowest entry of a composition scatters when the energies of all compounds do.
public struct StabilityScatter: Sendable {
    /// Share of the samples in which it is on the hull; nil without an entry.
    public let shareOnHull: Double?
    /// 5 % and 95 % quantile of the energy against the hull without it, eV/atom; nil for elements and without an entry.
    public let decomposition: ClosedRange<Double>?

    /// - Complexity: two linear programs per sample.
    init(of composition: Composition, _ request: UncertaintyRequest, _ workspace: Workspace) throws {
        let system = ChemicalSystem(composition.elements)
        let sampled = try SampledEntries(request, within: system, of: workspace)
        let phases = try sampled.map { entries throws(ThermodynamicsError) in
            var analyzer = try HullAnalyzer(entries, system: system)
            return try analyzer.analysis(of: composition).phases.first
        }.compactMap { $0 }
        shareOnHull = phases.isEmpty ? nil : Double(phases.count { $0.isStable }) / Double(phases.count)
        let energies = phases.compactMap(\.decompositionEnergy)
        decomposition = energies.isEmpty ? nil : ReactionUncertainty.Energy(energies).interval
    }
}
