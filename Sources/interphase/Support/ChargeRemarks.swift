internal import Chemistry
internal import ExactArithmetic
internal import Presentation
internal import ThermoSnapshot
internal import Thermodynamics

/// What is said on formulas that are not neutral, or were rounded in print: flags in rows, lines for people.
struct ChargeRemarks {
    /// Names of materials, with the ion that balances.
    let catalogue: MaterialCatalogue

    /// Lines told; more are counted.
    private static let named = 8

    /// One line per material that is unbalanced or was balanced, in the order given, each material once.
    func lines(on texts: [String]) -> [String] {
        var seen: Set<String> = []
        let all = texts.compactMap { seen.insert($0).inserted ? line(on: $0) : nil }
        guard all.count > Self.named else { return all }
        return all.prefix(Self.named) + ["charge: \(all.count - Self.named) more formulas are flagged so"]
    }

    /// The table whose rows with typed formulas carry the flags of their charge, each once, behind all others.
    func flagged(_ table: Table) -> Table {
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

    /// `charge-unbalanced`, `balanced-by-0.003-Li`, or nothing.
    private func flag(of text: String) -> String? {
        guard let balance = catalogue.chargeBalance(of: text) else { return nil }
        if let (ion, change) = mended(balance) { return Self.word(change, ion) }
        return balance.isNeutral ? nil : ResultFlag.chargeUnbalanced.rawValue
    }

    private func line(on text: String) -> String? {
        guard let balance = catalogue.chargeBalance(of: text) else { return nil }
        if let (ion, change) = mended(balance) {
            let amount = AmountText.number(change.magnitude)
            let action = change.signum > 0 ? "added" : "taken out"
            let formula = balance.composition.adding(change, of: ion).formula
            return
                "\(text): rounded in print; \(amount) \(ion) \(action) to be neutral, \(formula) (--no-balance keeps it)"
        }
        return balance.isNeutral ? nil : "\(text): \(balance)"
    }

    private func mended(_ balance: ChargeBalance) -> (ion: Element, change: Rational)? {
        guard let ion = catalogue.balancingIon, let change = balance.rounding(through: ion) else { return nil }
        return (ion, change)
    }

    private static func word(_ change: Rational, _ ion: Element) -> String {
        ResultFlag.balanced.rawValue
            .replacing("AMOUNT", with: AmountText.number(change.magnitude)).replacing("ION", with: ion.symbol)
    }
}
