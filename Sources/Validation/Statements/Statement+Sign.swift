internal import Chemistry
internal import Electrochemistry
internal import ExactArithmetic
internal import Interfaces
internal import ThermoEntries
internal import Thermodynamics

extension Bench {
    /// A sign holds when every member has it: `-` reacts, `0` does not, `+` positive, `MIEC` and `SEI` the kind of interphase.
    mutating func sign(_ statement: PublishedStatement) -> Finding {
        if let coexisting = coexistence(statement) { return coexisting }
        var holds = true
        var evidence: [String] = []
        for member in statement.members {
            let quantity = quantity(member)
            let finding =
                ["MIEC", "SEI"].contains(statement.value)
                ? interphase(quantity, wanted: statement.value) : sign(of: quantity, member, wanted: statement)
            guard let holdsHere = finding.holds else { return .open("\(member) cannot be computed") }
            holds = holds && holdsHere
            evidence.append(finding.evidence)
        }
        return Finding(holds: holds, evidence: evidence.joined(separator: ", "))
    }

    private mutating func sign(of quantity: Quantity, _ member: String, wanted: PublishedStatement) -> Finding {
        let values = values(quantity)
        guard let value = values.min() else { return .open() }
        if case .hydrolysis(let formula) = quantity { return hydrolysisSign(formula, wanted.value) }
        let isEnergy = if case .reaction = quantity { true } else { false }
        let noReaction = settings.noReaction
        let isZero = { (value: Double) in value.magnitude <= noReaction }
        if values.count > 1 {
            let obeying = values.filter { wanted.value == "+" ? !isZero($0) : isZero($0) }.count
            let share = Double(obeying) / Double(values.count)
            return Finding(holds: share >= wanted.quantifier(settings), evidence: "\(obeying) of \(values.count)")
        }
        let evidence = "\(member) " + Bench.text(isEnergy ? -value : value, of: quantity)
        switch wanted.value {
        case "-": return Finding(holds: isEnergy ? !isZero(value) : value < 0, evidence: evidence)
        case "0": return Finding(holds: isZero(value), evidence: evidence)
        case "+": return Finding(holds: isEnergy ? isZero(value) : !isZero(value), evidence: evidence)
        default: return .open()
        }
    }

    private func hydrolysisSign(_ formula: Formula, _ wanted: String) -> Finding {
        guard let result = hydrolysis(of: formula) else { return .open() }
        let forced =
            result.forced.map { "\(formula.text) \(Text.number($0, decimals: 2)) eV with the first H2O" }
            ?? formula.text
        let best =
            result.perWater.map { ", \(Text.number($0, decimals: 2)) eV per H2O at best" }
            ?? ", no reaction at any ratio"
        return Finding(holds: (wanted == "-") == (result.perWater != nil), evidence: forced + best)
    }

    /// `0` on several plain formulas: an equal mixture of them does not react.
    private mutating func coexistence(_ statement: PublishedStatement) -> Finding? {
        guard statement.value == "0", statement.groups.count > 1 else { return nil }
        var formulas: [Formula] = []
        for member in statement.members {
            guard case .formula(let formula) = quantity(member) else { return nil }
            formulas.append(formula)
        }
        guard formulas.count == 2, let value = value(.reaction(formulas[0], formulas[1])) else { return .open() }
        return Finding(
            holds: value <= settings.noReaction,
            evidence: "\(formulas[0].text)|\(formulas[1].text) \(Text.millielectronvolts(-value)) meV/atom")
    }

    /// The kind of interphase against the metal of the ion.
    private mutating func interphase(_ quantity: Quantity, wanted: String) -> Finding {
        guard case .reaction(let formula, let metal) = quantity, let ion = metal.composition.elements.first,
            metal.composition.isElemental,
            let step = evolution(formula, ion: WorkingIon(ion, valence: 1))?.steps.first
        else { return .open() }
        let judged = InterphaseClass.judge(step.phases, entries: entries)
        let deciding = Set(judged.deciding.map { entries.formula(at: $0) }).sorted().joined(separator: ", ")
        let evidence = "\(formula.text): \(judged.class.rawValue) (\(deciding))"
        if judged.class == .unknown { return .open(evidence) }
        return Finding(holds: (judged.class == .mixedConducting) == (wanted == "MIEC"), evidence: evidence)
    }
}
