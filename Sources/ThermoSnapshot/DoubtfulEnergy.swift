public import Chemistry
internal import ThermoEntries

/// Phases whose energies in mp-2019 are known to be off, shown with every result they take part in.
public struct DoubtfulEnergy: Sendable, Hashable {
    /// Flag that results with such a phase carry.
    public static let note = "doubtful-energy"

    /// Which phases are meant.
    public enum Scope: Sendable, Hashable {
        /// One compound.
        case phase(Composition)
        /// Every compound of an element.
        case compounds(of: Element)
        /// Every compound in which the cations, each in its highest common state, cannot balance O, F, N, S and Cl as anions, so that one
        /// of N, S and Cl must be positive, and with at least as much O as of the element: its oxyanions and molecular oxides.
        case oxyanions(of: Element)
    }

    /// Which phases are meant.
    public let scope: Scope
    /// Measured formation energy in eV/atom, where one is stated.
    public let measuredEnergyPerAtom: Double?
    /// Why, in one clause.
    public let reason: String

    /// `H2O`, `compounds of Yb`, `oxyanions of S`.
    public var name: String {
        switch scope {
        case .phase(let composition): composition.reducedFormula
        case .compounds(let element): "compounds of \(element.symbol)"
        case .oxyanions(let element): "oxyanions of \(element.symbol)"
        }
    }

    static let file = "doubtful.csv"

    static func all(in text: String) throws(SnapshotError) -> [DoubtfulEnergy] {
        let table = try EmbeddedTable(text, file: file)
        let (scope, subject) = (try table.column("scope"), try table.column("of"))
        let measured = try table.column("measured_eV_per_atom")
        let reason = try table.column("reason")
        var all: [DoubtfulEnergy] = []
        for record in table.records {
            all.append(
                DoubtfulEnergy(
                    scope: try Self.scope(record[scope], record[subject]),
                    measuredEnergyPerAtom: Double(record[measured]), reason: record[reason]))
        }
        return all
    }

    private static func scope(_ word: String, _ subject: String) throws(SnapshotError) -> Scope {
        switch (word, Element(symbol: subject)) {
        case ("compounds", let element?): return .compounds(of: element)
        case ("oxyanions", let element?): return .oxyanions(of: element)
        case ("phase", _):
            guard let formula = try? FormulaParser.parse(subject) else {
                throw .damaged(file, "'\(subject)' is not a formula")
            }
            return .phase(formula.composition)
        default: throw .damaged(file, "'\(word)' of '\(subject)' says nothing about phases")
        }
    }

    /// Rows of `set` that are meant, ascending.
    ///
    /// - Complexity: O(systems + rows of the systems with the element).
    func rows(in set: EntrySet) -> [Int] {
        switch scope {
        case .phase(let composition): set.rows(of: composition)
        case .compounds(let element):
            Self.rows(of: set, holding: [element]).filter { set.starts[$0 + 1] - set.starts[$0] > 1 }
        case .oxyanions(let element):
            Self.rows(of: set, holding: [element, .oxygen]).filter { Self.isOxidised(element, $0, set) }
        }
    }

    private static func rows(of set: EntrySet, holding elements: [Element]) -> [Int] {
        let mask = ChemicalSystem(elements).mask
        return set.systemMasks.indices.filter { set.systemMasks[$0] & mask == mask }.flatMap {
            Int(set.systemStarts[$0])..<Int(set.systemStarts[$0 + 1])
        }
    }

    /// Negative charges of N, S, Cl, O and F as anions, by atomic number.
    private static let anions: [UInt8: Double] = [7: 3, 16: 2, 17: 1, 8: 2, 9: 1]

    private static func isOxidised(_ element: Element, _ row: Int, _ set: EntrySet) -> Bool {
        var (charge, surplus) = (0.0, 0.0)
        for k in Int(set.starts[row])..<Int(set.starts[row + 1]) {
            let (number, amount) = (set.atomicNumbers[k], set.amounts[k])
            if number == Element.oxygen.atomicNumber { surplus += amount }
            if number == element.atomicNumber { surplus -= amount }
            if let anion = anions[number] {
                charge -= anion * amount
            } else if let cation = Element(atomicNumber: Int(number)) {
                charge += Double(OxidationTable.highest(of: cation)) * amount
            }
        }
        return charge < 0 && surplus >= 0
    }
}
