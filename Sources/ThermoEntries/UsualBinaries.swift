public import Chemistry

/// The binary compounds that a phase diagram of a composition needs: for each of its metals and each of its anions the usual one.
///
/// Where one is not in the database, the composition competes with the elements instead, and its limits are no answer: Li3ErBr6
/// without ErBr3 is oxidised at 5.6 V "to erbium metal".
public enum UsualBinaries {
    /// Usual binaries of `composition` that `entries` lacks, in the order of the elements.
    ///
    /// Halides are expected in the oxidation state that the metal has in the composition, unless none is known to exist; of oxides
    /// and sulfides any of the pair will do, since mixed states (LiNiO2, LiCoO2) have no binary of their own.
    ///
    /// - Complexity: O(pairs log n) for n rows.
    public static func missing(of composition: Composition, in entries: EntrySet) -> [Composition] {
        guard composition.elements.contains(where: { charges[$0.symbol] != nil }),
            let states = OxidationGuess.best(composition)
        else { return [] }
        let anions = composition.elements.filter { charges[$0.symbol] != nil && (states[$0] ?? 0) < 0 }
        let metals = composition.elements.filter { !nonmetals.contains($0.symbol) && (states[$0] ?? 0) > 0 }
        var missing: [Composition] = []
        for metal in metals {
            for anion in anions {
                guard let charge = charges[anion.symbol], let mean = states[metal] else { continue }
                let state = Int(mean.rounded())
                guard abs(mean - Double(state)) < wholeState else { continue }
                let isHalide = charge == 1
                if isHalide, isUnknown(metal, state, anion) { continue }
                if !isHalide, hasBinary(metal, anion, entries) { continue }
                guard let usual = binary(metal, state, anion, charge), entries.rows(of: usual).isEmpty else { continue }
                missing.append(usual)
            }
        }
        return missing
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

    private static func hasBinary(_ metal: Element, _ anion: Element, _ entries: EntrySet) -> Bool {
        entries.systemMasks.contains(ChemicalSystem([metal, anion]).mask)
    }

    private static func binary(_ metal: Element, _ state: Int, _ anion: Element, _ charge: Int) -> Composition? {
        let halved = state % 2 == 0 && charge == 2
        let (metals, anions) = halved ? (1, state / 2) : (charge, state)
        let text = "\(metal.symbol)\(metals > 1 ? "\(metals)" : "")\(anion.symbol)\(anions > 1 ? "\(anions)" : "")"
        return (try? FormulaParser.parse(text))?.composition
    }
}
