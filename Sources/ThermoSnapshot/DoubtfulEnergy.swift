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
        /// Every compound in which the cations, each in its highest common state, cannot balance O, F, N, S, Se, Cl, Br and I as anions, so
        /// that one of those but O and F must be positive, and with at least as much O as of the element: its oxyanions and molecular oxides.
        case oxyanions(of: Element)
        /// Every compound of an element with oxygen that holds none of H, C, N, S and Se.
        case oxides(of: Element)
        /// Every compound of a halogen without O, H and C.
        case halides(of: Element)
        /// Every compound of a metal with one or more of O, S, Se, Te and the halogens.
        case salts(of: Element)
        /// A family with a rule of its own.
        case family(Family)
    }

    /// Families that no single element describes.
    public enum Family: String, Sendable, Hashable {
        /// Sulfides without O, H, C and halogens of which one cation is no metal of an ionic sulfide (groups 1 to 3, Al, rare earths).
        case covalentSulfides = "covalent sulfides"
        /// At least three O per C.
        case carbonates
        /// A metal with as much O as H and nothing else.
        case hydroxides
        /// Binary chlorides with at least three Cl per other atom.
        case highChlorides = "chlorides of high charge"
    }

    /// Which phases are meant.
    public let scope: Scope
    /// Measured formation energy in eV/atom, where one is stated.
    public let measuredEnergyPerAtom: Double?
    /// Mean of ours minus measured in eV/atom over the measured compounds of the family, or of the phase itself; nil where unknown.
    public let errorPerAtom: Double?
    /// Standard deviation of that difference in eV/atom, over `count` compounds; nil where unknown.
    public let spreadPerAtom: Double?
    /// Measured compounds behind the two; nil where unknown.
    public let count: Int?
    /// Why, in one clause.
    public let reason: String

    /// `H2O`, `compounds of Yb`, `oxyanions of S`.
    public var name: String {
        switch scope {
        case .phase(let composition): composition.reducedFormula
        case .compounds(let element): "compounds of \(element.symbol)"
        case .oxyanions(let element): "oxyanions of \(element.symbol)"
        case .oxides(let element): "oxides of \(element.symbol)"
        case .salts(let element): "salts of \(element.symbol)"
        case .halides(let element): "halides of \(element.symbol)"
        case .family(let family): family.rawValue
        }
    }

    static let file = "doubtful.csv"

    static func all(in text: String) throws(SnapshotError) -> [DoubtfulEnergy] {
        let table = try EmbeddedTable(text, file: file)
        let (scope, subject) = (try table.column("scope"), try table.column("of"))
        let measured = try table.column("measured_eV_per_atom")
        let (error, spread) = (
            try table.column("mean_error_eV_per_atom"), try table.column("spread_eV_per_atom")
        )
        let (count, reason) = (try table.column("compounds"), try table.column("reason"))
        var all: [DoubtfulEnergy] = []
        for record in table.records {
            all.append(
                DoubtfulEnergy(
                    scope: try Self.scope(record[scope], record[subject]),
                    measuredEnergyPerAtom: Double(record[measured]), errorPerAtom: Double(record[error]),
                    spreadPerAtom: Double(record[spread]), count: Int(record[count]), reason: record[reason]))
        }
        return all
    }

    private static func scope(_ word: String, _ subject: String) throws(SnapshotError) -> Scope {
        switch (word, Element(symbol: subject)) {
        case ("compounds", let element?): return .compounds(of: element)
        case ("oxyanions", let element?): return .oxyanions(of: element)
        case ("oxides", let element?): return .oxides(of: element)
        case ("salts", let element?): return .salts(of: element)
        case ("halides", let element?): return .halides(of: element)
        case ("family", _):
            guard let family = Family(rawValue: subject) else { throw .damaged(file, "'\(subject)' is no family") }
            return .family(family)
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
            Self.rows(of: set, holding: [element])
        case .oxyanions(let element):
            Self.rows(of: set, holding: [element, .oxygen]).filter { Self.isOxidised(element, $0, set) }
        case .oxides(let element): Self.rows(of: set, holding: [element, .oxygen], without: Self.notInOxides)
        case .salts(let element):
            Self.rows(of: set, holding: [element]).filter { Self.mask(ofRow: $0, set) & Self.saltAnions != 0 }
        case .halides(let element): Self.rows(of: set, holding: [element], without: Self.notInHalides)
        case .family(let family): Self.rows(of: family, in: set)
        }
    }

    static func rows(of set: EntrySet, holding elements: [Element], without others: UInt128 = 0) -> [Int] {
        let mask = ChemicalSystem(elements).mask
        return set.systemMasks.indices.filter {
            set.systemMasks[$0] & (mask | others) == mask && set.systemMasks[$0].nonzeroBitCount > 1
        }.flatMap {
            Int(set.systemStarts[$0])..<Int(set.systemStarts[$0 + 1])
        }
    }

    /// Negative charges as anions, by atomic number.
    private static let anions: [UInt8: Double] = [7: 3, 16: 2, 17: 1, 8: 2, 9: 1, 35: 1, 53: 1, 34: 2]

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
