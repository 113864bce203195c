internal import TextFormats
internal import Chemistry

/// Turns absolute energies into formation energies with the elements of the same file.
///
/// `formation = E/N - sum_i x_i E_i`, x_i the atom fractions, E_i the lowest energy per atom of element i in the file, or that of the
/// entry pinned by the options (I15).
struct ReferenceResolver {
    /// The references that were used, by atomic number.
    private(set) var references: [ElementReference] = []
    private let file: String
    private let options: ImportOptions
    /// By atomic number.
    private var energies = [Double?](repeating: nil, count: Element.allCases.count + 1)
    /// Formation energies of a file and those from its elements that differ by more (eV/atom) are remarked.
    private static let disagreement = 1e-3
    /// Energies of one element with the same settings differ by less, in eV/atom.
    private static let sameElement = 0.05

    init(file: String, _ options: ImportOptions) {
        self.file = file
        self.options = options
    }

    /// The entries as phases with formation energies; the entries are used up.
    ///
    /// A file in which every entry has a formation energy is taken as it is, unless references are pinned.
    /// - Throws: `mixedScales`, `missingReference` (I10), `noMatch` for a pinned id that is not there.
    mutating func resolve(
        _ raw: consuming RawEntries, _ report: inout ImportReport
    ) throws(EntriesError) -> EntryColumns {
        var entries = raw
        if options.references.isEmpty, !entries.formationEnergies.contains(where: \.isNaN) {
            compare(entries, usesFormation: true, &report)
            return entries.phases(energies: entries.formationEnergies)
        }
        if let odd = entries.rows.energies.firstIndex(where: \.isNaN) {
            throw entries.place(odd).error(
                .mixedScales,
                options.references.isEmpty
                    ? "it gives a formation energy, other entries of the file absolute energies"
                    : "it gives a formation energy, for which references cannot be chosen",
                "put entries of the two scales into different files")
        }
        try findReferences(entries)
        fillReferences(entries, &report)
        try refuseWithoutReference(&entries, &report)
        if options.references.isEmpty { compare(entries, usesFormation: false, &report) }
        let energies = (0..<entries.count).map { formationEnergy(entries, $0) }
        warnIfNothingBinds(entries, energies, &report)
        return entries.phases(energies: energies)
    }

    private mutating func findReferences(_ entries: RawEntries) throws(EntriesError) {
        var lowest: [Element: Int] = [:]
        for row in 0..<entries.count {
            guard let element = entries.element(row), entries.absolute(row) != nil else { continue }
            if let pinned = options.references[element], pinned != entries.id(row) { continue }
            if let best = lowest[element], !isLower(entries, row, best) { continue }
            lowest[element] = row
        }
        for (element, id) in options.references.sorted(by: { $0.key < $1.key }) where lowest[element] == nil {
            throw EntriesError(
                kind: .noMatch, subject: file,
                message: "there is no entry '\(id)' of \(element.symbol) to be its reference",
                remedy: "give the id of an entry that holds \(element.symbol) only")
        }
        for element in lowest.keys.sorted() {
            guard let row = lowest[element], let energy = entries.absolute(row) else { continue }
            energies[Int(element.atomicNumber)] = energy
            references.append(ElementReference(element: element, id: entries.id(row), energyPerAtom: energy))
        }
    }

    /// Takes elements that the file lacks from the energies of the options, where all entries that hold them have those settings.
    private mutating func fillReferences(_ entries: RawEntries, _ report: inout ImportReport) {
        var absent: Set<UInt8> = []
        var unlike: Set<UInt8> = []
        for row in 0..<entries.count {
            let isStandard = entries.origins[row].hasStandardSettings
            for number in entries.rows.atomicNumbers[entries.rows.range(row)] {
                if energies[Int(number)] == nil { absent.insert(number) }
                if !isStandard { unlike.insert(number) }
            }
        }
        var filled: [Element] = []
        for element in absent.subtracting(unlike).sorted().compactMap({ Element(atomicNumber: Int($0)) }) {
            guard let value = options.elementEnergies.reference(of: element, options.corrections) else { continue }
            energies[Int(element.atomicNumber)] = value.energyPerAtom
            references.append(
                ElementReference(element: element, id: value.id, energyPerAtom: value.energyPerAtom))
            filled.append(element)
        }
        references.sort { $0.element < $1.element }
        remarkDistant(entries, &report)
        guard !filled.isEmpty else { return }
        report.remarks.append(
            "\(filled.map(\.symbol).joined(separator: ", ")) \(filled.count == 1 ? "is" : "are") not in the file; the total energies of "
                + "the elements with the Materials Project's settings are taken")
    }

    /// Warns where an element of the file lies far from the same element with the Materials Project's settings.
    private func remarkDistant(_ entries: RawEntries, _ report: inout ImportReport) {
        guard options.corrections.calculationType != nil, options.references.isEmpty else { return }
        for reference in references {
            guard let standard = options.elementEnergies.reference(of: reference.element, options.corrections),
                (standard.energyPerAtom - reference.energyPerAtom).magnitude > Self.sameElement
            else { continue }
            let difference = Self.shown(reference.energyPerAtom - standard.energyPerAtom)
            report.warnings.append(
                ImportWarning(
                    kind: .referencesDisagree, subject: reference.id,
                    message:
                        "\(reference.element.symbol) lies \(difference.magnitude) eV/atom \(difference < 0 ? "below" : "above") "
                        + "\(standard.id) of the Materials Project; check that it is the ground state and that its settings are theirs"
                ))
        }
    }

    /// By energy, then by id, so that the choice does not depend on the order of the file.
    private func isLower(_ entries: RawEntries, _ row: Int, _ best: Int) -> Bool {
        let (energy, lowest) = (entries.rows.energies[row], entries.rows.energies[best])
        let ids = entries.rows.explicitIDs
        return energy == lowest ? ids.order(row, ids, best) < 0 : energy < lowest
    }

    /// Leaves out entries with an element that has no reference, each with its reason, or refuses the file.
    private func refuseWithoutReference(
        _ entries: inout RawEntries, _ report: inout ImportReport
    ) throws(EntriesError) {
        var missing: Set<UInt8> = []
        var refused: Set<Int> = []
        for row in 0..<entries.count {
            let absent = entries.rows.atomicNumbers[entries.rows.range(row)].filter { energies[Int($0)] == nil }
            guard !absent.isEmpty else { continue }
            missing.formUnion(absent)
            guard options.keepsGoing else { continue }
            refused.insert(row)
            report.refused.append(
                ImportRefusal(
                    subject: "\(entries.place(row)) (\(entries.id(row)))",
                    reason: "the file has no entry of \(Self.symbols(absent)) to refer its energy to"))
        }
        guard missing.isEmpty || options.keepsGoing else { throw missingReferences(missing.sorted(), report) }
        if !refused.isEmpty { entries.keep { !refused.contains($0) } }
    }

    private static func symbols(_ numbers: [UInt8]) -> String {
        numbers.compactMap { Element(atomicNumber: Int($0))?.symbol }.joined(separator: ", ")
    }

    /// Energies per atom that are taken for totals are divided by the atoms once more; then no compound lies below its elements (I13).
    private func warnIfNothingBinds(_ entries: RawEntries, _ energies: [Double], _ report: inout ImportReport) {
        let compounds = energies.indices.lazy.filter { entries.element($0) == nil }.map { energies[$0] }
        guard let lowest = compounds.min(), lowest > EntryLimits.everyCompoundUnbound else { return }
        report.warnings.append(
            ImportWarning(
                kind: .implausibleEnergy, subject: file,
                message:
                    "every compound lies \(Self.shown(lowest)) eV/atom or more above the elements of the file; check that energies are total eV "
                    + "for the amounts of each entry, not per atom"))
    }

    /// Of entry `row`, whose elements all have references.
    private func formationEnergy(_ entries: RawEntries, _ row: Int) -> Double {
        var energy = entries.rows.energies[row]
        let terms = entries.rows.range(row)
        // An element minus its own reference is exactly zero only when nothing is divided in between.
        if terms.count == 1 { return energy - reference(entries.rows.atomicNumbers[terms.lowerBound]) }
        let atoms = entries.rows.amounts[terms].reduce(0, +)
        for term in terms {
            energy -= entries.rows.amounts[term] / atoms * reference(entries.rows.atomicNumbers[term])
        }
        return energy
    }

    private func reference(_ number: UInt8) -> Double { energies[Int(number)] ?? 0 }

    private func missingReferences(_ numbers: [UInt8], _ report: ImportReport) -> EntriesError {
        let refused =
            report.refused.first.map { "; refused before were \(report.refused.count), the first: \($0)" } ?? ""
        return EntriesError(
            kind: .missingReference, subject: file,
            message:
                "energies are absolute, but there is no entry of \(Self.symbols(numbers))\(refused)",
            remedy: remedy(for: numbers))
    }

    /// What exactly has to be added: formula and meaning, and where the elements of the Materials Project would do.
    private func remedy(for numbers: [UInt8]) -> String {
        let known = numbers.compactMap { Element(atomicNumber: Int($0)) }.allSatisfy {
            options.elementEnergies[$0] != nil
        }
        let settings =
            known && options.corrections.calculationType == nil
            ? "; for calculations with the Materials Project's settings (run type and U values stated) corrections of mp2020 or mp2011 "
                + "take the elements from the program" : ""
        return
            "add an entry with the total energy of each of these elements, computed in the same way, or give formation energies in "
            + "eV/atom" + settings
    }

    /// An energy in eV/atom as messages print it, rounded to a tenth of a meV.
    private static func shown(_ energy: Double) -> Double {
        let steps = 10_000.0
        return (energy * steps).rounded() / steps
    }

    /// Remarks the largest difference between the file's formation energies and those from the file's own elements, and which of the two
    /// are used.
    private func compare(_ entries: RawEntries, usesFormation: Bool, _ report: inout ImportReport) {
        var trial = ReferenceResolver(file: file, options)
        guard (try? trial.findReferences(entries)) != nil, !trial.references.isEmpty else { return }
        var worst: (id: String, difference: Double)?
        var (compared, differing) = (0, 0)
        for row in 0..<entries.count {
            guard entries.absolute(row) != nil, let formation = entries.formation(row),
                entries.rows.atomicNumbers[entries.rows.range(row)].allSatisfy({ trial.energies[Int($0)] != nil })
            else { continue }
            compared += 1
            let difference = (trial.formationEnergy(entries, row) - formation).magnitude
            guard difference > Self.disagreement else { continue }
            differing += 1
            if difference > worst?.difference ?? 0 { worst = (entries.id(row), difference) }
        }
        let without = entries.formationEnergies.count(where: \.isNaN)
        if !usesFormation, compared > 0 {
            report.warnings.append(
                ImportWarning(
                    kind: .referencesDisagree, subject: file,
                    message:
                        "\(without) of \(entries.count) entries lack their formation energy; the absolute energies of all are used, "
                        + "relative to the elements of this file"))
        }
        guard let worst else { return }
        report.warnings.append(
            ImportWarning(
                kind: .referencesDisagree, subject: worst.id,
                message:
                    "its formation energy differs by \(Self.shown(worst.difference)) eV/atom from the one relative to the elements of this "
                    + "file (the largest of \(differing) such differences); the "
                    + (usesFormation ? "file's formation energies" : "ones relative to these elements") + " are used"))
    }
}
