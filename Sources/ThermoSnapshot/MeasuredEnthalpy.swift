public import Chemistry
internal import ThermoEntries

/// A measured enthalpy of formation of a solid at 298.15 K and 1 bar.
public struct MeasuredEnthalpy: Sendable, Hashable {
    /// The reduced composition.
    public let composition: Composition
    /// What was measured: `solid`.
    public let phase: String
    /// eV/atom, elements at zero.
    public let perAtom: Double
    /// kJ per mole of the reduced formula.
    public let kilojoulePerMole: Double
    /// Uncertainty as the source states it, eV/atom; nil where it states none.
    public let uncertaintyPerAtom: Double?
    /// Where it comes from.
    public let source: String
    /// `disagreement` where sources contradict each other; empty for most.
    public let remark: String

    private static let file = "measured.csv"

    /// Reads ThermoData/measured.csv.
    static func all(_ text: String) throws(SnapshotError) -> [MeasuredEnthalpy] {
        let table = try EmbeddedTable(text, file: file)
        let (formula, phase) = (try table.column("formula"), try table.column("phase"))
        let (perAtom, perMole) = (try table.column("enthalpy_eV_per_atom"), try table.column("enthalpy_kJ_per_mol"))
        let uncertainty = try table.column("uncertainty_eV_per_atom")
        let (source, remark) = (try table.column("source"), try table.column("remark"))
        var all: [MeasuredEnthalpy] = []
        for record in table.records {
            guard let read = try? FormulaParser.parse(record[formula]), let energy = Double(record[perAtom]),
                let molar = Double(record[perMole]), record[uncertainty].isEmpty || Double(record[uncertainty]) != nil
            else { throw .damaged(file, "'\(record.joined(separator: ","))' is no measured enthalpy") }
            all.append(
                MeasuredEnthalpy(
                    composition: read.composition.reduced.composition, phase: record[phase], perAtom: energy,
                    kilojoulePerMole: molar, uncertaintyPerAtom: Double(record[uncertainty]), source: record[source],
                    remark: record[remark]))
        }
        return all
    }
}

extension ThermoSnapshot {
    /// Measured enthalpies of formation, in the order of the table; one per composition.
    /// - Throws: `SnapshotError` of kind `damaged`.
    /// - Complexity: O(rows); the table is read anew.
    public static func measuredEnthalpies() throws(SnapshotError) -> [MeasuredEnthalpy] {
        try MeasuredEnthalpy.all(EmbeddedFile.measured.text)
    }
}
