import Chemistry
import ThermoEntries

extension DoubtfulEnergy {
    /// Elements whose presence makes another family of an oxide: hydroxide, carbonate, nitrate, sulfate, selenate.
    static let notInOxides = mask("H C N S Se")
    /// Elements whose presence makes another family of a halide: hydrate, halate, organic salt.
    static let notInHalides = mask("H C O")
    /// What a sulfide of the family of covalent sulfides does not hold.
    private static let notInSulfides = mask("H C O F Cl Br I")
    /// Metals of ionic sulfides, which the sulfide correction was fitted to.
    private static let ionicSulfideMetals = mask(
        "Li Na K Rb Cs Be Mg Ca Sr Ba Al Sc Y La Ce Pr Nd Sm Eu Gd Tb Dy Ho Er Tm Yb Lu S")
    /// What makes a salt of a metal.
    static let saltAnions = mask("O S Se Te F Cl Br I")
    private static let hydroxide = mask("H O")
    private static let nonmetals = mask("H C N O F P S Cl Se Br I")

    private static func mask(_ symbols: String) -> UInt128 {
        ChemicalSystem(symbols.split(separator: " ").compactMap { Element(symbol: String($0)) }).mask
    }

    /// Rows of a family, ascending.
    ///
    /// - Complexity: O(systems + rows of the systems with the anion).
    static func rows(of family: Family, in set: EntrySet) -> [Int] {
        switch family {
        case .covalentSulfides:
            guard let sulfur = Element(symbol: "S") else { return [] }
            return rows(of: set, holding: [sulfur], without: notInSulfides).filter {
                mask(ofRow: $0, set) & ~ionicSulfideMetals != 0
            }
        case .carbonates:
            guard let carbon = Element(symbol: "C") else { return [] }
            return rows(of: set, holding: [carbon, .oxygen]).filter { amount(8, $0, set) >= 3 * amount(6, $0, set) }
        case .hydroxides:
            guard let hydrogen = Element(symbol: "H") else { return [] }
            return rows(of: set, holding: [hydrogen, .oxygen]).filter {
                let others = mask(ofRow: $0, set) & ~hydroxide
                return others.nonzeroBitCount == 1 && others & nonmetals == 0
                    && amount(1, $0, set) == amount(8, $0, set)
            }
        case .highChlorides:
            guard let chlorine = Element(symbol: "Cl") else { return [] }
            return rows(of: set, holding: [chlorine]).filter {
                set.starts[$0 + 1] - set.starts[$0] == 2
                    && amount(17, $0, set) >= 3 * (set.atomCount(at: $0) - amount(17, $0, set))
            }
        }
    }

    static func mask(ofRow row: Int, _ set: EntrySet) -> UInt128 {
        set.atomicNumbers[Int(set.starts[row])..<Int(set.starts[row + 1])].reduce(0) { $0 | ChemicalSystem.bit($1) }
    }

    private static func amount(_ number: UInt8, _ row: Int, _ set: EntrySet) -> Double {
        let range = Int(set.starts[row])..<Int(set.starts[row + 1])
        return range.first { set.atomicNumbers[$0] == number }.map { set.amounts[$0] } ?? 0
    }
}
