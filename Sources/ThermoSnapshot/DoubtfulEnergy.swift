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

    /// Rows of `set` that one of `all` means.
    ///
    /// - Complexity: O(systems + rows of the systems with the elements of the rules).
    static func rows(of all: [DoubtfulEnergy], in set: EntrySet) -> [Int] {
        var rows: [Int] = []
        // Rules are found by an element that they ask for, not by oxygen, which half of the systems hold.
        var rules = [[DoubtfulEnergy]](repeating: [], count: UInt128.bitWidth)
        var keys: UInt128 = 0
        for doubt in all {
            if case .phase(let composition) = doubt.scope {
                rows += set.rows(of: composition)
                continue
            }
            let key = (doubt.heldElements & ~Self.oxygen).trailingZeroBitCount
            keys |= 1 << key
            rules[key].append(doubt)
        }
        let (starts, numbers, amounts, systems) = (set.starts, set.atomicNumbers, set.amounts, set.systemStarts)
        for (system, mask) in set.systemMasks.enumerated() where mask & keys != 0 && mask.nonzeroBitCount > 1 {
            var bits = mask & keys
            while bits != 0 {
                let key = bits.trailingZeroBitCount
                bits &= bits - 1
                for doubt in rules[key] where doubt.isMeant(elements: mask) {
                    let all = Int(systems[system])..<Int(systems[system + 1])
                    guard doubt.asksForAmounts else {
                        rows.append(contentsOf: all)
                        continue
                    }
                    for row in all {
                        let parts = Int(starts[row])..<Int(starts[row + 1])
                        if doubt.isMeant(amounts: PhaseContent(numbers[parts], amounts[parts])) { rows.append(row) }
                    }
                }
            }
        }
        return rows
    }

    /// Whether a compound is meant.
    ///
    /// - Complexity: O(elements).
    func isMeant(_ composition: Composition) -> Bool {
        if case .phase(let meant) = scope { return meant.reduced.composition == composition.reduced.composition }
        let content = PhaseContent(composition)
        return isMeant(elements: content.mask) && isMeant(amounts: content)
    }
}
