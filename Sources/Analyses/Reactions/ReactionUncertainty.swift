internal import Calibration
internal import Chemistry
internal import Electrochemistry
internal import Interfaces
internal import ThermoEntries
internal import Thermodynamics

/// How the lowest energies of a reaction scatter when the energies of the compounds do; eV per atom of the reactants, at the mixture where
/// each is lowest in its sample.
public struct ReactionUncertainty: Sendable, Hashable {
    /// One energy over all samples.
    public struct Energy: Sendable, Hashable {
        /// 5 % and 95 % quantile.
        public let interval: ClosedRange<Double>
        /// The middle.
        public let median: Double
        /// Every sample, ascending.
        package let samples: [Double]

        init(_ values: [Double]) {
            samples = values.sorted()
            let (low, high) = EnergySampling.quantiles
            interval = Self.quantile(low, samples)...Self.quantile(high, samples)
            median = Self.quantile(0.5, samples)
        }

        /// Share of the samples with an energy below this one.
        public func chance(below energy: Double) -> Double {
            Double(samples.prefix { $0 < energy }.count) / Double(samples.count)
        }

        /// Type 7: position `(n - 1) p` in the sorted values, of which there is one at least.
        private static func quantile(_ p: Double, _ sorted: [Double]) -> Double {
            let position = Double(sorted.count - 1) * p
            let below = Int(position)
            let above = min(below + 1, sorted.count - 1)
            return sorted[below] + (position - Double(below)) * (sorted[above] - sorted[below])
        }
    }

    /// Self-decomposition included.
    public let total: Energy
    /// What the contact adds.
    public let mutual: Energy
}

/// Data in which the energies of all compounds of some elements are drawn anew.
struct SampledEntries: Sendable {
    /// The phases that can take part.
    private let base: EntrySet
    /// Of every row the position of its composition in what is drawn; nil for elements.
    private let places: [Int?]
    private let deviations: [Double?]
    private let sampler: ErrorSampler?
    private let sampling: EnergySampling

    /// The phases within a system, with the errors that a request names.
    /// - Throws: `AnalysisError` for a request that makes no sense beside the energies.
    init(_ request: UncertaintyRequest, within system: ChemicalSystem, of workspace: Workspace) throws {
        sampling = try request.sampling()
        let rows = Set(workspace.entries.rows(within: system))
        let base = workspace.entries.filter(rows.contains)
        var (places, drawn): ([Int?], [Int]) = ([], [])
        for row in 0..<base.count {
            if base.composition(at: row).isElemental {
                places.append(nil)
            } else {
                // Polymorphs keep their order, so that they move together.
                let isFirst = row == 0 || base.composition(at: row) != base.composition(at: row - 1)
                if isFirst { drawn.append(row) }
                places.append(drawn.count - 1)
            }
        }
        let deviation = request.standardDeviation
        deviations = drawn.map { base.energyDeviation(at: $0) ?? deviation }
        sampler = try request.calibration(in: workspace).map { model in
            try ErrorSampler(drawn.map { base.composition(at: $0) }, model: model)
        }
        (self.base, self.places) = (base, places)
    }

    /// What `body` finds in every sample.
    func map<Output, Failure: Error>(_ body: (EntrySet) throws(Failure) -> Output) throws(Failure) -> [Output] {
        var generator = NormalGenerator(seed: sampling.seed)
        var found: [Output] = []
        for _ in 0..<sampling.samples {
            let errors = sampler?.draw(&generator)
            let shifts = deviations.enumerated().map { place, deviation in
                deviation.map { $0 * generator.next() } ?? errors?[place] ?? 0
            }
            let energies = base.energies.indices.map { row in base.energies[row] + (places[row].map { shifts[$0] } ?? 0) }
            found.append(try body(base.rescaled(to: Array(energies), settling: { _ in false })))
        }
        return found
    }
}

extension ReactionUncertainty {
    /// The scatter of the reaction of two materials under a condition.
    /// - Complexity: one reaction per sample.
    init(
        of pair: (Substance, Substance), _ condition: Condition, _ energy: EnergyChoice, _ request: UncertaintyRequest,
        _ workspace: Workspace
    ) throws {
        let system = ChemicalSystem(
            pair.0.composition.elements + pair.1.composition.elements + condition.reservoirs.map(\.element))
        let sampled = try SampledEntries(request, within: system, of: workspace)
        let energies = try sampled.map { entries throws(ThermodynamicsError) in
            let reaction = try InterfaceCalculator(entries: entries, energyChoice: energy)
                .reaction(pair.0.formula, pair.1.formula, reservoirs: condition.reservoirs)
            return (
                total: reaction.kinks[reaction.totalWorstPerAtom].energies.totalPerAtom,
                mutual: reaction.worstEnergyPerAtom
            )
        }
        self.init(total: Energy(energies.map(\.total)), mutual: Energy(energies.map(\.mutual)))
    }
}
