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
        var isKnown = true
        var evidence = Evidence()
        for member in statement.members {
            let quantity = quantity(member)
            let outcome =
                ["MIEC", "SEI"].contains(statement.value)
                ? interphase(quantity, wanted: statement.value, &evidence)
                : sign(of: quantity, member, wanted: statement, &evidence)
            if let outcome { holds = holds && outcome } else { isKnown = false }
        }
        return Finding(holds: isKnown ? holds : nil, evidence: evidence.text)
    }

    /// Whether a quantity has the sign; energies of reactions are negative when they are favourable.
    private mutating func sign(
        of quantity: Quantity, _ member: String, wanted: PublishedStatement, _ evidence: inout Evidence
    ) -> Bool? {
        if case .hydrolysis(let formula) = quantity { return hydrolysisSign(formula, wanted.value, &evidence) }
        let noReaction = settings.noReaction
        if case .reaction = quantity {
            guard let value = value(quantity) else {
                evidence.append("\(member) not computed")
                return nil
            }
            evidence.append(member, -value, of: quantity)
            return (wanted.value == "-") == (value > noReaction)
        }
        guard ["+", "0"].contains(wanted.value) else { return nil }
        let share = judge(quantity, member, &evidence) { ($0.magnitude > noReaction) == (wanted.value == "+") }
        return share.map { $0 >= wanted.quantifier(settings) }
    }

    private func hydrolysisSign(_ formula: Formula, _ wanted: String, _ evidence: inout Evidence) -> Bool? {
        guard let result = hydrolysis(of: formula) else { return nil }
        if let best = result.perWater {
            evidence.append("\(formula.text) \(Text.number(best, decimals: 2)) eV per H2O")
        } else {
            let forced = result.forced.map { ", \(Text.number($0, decimals: 2)) eV if one H2O had to react" } ?? ""
            evidence.append("\(formula.text) no reaction\(forced)")
        }
        return (wanted == "-") == (result.perWater != nil)
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

    /// The kind of interphase against the metal of the ion; nil when a band gap that decides is not known.
    private mutating func interphase(_ quantity: Quantity, wanted: String, _ evidence: inout Evidence) -> Bool? {
        guard case .reaction(let formula, let metal) = quantity, let ion = metal.composition.elements.first,
            metal.composition.isElemental,
            let step = evolution(formula, ion: WorkingIon(ion, valence: 1))?.steps.first
        else { return nil }
        let judged = InterphaseClass.judge(step.phases, entries: entries)
        let deciding = Set(judged.deciding.map { entries.formula(at: $0) }).sorted().joined(separator: ", ")
        evidence.append("\(formula.text): \(judged.class.rawValue) (\(deciding))")
        return judged.class == .unknown ? nil : (judged.class == .mixedConducting) == (wanted == "MIEC")
    }
}
