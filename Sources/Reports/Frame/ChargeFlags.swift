package import Analyses
package import Presentation

extension ChargeRemarks {
    /// The table whose rows with typed formulas carry the flags of their charge, each once, behind all others.
    package func flagged(_ table: Table) -> Table {
        let typed = Readings.columns.compactMap { name, _ in table.columns.firstIndex { $0.name == name } }
        guard !typed.isEmpty, let place = table.columns.firstIndex(where: { $0.name == "flags" }) else { return table }
        var known: [String: String?] = [:]
        func word(_ text: String) -> String? {
            if let word = known[text] { return word }
            let word = flag(of: text)
            known[text] = .some(word)
            return word
        }
        return table.mapping { old in
            guard case .list(var flags) = old[place] else { return old }
            for index in typed {
                guard case .text(let text) = old[index] else { continue }
                for part in text.split(separator: Readings.contact) {
                    if let flag = word(String(part)), !flags.contains(flag) { flags.append(flag) }
                }
            }
            var cells = old
            cells[place] = .list(flags)
            return cells
        }
    }
}
