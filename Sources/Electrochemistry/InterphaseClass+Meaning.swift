extension InterphaseClass {
    /// What the class says about products, one clause for people.
    public var meaning: String {
        switch self {
        case .stable: "nothing forms"
        case .selfLimiting:
            "every solid product insulates (gap of at least \(Self.conductingBelow) eV): the reaction stops at a layer"
        case .mixedConducting: "a solid product conducts electrons: the reaction goes on"
        case .unknown:
            "of a solid product it is not known whether it conducts: no gap, or gaps on both sides of the bound"
        case .gasifies: "no solid is left: all products are gases or liquids at 298 K, and nothing stops the reaction"
        }
    }
}
