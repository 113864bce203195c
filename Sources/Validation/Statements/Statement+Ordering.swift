internal import Chemistry

extension Bench {
    /// An ordering holds when every member of a group stands in the relation to every member of the next group; pairs that
    /// share a reactant with exactly one pair of the other group are compared with that one only.
    mutating func ordering(_ statement: PublishedStatement) -> Finding {
        let groups = statement.groups
        guard groups.count > 1, ["<", ">", "<="].contains(statement.value) else { return .open() }
        var values: [String: Double] = [:]
        var evidence = Evidence()
        for member in statement.members where values[member] == nil {
            let quantity = quantity(member)
            guard let value = value(quantity) else { return .open("\(member) not computed") }
            values[member] = value
            evidence.append(member, value, of: quantity)
        }
        var holds = true
        for (left, right) in zip(groups, groups.dropFirst()) {
            for (a, b) in Bench.comparable(left, right) {
                guard let first = values[a], let second = values[b] else { continue }
                switch statement.value {
                case ">": holds = holds && first > second + settings.same
                case "<": holds = holds && first < second - settings.same
                default: holds = holds && first <= second + settings.same
                }
            }
        }
        return Finding(holds: holds, evidence: evidence.text)
    }

    /// Which members of two groups are compared with each other.
    private static func comparable(_ left: [String], _ right: [String]) -> [(String, String)] {
        let sharing = left.map { a in right.filter { b in !reactants(a).isDisjoint(with: reactants(b)) } }
        if left.count > 1, sharing.allSatisfy({ $0.count == 1 }) {
            return zip(left, sharing).map { ($0, $1[0]) }
        }
        return left.flatMap { a in right.map { (a, $0) } }
    }

    private static func reactants(_ pair: String) -> Set<String> {
        let sides = pair.split(separator: "|").map(String.init)
        return sides.count == 2 ? Set(sides) : []
    }
}
