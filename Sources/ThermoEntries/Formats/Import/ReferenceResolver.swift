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

    init(file: String, _ options: ImportOptions) {
        self.file = file
        self.options = options
    }

    /// The entries with formation energies.
    ///
    /// A file in which every entry has a formation energy is taken as it is, unless references are pinned.
    /// - Throws: `mixedScales`, `missingReference` (I10), `noMatch` for a pinned id that is not there.
    mutating func resolve(
        _ entries: [RawEntry], _ report: inout ImportReport
    ) throws(EntriesError) -> [Entry] {
        let usesFormation = options.references.isEmpty && entries.allSatisfy { $0.formation != nil }
        guard !usesFormation else {
            compare(entries, &report)
            return entries.compactMap { entry in entry.formation.map { self.entry(entry, $0) } }
        }
        if let odd = entries.first(where: { $0.absolute == nil }) {
            throw odd.place.error(
                .mixedScales,
                options.references.isEmpty
                    ? "it gives a formation energy, other entries of the file absolute energies"
                    : "it gives a formation energy, for which references cannot be chosen",
                "put entries of the two scales into different files")
        }
        try findReferences(entries)
        return try formationEnergies(entries, &report)
    }

    private mutating func findReferences(_ entries: [RawEntry]) throws(EntriesError) {
        var lowest: [Element: RawEntry] = [:]
        for entry in entries where entry.composition.isElemental {
            let element = entry.composition.elements[0]
            if let pinned = options.references[element], pinned != entry.id { continue }
            if let best = lowest[element], !isLower(entry, best) { continue }
            lowest[element] = entry
        }
        for (element, id) in options.references.sorted(by: { $0.key < $1.key }) where lowest[element] == nil {
            throw EntriesError(
                kind: .noMatch, subject: file,
                message: "there is no entry '\(id)' of \(element.symbol) to be its reference",
                remedy: "give the id of an entry that holds \(element.symbol) only")
        }
        for element in lowest.keys.sorted() {
            guard let entry = lowest[element], let energy = entry.absolute else { continue }
            energies[Int(element.atomicNumber)] = energy
            references.append(ElementReference(element: element, id: entry.id, energyPerAtom: energy))
        }
    }

    /// By energy, then by id, so that the choice does not depend on the order of the file.
    private func isLower(_ entry: RawEntry, _ other: RawEntry) -> Bool {
        guard let energy = entry.absolute, let best = other.absolute else { return false }
        return energy == best ? entry.id < other.id : energy < best
    }

    private func formationEnergies(
        _ entries: [RawEntry], _ report: inout ImportReport
    ) throws(EntriesError) -> [Entry] {
        var missing: Set<Element> = []
        var resolved: [Entry] = []
        resolved.reserveCapacity(entries.count)
        for entry in entries {
            let absent = entry.composition.elements.filter { energies[Int($0.atomicNumber)] == nil }
            if absent.isEmpty {
                resolved.append(self.entry(entry, formationEnergy(entry)))
            } else if options.keepsGoing {
                report.refused.append(
                    ImportRefusal(
                        subject: "\(entry.place) (\(entry.id))",
                        reason:
                            "the file has no entry of \(absent.map(\.symbol).joined(separator: ", ")) to refer its energy to"
                    ))
            } else {
                missing.formUnion(absent)
            }
        }
        guard missing.isEmpty else { throw missingReferences(missing.sorted()) }
        warnIfNothingBinds(resolved, &report)
        return resolved
    }

    /// Energies per atom that are taken for totals are divided by the atoms once more; then no compound lies below its elements (I13).
    private func warnIfNothingBinds(_ entries: [Entry], _ report: inout ImportReport) {
        let compounds = entries.lazy.filter { !$0.composition.isElemental }.map(\.formationEnergyPerAtom)
        guard let lowest = compounds.min(), lowest > EntryLimits.everyCompoundUnbound else { return }
        let milli = 1000.0
        let shown = (lowest * milli).rounded() / milli
        report.warnings.append(
            ImportWarning(
                kind: .implausibleEnergy, subject: file,
                message:
                    "every compound lies \(shown) eV/atom or more above the elements of the file; check that energies are total eV "
                    + "for the amounts of each entry, not per atom"))
    }

    private func formationEnergy(_ entry: RawEntry) -> Double {
        let atoms = FormulaSize.atoms(entry.composition)
        var energy = entry.absolute ?? 0
        // An element minus its own reference is exactly zero only when nothing is divided in between.
        if entry.composition.isElemental {
            return energy - (energies[Int(entry.composition.elements[0].atomicNumber)] ?? 0)
        }
        for element in entry.composition.elements {
            let share = FormulaSize.atoms(entry.composition, of: element) / atoms
            energy -= share * (energies[Int(element.atomicNumber)] ?? 0)
        }
        return energy
    }

    private func missingReferences(_ elements: [Element]) -> EntriesError {
        EntriesError(
            kind: .missingReference, subject: file,
            message:
                "energies are absolute, but there is no entry of \(elements.map(\.symbol).joined(separator: ", "))",
            remedy: "add these elements computed in the same way, or give formation energies in eV/atom")
    }

    private func entry(_ raw: RawEntry, _ formation: Double) -> Entry {
        Entry(
            id: raw.id, composition: raw.composition, formationEnergyPerAtom: formation,
            origin: EntryOrigin(calculationType: raw.calculationType, source: raw.source ?? file), bandGap: raw.bandGap,
            note: raw.note)
    }

    /// Remarks the largest difference between the file's formation energies and those from the file's own elements.
    private mutating func compare(_ entries: [RawEntry], _ report: inout ImportReport) {
        guard entries.contains(where: { $0.absolute != nil && $0.composition.isElemental }) else { return }
        var trial = ReferenceResolver(file: file, options)
        guard (try? trial.findReferences(entries.filter { $0.absolute != nil })) != nil else { return }
        var worst: (id: String, difference: Double)?
        for entry in entries where entry.absolute != nil {
            guard let formation = entry.formation,
                entry.composition.elements.allSatisfy({ trial.energies[Int($0.atomicNumber)] != nil })
            else { continue }
            let difference = (trial.formationEnergy(entry) - formation).magnitude
            if difference > max(worst?.difference ?? 0, Self.disagreement) { worst = (entry.id, difference) }
        }
        guard let worst else { return }
        report.warnings.append(
            ImportWarning(
                kind: .referencesDisagree, subject: worst.id,
                message:
                    "its formation energy differs by \(worst.difference) eV/atom from the one relative to the elements of this "
                    + "file; the file's formation energies are used"))
    }
}
