/// One figure of a benchmark.
struct Measurement: Sendable {
    /// Name of the figure; limits refer to it.
    let name: String
    /// What was measured, inputs and seed included.
    let input: String
    /// Median over the runs, in `unit`.
    let median: Double
    /// Smallest of the runs.
    let minimum: Double
    /// `us`, `ms`, `s`, `MB` or `x` (a ratio).
    let unit: String

    /// Median and minimum of times given in seconds, scaled to `unit`.
    init(_ name: String, input: String, seconds: [Double], unit: String) {
        let factor = unit == "us" ? 1e6 : unit == "ms" ? 1e3 : 1
        let sorted = seconds.sorted()
        self.init(
            name, input: input, median: sorted[sorted.count / 2] * factor, minimum: sorted[0] * factor, unit: unit)
    }

    init(_ name: String, input: String, median: Double, minimum: Double, unit: String) {
        self.name = name
        self.input = input
        self.median = median
        self.minimum = minimum
        self.unit = unit
    }

    /// How many times faster than `slower` this one is, median against median of the same run.
    func ratio(to slower: Measurement, name: String, input: String) -> Measurement {
        Measurement(
            name, input: input, median: slower.median / median, minimum: slower.minimum / minimum, unit: "x")
    }
}

/// A benchmark that failed its own check: the time of a wrong answer is not worth printing.
struct WrongAnswer: Error, CustomStringConvertible {
    let description: String
}
