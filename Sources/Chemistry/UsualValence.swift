internal import ExactArithmetic

/// Tells compounds from fragments of formulas by the oxidation states that elements usually have in solids.
///
/// It only serves to choose between two readings of one text; it is no judgement on a material. Main-group elements take one state
/// each, elements of several close states (transition metals, C, N, ...) any average between their lowest and highest one.
///
/// Source of the states: Greenwood and Earnshaw, Chemistry of the Elements, 2nd edition (1997).
enum UsualValence {
    typealias Item = FormulaScanner.Item

    /// True for two elements or more whose usual oxidation states can add up to zero.
    /// - Parameters:
    ///   - isStrict: whether boron, carbon and nitrogen take one whole state too, not any average.
    ///   - fixed: an element with the state it must have.
    static func isCompound(
        _ items: [Item], isStrict: Bool = false, fixed: (element: Element, state: Int)? = nil
    ) -> Bool {
        let sums = Composition.summed(items)
        guard sums.count > 1 else { return false }
        let oxygen = sums.first { $0.element == .oxygen }?.amount ?? .zero
        var low = Rational.zero
        var high = Rational.zero
        var choices: [(states: [Int], amount: Rational)] = []
        for item in sums {
            var states = states(of: item.element)
            if let fixed, fixed.element == item.element { states = .one([fixed.state]) }
            switch states {
            case .between(let range) where !(isStrict && ["B", "C", "N"].contains(item.element.symbol)):
                low += Rational(range.lowerBound) * item.amount
                high += Rational(range.upperBound) * item.amount
            case .between(let range): choices.append((Array(range), item.amount))
            case .one(let states): choices.append((narrowed(states, of: item, oxygen: oxygen), item.amount))
            }
        }
        return reachesZero(choices[...], low, high)
    }

    /// Beside oxygen hydrogen is positive; a halogen is positive only with three oxygen atoms or more.
    private static func narrowed(_ states: [Int], of item: Item, oxygen: Rational) -> [Int] {
        switch item.element.symbol {
        case "H" where !oxygen.isZero: [1]
        case "Cl", "Br", "I": oxygen < item.amount * 3 ? [-1] : states
        default: states
        }
    }

    /// The same for a text; false for one that is no formula.
    static func isCompound(_ text: String) -> Bool {
        (try? FormulaScanner(text))?.probe(text).map { isCompound($0) } ?? false
    }

    /// Whether every amount is a whole number.
    static func isWhole(_ items: [Item]) -> Bool { items.allSatisfy(\.amount.isInteger) }

    private static func reachesZero(
        _ choices: ArraySlice<(states: [Int], amount: Rational)>, _ low: Rational, _ high: Rational
    ) -> Bool {
        guard let next = choices.first else { return low.signum <= 0 && high.signum >= 0 }
        return next.states.contains { state in
            let charge = Rational(state) * next.amount
            return reachesZero(choices.dropFirst(), low + charge, high + charge)
        }
    }

    private enum States {
        /// One of these for all atoms.
        case one([Int])
        /// Any average.
        case between(ClosedRange<Int>)
    }

    /// The usual state or states of `element`.
    private static func states(of element: Element) -> States {
        switch element.symbol {
        case "H": .one([1, -1])
        case "Li", "Na", "K", "Rb", "Cs", "Fr", "Ag": .one([1])
        case "Be", "Mg", "Ca", "Sr", "Ba", "Ra", "Zn", "Cd": .one([2])
        // Boranes hold boron between zero and three.
        case "B": .between(0...3)
        case "Al", "Ga", "Sc", "Y", "La": .one([3])
        case "In", "Tl": .one([3, 1])
        case "Si": .one([4, -4])
        case "Zr", "Hf", "Th": .one([4])
        case "P", "As", "Sb", "Bi": .one([5, 3, -3])
        case "O": .one([-2])
        case "S", "Se", "Te": .one([-2, 4, 6])
        case "F": .one([-1])
        case "Cl", "Br", "I": .one([-1, 5, 7])
        case "C": .between(-4...4)
        case "N": .between(-3...5)
        case "Ge", "Sn", "Pb": .between(2...4)
        case "Cu", "Hg": .between(1...2)
        case "Fe", "Sm", "Eu", "Tm", "Yb": .between(2...3)
        case "Ti", "Co", "Ni", "Pd", "Pt": .between(2...4)
        case "V": .between(2...5)
        case "Cr", "Mo", "W": .between(2...6)
        case "Mn", "Re": .between(2...7)
        case "Nb", "Ta": .between(3...5)
        case "Au": .between(1...3)
        case "Ru", "Os": .between(3...8)
        case "Rh", "Ir", "Ce", "Pr", "Tb": .between(3...4)
        case "Pa", "U", "Np", "Pu": .between(3...6)
        default: element.isNobleGas ? .one([0]) : .one([3])
        }
    }

    /// Whether `element` usually takes this oxidation state, alone or in an average.
    static func reaches(_ state: Int, _ element: Element) -> Bool {
        switch states(of: element) {
        case .one(let states): states.contains(state)
        case .between(let range): range.contains(state)
        }
    }
}
