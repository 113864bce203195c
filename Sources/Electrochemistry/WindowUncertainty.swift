internal import Thermodynamics

/// How the limits of a window scatter when the energies of the compounds do.
public struct WindowUncertainty: Sendable {
    /// Phases that occurred together just outside a limit.
    public struct ProductSet: Sendable, Hashable {
        /// Rows in the entries, ascending.
        public let rows: [Int]
        /// Share of the samples with a limit on this side, 0 to 1.
        public let share: Double
    }

    /// One end of the window over all samples.
    public struct Limit: Sendable, Hashable {
        /// 5 % and 95 % quantile over the samples with a window, in V; nil when no sample has a finite limit.
        ///
        /// A sample that is stable against the element counts with its limit of 0 V. One to which nothing bounds the window counts as
        /// infinitely far, so that an end of the interval can be infinite.
        ///
        /// Quantiles interpolate linearly between order statistics (type 7 of Hyndman and Fan, Am. Stat. 50, 361 (1996),
        /// doi:10.1080/00031305.1996.10473566).
        public let interval: ClosedRange<Double>?
        /// Median over the same samples, in V; may be infinite.
        public let median: Double?
        /// Share of all samples with a window but without this limit (stable against the element, or nothing to give off).
        public let shareWithout: Double
        /// Product sets just outside the limit, most frequent first, equal ones in the order of their rows.
        public let products: [ProductSet]
    }

    /// How the energies were varied.
    public let sampling: EnergySampling
    /// Lower end.
    public let reduction: Limit
    /// Upper end.
    public let oxidation: Limit
    /// Share of the samples in which the composition's own entry lies above the hull; nil without an entry.
    public let shareUnstable: Double?
    /// Share of the samples without a window (mode `own` only).
    public let shareWithoutWindow: Double

    init(_ windows: [StabilityWindow], sampling: EnergySampling) {
        self.sampling = sampling
        let count = Double(windows.count)
        let open = windows.filter { !$0.flags.contains(.noWindow) && !$0.flags.contains(.reservoirItself) }
        reduction = Limit(open.map { ($0.reduction, $0.reductionLimit ?? -.infinity) }, of: count)
        oxidation = Limit(open.map { ($0.oxidation, $0.oxidationLimit ?? .infinity) }, of: count)
        shareWithoutWindow = (count - Double(open.count)) / count
        let hasEntry = windows.first?.entryRow != nil
        shareUnstable =
            hasEntry
            ? Double(windows.filter { $0.flags.contains(.unstablePhase) }.count) / count : nil
    }
}

extension WindowUncertainty.Limit {
    fileprivate init(_ limits: [(edge: StabilityWindow.Edge?, voltage: Double)], of samples: Double) {
        let found = limits.compactMap(\.edge)
        let voltages = limits.map(\.voltage).sorted()
        let (low, high) = EnergySampling.quantiles
        let isLimited = voltages.contains(where: \.isFinite)
        interval = isLimited ? Self.quantile(low, voltages)...Self.quantile(high, voltages) : nil
        median = isLimited ? Self.quantile(0.5, voltages) : nil
        shareWithout = Double(limits.count - found.count) / samples
        var counts: [[Int]: Int] = [:]
        for edge in found { counts[edge.products.map(\.row), default: 0] += 1 }
        products = counts.sorted {
            $0.value != $1.value ? $0.value > $1.value : $0.key.lexicographicallyPrecedes($1.key)
        }
        .map { WindowUncertainty.ProductSet(rows: $0.key, share: Double($0.value) / Double(found.count)) }
    }

    /// Type 7: position `(n - 1) p` in the sorted values, which must not be empty.
    private static func quantile(_ p: Double, _ sorted: [Double]) -> Double {
        let position = Double(sorted.count - 1) * p
        let below = Int(position)
        let above = min(below + 1, sorted.count - 1)
        // Between equal values there is nothing to interpolate; two infinite ones have no difference.
        if sorted[below] == sorted[above] { return sorted[below] }
        return sorted[below] + (position - Double(below)) * (sorted[above] - sorted[below])
    }
}
