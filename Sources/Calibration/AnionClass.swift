/// Kinds of anions that share slopes.
enum AnionClass: String, Sendable {
    case fluoride, chloride, bromide, iodide, oxide, peroxide, oxyanion, sulfide, selenide, nitride, pnictide, hydride, covalent

    private static let halides: Set<AnionClass> = [.chloride, .bromide, .iodide]

    /// Softness on a scale from fluoride (-1) to telluride (+1), and the class.
    static func of(_ anion: ChargeState) -> (softness: Double, kind: AnionClass)? {
        if anion.symbol.hasPrefix("[") { return (-0.7, .oxyanion) }
        if anion.symbol == "O", anion.valence > -2 { return (-0.5, .peroxide) }
        return known[anion.symbol]
    }

    private static let known: [String: (Double, AnionClass)] = [
        "F": (-1, .fluoride), "Cl": (0, .chloride), "Br": (0.5, .bromide), "I": (1, .iodide), "O": (-0.7, .oxide),
        "S": (0.5, .sulfide), "Se": (0.8, .selenide), "Te": (1, .selenide), "N": (-0.2, .nitride),
        "P": (0.6, .pnictide), "As": (0.8, .pnictide), "Sb": (1, .pnictide), "H": (0.3, .hydride),
        "C": (0.4, .covalent), "Si": (0.8, .covalent), "Ge": (0.8, .covalent), "B": (0.6, .covalent),
    ]

    /// Whether cations have a term of their own with it.
    var isCovalent: Bool { [.nitride, .pnictide, .covalent, .hydride].contains(self) }
    /// Whether the Materials Project used U with it.
    var hasHubbard: Bool { [.oxide, .peroxide, .oxyanion, .fluoride].contains(self) }

    /// The group whose scale the residual of a pair has.
    func residualGroup(isSaltLike: Bool) -> String {
        switch self {
        case .pnictide, .covalent: "covalent"
        case .nitride: "nitride"
        case _ where isSaltLike: "salt"
        case .fluoride: "fluoride"
        case _ where Self.halides.contains(self): "halide"
        case .sulfide, .selenide: "chalcogenide"
        default: "oxide"
        }
    }
}
