public import Chemistry
internal import ConvexCore
public import ExactArithmetic
public import ThermoEntries

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// An ideal solid solution of end members: linear energies and the ideal entropy of mixing.
///
/// `E = sum_i w_i E_i + k_B T s sum_i w_i ln w_i` in eV per formula unit, with shares w_i that sum to 1, the energies E_i of the
/// end members per formula unit as typed, and s mixing sites per formula unit. Energies of all other phases stay those of 0 K, so
/// the entropy term is the only effect of temperature.
public struct SolidSolution: Sendable {
    /// One end member.
    public struct Member: Sendable, Hashable {
        /// Formula unit, as typed.
        public let formula: Formula
        /// Share of the formula units, above 0 and at most 1.
        public let share: Rational

        /// An end member with its share.
        public init(_ formula: Formula, share: Rational) {
            self.formula = formula
            self.share = share
        }
    }

    /// End members in the order given.
    public let members: [Member]
    /// T in K.
    public let temperature: Double
    /// s, sites per formula unit on which the end members mix.
    public let sites: Double
    /// The mean composition, `sum_i w_i c_i`.
    public let composition: Composition

    /// Room temperature, the default, in K.
    public static let roomTemperature = 298.15
    /// Word in the note of the entry, which travels into the flags of results.
    public static let note = "solid-solution"

    /// A solid solution; without `sites` it is the number of atoms per formula unit that differ between the members.
    ///
    /// These are the atoms of the elements that not every member holds: 1 for LiNiO2 and LiCoO2, 6 for Li3InCl6 and Li3InBr6. Vacancies
    /// (Li3InCl6 and Li2ZrCl6) are allowed and add no entropy of their own.
    /// - Throws: `invalidSolidSolution` for fewer than two members, shares that are not positive or do not sum to 1, members
    ///   given twice or with different numbers of exchanged atoms; `invalidCondition` for a temperature below 0.
    public init(
        _ members: [Member], temperature: Double = SolidSolution.roomTemperature, sites: Double? = nil
    ) throws(ThermodynamicsError) {
        try SolidSolution.check(members)
        guard temperature.isFinite, temperature >= 0 else {
            throw ThermodynamicsError(
                .invalidCondition, subject: "temperature \(temperature) K", message: "is no absolute temperature",
                remedy: "give kelvin, 0 or more")
        }
        let exchanged = try SolidSolution.exchangedAtoms(members)
        self.members = members
        self.temperature = temperature
        self.sites = sites ?? exchanged
        composition = members.dropFirst().reduce(members[0].formula.composition.scaled(by: members[0].share)) {
            $0 + $1.formula.composition.scaled(by: $1.share)
        }
    }

    /// `-T S` of ideal mixing in eV per formula unit, <= 0.
    public var mixingEnergy: Double {
        let shares = members.map(\.share.doubleValue)
        return PhysicalConstants.boltzmannInElectronvolts * temperature * sites * shares.reduce(0) { $0 + $1 * log($1) }
    }

    /// `LiNiO2:0.8,LiCoO2:0.2`, the form `members(parsing:)` reads.
    public var text: String {
        members.map { "\($0.formula.text):\(AmountText.number($0.share))" }.joined(separator: ",")
    }
}

extension SolidSolution {
    /// The solution as an entry to be added to a set; its note is `solid-solution`.
    ///
    /// - Throws: `missingEndMember` for a member without an entry (energies `own`); errors of `PhaseSystem`.
    public func entry(
        in entries: EntrySet, energies: EnergyChoice = .own
    ) throws(ThermodynamicsError) -> Entry {
        var energy = mixingEnergy
        for member in members {
            energy += try member.share.doubleValue * energyPerFormula(of: member.formula, entries, energies)
        }
        let kelvin = AmountText.number(temperature) ?? "\(temperature)"
        return Entry(
            id: "solid-solution:\(text)", composition: composition,
            formationEnergyPerAtom: energy / composition.atomCount.doubleValue,
            origin: EntryOrigin(
                calculationType: entries.provenance.calculationType,
                source: "ideal solid solution at \(kelvin) K of \(text)"),
            note: SolidSolution.note)
    }

    private func energyPerFormula(
        of formula: Formula, _ entries: EntrySet, _ energies: EnergyChoice
    ) throws(ThermodynamicsError) -> Double {
        let composition = formula.composition
        switch energies {
        case .own:
            guard let row = entries.rows(of: composition).first else {
                throw ThermodynamicsError(
                    .missingEndMember, subject: "end member '\(formula.text)'",
                    message: "has no entry in the data '\(entries.provenance.name)'",
                    remedy: "add one with its formation energy, or take the end members on the hull")
            }
            return entries.energies[row] * composition.atomCount.doubleValue
        case .hull:
            let phases = try PhaseSystem(entries, system: ChemicalSystem(composition.elements))
            var calculator = try EquilibriumCalculator(phases)
            return try calculator.hullEnergy(at: composition)
        }
    }
}
