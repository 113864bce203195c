internal import Chemistry
internal import Electrochemistry
internal import ThermoSnapshot
internal import Thermodynamics

/// The window of Li10GeP2S12 with every breakpoint, from the data set.
enum WindowBench {
    static func run(_ context: BenchContext) throws -> [Measurement] {
        let calculator = WindowCalculator(
            entries: context.entries, ion: try WorkingIon(symbol: "Li"))
        let composition = try FormulaParser.parse("Li10GeP2S12").composition
        let window = try calculator.window(of: composition)
        let steps = try calculator.evolution(of: composition).steps.count
        // Published: 1.71-2.14 V (reference/windows.csv), same kind of data.
        guard let low = window.reductionLimit, let high = window.oxidationLimit, (low - 1.71).magnitude < 0.16,
            (high - 2.14).magnitude < 0.16
        else {
            throw WrongAnswer(description: "window \(window.reductionLimit ?? -1)-\(window.oxidationLimit ?? -1) V")
        }
        let times = try context.times(count: 100) { _ = try calculator.window(of: composition) }
        let load = try context.times { _ = try ThermoSnapshot.reload() }
        return [
            Measurement(
                "window", input: "Li10GeP2S12, all \(steps) steps, phases gathered from the data set", seconds: times,
                unit: "us"),
            Measurement(
                "load-data-set", input: "mp-2019, 85,014 compounds from the embedded bytes", seconds: load, unit: "ms"),
        ]
    }

    /// A thousand samples of one window under energies with independent errors.
    static func uncertainty(_ context: BenchContext) throws -> [Measurement] {
        let calculator = WindowCalculator(
            entries: context.entries, ion: try WorkingIon(symbol: "Li"))
        let composition = try FormulaParser.parse("Li10GeP2S12").composition
        let sampling = try EnergySampling(standardDeviation: 0.03)
        let window = try calculator.window(of: composition)
        let result = try calculator.uncertainty(of: composition, sampling: sampling)
        guard let interval = result.oxidation.interval, let limit = window.oxidationLimit, interval.contains(limit)
        else {
            throw WrongAnswer(description: "the interval does not hold the limit without errors")
        }
        let times = try context.times { _ = try calculator.uncertainty(of: composition, sampling: sampling) }
        let input = "Li10GeP2S12, \(sampling.samples) samples, every breakpoint of each"
        return [Measurement("window-uncertainty", input: input, seconds: times, unit: "ms")]
    }
}
