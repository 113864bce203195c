/// Random sets of phases whose formation energies per formula are whole numbers, so that facets are coplanar and kinks coincide.
public enum IntegerHull {
    /// The elements the sets are made of.
    public static let symbols = ["Li", "O", "P", "S", "Co"]

    /// `compounds` random phases over the first `elements` symbols, after the elements themselves.
    ///
    /// Amounts are 0 to 3, energies 0 to -4 eV per formula written; with `ties` false the energies are drawn from a continuum.
    public static func phases(
        elements count: Int, compounds: Int, ties: Bool = true, _ random: inout SeededGenerator
    ) -> [FixturePhase] {
        let symbols = symbols.prefix(count)
        var phases = symbols.map { FixturePhase($0, 0) }
        while phases.count < count + compounds {
            let amounts = symbols.map { _ in Int.random(in: 0...3, using: &random) }
            guard amounts.filter({ $0 > 0 }).count > 1 else { continue }
            let formula = zip(symbols, amounts).filter { $0.1 > 0 }.map { "\($0)\($1)" }.joined()
            let energy =
                ties ? -Double(Int.random(in: 0...4, using: &random)) : -4 * Double.random(in: 0...1, using: &random)
            phases.append(FixturePhase(formula, energy / Double(amounts.reduce(0, +))))
        }
        return phases.enumerated().map { FixturePhase($1.formula, $1.formationEnergyPerAtom, id: "int-\($0 + 1)") }
    }

    /// A random formula over the first `elements` symbols, with at least one atom.
    public static func formula(elements count: Int, _ random: inout SeededGenerator) -> String {
        var amounts = (0..<count).map { _ in Int.random(in: 0...3, using: &random) }
        if amounts.allSatisfy({ $0 == 0 }) { amounts[Int.random(in: 0..<count, using: &random)] = 1 }
        return zip(symbols, amounts).filter { $0.1 > 0 }.map { "\($0)\($1)" }.joined()
    }
}
