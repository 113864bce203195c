internal import Chemistry
internal import ExactArithmetic
package import ThermoSnapshot
internal import Thermodynamics

/// What is said on formulas that are not neutral, or were rounded in print: flags in rows, lines for people.
package struct ChargeRemarks {
    /// Names of materials, with the ion that balances.
    package let catalogue: MaterialCatalogue

    /// Puts the parts together.
    package init(
        catalogue: MaterialCatalogue
    ) {
        self.catalogue = catalogue
    }

    /// Lines told; more are counted.
    private static let named = 8

    /// One line per material that is unbalanced or was balanced, in the order given, each material once.
    package func lines(on texts: [String]) -> [Wording] {
        var seen: Set<String> = []
        let all = texts.compactMap { seen.insert($0).inserted ? line(on: $0) : nil }
        guard all.count > Self.named else { return all }
        return all.prefix(Self.named) + ["charge: \(all.count - Self.named) more formulas are flagged so"]
    }

    /// `charge-unbalanced`, `balanced-by-0.003-Li`, or nothing.
    package func flag(of text: String) -> String? {
        guard let balance = catalogue.chargeBalance(of: text) else { return nil }
        if let (ion, change) = mended(balance) { return Self.word(change, ion) }
        return balance.isNeutral ? nil : ResultFlag.chargeUnbalanced.rawValue
    }

    private func line(on text: String) -> Wording? {
        guard let balance = catalogue.chargeBalance(of: text) else { return nil }
        if let (ion, change) = mended(balance) {
            let amount = AmountText.number(change.magnitude)
            let action = change.signum > 0 ? "added" : "taken out"
            let formula = balance.composition.adding(change, of: ion).formula
            return
                "\(text): rounded in print; \(amount) \(ion) \(action) to be neutral, \(formula) (\(.noBalance) keeps it)"
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
