internal import Chemistry

/// What a user should look at in a file that was read all the same.
extension EntryCollector {
    func warnAboutDistances() {
        guard let first = hullDistances.first else { return }
        warn(
            .other,
            "\(hullDistances.count) of its entries have no energy but a distance to the hull of \(first.provider), of which no hull can "
                + "be built; state single ones as above the hull by that distance")
    }

    /// Options that answer what other layouts leave open; where the layout says it itself, its word counts.
    func warnAboutUnusedOptions(_ layout: EntryFileFormat) {
        let given: [(name: String, isGiven: Bool, layouts: Set<EntryFileFormat>)] = [
            ("meaning of energies", options.energyMeaning != nil, [.materialsAtlas, .entrySetCSV, .formulaEnergies]),
            ("position of an energy", options.energyPosition != nil, [.formulaEnergies]),
            ("temperature", options.temperature != nil, [.phaseData]),
        ]
        for option in given where option.isGiven && !option.layouts.contains(layout) {
            warn(
                .other,
                "a \(option.name) was chosen, which the layout \(layout.rawValue) leaves no choice of; it is not used")
        }
    }

    /// An element below zero is no reference of the energies beside it.
    func warnAboutZeros(_ set: EntrySet) {
        for element in set.elements {
            guard let row = set.rows(of: Composition(element)).first, set.energies[row] < -Self.sameEnergy else {
                continue
            }
            warn(
                .referencesDisagree,
                "\(set.id(at: row)) lies \(-set.energies[row]) eV/atom below the zero of \(element.symbol), to which the other energies of "
                    + "the file refer; check which of the two is meant, since voltages refer to the zero")
        }
    }

    /// Energies of elements this close to zero, in eV/atom, are zero but for rounding.
    private static let sameEnergy = 1e-6

    /// What so few decimals can hide is as large as many hull distances.
    private static let coarseDecimals = 3

    func noteDigits(of entry: RawEntry) {
        isCoarse = (isCoarse ?? true) && entry.decimals.map { $0 <= Self.coarseDecimals } ?? false
    }

    func warnAboutRounding() {
        guard isCoarse == true else { return }
        warn(
            .roundedEnergies,
            "every energy has \(Self.coarseDecimals) decimals or fewer, so hull distances are uncertain by a meV/atom; write the table "
                + "unrounded")
    }
}
