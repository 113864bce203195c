public import Chemistry

/// The binary compounds that a phase diagram of a composition needs: for each of its metals and each of its anions the usual one.
///
/// Where one is not in the database, the composition competes with the elements instead, and its limits are no answer: Li3ErBr6
/// without ErBr3 is oxidised at 5.6 V "to erbium metal".
public struct UsualBinaries: Sendable {
    private let entries: EntrySet
    /// Masks of the systems of two elements that hold phases.
    private let systems: Set<UInt128>

    /// The binaries of a database.
    /// - Complexity: O(systems).
    public init(in entries: EntrySet) {
        self.entries = entries
        systems = Set(entries.systemMasks.filter { $0.nonzeroBitCount == 2 })
    }

    /// Cations with the oxidation state they have in a material, and anions, as far as a usual binary is expected of them.
    public struct Ions: Sendable, Hashable {
        /// Metals with their mean oxidation state, above 0.
        public let cations: [Element: Double]
        /// Anions of F, Cl, Br, I, O and S.
        public let anions: Set<Element>

        /// What `composition` holds; nothing where its oxidation states cannot be told.
        ///
        /// - Complexity: that of guessing oxidation states, microseconds to milliseconds.
        public init(of composition: Composition) {
            guard composition.elements.contains(where: { charges[$0.symbol] != nil }),
                let states = OxidationGuess.best(composition)
            else {
                (cations, anions) = ([:], [])
                return
            }
            anions = Set(composition.elements.filter { charges[$0.symbol] != nil && (states[$0] ?? 0) < 0 })
            cations = states.filter { !nonmetals.contains($0.key.symbol) && $0.value > 0 }
        }
    }

    /// Usual binaries of `composition` that the database lacks, in the order of the elements.
    ///
    /// - Complexity: O(pairs log n) for n rows.
    public func missing(of composition: Composition) -> [Composition] { missing(of: [Ions(of: composition)]) }

    /// Usual binaries that the database lacks for every cation of one of `materials` with every anion of one of them, in the order of the
    /// elements: what may form where the materials meet.
    ///
    /// Halides are expected in the oxidation state that the metal has in its material, unless none is known to exist; of oxides
    /// and sulfides any of the pair will do, since mixed states (LiNiO2, LiCoO2) have no binary of their own.
    ///
    /// - Complexity: O(pairs log n) for n rows.
    public func missing(of materials: [Ions]) -> [Composition] {
        let anions = Set(materials.flatMap(\.anions)).sorted()
        var found: [Composition] = []
        for (metal, mean) in materials.flatMap(\.cations).sorted(by: { ($0.key, $0.value) < ($1.key, $1.value) }) {
            for anion in anions {
                guard let binary = missing(metal, mean, anion), !found.contains(binary) else { continue }
                found.append(binary)
            }
        }
        return found
    }

    private func missing(_ metal: Element, _ mean: Double, _ anion: Element) -> Composition? {
        guard let charge = Self.charges[anion.symbol] else { return nil }
        let state = Int(mean.rounded())
        guard abs(mean - Double(state)) < Self.wholeState else { return nil }
        let isHalide = charge == 1
        let pair = ChemicalSystem([metal, anion]).mask
        if isHalide ? Self.isUnknown(metal, state, anion) : systems.contains(pair) { return nil }
        guard let usual = Self.binary(metal, state, anion, charge), entries.rows(of: usual).isEmpty else { return nil }
        return usual
    }

    /// A mean state this close to a whole number is one.
    private static let wholeState = 0.01
    /// Charges of the anions that are looked at.
    private static let charges = ["F": 1, "Cl": 1, "Br": 1, "I": 1, "O": 2, "S": 2]
    /// Elements that form anions with others or molecules, for which no solid binary is expected.
    private static let nonmetals: Set<String> = [
        "H", "C", "N", "O", "F", "P", "S", "Cl", "Se", "Br", "I", "Te", "He", "Ne", "Ar", "Kr", "Xe", "Rn",
    ]

    /// Halides that are not known as compounds, since the metal oxidises the halide ion (Greenwood and Earnshaw, Chemistry of the
    /// Elements, 1997, tables of halides per group): lowest state from which on there is none, by metal, for Cl, Br and I.
    private static let unknownFrom: [String: (chloride: Int, bromide: Int, iodide: Int)] = [
        "Cu": (3, 3, 2), "Ag": (2, 2, 2), "Au": (4, 4, 3), "Fe": (4, 4, 3), "Mn": (3, 3, 3), "Co": (3, 3, 3),
        "Ni": (3, 3, 3),
        "Cr": (5, 5, 4), "V": (5, 5, 4), "Mo": (6, 5, 4), "W": (7, 7, 5), "Re": (6, 6, 5), "Ru": (4, 4, 4),
        "Rh": (4, 4, 4),
        "Ir": (4, 4, 4), "Pd": (3, 3, 3), "Os": (6, 5, 4), "Tl": (4, 4, 3), "Pb": (5, 4, 4), "Sb": (6, 5, 5),
        "Bi": (4, 4, 4),
        "As": (5, 5, 5), "Ce": (4, 4, 4), "Pr": (4, 4, 4), "Tb": (4, 4, 4), "Eu": (4, 4, 3), "U": (7, 6, 5),
        "Np": (5, 5, 4),
        "Pu": (4, 4, 4), "Tc": (5, 5, 4),
    ]

    private static func isUnknown(_ metal: Element, _ state: Int, _ halogen: Element) -> Bool {
        guard let limits = unknownFrom[metal.symbol] else { return false }
        switch halogen.symbol {
        case "Cl": return state >= limits.chloride
        case "Br": return state >= limits.bromide
        case "I": return state >= limits.iodide
        default: return false
        }
    }

    private static func binary(_ metal: Element, _ state: Int, _ anion: Element, _ charge: Int) -> Composition? {
        let halved = state % 2 == 0 && charge == 2
        let (metals, anions) = halved ? (1, state / 2) : (charge, state)
        let text = "\(metal.symbol)\(metals > 1 ? "\(metals)" : "")\(anion.symbol)\(anions > 1 ? "\(anions)" : "")"
        return FormulaParser.plain(text)
    }
}
