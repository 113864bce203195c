/// The terms of a compound per formula, before they are looked up.
struct CalibrationTerms {
    /// A term of the model.
    struct Name: Hashable, Sendable {
        let block: String
        let name: String
    }

    private(set) var values: [Name: Double] = [:]
    /// Weights of the residual groups.
    private(set) var groups: [String: Double] = [:]
    /// What the corrections of 2011 took from atoms without charge, eV per formula.
    private(set) var knownShift = 0.0

    private static let hubbard: Set<String> = ["V", "Cr", "Mn", "Fe", "Co", "Ni", "Mo", "W"]

    /// The terms of a compound of two elements or more; an element has none.
    init(_ amounts: ElementAmounts, rules: ChargeRules) throws(CalibrationError) {
        guard amounts.count > 1 else { return }
        let pairs = try ChargePairs(amounts, rules: rules)
        for (pair, charge) in pairs.charges { add(pair, charge, rules) }
        addNeutral(pairs.neutral, amounts, rules)
    }

    /// The terms of a unit of charge of one pair.
    init(_ pair: ChargePairs.Pair, rules: ChargeRules) { add(pair, 1, rules) }

    /// The terms of the atoms without charge alone.
    init(neutral: [(symbol: String, amount: Double)], of amounts: ElementAmounts, rules: ChargeRules) {
        addNeutral(neutral, amounts, rules)
    }

    private mutating func add(_ block: String, _ name: String, _ value: Double) {
        if value != 0 { values[Name(block: block, name: name), default: 0] += value }
    }

    private mutating func add(_ pair: ChargePairs.Pair, _ charge: Double, _ rules: ChargeRules) {
        let (cation, anion) = (pair.cation, pair.anion)
        guard let (softness, kind) = AnionClass.of(anion), let rule = rules.elements[cation.symbol] else { return }
        add("anion", anion.name, charge)
        add("cation", cation.name, charge)
        add("softness", cation.symbol, charge * softness)
        if kind.isCovalent { add("covalent", cation.symbol, charge) }
        if kind.hasHubbard, Self.hubbard.contains(cation.symbol) {
            add("hubbard", cation.name, charge)
            add("hubbard-atom", cation.symbol, charge / cation.valence)
        }
        let slopes = Self.slopes(cation, rule)
        for (name, value) in slopes { add("slope", name, charge * value) }
        for (name, value) in slopes where Self.classSlopes.contains(name) {
            add("class-slope", "\(kind.rawValue):\(name)", charge * value)
        }
        let isAcid = rules.isCentre(cation) && (kind == .oxide || kind == .peroxide)
        groups[kind.residualGroup(isSaltLike: rule.block == "s" || isAcid), default: 0] += charge
    }

    private static let classSlopes: Set<String> = ["valence", "chi", "period", "valence_chi", "d", "p"]

    private static func slopes(_ cation: ChargeState, _ rule: ChargeRule) -> [(String, Double)] {
        let valence = (cation.valence - 3) / 2
        let chi = (rule.electronegativity - 1.5) / 0.5
        let period = (rule.period - 4.5) / 1.2
        return [
            ("valence", valence), ("chi", chi), ("chi_squared", chi * chi - 1), ("valence_chi", valence * chi),
            ("period", period), ("valence_period", valence * period), ("d", rule.block == "d" ? 1 : 0),
            ("p", rule.block == "p" ? 1 : 0), ("f", rule.block == "f" ? 1 : 0),
        ]
    }

    /// Atoms without charge: metals in alloys, nonmetals bonded to themselves.
    private mutating func addNeutral(
        _ neutral: [(symbol: String, amount: Double)], _ amounts: ElementAmounts, _ rules: ChargeRules
    ) {
        guard !neutral.isEmpty else { return }
        let total = amounts.reduce(0) { $0 + $1.amount }
        var metals: [(chi: Double, amount: Double)] = []
        for (symbol, amount) in neutral {
            guard let rule = rules.elements[symbol] else { continue }
            let all = amounts.reduce(0) { $0 + ($1.symbol == symbol ? $1.amount : 0) }
            let kept = rule.neutralShift == 0 ? 1 - all / total : 1
            add(rule.isMetal ? "metal" : "homopolar", symbol, amount * kept)
            if rule.isMetal { metals.append((rule.electronegativity, amount)) }
            knownShift += amount * rule.neutralShift
        }
        let bulk = metals.reduce(0) { $0 + $1.amount }
        if bulk > ChargeRules.empty {
            let mean = metals.reduce(0) { $0 + $1.chi * $1.amount } / bulk
            add("alloy", "electronegativity", metals.reduce(0) { $0 + $1.amount * ($1.chi - mean) * ($1.chi - mean) })
        }
        groups["alloy", default: 0] += neutral.reduce(0) { $0 + $1.amount }
    }
}
