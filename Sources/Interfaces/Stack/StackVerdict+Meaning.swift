extension StackVerdict {
    /// What the verdict says about a contact, a layer or a stack, one clause for people.
    public var meaning: String {
        switch self {
        case .stable: "driving force up to stable_within_eV_per_atom"
        case .passivating: "all that is new and solid insulates electrons"
        case .undecided: "a band gap is not known"
        case .reactive:
            "driving force beyond reactive_beyond_eV_per_atom (not at an anode, where the class decides), or no new solid that could stop it"
        case .mixedConducting: "something new conducts electrons; more severe than reactive"
        }
    }
}
