/// Which cation holds how much charge of which anion in a compound.
struct ChargePairs {
    /// A cation with an anion.
    struct Pair: Hashable {
        let cation: ChargeState
        let anion: ChargeState
    }

    /// Charge per formula by pair, in the order in which they were formed.
    private(set) var charges: [(pair: Pair, charge: Double)] = []
    /// Amounts of atoms without charge, by symbol.
    private(set) var neutral: [(symbol: String, amount: Double)] = []

    private var places: [Pair: Int] = [:]

    /// The pairs of a compound: acids bind their oxygen first, the rest is shared in proportion to charge.
    init(_ amounts: ElementAmounts, rules: ChargeRules) throws(CalibrationError) {
        let found = try rules.states(of: amounts.sorted { $0.symbol < $1.symbol })
        var anions = Side(found.filter { $0.state.valence < 0 }.map { ($0.state, -$0.state.valence * $0.amount) })
        neutral = found.filter { $0.state.valence == 0 }.map { ($0.state.symbol, $0.amount) }
        let cations = found.filter { $0.state.valence > 0 }.map { ($0.state, $0.state.valence * $0.amount) }
        var protons = Side(cations.filter { $0.0 == Self.proton })
        var centres = Side(cations.filter { $0.0 != Self.proton && rules.isCentre($0.0) })
        var metals = Side(cations.filter { $0.0 != Self.proton && !rules.isCentre($0.0) })
        bind(&protons, &anions) { ["O", "N"].contains($0.symbol) }
        bind(&protons, &anions) { _ in true }
        bind(&centres, &anions) { Self.boundFirst.contains($0.symbol) }
        bind(&centres, &anions) { !Self.boundFirst.contains($0.symbol) }
        let weak = metals.items.map(\.state)
        bind(&metals, &anions) { _ in true }
        shareOutOxygen(of: weak, found.map(\.state), rules)
        charges = charges.filter { $0.charge > ChargeRules.empty }
    }

    private static let proton = ChargeState(symbol: "H", valence: 1)
    private static let oxygen = ChargeState(symbol: "O", valence: -2)
    /// What centres of acids take before anything else.
    private static let boundFirst: Set<String> = [
        "O", "S", "Se", "Te", "N", "P", "As", "Sb", "C", "Si", "Ge", "B",
    ]

    /// States with the charge that is not yet bound.
    private struct Side {
        var items: [(state: ChargeState, charge: Double)]
        init(_ items: [(ChargeState, Double)]) { self.items = items.map { (state: $0.0, charge: $0.1) } }
    }

    private subscript(pair: Pair) -> Double {
        get { places[pair].map { charges[$0].charge } ?? 0 }
        set {
            if let place = places[pair] {
                charges[place].charge = newValue
            } else {
                places[pair] = charges.count
                charges.append((pair, newValue))
            }
        }
    }

    /// Lets cations take the charge of chosen anions, in proportion on both sides, until one is used up.
    private mutating func bind(_ cations: inout Side, _ anions: inout Side, _ isChosen: (ChargeState) -> Bool) {
        let pool = anions.items.indices.filter {
            isChosen(anions.items[$0].state) && anions.items[$0].charge > ChargeRules.empty
        }
        let need = cations.items.reduce(0) { $0 + $1.charge }
        let supply = pool.reduce(0) { $0 + anions.items[$1].charge }
        guard need > ChargeRules.empty, supply > ChargeRules.empty else { return }
        let (paid, used) = (min(1, supply / need), min(1, need / supply))
        for index in cations.items.indices {
            let cation = cations.items[index]
            for place in pool {
                let anion = anions.items[place]
                self[Pair(cation: cation.state, anion: anion.state)] += cation.charge * paid * anion.charge / supply
            }
            cations.items[index].charge = cation.charge * (1 - paid)
        }
        for place in pool { anions.items[place].charge *= 1 - used }
    }

    /// Oxygen of the metals belongs to the groups of the acids, the strongest first, up to the charge of each; the rest is oxide.
    private mutating func shareOutOxygen(of metals: [ChargeState], _ found: [ChargeState], _ rules: ChargeRules) {
        let pairs = metals.map { Pair(cation: $0, anion: Self.oxygen) }.filter { places[$0] != nil }
        let total = pairs.reduce(0) { $0 + self[$1] }
        guard total > ChargeRules.empty else { return }
        var room: [String: Double] = [:]
        for centre in rules.centres where found.contains(centre.state) {
            let bound = self[Pair(cation: centre.state, anion: Self.oxygen)] / centre.state.valence
            room[centre.acid, default: 0] += centre.groupCharge * bound
        }
        var left = total
        for acid in rules.acids {
            let taken = min(left, room[acid] ?? 0)
            guard taken > ChargeRules.empty else { continue }
            left -= taken
            for pair in pairs {
                let group = ChargeState(symbol: "[\(acid)]", valence: -2)
                self[Pair(cation: pair.cation, anion: group)] = self[pair] * taken / total
            }
        }
        for pair in pairs { self[pair] *= max(0, left) / total }
    }
}
