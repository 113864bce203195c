internal import Chemistry
internal import Interfaces
internal import Screening

extension Bench {
    /// Counts: criteria of the coating funnel, cells of a heat map, members of a list that can be computed.
    mutating func count(_ statement: PublishedStatement) -> Finding {
        switch statement.subjects {
        case "coating screening funnel": return funnel(statement)
        case "heat map rows and columns": return heatMap(statement)
        default: return coatings(statement)
        }
    }

    private func funnel(_ statement: PublishedStatement) -> Finding {
        let criteria: [ScreeningStage] = [.phaseStability, .window, .cathode, .electrolyte]
        let present = criteria.filter { ScreeningStage.allCases.contains($0) }
        return Finding(
            holds: Double(statement.value) == Double(present.count),
            evidence:
                "stages \(present.map(\.rawValue).joined(separator: ", ")) and \(ScreeningStage.allCases.count - 1 - present.count) more"
        )
    }

    /// The rows and columns stand in the note: `rows Li3MCl6 (M = Bi, ...), Li3PS4, ...; columns LiCoO2, ...`.
    private mutating func heatMap(_ statement: PublishedStatement) -> Finding {
        let parts = statement.note.split(separator: ";").map { String($0.trimmingBlanks) }
        guard let rows = parts.first(where: { $0.hasPrefix("rows ") }).map({ expand(String($0.dropFirst(5))) }),
            let columns = parts.first(where: { $0.hasPrefix("columns ") }).map({ expand(String($0.dropFirst(8))) })
        else { return .open() }
        var energies: [Double] = []
        for row in rows {
            for column in columns { energies += value(.reaction(row, column)).map { [$0] } ?? [] }
        }
        return Finding(
            holds: statement.value == "\(rows.count)x\(columns.count)" && energies.count == rows.count * columns.count,
            evidence: "\(rows.count) x \(columns.count), \(energies.count) cells computed, up to "
                + "\(Text.millielectronvolts(energies.max() ?? 0)) meV/atom")
    }

    /// `Li3MCl6 (M = Bi, Dy), Li3PS4` as formulas.
    private func expand(_ text: String) -> [Formula] {
        var rest = text
        var found: [Formula] = []
        if let open = text.firstRange(of: " (M = "), let close = text.firstRange(of: ")") {
            let template = text[..<open.lowerBound]
            for symbol in text[open.upperBound..<close.lowerBound].split(separator: ",") {
                let name = template.split(separator: "M", omittingEmptySubsequences: false).joined(
                    separator: String(symbol.trimmingBlanks))
                found += formula(name).map { [$0] } ?? []
            }
            rest = String(text[close.upperBound...])
        }
        return found + rest.split(separator: ",").compactMap { formula(String($0.trimmingBlanks)) }
    }

    /// Coatings that a screening should keep: on the hull within its limit, and a window that reaches its upper voltage.
    private mutating func coatings(_ statement: PublishedStatement) -> Finding {
        let criteria = ScreeningCriteria()
        var kept = 0
        var evidence: [String] = []
        for member in statement.members {
            guard let formula = formula(member), let above = value(.aboveHull(formula)),
                let low = value(.limit(.reduction, formula)), let high = value(.limit(.oxidation, formula))
            else { return .open("\(member) cannot be computed") }
            if above <= criteria.maximumEnergyAboveHull && low <= criteria.voltageLow && high >= criteria.voltageHigh {
                kept += 1
            }
            evidence.append(
                "\(member) \(Text.millielectronvolts(above)) meV/atom above the hull, \(Text.volts(low)) to \(Text.volts(high)) V"
            )
        }
        return Finding(holds: Double(statement.value) == Double(kept), evidence: evidence.joined(separator: ", "))
    }
}
