/// Rows of the source, printed by `Scripts/build-thermodata --sample 40 --seed 2020` from the wheel crabnet 2.0.8
/// (CritExam__Ef and mp_gap): formula, formation energy in eV/atom, smallest and largest band gap in eV.
struct SourceRow: Sendable {
    let formula: String
    let energy: Double
    let gaps: (lowest: Double, highest: Double)?

    init(_ formula: String, _ energy: Double, _ gaps: (lowest: Double, highest: Double)?) {
        self.formula = formula
        self.energy = energy
        self.gaps = gaps
    }

    static let all: [SourceRow] = [
        SourceRow("Ga2Ge1S24V12", -1.2997911798076922, (0.0000, 0.0000)),
        SourceRow("O3Pm1Ru1", -2.19929126525, nil),
        SourceRow("Al1H8N4Rb1", -0.6237021449160579, (2.5643, 2.6233)),
        SourceRow("H2Na3O12Si4V1", -2.7305036848745443, (2.2359, 2.2359)),
        SourceRow("Ca2O5Tl2", -2.106401962916667, (0.8174, 0.8921)),
        SourceRow("Er1H1K1O9Se2", -1.7963945017898217, (0.2072, 0.2072)),
        SourceRow("O6Sr3U1", -3.55056034275, (2.2075, 2.2184)),
        SourceRow("H4Mn7O24P6", -2.4158346249770037, (3.2095, 3.2095)),
        SourceRow("Cs2Cu1O7P2", -2.419784397537459, (0.7008, 0.7008)),
        SourceRow("Al2C1Fe13Mn2Sm2", -0.059160778187499014, (0.0000, 0.0000)),
        SourceRow("Cl1Cr1F2N4O4", 0.7208456899866661, nil),
        SourceRow("Eu1O5W1", -2.323442319107142, (0.0000, 0.0000)),
        SourceRow("Cr3Nb1O24P6", -2.4981763227310934, (0.0000, 0.0000)),
        SourceRow("Ca2Cl1N1", -1.807804475159999, (2.3688, 2.3688)),
        SourceRow("Cl6In1Li1Na2", -1.766628861289333, (2.9328, 2.9328)),
        SourceRow("La7Pd3", -0.5140810809999989, (0.0000, 0.0000)),
        SourceRow("H1O3V1", -2.0034664388073318, (0.0348, 2.1077)),
        SourceRow("Fe3Li5O8", -1.9462084446875, (0.0000, 0.0000)),
        SourceRow("Bi1Ga1Se1", 0.15483165046875, nil),
        SourceRow("Cl1Cu2O3", -0.6643976353350001, (0.0000, 0.0000)),
        SourceRow("Cu4Dy1Mn1P3", -0.462973674325397, (0.0000, 0.0000)),
        SourceRow("Ag1F6K2Pd1", -2.196771162313999, (0.0000, 0.0000)),
        SourceRow("Cu1H6N2O6V2", -1.3756054640576472, (0.6950, 0.6950)),
        SourceRow("Co1Cs2Cu3F10", -2.264974062144611, (0.3325, 0.3325)),
        SourceRow("Be15Cu8Hf6", -0.25282114086206897, (0.0000, 0.0000)),
        SourceRow("O6Te1Tm2", -3.069645014537037, (2.4500, 3.1117)),
        SourceRow("Ce1Cl4N1O4", -1.385131040041999, (0.6549, 0.6549)),
        SourceRow("Dy3I12Rb5", -1.367664233086206, (0.0000, 0.0000)),
        SourceRow("Cr2Li7O24P7", -2.642284088875, (2.7109, 2.7109)),
        SourceRow("Cu1Sn2Sr1", -0.4191870137499991, (0.0000, 0.0000)),
        SourceRow("O6Pb1Ta2", -3.019418775000001, (2.6067, 3.5547)),
        SourceRow("K4O4Si1", -2.33465397411111, (2.9391, 2.9391)),
        SourceRow("C1Dy1Fe11Ti1", -0.097773399672619, (0.0000, 0.0000)),
        SourceRow("Cr2Fe2La3O10Sm1", -2.862266706666667, nil),
        SourceRow("Cu1Mg1O7P2", -2.524540064821428, (0.2104, 0.5117)),
        SourceRow("Be3Ni2O12Si3", -2.471939205875, (0.0000, 0.0000)),
        SourceRow("Au2Hf1Mg1", -0.5711721937499991, (0.0000, 0.0000)),
        SourceRow("F3Fe1Li1", -2.8951160227140003, (2.2218, 3.5811)),
        SourceRow("B6Eu3Rh8", -0.613925947352941, (0.0000, 0.0000)),
        SourceRow("As1Mn4Sb1", 0.008388000000000001, (0.0000, 0.0000)),
    ]
}
