package import Chemistry

/// Oxidation states that elements commonly have in solids, the most common first (Greenwood and Earnshaw, Chemistry of the
/// Elements, 1997). Only used to tell anions from cations.
package enum OxidationTable {
    /// States of `element`, empty for the light noble gases.
    static func states(of element: Element) -> [Int] {
        let row = Int(element.atomicNumber) - 1
        return rows.indices.contains(row) ? rows[row] : [3]
    }

    /// Highest common state of `element`, at least 0.
    package static func highest(of element: Element) -> Int { max(0, states(of: element).max() ?? 0) }

    /// By atomic number from hydrogen on; what follows californium is trivalent.
    private static let rows: [[Int]] = [
        // H He
        [1, -1], [],
        // Li Be B C N O F Ne
        [1], [2], [3, -1, -3], [4, -4, -2, 2, -3, -1, 3], [-3, 5, 3, -1, 1], [-2, -1], [-1], [],
        // Na Mg Al Si P S Cl Ar
        [1], [2], [3], [4, -4, -2, -1], [5, -3, 3, 4, -1], [-2, 6, 4, -1, 2], [-1, 7, 5, 1, 3], [],
        // K Ca Sc Ti V Cr Mn Fe
        [1], [2], [3], [4, 3, 2], [5, 4, 3, 2], [3, 6, 4, 2, 5], [2, 4, 3, 7, 6, 5], [3, 2, 4, 6],
        // Co Ni Cu Zn Ga Ge As
        [2, 3, 4], [2, 3, 4], [2, 1, 3], [2], [3, 1, 2], [4, 2, -4], [5, 3, -3, -1],
        // Se Br Kr
        [-2, 4, 6, -1], [-1, 5, 7, 1, 3], [2],
        // Rb Sr Y Zr Nb Mo Tc Ru
        [1], [2], [3], [4, 3, 2], [5, 4, 3, 2], [6, 4, 5, 3, 2], [7, 4], [4, 3, 5, 6, 8],
        // Rh Pd Ag Cd In Sn Sb
        [3, 4, 1], [2, 4], [1, 2, 3], [2], [3, 1], [4, 2, -4], [3, 5, -3, -1, -2],
        // Te I Xe
        [-2, 4, 6, -1], [-1, 5, 7, 1, 3], [2, 4, 6, 8],
        // Cs Ba La Ce Pr Nd Pm Sm Eu Gd
        [1], [2], [3], [4, 3], [3, 4], [3], [3], [3, 2], [3, 2], [3],
        // Tb Dy Ho Er Tm Yb Lu
        [3, 4], [3], [3], [3], [3, 2], [3, 2], [3],
        // Hf Ta W Re Os Ir Pt Au Hg
        [4], [5, 4, 3], [6, 4, 5], [7, 4, 6, 5], [4, 6, 8], [4, 3, 5], [4, 2], [3, 1, -1], [2, 1],
        // Tl Pb Bi Po At Rn
        [1, 3], [2, 4, -4], [3, 5, -3], [4, 2, -2], [-1], [2],
        // Fr Ra Ac Th Pa U Np Pu Am Cm Bk Cf
        [1], [2], [3], [4], [5, 4], [6, 4, 5, 3], [5, 4, 6, 3], [4, 3, 5, 6], [3, 4], [3], [3], [3],
    ]
}
