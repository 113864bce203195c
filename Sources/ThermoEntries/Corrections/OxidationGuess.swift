internal import Chemistry
internal import ExactArithmetic

/// Finds the most plausible neutral assignment of oxidation states to a composition.
///
/// Every element has one state from `OxidationTable`; at most one has a mean between its lowest and highest state (mixed
/// valence, polysulfides). Of all neutral assignments the cheapest is taken: uncommon states, a mean that is no state of the
/// table, and a negative element beside a positive one that is more electronegative cost. The search covers the
/// whole reduced formula, however large the cell.
struct OxidationGuess {
    /// Mean state per element; nil when nothing neutral exists or the formula is beyond the search.
    static func best(_ composition: Composition) -> [Element: Double]? {
        guard let guess = OxidationGuess(composition) else { return nil }
        var search = guess
        search.assign(0)
        return search.result
    }

    private let elements: [Element]
    private let counts: [Int]
    private let choices: [[Int]]
    private var current: [Int]
    private var bestCost = Double.infinity
    private var bestStates: [Double] = []

    /// Cost of one step down the list of common states.
    private static let uncommon = 1.0
    /// The same for oxygen, whose peroxides are rare.
    private static let uncommonOxygen = 5.0
    /// Cost of a mean that is no state of the table.
    private static let mixed = 2.5
    /// The same for oxygen, and for metals below their lowest state (clusters): only where nothing else balances.
    private static let farMixed = 12.0
    /// Elements that have no state between -1 and 0: beside them the metal has mixed valence (decision 0003).
    private static let halogens: Set<String> = ["F", "Cl", "Br", "I"]
    /// Cost per unit of electronegativity by which a cation exceeds an anion.
    private static let inverted = 8.0
    /// A mean this close to a whole number comes from a formula with rounded amounts (`Li2In0.444Sc0.222Cl4`).
    private static let roundedFormula = 0.01
    /// Assignments that are looked at.
    private static let largestSearch = 20_000.0

    private init?(_ composition: Composition) {
        elements = composition.elements
        counts = composition.reduced.composition.amounts.compactMap(\.amount.intValue)
        guard counts.count == elements.count, counts.allSatisfy({ $0 < 1 << 40 }) else { return nil }
        var lists = elements.map(OxidationTable.states(of:))
        guard lists.allSatisfy({ !$0.isEmpty }) else { return nil }
        // Rare states of the richest elements go first when there are too many combinations.
        while lists.reduce(1.0, { $0 * Double($1.count) }) > Self.largestSearch {
            guard let longest = lists.indices.max(by: { lists[$0].count < lists[$1].count }) else { return nil }
            lists[longest].removeLast()
        }
        choices = lists
        current = lists.map { $0[0] }
    }

    private var result: [Element: Double]? {
        guard bestCost.isFinite else { return nil }
        return Dictionary(uniqueKeysWithValues: zip(elements, bestStates))
    }

    /// Tries every choice for the elements from `position` on.
    private mutating func assign(_ position: Int) {
        guard position < elements.count else { return weigh() }
        for state in choices[position] {
            current[position] = state
            assign(position + 1)
        }
    }

    private mutating func weigh() {
        let charge = zip(current, counts).reduce(0) { $0 + $1.0 * $1.1 }
        if charge == 0 { return consider(current.map(Double.init), extra: 0) }
        // One element takes a mean instead: weighed once per element, when that element has its first state.
        for free in elements.indices where current[free] == choices[free][0] {
            let others = charge - current[free] * counts[free]
            let mean = -Double(others) / Double(counts[free])
            let lowest = choices[free].min() ?? 0
            let highest = max(choices[free].max() ?? 0, lowest < 0 ? 0 : lowest)
            let isCluster = choices[free].count > 1 && lowest > 0 && mean > 0 && mean < Double(lowest)
            guard
                isCluster || choices[free].count > 1 || lowest < 0, isCluster || Double(lowest) <= mean,
                mean <= Double(highest)
            else { continue }
            let symbol = elements[free].symbol
            let state = (mean - mean.rounded()).magnitude < Self.roundedFormula ? mean.rounded() : mean
            if Self.halogens.contains(symbol), state > -1, state <= 0 { continue }
            var states = current.map(Double.init)
            states[free] = state
            let isFar = isCluster || (symbol == "O" && state > -2 && state <= 0)
            consider(states, extra: isFar ? Self.farMixed : Self.mixed)
        }
    }

    private mutating func consider(_ states: [Double], extra: Double) {
        var cost = extra
        for index in elements.indices where cost < bestCost { cost += commonness(states[index], index) }
        guard cost < bestCost else { return }
        cost += inversion(states)
        // Strictly better only: among equals the first in the fixed order of the search stays.
        guard cost < bestCost else { return }
        bestCost = cost
        bestStates = states
    }

    private func commonness(_ state: Double, _ index: Int) -> Double {
        let step = elements[index].symbol == "O" ? Self.uncommonOxygen : Self.uncommon
        let list = choices[index]
        let nearest = list.indices.min { (Double(list[$0]) - state).magnitude < (Double(list[$1]) - state).magnitude }
        return step * Double(nearest ?? 0)
    }

    private func inversion(_ states: [Double]) -> Double {
        var worst = 0.0
        for cation in elements.indices where states[cation] > 0 {
            for anion in elements.indices where states[anion] < 0 {
                let excess = (elements[cation].electronegativity ?? 0) - (elements[anion].electronegativity ?? 0)
                worst = max(worst, excess)
            }
        }
        return Self.inverted * worst
    }
}
