internal import Chemistry
internal import Electrochemistry
internal import Interfaces
internal import ThermoEntries
internal import Thermodynamics

extension Bench {
    /// A product test holds when each of its members is found where it looks.
    mutating func check(_ test: ProductTest) -> Finding {
        let sides = test.subject.split(separator: "|").map(String.init).compactMap { formula($0) }
        guard sides.count == 2, let phases = phases(sides[0], sides[1], condition: test.condition) else {
            return .open("\(test.subject) cannot be computed")
        }
        let found = names(phases)
        let systems = Set(phases.map { ChemicalSystem(entries.composition(at: $0.row).elements) })
        let missing = test.products.filter { member in
            !member.split(separator: "/").contains { isFound(String($0), found, systems) }
        }
        let outcome = missing.isEmpty ? "" : ", without \(missing.joined(separator: ", "))"
        return Finding(
            holds: missing.isEmpty,
            evidence: "\(test.subject) (\(test.condition)): \(found.joined(separator: ", "))\(outcome)")
    }

    private func isFound(_ member: String, _ found: [String], _ systems: Set<ChemicalSystem>) -> Bool {
        if member.contains("-") {
            guard let system = try? ChemicalSystem(parsing: member) else { return false }
            return systems.contains(system)
        }
        return formula(member).map { found.contains($0.composition.reducedFormula) } ?? false
    }

    private mutating func phases(_ first: Formula, _ second: Formula, condition: String) -> [PhaseAmount]? {
        switch condition {
        case "closed": return reaction(first, second)?.kinks.filter { !$0.isEndpoint }.flatMap(\.products)
        case "metal": return evolution(first, ion: ion(of: first.composition))?.steps.first?.phases
        case "reduction":
            return evolution(first, ion: ion(of: first.composition))?.steps
                .filter { $0.uptake > settings.same }.flatMap(\.phases)
        default:
            guard let voltage = Double(condition) else { return nil }
            return reaction(first, second, voltage: voltage)?.kinks.flatMap(\.products)
        }
    }
}
