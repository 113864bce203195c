/// Tables of reactions as other programs lay them out and round them.
package enum CompatibleLayout: String, CaseIterable, Sendable {
    /// pymatgen's `InterfacialReactivity.get_dataframe()`: open systems show the mutual energy, its default.
    case pymatgen
    /// The same with `include_no_mixing_energy=True`: open systems show the total energy.
    case pymatgenTotal = "pymatgen-total"
    /// The table of IFS (`pseudo_binary pd` and `gppd`).
    case ifs
}
