internal import TextFormats
internal import Presentation

/// Numbers as the pages print them.
enum Text {
    /// A number with fixed decimals; "no limit" for infinity.
    static func number(_ value: Double, decimals: Int) -> String {
        NumberFormat().text(value, decimals: decimals) ?? "no limit"
    }

    /// Volts with two decimals, three below 0.1 V so that steps close to the metal stay apart.
    static func volts(_ value: Double) -> String {
        let smallFrom = 0.1
        return number(value, decimals: value != 0 && value.magnitude < smallFrom ? 3 : 2)
    }

    /// meV with one decimal from eV.
    static func millielectronvolts(_ value: Double) -> String { number(value * 1000, decimals: 1) }

    /// A share as `21 of 25 (84 %)`.
    static func share(_ part: Int, of whole: Int) -> String {
        whole == 0 ? "0 of 0" : "\(part) of \(whole) (\(number(100 * Double(part) / Double(whole), decimals: 0)) %)"
    }
}
