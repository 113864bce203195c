/// Constants of nature as every room uses them.
///
/// Values of CODATA 2022 (doi:10.1103/RevModPhys.97.025002; NIST, <https://physics.nist.gov/constants>). Since the SI of 2019 the
/// first three are exact by definition and the rest follow from them, so CODATA 2018 has the same values; NIST prints the products
/// cut to ten digits.
public enum PhysicalConstants {
    /// The elementary charge e in C, exact.
    public static let elementaryCharge = 1.602176634e-19
    /// Boltzmann's constant k_B in J/K, exact.
    public static let boltzmann = 1.380649e-23
    /// Avogadro's constant N_A in 1/mol, exact.
    public static let avogadro = 6.02214076e23
    /// Faraday's constant F = e N_A in C/mol.
    public static let faraday = 96485.3321233100184
    /// The gas constant R = k_B N_A in J/(mol K).
    public static let gas = 8.31446261815324
    /// k_B / e, Boltzmann's constant in eV/K.
    public static let boltzmannInElectronvolts = boltzmann / elementaryCharge
    /// F / 1000, 1 eV per particle in kJ/mol.
    public static let kilojoulesPerMoleInElectronvolt = faraday / 1000
    /// F / 3.6, the charge of one mol of electrons in mAh.
    public static let milliampereHoursPerMole = faraday / 3.6
}
