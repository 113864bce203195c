internal import Foundation

/// A CSV text as rows by column name, read without the program's own code.
package struct CSVTable {
    package let header: [String]
    package let rows: [[String: String]]

    package init(_ text: String) {
        let records = text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { Self.fields(String($0)) }
        let header = records.first ?? []
        self.header = header
        rows = records.dropFirst().map { Dictionary(zip(header, $0), uniquingKeysWith: { first, _ in first }) }
    }

    package func number(_ row: Int, _ column: String) -> Double? { rows[row][column].flatMap(Double.init) }

    private static func fields(_ line: String) -> [String] {
        var fields = [""]
        var isQuoted = false
        for character in line {
            if character == "\"" {
                isQuoted.toggle()
            } else if character == ",", !isQuoted {
                fields.append("")
            } else {
                fields[fields.count - 1].append(character)
            }
        }
        return fields
    }
}

/// A JSON export.
package struct JSONExport {
    package let root: [String: Any]

    package init(_ text: String) throws {
        let object = try JSONSerialization.jsonObject(with: Data(text.utf8))
        guard let root = object as? [String: Any] else { throw UnexpectedOutput(text: text) }
        self.root = root
    }

    package var results: [[String: Any]] { root["results"] as? [[String: Any]] ?? [] }
    package var errors: [[String: Any]] { root["errors"] as? [[String: Any]] ?? [] }
    package var settings: [String: Any] { root["settings"] as? [String: Any] ?? [:] }
    package var database: [String: Any] { root["database"] as? [String: Any] ?? [:] }

    /// The pairs of a list of amounts.
    package static func amounts(_ value: Any?) -> [String: Double] {
        let list = value as? [[String: Any]] ?? []
        return Dictionary(
            list.compactMap { item in
                guard let formula = item["formula"] as? String, let amount = item["amount"] as? Double else {
                    return nil
                }
                return (formula, amount)
            }, uniquingKeysWith: +)
    }
}

/// `0.25 P2S5 + 0.75 Li2S -> 0.5 Li3PS4` taken apart and counted, without the program's own parser.
package struct PrintedReaction {
    package typealias Side = [(amount: Double, formula: String)]
    package let left: Side
    package let right: Side

    package init(_ text: String) throws {
        let sides = text.components(separatedBy: " -> ")
        guard sides.count == 2 else { throw UnexpectedOutput(text: text) }
        left = Self.side(sides[0])
        right = Self.side(sides[1])
    }

    /// Largest difference of an element between both sides, in atoms.
    package var imbalance: Double {
        var sums: [String: Double] = [:]
        for (amount, formula) in left { for (e, n) in Self.atoms(formula) { sums[e, default: 0] += amount * n } }
        for (amount, formula) in right { for (e, n) in Self.atoms(formula) { sums[e, default: 0] -= amount * n } }
        return sums.values.map(\.magnitude).max() ?? 0
    }

    private static func side(_ text: String) -> Side {
        text.components(separatedBy: " + ").map { term in
            let parts = term.split(separator: " ")
            return parts.count == 2 ? (Double(parts[0]) ?? .nan, String(parts[1])) : (1, String(parts[0]))
        }
    }

    /// Atoms per formula unit; letters, decimals and round brackets.
    package static func atoms(_ formula: String) -> [String: Double] {
        var stack: [[String: Double]] = [[:]]
        var rest = Substring(formula)
        func number() -> Double {
            let digits = rest.prefix { $0.isNumber || $0 == "." }
            rest = rest.dropFirst(digits.count)
            return Double(digits) ?? 1
        }
        while let first = rest.first {
            rest = rest.dropFirst()
            if first == "(" {
                stack.append([:])
            } else if first == ")" {
                let group = stack.removeLast()
                let factor = number()
                for (e, n) in group { stack[stack.count - 1][e, default: 0] += n * factor }
            } else {
                let tail = rest.prefix { $0.isLowercase }
                rest = rest.dropFirst(tail.count)
                stack[stack.count - 1]["\(first)\(tail)", default: 0] += number()
            }
        }
        return stack[0]
    }
}

/// Output of the program that does not have the form it should have.
package struct UnexpectedOutput: Error, Equatable {
    /// What was read.
    package let text: String
}
