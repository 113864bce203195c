#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// A colour of the screen, red, green and blue in 0...255 (sRGB).
public struct Color: Sendable, Hashable {
    /// Red share, 0...255.
    public var red: UInt8
    /// Green share, 0...255.
    public var green: UInt8
    /// Blue share, 0...255.
    public var blue: UInt8

    /// A colour from its three shares.
    public init(red: UInt8, green: UInt8, blue: UInt8) {
        self.red = red
        self.green = green
        self.blue = blue
    }

    /// `#` and six hexadecimal digits, as SVG and CSS take it.
    public var hexadecimal: String {
        "#" + [red, green, blue].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    static let black = Color(red: 0, green: 0, blue: 0)
    static let white = Color(red: 255, green: 255, blue: 255)

    /// Relative luminance, 0 for black and 1 for white (WCAG 2.1).
    var luminance: Double {
        0.2126 * Self.linear(red) + 0.7152 * Self.linear(green) + 0.0722 * Self.linear(blue)
    }

    /// Contrast ratio of two colours, 1...21 (WCAG 2.1); text needs 4.5.
    func contrast(with other: Color) -> Double {
        let (light, dark) = (max(luminance, other.luminance), min(luminance, other.luminance))
        return (light + 0.05) / (dark + 0.05)
    }

    /// Black or white, whichever stands out more; the ratio is never below 4.58.
    var ink: Color { contrast(with: .black) >= contrast(with: .white) ? .black : .white }

    /// The linear share of light that an 8-bit value stands for (IEC 61966-2-1).
    static func linear(_ value: UInt8) -> Double {
        let share = Double(value) / 255
        return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }

    /// The 8-bit value of a linear share of light, clipped to the screen's range.
    static func encoded(_ linear: Double) -> UInt8 {
        let share = linear <= 0.0031308 ? 12.92 * linear : 1.055 * pow(linear, 1 / 2.4) - 0.055
        return UInt8((min(1, max(0, share)) * 255).rounded())
    }
}

/// A colour by perceived lightness (0 black, 1 white) and its green-red and blue-yellow shares (Ottosson's Oklab, 2020).
struct Oklab: Equatable {
    var lightness: Double
    var greenRed: Double
    var blueYellow: Double

    /// The point at `share` (0...1) of the straight line to `end`.
    func mixed(with end: Oklab, share: Double) -> Oklab {
        Oklab(
            lightness: lightness + share * (end.lightness - lightness),
            greenRed: greenRed + share * (end.greenRed - greenRed),
            blueYellow: blueYellow + share * (end.blueYellow - blueYellow))
    }

    /// Oklab to sRGB by the published matrices.
    var color: Color {
        let l = pow(lightness + 0.3963377774 * greenRed + 0.2158037573 * blueYellow, 3)
        let m = pow(lightness - 0.1055613458 * greenRed - 0.0638541728 * blueYellow, 3)
        let s = pow(lightness - 0.0894841775 * greenRed - 1.2914855480 * blueYellow, 3)
        return Color(
            red: Color.encoded(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
            green: Color.encoded(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
            blue: Color.encoded(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s))
    }
}
