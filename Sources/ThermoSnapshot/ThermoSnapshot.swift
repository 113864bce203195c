internal import TextFormats
public import Chemistry
public import ThermoEntries

/// The data embedded in the program: every function works without files and without a network.
public enum ThermoSnapshot {
    /// Name of the embedded set, as `--database` takes it.
    public static let name = "mp-2019"
    /// Release of the source that the set was made from.
    public static let version = "crabnet-2.0.8"
    /// All energies are of this kind: GGA and GGA+U with the corrections of 2011, which the Materials Project used until 2020.
    public static let calculationType = MP2011Scheme.calculationType
    /// The article that published the energies.
    public static let doi = "10.1038/s41524-020-00362-y"

    /// The ground states of the Materials Project of 2019: 85,014 compounds and the 84 elements at zero.
    ///
    /// Formation energies in eV/atom exactly as published. Ids are `mp-2019:` and the reduced formula. Phases of
    /// `doubtfulEnergies()` carry the note `doubtful-energy`. The set is read once per process and shared.
    ///
    /// - Throws: `SnapshotError` of kind `damaged`, `unsupportedVersion` or `staleStableSet`.
    /// - Complexity: O(1) after the first call, which takes a few milliseconds.
    public static func mp2019() throws(SnapshotError) -> EntrySet { try shared.get() }

    /// mp-2019 without its dilute rows (`EntrySet.isDilute`), which analyses work with unless they are asked for.
    ///
    /// The hull statuses are those of the smaller set, computed beforehand.
    ///
    /// - Throws: As `mp2019()`.
    public static func mp2019WithoutDilute() throws(SnapshotError) -> EntrySet { try sharedWithoutDilute.get() }

    /// The phases of mp-2019 whose elements all lie in one of `systems`, and those of the chemical systems of the phases with these ids, in
    /// canonical order; the set knows how many there are in all (`EntrySet.totalCount`). Of more than 200 different systems every phase is
    /// loaded, which is faster then.
    ///
    /// - Parameters:
    ///   - systems: what is needed.
    ///   - ids: of phases that may lie elsewhere.
    ///   - keepsDilute: as `mp2019()`, or as `mp2019WithoutDilute()`.
    /// - Throws: As `mp2019()`; damage to other phases is not seen.
    /// - Complexity: O(chemical systems + phases loaded), about a quarter of the time that the whole set takes. Nothing is shared.
    public static func mp2019(
        within systems: [ChemicalSystem], ids: [String], keepsDilute: Bool
    ) throws(SnapshotError) -> EntrySet {
        let outside = Array(Set(systems.map { ~$0.mask }))
        guard outside.count <= mostSystems else { return keepsDilute ? try mp2019() : try mp2019WithoutDilute() }
        let prefix = name + ":"
        // Ids are made of the formulas.
        let named = ids.compactMap { id -> UInt128? in
            guard id.hasPrefix(prefix) else { return nil }
            let formula = try? FormulaParser.parse(String(id.dropFirst(prefix.count)))
            return formula.map { ChemicalSystem($0.composition.elements).mask }
        }
        return try embedded(on: keepsDilute ? .allRows : .withoutDilute) { mask in
            outside.contains { mask & $0 == 0 } || named.contains(mask)
        }
    }

    /// Comparing every system of the data with so many takes about as long as loading all of them.
    private static let mostSystems = 200

    /// The rows of mp-2019 that rules find implausible, with the reason; each carries the note `implausible`.
    ///
    /// - Throws: `SnapshotError` of kind `damaged`.
    public static func implausiblePhases() throws(SnapshotError) -> [ImplausiblePhase] {
        try ImplausiblePhase.all(in: EmbeddedFile.implausible.text)
    }

    /// The catalogue of materials with the names that users type.
    ///
    /// - Throws: `SnapshotError` of kind `damaged`.
    public static func materials() throws(SnapshotError) -> MaterialCatalogue {
        try MaterialCatalogue(EmbeddedFile.materials.text)
    }

    /// Phases and classes of phases whose energies in mp-2019 are known to be off.
    ///
    /// - Throws: `SnapshotError` of kind `damaged`.
    public static func doubtfulEnergies() throws(SnapshotError) -> [DoubtfulEnergy] {
        try DoubtfulEnergy.all(in: EmbeddedFile.doubtful.text)
    }

    /// Total energies of the elements, computed with the settings behind mp-2019: what absolute energies of a user's own calculations
    /// refer to where his file lacks an element.
    ///
    /// - Throws: `SnapshotError` of kind `damaged`.
    public static func elementEnergies() throws(SnapshotError) -> ElementEnergies {
        try ElementEnergies(embedded: EmbeddedFile.elements.text)
    }

    /// What is doubtful about the energy of a composition of mp-2019: of several families the first of `doubtfulEnergies()`; nil for
    /// what no family means.
    ///
    /// - Complexity: O(families).
    public static func doubt(of composition: Composition) -> DoubtfulEnergy? {
        (try? doubts.get())?.first { $0.isMeant(composition) }
    }

    private static let doubts = Result { () throws(SnapshotError) in try doubtfulEnergies() }

    /// SHA-256 of the packed data set as the build script stated it, 64 hexadecimal digits.
    public static var statedDigest: String {
        String(EmbeddedFile.digest.text.prefix { $0.isHexDigit })
    }

    /// SHA-256 of the packed data set computed from the embedded bytes; equals `statedDigest` in a sound build.
    ///
    /// - Complexity: O(bytes), about 10 ms.
    public static func computedDigest() -> String { SHA256.hexadecimal(EmbeddedFile.phases.bytes) }

    /// SHA-256 of the wheel that the data set was made from.
    ///
    /// - Throws: `SnapshotError` of kind `damaged` or `unsupportedVersion`.
    public static func sourceDigest() throws(SnapshotError) -> String {
        try PackedPhases(EmbeddedFile.phases.bytes).sourceDigest
    }

    /// The content of `ThermoData/mp-2019-stable.bin` for hull statuses computed on `set`.
    ///
    /// - Parameters:
    ///   - set: the data set with its hull statuses.
    ///   - withoutDilute: the same set without its dilute rows, with the statuses of that hull.
    /// - Returns: Nil when a set is not the unchanged mp-2019 or when a status is unknown.
    public static func stableSetFile(for set: EntrySet, withoutDilute: EntrySet) -> [UInt8]? {
        guard let original = try? mp2019(), set.energies == original.energies, set.starts == original.starts,
            withoutDilute.count == set.count - set.diluteRows.count
        else { return nil }
        let dilute = Set(set.diluteRows)
        let compounds = set.hullStatus.indices.filter { set.starts[$0 + 1] - set.starts[$0] > 1 }
        var kept = withoutDilute.hullStatus.indices.makeIterator()
        var statuses: [HullStatus] = []
        for row in set.hullStatus.indices {
            let isCompound = set.starts[row + 1] - set.starts[row] > 1
            let status = dilute.contains(row) ? HullStatus.unstable : kept.next().map { withoutDilute.hullStatus[$0] }
            if isCompound, let status { statuses.append(status) }
        }
        return StableSet.bytes(
            for: compounds.map { set.hullStatus[$0] }, withoutDilute: statuses, digest: statedDigest)
    }

    /// Reads the embedded set anew, for benchmarks; `mp2019()` shares one.
    package static func reload() throws(SnapshotError) -> EntrySet { try embedded(on: .allRows) }

    private static let shared = Result { () throws(SnapshotError) in try reload() }
    private static let sharedWithoutDilute = Result { () throws(SnapshotError) in try embedded(on: .withoutDilute) }

    private static func embedded(
        on plane: StableSet.Plane, where isWanted: (_ mask: UInt128) -> Bool = { _ in true }
    ) throws(SnapshotError) -> EntrySet {
        try load(
            phases: EmbeddedFile.phases.bytes, stableSet: EmbeddedFile.stableSet.bytes, digest: statedDigest,
            doubtful: try doubtfulEnergies(), implausible: try implausiblePhases(), on: plane, where: isWanted)
    }

    /// Reads a packed set; the parts are parameters so that tests can damage them.
    static func load(
        phases: UnsafeRawBufferPointer, stableSet: UnsafeRawBufferPointer, digest: String, doubtful: [DoubtfulEnergy],
        implausible: [ImplausiblePhase] = [], on plane: StableSet.Plane = .allRows,
        where isWanted: (_ mask: UInt128) -> Bool = { _ in true }
    ) throws(SnapshotError) -> EntrySet {
        let packed = try PackedPhases(phases)
        let stable = try StableSet(stableSet, rowCount: packed.rowCount, digest: digest)
        let provenance = Provenance(name: name, version: version, sha256: digest, calculationType: calculationType)
        let origin = EntryOrigin(calculationType: calculationType, source: doi)
        var columns = try packed.columns(
            origin: origin, idPrefix: name + ":", isStable: stable, on: plane, where: isWanted)
        columns.measured = substanceFacts
        let marked = markedRows(EntrySet(provenance: provenance, columns: columns), doubtful, implausible)
        columns.notes.set(marked.doubtful, to: DoubtfulEnergy.note)
        // The stronger word takes the place of the weaker one.
        columns.notes.set(marked.implausible, to: ImplausiblePhase.note)
        if plane == .withoutDilute { columns.leaveOut(marked.dilute) }
        return EntrySet(provenance: provenance, columns: columns)
    }
    private static func markedRows(
        _ set: EntrySet, _ doubtful: [DoubtfulEnergy], _ implausible: [ImplausiblePhase]
    ) -> (doubtful: [Int], implausible: [Int], dilute: [Int]) {
        (
            DoubtfulEnergy.rows(of: doubtful, in: set), implausible.flatMap { set.rows(of: $0.composition) },
            set.diluteRows
        )
    }
}
