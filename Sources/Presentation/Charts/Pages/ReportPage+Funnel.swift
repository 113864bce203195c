internal import TextFormats

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// The funnel of a page.
extension ReportPage {
    /// A row per stage: name, bar, count, what it removed, note.
    static func funnel(_ stages: [Stage]) -> String {
        let largest = stages.map(\.count).max() ?? 0
        var rows: [String] = []
        for (index, stage) in stages.enumerated() {
            let removed = index > 0 ? stages[index - 1].count - stage.count : 0
            let loss = removed > 0 ? "-" + grouped(removed) : ""
            let width = NumberFormat().text(length(stage.count, of: largest) * 100, decimals: 1) ?? "0"
            rows.append(
                "<tr><th scope=\"row\">\(MarkupText.escaped(stage.name))</th>"
                    + "<td class=\"length\"><i style=\"width:\(width)%\"></i></td>"
                    + "<td class=\"number\">\(grouped(stage.count))</td><td class=\"number\">\(loss)</td>"
                    + "<td>\(MarkupText.escaped(stage.note))</td></tr>")
        }
        let head =
            "<thead><tr><th>stage</th><th>left, logarithmic</th><th>left</th><th>removed</th><th></th></tr></thead>"
        return "<table class=\"funnel\">\(head)\n<tbody>\n\(rows.joined(separator: "\n"))\n</tbody></table>"
    }

    /// log(1 + count) / log(1 + largest): 0 for none, 1 for the largest.
    static func length(_ count: Int, of largest: Int) -> Double {
        guard count > 0, largest > 0 else { return 0 }
        return log1p(Double(count)) / log1p(Double(largest))
    }

    /// `20,237`: digits in groups of three, whatever the locale.
    static func grouped(_ count: Int) -> String {
        let digits = Array(String(count.magnitude))
        var text = count < 0 ? "-" : ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { text += "," }
            text.append(digit)
        }
        return text
    }
}
