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
        let rows = Set(phases.map(\.row))
        var found: [String] = []
        var missing: [String] = []
        for member in test.products {
            let matches = Set(member.split(separator: "/").flatMap { self.matches(String($0), rows) })
            if matches.isEmpty { missing.append(member) } else { found += matches.sorted() }
        }
        let outcome = missing.isEmpty ? "" : ", not \(missing.joined(separator: ", "))"
        return Finding(
            holds: missing.isEmpty,
            evidence: "\(test.subject) (\(test.condition)): \(found.joined(separator: ", "))\(outcome)")
    }

    /// Phases among the rows that a member of a test stands for.
    private func matches(_ member: String, _ rows: Set<Int>) -> [String] {
        if let system = try? ChemicalSystem(parsing: member), member.contains("-") {
            return rows.filter { ChemicalSystem(entries.composition(at: $0).elements) == system }.map {
                entries.formula(at: $0)
            }
        }
        guard let wanted = formula(member)?.composition else { return [] }
        return entries.rows(of: wanted).filter { rows.contains($0) }.map { entries.formula(at: $0) }
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
