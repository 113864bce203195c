public import Chemistry

/// The layouts that are written; the raw value is what a user types.
public enum EntryExportFormat: String, Sendable, CaseIterable {
    /// pymatgen ComputedEntry JSON, which `MontyDecoder` loads.
    case computedEntry = "computed-entry"
    /// pymatgen's EntrySet table.
    case entrySetCSV = "entryset-csv"
    /// Our own table, read back without loss.
    case ownCSV = "interphase-csv"
    /// matterviz's list of phases.
    case phaseData = "matterviz"
}

/// Writes the phases of a set in the layouts of other programs, rows sorted by formula and id, the same bytes every time.
///
/// Layouts with total energies hold formation energies times atoms, on the scale where elements are zero. Elements that the
/// set lacks are added there with energy 0 under the id `reference-Li`, since no hull can be built without them.
public enum EntryExporter {
    /// The whole file as text; large sets are better written in portions by `write`.
    public static func text(_ set: EntrySet, as format: EntryExportFormat) -> String {
        var text = ""
        write(set, as: format, to: &text)
        return text
    }

    /// Writes the file in portions of one phase.
    ///
    /// - Complexity: O(n log n) for n rows.
    public static func write(_ set: EntrySet, as format: EntryExportFormat, to output: inout some TextOutputStream) {
        let rows = sortedRows(of: set)
        switch format {
        case .computedEntry: writeList(set, rows, ComputedEntryWriter.object, to: &output)
        case .phaseData: writeList(set, rows, PhaseDataWriter.object, to: &output)
        case .entrySetCSV: EntrySetWriter.write(set, rows, to: &output)
        case .ownCSV: OwnCSVWriter.write(set, rows, to: &output)
        }
    }

    private static func sortedRows(of set: EntrySet) -> [Int32] {
        var (formulas, ids) = (PackedTexts(), PackedTexts())
        for row in 0..<set.count {
            formulas.append(set.formula(at: row))
            ids.append(set.id(at: row))
        }
        return (0..<Int32(set.count)).sorted {
            let order = formulas.order(Int($0), formulas, Int($1))
            return (order != 0 ? order : ids.order(Int($0), ids, Int($1))) < 0
        }
    }

    /// The id of an element that is added at zero.
    public static func referenceID(_ element: Element) -> String { "reference-\(element.symbol)" }

    /// Elements that `write` adds at zero: those that occur only in compounds, for layouts with total energies.
    public static func addedElements(of set: EntrySet, as format: EntryExportFormat) -> [Element] {
        format == .ownCSV ? [] : set.elementsWithoutZero
    }

    private static func writeList(
        _ set: EntrySet, _ rows: [Int32], _ object: (ExportedPhase) -> String, to output: inout some TextOutputStream
    ) {
        var separator = "[\n"
        for phase in missingElements(of: set) {
            output.write(separator + object(phase))
            separator = ",\n"
        }
        for row in rows {
            output.write(separator + object(ExportedPhase(set, Int(row))))
            separator = ",\n"
        }
        output.write(separator == "[\n" ? "[]\n" : "\n]\n")
    }

    /// Zero-energy phases for elements that occur only in compounds.
    static func missingElements(of set: EntrySet) -> [ExportedPhase] {
        set.elementsWithoutZero.map(ExportedPhase.init(reference:))
    }
}

/// One phase in the terms of the layouts that give totals.
struct ExportedPhase {
    let id: String
    let formula: String
    /// Whole numbers by ascending atomic number.
    let amounts: [(symbol: String, count: Int)]
    /// eV for the reduced formula, elements at zero.
    let totalEnergy: Double
    let origin: EntryOrigin
    /// Smallest and largest gap of the polymorphs.
    let bandGap: BandGapRange?
    /// Standard deviation of the energy, eV/atom.
    let energyDeviation: Double?
    let note: String?

    init(_ set: EntrySet, _ row: Int) {
        id = set.id(at: row)
        formula = set.formula(at: row)
        let range = Int(set.starts[row])..<Int(set.starts[row + 1])
        amounts = range.compactMap { position in
            Element(atomicNumber: Int(set.atomicNumbers[position])).map { ($0.symbol, Int(set.amounts[position])) }
        }
        totalEnergy = set.energies[row] * set.atomCount(at: row)
        origin = set.origin(at: row)
        bandGap = set.bandGap(at: row)
        energyDeviation = set.energyDeviation(at: row)
        note = set.note(at: row)
    }

    init(reference element: Element) {
        id = EntryExporter.referenceID(element)
        formula = Composition(element).reducedFormula
        amounts = [(element.symbol, 1)]
        totalEnergy = 0
        origin = EntryOrigin()
        bandGap = nil
        energyDeviation = nil
        note = nil
    }

    /// `{"Li":3.0,"P":1.0}`.
    var compositionJSON: String {
        "{" + amounts.map { "\"\($0.symbol)\":\($0.count).0" }.joined(separator: ",") + "}"
    }
}
