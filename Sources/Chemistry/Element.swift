/// A chemical element, hydrogen (1) to lawrencium (103), ordered by atomic number.
public struct Element: Sendable, Hashable, Comparable {
    /// The atomic number Z, 1...103.
    public let atomicNumber: UInt8

    private init(unchecked atomicNumber: UInt8) {
        self.atomicNumber = atomicNumber
    }

    /// The element of atomic number `atomicNumber`; nil outside 1...103.
    public init?(atomicNumber: Int) {
        guard (1...Self.count).contains(atomicNumber) else { return nil }
        self.init(unchecked: UInt8(atomicNumber))
    }

    /// The element written as `symbol` in exact case (`Li`, not `LI`); nil for anything else, also for D, T, X and Vac.
    /// - Complexity: O(1), one table look-up.
    public init?(symbol: some StringProtocol) {
        guard let element = Self.lookUp(Array(symbol.utf8)) else { return nil }
        self = element
    }

    /// The symbol, one or two letters: `Li`.
    public var symbol: String { record.symbol }

    /// The IUPAC name in lower case: `lithium`, `aluminium`, `sulfur`.
    public var name: String { record.name }

    /// Standard atomic weight in g/mol, abridged to five digits (IUPAC 2021, 10.1515/pac-2019-0603).
    ///
    /// For an element without natural abundance it is the mass number of its longest-lived isotope.
    public var mass: Double { record.mass }

    /// Pauling electronegativity (dimensionless); nil for He, Ne and Ar.
    ///
    /// These are the values that order formulas in pymatgen, including its estimates for the heavy actinides.
    public var electronegativity: Double? { record.electronegativity }

    /// True when no isotope is stable: Tc, Pm and everything from polonium on; bismuth counts as stable.
    public var isRadioactive: Bool {
        atomicNumber == 43 || atomicNumber == 61 || atomicNumber >= 84
    }

    /// True for He, Ne, Ar, Kr, Xe and Rn.
    public var isNobleGas: Bool {
        switch atomicNumber {
        case 2, 10, 18, 36, 54, 86: true
        default: false
        }
    }

    /// Order by atomic number.
    public static func < (left: Element, right: Element) -> Bool {
        left.atomicNumber < right.atomicNumber
    }

    /// Place in the order of formulas: ascending electronegativity, unknown ones last, ties by symbol.
    var formulaRank: UInt8 { Self.formulaRanks[Int(atomicNumber) - 1] }

    private var record: ElementRecord { Self.records[Int(atomicNumber) - 1] }
}

extension Element: CaseIterable {
    /// All 103 elements by atomic number.
    public static let allCases: [Element] = (1...UInt8(count)).map { Element(unchecked: $0) }

    /// Number of elements known here.
    private static let count = 103
}

extension Element: CustomStringConvertible {
    /// The symbol.
    public var description: String { symbol }
}

extension Element {
    /// H, the lightest element; D and T are not told apart from it.
    public static let hydrogen = Element(unchecked: 1)
    /// Li, the working ion of most cells.
    public static let lithium = Element(unchecked: 3)
    /// O, open to the gas phase in oxide work.
    public static let oxygen = Element(unchecked: 8)
    /// Na, working ion of valence 1.
    public static let sodium = Element(unchecked: 11)
    /// Mg, working ion of valence 2.
    public static let magnesium = Element(unchecked: 12)
    /// Al, working ion of valence 3.
    public static let aluminium = Element(unchecked: 13)
    /// K, working ion of valence 1.
    public static let potassium = Element(unchecked: 19)
    /// Ca, working ion of valence 2.
    public static let calcium = Element(unchecked: 20)
    /// Zn, working ion of valence 2.
    public static let zinc = Element(unchecked: 30)
}

extension Element {
    /// Finds a symbol of one or two ASCII letters in a table of 26 rows (first letter) by 27 columns (none, a...z).
    static func lookUp(_ letters: [UInt8]) -> Element? {
        guard let first = letters.first, (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(first) else { return nil }
        var column = 0
        if letters.count == 2, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(letters[1]) {
            column = Int(letters[1] - UInt8(ascii: "a")) + 1
        } else if letters.count != 1 {
            return nil
        }
        let number = symbolTable[Int(first - UInt8(ascii: "A")) * 27 + column]
        return number == 0 ? nil : Element(unchecked: number)
    }

    private static let symbolTable: [UInt8] = {
        var table = [UInt8](repeating: 0, count: 26 * 27)
        for element in allCases {
            let letters = Array(element.symbol.utf8)
            let column = letters.count == 2 ? Int(letters[1] - UInt8(ascii: "a")) + 1 : 0
            table[Int(letters[0] - UInt8(ascii: "A")) * 27 + column] = element.atomicNumber
        }
        return table
    }()

    private static let formulaRanks: [UInt8] = {
        let ordered = allCases.sorted {
            let left = $0.electronegativity ?? .infinity
            let right = $1.electronegativity ?? .infinity
            return left != right ? left < right : $0.symbol < $1.symbol
        }
        var ranks = [UInt8](repeating: 0, count: count)
        for (rank, element) in ordered.enumerated() { ranks[Int(element.atomicNumber) - 1] = UInt8(rank) }
        return ranks
    }()
}
