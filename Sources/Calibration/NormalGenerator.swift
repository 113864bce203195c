#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// Standard normal numbers from a seed; the same seed gives the same numbers everywhere.
///
/// Uniform bits come from SplitMix64 (G. L. Steele, D. Lea, C. H. Flood, OOPSLA 2014, doi:10.1145/2660193.2660195), pairs of normal
/// numbers from the polar method (G. Marsaglia, T. A. Bray, SIAM Rev. 6, 260 (1964), doi:10.1137/1006063).
public struct NormalGenerator: Sendable {
    private var state: UInt64
    private var spare: Double?

    /// The numbers of a seed.
    public init(seed: UInt64) { state = seed }

    /// The next number of mean 0 and variance 1.
    public mutating func next() -> Double {
        if let value = spare {
            spare = nil
            return value
        }
        while true {
            let (u, v) = (symmetric(), symmetric())
            let square = u * u + v * v
            if square >= 1 || square == 0 { continue }
            let scale = (-2 * log(square) / square).squareRoot()
            spare = v * scale
            return u * scale
        }
    }

    /// Uniform in [-1, 1), from the upper 53 bits.
    private mutating func symmetric() -> Double {
        Double(bits() >> 11) * 0x1p-52 - 1
    }

    private mutating func bits() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
