/// Round numbers along a range of values.
enum AxisTicks {
    /// Up to about `count` multiples of 1, 2 or 5 times a power of ten inside the range; its lower end when there is none.
    static func values(in range: ClosedRange<Double>, count: Int) -> [Double] {
        guard let step = step(in: range, count: count) else { return [range.lowerBound] }
        let first = (range.lowerBound / step).rounded(.up)
        let last = (range.upperBound / step).rounded(.down)
        // Ranges so narrow that neighbouring multiples are the same number have no marks either.
        guard first <= last, max(abs(first), abs(last)) < 1 / Double.ulpOfOne else { return [range.lowerBound] }
        return (Int(first)...Int(last)).map { Double($0) * step }
    }

    /// Digits behind the point that keep neighbouring marks of the range apart, 0 for steps from one on.
    static func decimals(in range: ClosedRange<Double>, count: Int) -> Int {
        guard var step = step(in: range, count: count) else { return 0 }
        var decimals = 0
        while step < nearlyOne, decimals < largestDecimals {
            step *= 10
            decimals += 1
        }
        return decimals
    }

    /// Steps are 1, 2 or 5 times a power of ten; this lies between the rounding errors of 1 and the next step, 0.5.
    private static let nearlyOne = 0.75
    private static let largestDecimals = 12

    private static func step(in range: ClosedRange<Double>, count: Int) -> Double? {
        let width = range.upperBound - range.lowerBound
        guard count > 1, width.isFinite, width / Double(count) >= .leastNormalMagnitude else { return nil }
        return roundStep(atLeast: width / Double(count))
    }

    /// The smallest of 1, 2, 5 times a power of ten that is no smaller than `width`.
    private static func roundStep(atLeast width: Double) -> Double {
        var power = 1.0
        while power > width { power /= 10 }
        while power * 10 <= width { power *= 10 }
        for factor in [1.0, 2, 5] where factor * power >= width { return factor * power }
        return 10 * power
    }
}
