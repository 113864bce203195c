internal import Chemistry
internal import Electrochemistry
internal import ExactArithmetic
internal import Thermodynamics

extension Bench {
    /// Values: voltages, energies, capacities and molar ratios; other units are not ours.
    mutating func value(of statement: PublishedStatement) -> Finding {
        switch statement.unit {
        case "V": return voltages(statement)
        case "meV/atom": return energies(statement)
        case "mAh/g", "mAh/g;%": return capacity(statement)
        case "mol": return ratio(statement)
        default: return .open()
        }
    }

    private mutating func voltages(_ statement: PublishedStatement) -> Finding {
        let bounds = statement.value.split(separator: ";").compactMap { Bound(String($0)) }
        let members = statement.members
        guard bounds.count == members.count else { return .open() }
        var holds = true
        var isKnown = true
        var evidence = Evidence()
        let tolerance = settings.statementVoltage
        for (member, bound) in zip(members, bounds) {
            let share = judge(quantity(member), member, &evidence) { bound.allows($0, tolerance: tolerance) }
            if let share { holds = holds && share >= statement.quantifier(settings) } else { isKnown = false }
        }
        return Finding(holds: isKnown ? holds : nil, evidence: evidence.text)
    }

    /// Magnitudes of energies, each within the rounding of the whole number that is printed.
    private mutating func energies(_ statement: PublishedStatement) -> Finding {
        let printed = statement.value.split(separator: ";").compactMap { Double($0) }
        let members = statement.members
        guard printed.count == members.count, !printed.isEmpty else { return .open() }
        var holds = true
        var isKnown = true
        var evidence = Evidence()
        let rounding = settings.printedEnergy
        for (member, energy) in zip(members, printed) {
            let agrees = judge(quantity(member), member, &evidence) {
                ($0 * 1000 - energy).magnitude <= rounding
            }
            if let agrees { holds = holds && agrees == 1 } else { isKnown = false }
        }
        return Finding(holds: isKnown ? holds : nil, evidence: evidence.text)
    }

    /// Charge of full lithiation, or of full delithiation where nothing can be taken up; a printed share refers to it.
    private mutating func capacity(_ statement: PublishedStatement) -> Finding {
        let numbers = statement.value.split(separator: ";").compactMap { Double($0) }
        guard let printed = numbers.first, let member = statement.members.first, let formula = formula(member),
            let ours = fullCapacity(formula)
        else { return .open() }
        let theory = numbers.count > 1 ? printed / (numbers[1] / 100) : printed
        // A share printed in whole per cent leaves half a per cent of it open.
        let rounding = numbers.count > 1 ? 0.5 / numbers[1] : 0
        let holds = (ours - theory).magnitude <= (settings.relativeCapacity + rounding) * theory
        return Finding(holds: holds, evidence: "\(member) \(Text.number(ours, decimals: 0)) mAh/g")
    }

    private mutating func fullCapacity(_ formula: Formula) -> Double? {
        let ion = WorkingIon(.lithium, valence: 1)
        if formula.composition.elements == [.lithium] {
            // The metal itself gives one charge per atom; a step of Li2S has the constant for the charge of a mole.
            return perGram(1, formula.composition.mass / formula.composition.atomCount.doubleValue)
        }
        guard let evolution = evolution(formula, ion: ion) else { return nil }
        let profile = VoltageProfile(evolution, ion: ion)
        let taken = profile.steps.first?.capacity ?? 0
        return taken > settings.same ? taken : profile.steps.last.map { $0.capacity.magnitude }
    }

    /// mAh per gram for charges per formula unit and a molar mass in g/mol.
    private func perGram(_ charges: Double, _ molarMass: Double) -> Double {
        charges * PhysicalConstants.milliampereHoursPerMole / molarMass
    }

    /// `a:b` of two reactants: the equation to the compound that the sentence ends with, and hydrogen, has this ratio.
    private func ratio(_ statement: PublishedStatement) -> Finding {
        let wanted = statement.value.split(separator: ":").compactMap { Double($0) }
        let reactants = statement.members.compactMap { formula($0) }
        guard wanted.count == 2, reactants.count == 2,
            let product = statement.statement.split(separator: " ").last.flatMap({ formula(String($0)) }),
            let hydrogen = formula("H2"),
            let balanced = try? ReactionBalancer.balance(reactants: reactants, products: [product, hydrogen])
        else { return .open() }
        let coefficients = balanced.reactants.map { $0.coefficient.doubleValue }
        let holds = coefficients.count == 2 && coefficients[0] * wanted[1] == coefficients[1] * wanted[0]
        return Finding(holds: holds, evidence: balanced.wholeNumbered.text())
    }
}
