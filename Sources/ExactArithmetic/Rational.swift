public import BigInt

/// An exact fraction of whole numbers, always in lowest terms with a positive denominator.
///
/// Parts that fit a machine word are stored inline, without allocation; an operation that would overflow
/// continues with big integers, and its result returns to machine words as soon as it fits again. Equal values
/// therefore have equal storage, and `==` and hashing are structural.
public struct Rational: Sendable, Hashable {
    /// Invariant: `small` whenever both parts fit an `Int` and the numerator is not `Int.min` (so that it can be negated).
    enum Storage: Sendable, Hashable {
        case small(numerator: Int, denominator: Int)
        indirect case big(numerator: BigInt, denominator: BigInt)
    }

    let storage: Storage

    init(storage: Storage) {
        self.storage = storage
    }

    /// Creates the whole number `value`.
    public init(_ value: Int) {
        self.init(lowestTerms: value, 1)
    }

    /// Creates `n / d` in lowest terms.
    /// - Precondition: `d` is not 0.
    public init(_ n: Int, _ d: Int) {
        precondition(d != 0, "a fraction needs a denominator other than 0")
        if n == .min || d == .min {
            self.init(BigInt(n), BigInt(d))
            return
        }
        let divisor = Int(IntegerArithmetic.greatestCommonDivisor(n.magnitude, d.magnitude))
        let sign = d < 0 ? -1 : 1
        self.init(storage: .small(numerator: sign * (n / divisor), denominator: sign * (d / divisor)))
    }

    /// Creates `n / d` in lowest terms from integers of any size.
    /// - Precondition: `d` is not 0.
    public init(_ n: BigInt, _ d: BigInt) {
        precondition(!d.isZero, "a fraction needs a denominator other than 0")
        let divisor = n.greatestCommonDivisor(with: d)
        let sign: BigInt = d.sign == .minus ? -1 : 1
        let numerator = sign * (n / divisor)
        let denominator = sign * (d / divisor)
        if let small = Int(exactly: numerator), let below = Int(exactly: denominator), small != .min {
            self.init(storage: .small(numerator: small, denominator: below))
        } else {
            self.init(storage: .big(numerator: numerator, denominator: denominator))
        }
    }

    /// Trusts the caller that the fraction is in lowest terms and `d` positive.
    init(lowestTerms n: Int, _ d: Int) {
        if n == .min {
            self.init(storage: .big(numerator: BigInt(n), denominator: BigInt(d)))
        } else {
            self.init(storage: .small(numerator: n, denominator: d))
        }
    }

    /// The neutral element of addition, 0/1.
    public static let zero = Rational(0)
    /// The neutral element of multiplication, 1/1.
    public static let one = Rational(1)

    /// The upper part in lowest terms; it carries the sign.
    public var numerator: BigInt {
        switch storage {
        case .small(let numerator, _): BigInt(numerator)
        case .big(let numerator, _): numerator
        }
    }

    /// The lower part in lowest terms; at least 1.
    public var denominator: BigInt {
        switch storage {
        case .small(_, let denominator): BigInt(denominator)
        case .big(_, let denominator): denominator
        }
    }

    /// The value as a machine integer; nil for a fraction or a whole number beyond `Int`.
    public var intValue: Int? {
        switch storage {
        case .small(let numerator, 1): numerator
        case .small: nil
        case .big(let numerator, let denominator): denominator == 1 ? Int(exactly: numerator) : nil
        }
    }

    /// True for 0 only; exact, there is no tolerance.
    public var isZero: Bool {
        if case .small(0, _) = storage { true } else { false }
    }

    /// True when the denominator is 1.
    public var isInteger: Bool {
        switch storage {
        case .small(_, let denominator): denominator == 1
        case .big(_, let denominator): denominator == 1
        }
    }

    /// -1, 0 or 1, as the value is negative, zero or positive.
    public var signum: Int {
        switch storage {
        case .small(let numerator, _): numerator.signum()
        case .big(let numerator, _): numerator.sign == .minus ? -1 : 1
        }
    }

    /// The absolute value.
    public var magnitude: Rational {
        signum < 0 ? -self : self
    }
}

extension Rational: ExpressibleByIntegerLiteral {
    /// Lets whole numbers be written as literals: `let half = 1 / (2 as Rational)`.
    public init(integerLiteral value: Int) {
        self.init(value)
    }
}
