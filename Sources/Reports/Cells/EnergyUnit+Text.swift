package import Analyses
internal import Interfaces
internal import Presentation
internal import TextFormats

extension EnergyUnit {
    /// An energy of `electronvolts` in this unit; what is rounding in eV is 0 in every unit.
    package func value(_ electronvolts: Double) -> Double {
        electronvolts.magnitude < NumberFormat().zeroBelow ? 0 : electronvolts * factor
    }

    /// Factor from eV per atom.
    private var factor: Double {
        switch self {
        case .meV: 1000
        case .eV: 1
        case .kJ: InterfaceEnergies.kilojoulePerMolePerElectronvolt
        }
    }

    /// The part of a column name, for instance `meV_per_atom`; for kJ the mole is one of atoms.
    package func name(isNonReservoir: Bool) -> String {
        let atom = isNonReservoir ? "nonreservoir_atom" : "atom"
        return self == .kJ ? "kJ_per_mol_\(atom)" : "\(rawValue)_per_\(atom)"
    }

    /// The unit as people read it.
    package func title(isNonReservoir: Bool) -> String {
        let atom = isNonReservoir ? "non-reservoir atom" : "atom"
        return self == .kJ ? "kJ/mol of \(atom)s" : "\(rawValue)/\(atom)"
    }

    /// Digits behind the point that people need.
    package var digits: Int {
        switch self {
        case .meV: 1
        case .eV: 4
        case .kJ: 2
        }
    }
}
