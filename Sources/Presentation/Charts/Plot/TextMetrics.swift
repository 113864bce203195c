/// Widths of text in the family of our drawings, from the advance widths of DejaVu Sans.
///
/// The other families of the list are as wide (Verdana) or narrower (Liberation Sans, Arial), so that text never needs
/// more room than measured here.
enum TextMetrics {
    /// Width in pixels at `size` pixels.
    static func width(of text: String, size: Double, isBold: Bool = false) -> Double {
        let thousandths = text.unicodeScalars.reduce(0) { $0 + advance(of: $1) }
        return Double(thousandths) / 1000 * size * (isBold ? boldFactor : 1)
    }

    /// `text` broken into lines of at most `width` pixels, at blanks where there are any.
    static func lines(_ text: String, width: Double, size: Double, isBold: Bool = false) -> [String] {
        TextWrapping.lines(text) { self.width(of: $0, size: size, isBold: isBold) <= width }
    }

    /// Bold letters are wider by a tenth to a sixth; single narrow letters by more.
    private static let boldFactor = 1.16

    private static func advance(of scalar: Unicode.Scalar) -> Int {
        let value = Int(scalar.value)
        if value >= 32, value - 32 < ascii.count { return ascii[value - 32] }
        // Greek, accents, arrows and signs stay below the first, ideographs below the second number.
        return value < 0x2E80 ? 850 : 1050
    }

    /// Advance widths of U+0020 to U+007E in thousandths of the font size.
    private static let ascii = [
        318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337,
        636, 636, 636, 636, 636, 636, 636, 636, 636, 636, 337, 337, 838, 838, 838, 531,
        1000, 684, 686, 698, 770, 632, 575, 775, 752, 295, 295, 656, 557, 863, 748, 787,
        603, 787, 695, 635, 611, 732, 684, 989, 685, 611, 685, 390, 337, 390, 838, 500,
        500, 613, 635, 550, 635, 615, 352, 635, 634, 278, 278, 579, 278, 974, 634, 612,
        635, 635, 411, 521, 392, 634, 592, 818, 592, 592, 525, 636, 337, 636, 838,
    ]
}
