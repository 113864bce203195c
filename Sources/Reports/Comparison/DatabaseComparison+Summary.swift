internal import Analyses
package import Presentation
internal import TextFormats

/// The agreement of two databases in a few lines.
extension DatabaseComparison {
    /// A line for each number and each word that could be compared; of steps over the voltage the share with the same phases.
    package func summary(_ table: Table) -> [String] {
        if case .steps(let low, let high, let range) = layout.pairing {
            return layout.phases.compactMap { shareLine($0, StepColumns(low: low, high: high, range: range), table) }
        }
        return layout.numbers.compactMap { numberLine($0, table) } + layout.words.compactMap { wordLine($0, table) }
    }

    /// `reduction_limit_V: median size of the difference 0.01, largest -0.2 (Li3PS4), 12 compared.`; nil where nothing could be compared.
    private func numberLine(_ name: String, _ table: Table) -> String? {
        guard let position = table.position("difference_\(name)") else { return nil }
        var differences: [(value: Double, input: String)] = []
        for cells in counted(table) {
            guard case .number(let value) = cells[position] else { continue }
            differences.append((value, place(cells, table)))
        }
        let sizes = differences.map(\.value.magnitude).sorted()
        guard let largest = differences.first(where: { $0.value.magnitude == sizes.last }) else { return nil }
        guard sizes.count > 1 else {
            return "\(name): difference \(NumberFormat(significantDigits: 3).text(largest.value) ?? "")."
        }
        let half = sizes.count / 2
        let median = sizes.count.isMultiple(of: 2) ? (sizes[half - 1] + sizes[half]) / 2 : sizes[half]
        let format = NumberFormat(significantDigits: 3)
        let place = largest.input.isEmpty ? "" : " (\(largest.input))"
        return "\(name): median size of the difference \(format.text(median) ?? ""), largest "
            + "\(format.text(largest.value) ?? "")\(place), \(sizes.count) compared."
    }

    /// `verdict: the same in 5 of 7.`; nil where nothing could be compared.
    private func wordLine(_ name: String, _ table: Table) -> String? {
        guard let position = table.position("same_\(name)") else { return nil }
        let compared = counted(table).map { $0[position] }.filter { !$0.isBlank }
        let same = compared.filter { $0 == .boolean(true) }
        return compared.isEmpty ? nil : "\(name): the same in \(same.count) of \(compared.count)."
    }

    /// The rows that count.
    private func counted(_ table: Table) -> [[Cell]] {
        let rows = table.rows.map(\.cells)
        guard let (key, text) = layout.summarised, let position = table.position(key) else { return rows }
        return rows.filter { $0[position] == .text(text) }
    }

    /// The keys of a row in one text, without those that say nothing new.
    private func place(_ cells: [Cell], _ table: Table) -> String {
        let keys = layout.keys.filter { $0 != layout.summarised?.key }
        let texts = keys.compactMap { text(cells, $0, table) }
        return texts.enumerated().filter { !texts[..<$0.offset].contains($0.element) }.map(\.element).joined(
            separator: ", ")
    }

    private func text(_ cells: [Cell], _ name: String, _ table: Table) -> String? {
        guard let position = table.position(name) else { return nil }
        switch cells[position] {
        case .text(let text): return text.isEmpty ? nil : text
        case .number(let value): return NumberFormat(significantDigits: 5).text(value)
        default: return nil
        }
    }
}

/// Where the limits of steps stand, and what of them counts.
private struct StepColumns {
    let low: String
    let high: String
    let range: ClosedRange<Double>
}

extension DatabaseComparison {
    /// `phases: the same over 62.5 % of the voltage between the outermost limits; least 40 % (P2S5), 2 compared.`; nil where nothing could be compared.
    ///
    /// Counted are steps with both limits, cut at the range asked for.
    private func shareLine(_ name: String, _ steps: StepColumns, _ table: Table) -> String? {
        guard let same = table.position("same_\(name)"), let low = table.position(steps.low),
            let high = table.position(steps.high)
        else { return nil }
        var inputs: [(name: String, same: Double, all: Double)] = []
        for row in table.rows {
            guard case .boolean(let agree) = row.cells[same] else { continue }
            let width = width(row.cells[low], row.cells[high], steps.range)
            let input = text(row.cells, layout.keys[0], table) ?? ""
            if inputs.last?.name != input { inputs.append((input, 0, 0)) }
            inputs[inputs.count - 1].all += width
            inputs[inputs.count - 1].same += agree ? width : 0
        }
        inputs.removeAll { $0.all == 0 }
        guard let least = inputs.min(by: { $0.same / $0.all < $1.same / $1.all }) else { return nil }
        let total = inputs.map(\.same).reduce(0, +) / inputs.map(\.all).reduce(0, +)
        return "\(name): the same over \(percent(total)) of the voltage between the outermost limits; least "
            + "\(percent(least.same / least.all)) (\(least.name)), \(inputs.count) compared."
    }

    /// The finite part of a step inside the range, V; 0 for a step without end.
    private func width(_ low: Cell, _ high: Cell, _ range: ClosedRange<Double>) -> Double {
        func number(_ cell: Cell, or open: Double) -> Double {
            if case .number(let value) = cell { value } else { open }
        }
        let from = max(range.lowerBound, number(low, or: -.infinity))
        let to = min(range.upperBound, number(high, or: .infinity))
        return from.isFinite && to.isFinite ? max(0, to - from) : 0
    }

    private func percent(_ share: Double) -> String {
        "\(NumberFormat(significantDigits: 3).text(100 * share) ?? "") %"
    }
}

extension Table {
    /// Where a column stands.
    fileprivate func position(_ name: String) -> Int? { columns.firstIndex { $0.name == name } }
}
