/// One value of a table, still typed, so that each renderer decides how it is written.
public enum Cell: Sendable, Hashable {
    /// No value: an empty CSV cell, `null` in JSON. Also what an unbounded limit is printed as.
    case empty
    /// Text as it stands; formulas, reactions, names.
    case text(String)
    /// A measured or computed number in the unit of its column; infinities and NaN are printed as `empty`.
    case number(Double)
    /// A count; printed with all its digits.
    case integer(Int)
    /// `true` or `false`; `yes` or `no` for people.
    case boolean(Bool)
    /// Species with formula units; printed sorted by formula.
    case amounts([Amount])
    /// Words in the order given, for instance flags; joined by `; ` in CSV, a JSON array of strings.
    case list([String])

    /// A number that may be absent: nil, infinities and NaN become `empty`.
    public static func optional(_ value: Double?) -> Cell {
        guard let value, value.isFinite else { return .empty }
        return .number(value)
    }

    /// A text that may be absent: nil becomes `empty`.
    public static func optional(_ value: String?) -> Cell {
        value.map(Cell.text) ?? .empty
    }

    /// Whether nothing is printed for it: no value, no finite value, an empty text or an empty list.
    public var isBlank: Bool {
        switch self {
        case .empty: true
        case .text(let text): text.isEmpty
        case .number(let value): !value.isFinite
        case .integer, .boolean: false
        case .amounts(let amounts): amounts.isEmpty
        case .list(let words): words.isEmpty
        }
    }
}
