internal import Chemistry

/// The numbers of the Materials Project's 2020 scheme (Wang et al. 2021, 10.1038/s41598-021-94550-5; Jain et al. 2011,
/// 10.1103/PhysRevB.84.045115), in eV per atom of the element named.
enum MP2020Values {
    /// Oxygen by its kind.
    static func oxygen(_ type: OxygenType) -> Double {
        switch type {
        case .oxide: -0.687
        case .peroxide: -0.465
        case .superoxide: -0.161
        case .ozonide: 0
        }
    }

    /// Anions other than oxygen, in the order in which they are listed.
    static let anions: [(symbol: String, value: Double)] = [
        ("S", -0.503), ("Br", -0.534), ("I", -0.379), ("Se", -0.472), ("Si", 0.071), ("Sb", -0.192), ("Te", -0.422),
        ("H", -0.179), ("N", -0.361), ("F", -0.462), ("Cl", -0.614),
    ]

    /// Metals computed with U in oxides and fluorides: required U in eV, correction in eV per atom.
    static let metals: [(symbol: String, hubbard: Double, value: Double)] = [
        ("V", 3.25, -1.7), ("Cr", 3.7, -1.999), ("Mn", 3.9, -1.668), ("Fe", 5.3, -2.256), ("Co", 3.32, -1.638),
        ("Ni", 6.2, -2.541), ("Mo", 4.38, -3.202), ("W", 6.2, -4.438),
    ]

    /// Potentials of the scheme's input set whose name is not just the symbol; elements that are absent here carry it.
    static let suffixes: [(suffix: String, symbols: [String])] = [
        ("_sv", ["Ba", "Be", "Ca", "Cs", "K", "Li", "Rb", "Sc", "Sr", "Y", "Zr"]),
        (
            "_pv",
            [
                "Cr", "Cu", "Fe", "Hf", "Mg", "Mn", "Mo", "Na", "Nb", "Ni", "Os", "Re", "Rh", "Ru", "Ta", "Tc", "Ti",
                "V",
                "W",
            ]
        ),
        ("_d", ["Ga", "Ge", "In", "Pb", "Sn", "Tl"]),
        ("_3", ["Dy", "Er", "Ho", "Lu", "Nd", "Pm", "Pr", "Sm", "Tb", "Tm"]),
        ("_2", ["Yb"]),
    ]

    /// Name of the potential that the scheme expects for an element.
    static func potential(of element: Element) -> String {
        let suffix = suffixes.first { $0.symbols.contains(element.symbol) }?.suffix ?? ""
        return element.symbol + suffix
    }
}
