internal import ExactArithmetic

/// Oxidation states that an element usually has beside the other elements of a composition.
///
/// Facts of inorganic chemistry, compiled from Greenwood and Earnshaw, Chemistry of the Elements, 2nd edition (1997).
struct UsualStates {
    /// Lowest and highest usual state; any average between them can occur (mixed valence, bonds between like atoms).
    let range: ClosedRange<Int>
    /// The states a formula of the field is written for: one of them for all atoms, or any average where `isMixed`.
    let written: [Int]
    /// Whether averages of `written` are as usual as its members (Ni in a cathode, charged or not).
    let isMixed: Bool

    private init(_ range: ClosedRange<Int>, _ written: [Int], isMixed: Bool = false) {
        self.range = range
        self.written = written
        self.isMixed = isMixed
    }

    private static func fixed(_ state: Int) -> UsualStates { UsualStates(state...state, [state]) }
    private static func redox(_ range: ClosedRange<Int>) -> UsualStates {
        UsualStates(range, [range.lowerBound, range.upperBound], isMixed: true)
    }

    /// The states of `element` in a compound of all `elements`.
    /// - Parameter oxygenPerAtom: oxygen atoms per atom of `element`.
    static func states(of element: Element, among elements: Set<String>, oxygenPerAtom: Rational) -> UsualStates {
        let symbol = element.symbol
        if let anion = anion(symbol, elements, oxygenPerAtom) { return anion }
        // Ni(III) oxidises Mn(III) and Co(II): beside nickel they are Mn(IV) and Co(III) in every layered oxide.
        if elements.contains("Ni"), elements.contains("O") {
            if symbol == "Mn" { return UsualStates(1...7, [4]) }
            if symbol == "Co" { return UsualStates(1...4, [3, 4], isMixed: true) }
        }
        return cation(symbol, elements) ?? (element.isNobleGas ? redox(0...8) : fixed(3))
    }

    private static let fluorineGroup = ["F", "Cl", "Br", "I"]
    /// Elements whose oxides can be peroxides and superoxides.
    private static let peroxideFormers: Set<String> = [
        "O", "H", "Li", "Na", "K", "Rb", "Cs", "Mg", "Ca", "Sr", "Ba", "Zn", "Cd",
    ]
    /// Centres of thiophosphates and their like, in electrolytes written without bonds between sulfur atoms.
    private static let sulfideCentres: Set<String> = ["P", "Si", "Ge"]

    private static func anion(_ symbol: String, _ elements: Set<String>, _ oxygen: Rational) -> UsualStates? {
        switch symbol {
        case "F": return fixed(-1)
        case "Cl", "Br", "I":
            let rank = fluorineGroup.firstIndex(of: symbol) ?? 0
            let isPositive =
                oxygen >= 3 || fluorineGroup.prefix(rank).contains(where: elements.contains) && elements.count <= 3
            return UsualStates(-1...(isPositive ? 7 : -1), isPositive ? [-1, 5, 7] : [-1])
        case "O":
            if elements == ["O", "F"] { return redox(-1...2) }
            return elements.isSubset(of: peroxideFormers) ? UsualStates(-2...0, [-2, -1]) : fixed(-2)
        case "S", "Se", "Te":
            if elements.contains("O") || elements.isSubset(of: ["S", "Se", "Te", "F", "Cl", "Br", "I"]) {
                return UsualStates(-2...6, [-2, 4, 6])
            }
            if symbol != "S", !elements.isDisjoint(with: fluorineGroup) { return UsualStates(-2...6, [-2, 4]) }
            let isSulfide =
                symbol == "S" && !elements.isDisjoint(with: sulfideCentres)
                && !elements.isSubset(of: sulfideCentres.union(["S"]).union(fluorineGroup))
            return isSulfide ? fixed(-2) : UsualStates(-2...0, [-2])
        case "H": return UsualStates(-1...1, elements.contains("O") ? [1] : [1, -1])
        case "N": return UsualStates(-3...5, [-3, 3, 5])
        default: return nil
        }
    }

    private static func cation(_ symbol: String, _ elements: Set<String>) -> UsualStates? {
        switch symbol {
        case "Li", "Na", "K", "Rb", "Cs", "Fr": return fixed(1)
        case "Ag": return UsualStates(1...3, [1])
        case "Be", "Mg", "Ca", "Sr", "Ba", "Ra", "Zn", "Cd": return fixed(2)
        case "B": return UsualStates(-1...3, [3])
        case "C": return UsualStates(-4...4, [4, 3, 2, -4])
        case "P", "As":
            return elements.isDisjoint(with: ["O", "S", "Se"])
                ? UsualStates(-3...5, [5, 3, -3]) : UsualStates(3...5, [5, 4, 3])
        case "Sb", "Bi": return UsualStates(-3...5, [5, 3, -3])
        case "Si": return UsualStates(-4...4, [4, -4])
        case "Ge", "Sn", "Pb": return UsualStates(-4...4, [4, 2])
        case "Ga", "In": return UsualStates(1...3, [3])
        case "Tl": return UsualStates(1...3, [3, 1])
        case "Zr", "Hf": return fixed(4)
        case "Th": return UsualStates(3...4, [4])
        case "Nb", "Ta": return UsualStates(1...5, [5])
        case "Ti": return UsualStates(2...4, [4])
        case "Mo", "W": return UsualStates(2...6, [6, 4])
        case "V": return UsualStates(2...5, [5, 4, 3])
        case "Ce", "Pr", "Tb": return UsualStates(3...4, [3, 4])
        case "Sm", "Eu", "Tm", "Yb", "Nd": return UsualStates(2...3, [3, 2])
        default:
            return mixed.first { $0.symbols.contains(symbol) }.map { entry in
                UsualStates(entry.range, [entry.lowest, entry.range.upperBound], isMixed: true)
            }
        }
    }

    /// Elements of which averages are as common as whole states, with the lowest state for which formulas are written.
    private static let mixed: [(symbols: Set<String>, range: ClosedRange<Int>, lowest: Int)] = [
        (["Fe", "Ni", "Co", "Pd"], 1...4, 2), (["Cu"], 1...3, 1), (["Hg"], 1...2, 1), (["Cr"], 2...6, 2),
        (["Mn", "Re", "Tc"], 1...7, 2), (["Ru", "Os"], 2...8, 2), (["Rh", "Ir"], 1...6, 1), (["Pt"], 0...4, 2),
        (["Au"], -1...3, 1), (["Pa"], 3...5, 3), (["U", "Np", "Pu", "Am"], 3...7, 3),
    ]
}
