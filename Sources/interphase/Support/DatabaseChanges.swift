internal import Chemistry
internal import ConvexCore
internal import ExactArithmetic
internal import Presentation
internal import ThermoEntries
internal import ThermoSnapshot
internal import Thermodynamics

/// What the options change about a database, in this order: files are added, phases left out, single phases added, then solid
/// solutions, and last those that are placed relative to the hull of everything before.
struct DatabaseChanges {
    private let options: AnalysisOptions
    private let catalogue: MaterialCatalogue
    /// The phases of `--entries`, file by file.
    private let files: [AddedFile]
    /// Whether remarks on the files are left out; warnings are not.
    private let quiet: Bool

    /// Takes `--entries`, `--exclude`, `--entry` and `--above-hull`; the files are read.
    /// - Parameter calculationType: that of the database; raw energies of the files are put on its scale.
    /// - Throws: `CommandFailure` with exit code 65 that names the file.
    init(
        _ options: AnalysisOptions, catalogue: MaterialCatalogue, beside calculationType: String, quiet: Bool = false
    ) throws {
        self.options = options
        self.quiet = quiet
        self.catalogue = catalogue
        files = try options.entries.map {
            let file = try EntryFile(
                $0, options: options.imports.importOptions(beside: calculationType), quiet: quiet)
            return AddedFile(path: $0, phases: file.phases)
        }
    }

    /// Where the changes themselves look at the database: hulls that phases are placed on, and compositions that are left out.
    var systems: [ChemicalSystem] {
        let members = options.solidSolution.compactMap { text in
            try? SolidSolution.members(parsing: text) { try catalogue.resolve($0) }
        }
        // Phases so low that their depth below the others is looked at.
        let low = options.entry.filter { $0.value < -FarBelowHull.limit }.map(\.formula)
        let lowInFiles = files.flatMap { file in
            (0..<file.phases.count).filter { file.phases.energies[$0] < -FarBelowHull.limit }
                .map { ChemicalSystem(file.phases.entry(at: $0).composition.elements) }
        }
        let formulas = (options.aboveHull.map(\.formula) + options.exclude + low).compactMap {
            try? catalogue.resolve($0)
        }
        return members.map { ChemicalSystem($0.flatMap(\.formula.composition.elements)) }
            + formulas.map { ChemicalSystem($0.composition.elements) } + Set(lowInFiles)
    }

    /// Ids whose phases, if the database has them, decide what the changes do.
    var ids: [String] {
        let single =
            options.entry.map { Self.id("--entry", $0) } + options.aboveHull.map { Self.id("--above-hull", $0) }
        return files.flatMap { file in (0..<file.phases.count).map(file.phases.id(at:)) } + single + options.exclude
    }

    private static func id(_ option: String, _ assignment: EnergyAssignment) -> String {
        "\(option.dropFirst(2)):\(assignment.formula)"
    }

    /// `database` with the changes; warnings about renamed or implausible entries go to standard error.
    /// - Throws: `CommandFailure` with exit code 65 that names the option, the file or the formula.
    func applied(to database: EntrySet) throws -> EntrySet {
        var entries = database
        for file in files { entries = try adding(file, to: entries, database: database) }
        if !options.exclude.isEmpty { entries = try excluding(from: entries) }
        let single = marked(try options.entry.map { try entry($0, "--entry", energy: $0.value) }, beside: database)
        warnAboutLower(single, in: entries)
        entries = try adding(single, to: entries)
        entries = try adding(try solidSolutions().map { try entry($0, in: entries) }, to: entries)
        let base = entries
        let raised = try options.aboveHull.map { try entry($0, "--above-hull", energy: nil, above: base) }
        return try adding(raised, to: entries)
    }

    /// The solutions of `--solid-solution`.
    /// - Throws: `CommandFailure` with exit code 65 that names the option.
    func solidSolutions() throws -> [SolidSolution] {
        try options.solidSolution.map { text in
            do {
                let members = try SolidSolution.members(parsing: text) { try catalogue.resolve($0) }
                return try SolidSolution(members, temperature: options.temperature, sites: options.mixingSites)
            } catch {
                throw CommandFailure.badInput("--solid-solution: \(String(describing: error))")
            }
        }
    }

    private func entry(_ solution: SolidSolution, in entries: EntrySet) throws -> Entry {
        do {
            return try solution.entry(in: entries, energies: options.endMembers.choice)
        } catch {
            throw CommandFailure.badInput("--solid-solution: \(error.description)")
        }
    }

    /// Adds the phases of a file that are not there already, and says what it took for granted.
    private func adding(_ file: AddedFile, to entries: EntrySet, database: EntrySet) throws -> EntrySet {
        let new = file.phases.filter { !entries.prints($0, of: file.phases) }
        if !quiet {
            for remark in file.remarks(new: new, database: database, allowsMixed: options.imports.allowMixed) {
                InterphaseCommand.remark("\(file.path): \(remark)")
            }
        }
        guard new.count > 0 else { return entries }
        do {
            let (set, report) = try entries.adding(
                marked(new, beside: database), allowMixedCalculationTypes: options.imports.allowMixed)
            for warning in file.warnings(report) { InterphaseCommand.warn(warning) }
            return set
        } catch {
            let option =
                error.kind == .mixedCalculationTypes ? AddedFile.wayOut(new, database: database.provenance) : ""
            throw CommandFailure.badInput("\(file.path): \(error.description)\(option)")
        }
    }

    private func adding(_ new: [Entry], to entries: EntrySet) throws -> EntrySet {
        guard !new.isEmpty else { return entries }
        do {
            let (set, report) = try entries.adding(new, allowMixedCalculationTypes: options.imports.allowMixed)
            for warning in report.warnings { InterphaseCommand.warn(warning.description) }
            return set
        } catch {
            throw CommandFailure.badInput(error.description)
        }
    }

    /// `new` with the flag of those whose energy cannot be a formation energy per atom, which is also said.
    private func marked(_ new: [Entry], beside entries: EntrySet) -> [Entry] {
        let found = Set(warnAboutFarBelow(new, beside: entries))
        return new.map { entry in
            guard found.contains(entry.id), entry.note == nil else { return entry }
            return Entry(
                id: entry.id, composition: entry.composition, formationEnergyPerAtom: entry.formationEnergyPerAtom,
                origin: entry.origin, bandGap: entry.bandGap, note: ResultFlag.farBelowHull.rawValue)
        }
    }

    private func marked(_ new: EntrySet, beside entries: EntrySet) -> EntrySet {
        let low = (0..<new.count).filter { new.energies[$0] < -FarBelowHull.limit }
        let found = Set(warnAboutFarBelow(low.map(new.entry(at:)), beside: entries))
        return new.marking(low.filter { found.contains(new.id(at: $0)) }, with: ResultFlag.farBelowHull.rawValue)
    }

    /// The ids of the phases that lie too far below the hull without them, each with a warning.
    private func warnAboutFarBelow(_ new: [Entry], beside entries: EntrySet) -> [String] {
        let found = FarBelowHull.among(new, beside: entries)
        let format = NumberFormat(significantDigits: 3)
        for phase in found.prefix(Self.namedFarBelow) {
            InterphaseCommand.warn(
                "\(phase.id): \(phase.formula) at \(format.text(phase.formationEnergyPerAtom) ?? "") eV/atom lies "
                    + "\(format.text(phase.depth) ?? "") eV/atom below everything it competes with, as hardly any compound does; a formation energy "
                    + "in eV/atom, elements at zero, is needed: check that it is no total energy per atom and no energy per formula"
            )
        }
        if found.count > Self.namedFarBelow {
            InterphaseCommand.warn(
                "\(found.count - Self.namedFarBelow) more phases lie more than \(FarBelowHull.limit) eV/atom below everything they compete with"
            )
        }
        return found.map(\.id)
    }

    /// Such phases that are named one by one.
    private static let namedFarBelow = 5

    /// Says when the database holds a lower phase of the same composition, which is then the one that counts.
    private func warnAboutLower(_ new: [Entry], in entries: EntrySet) {
        for entry in new {
            guard let row = entries.rows(of: entry.composition.reduced.composition).first,
                entries.energies[row] < entry.formationEnergyPerAtom
            else { continue }
            let energy = NumberFormat(significantDigits: 5).text(entries.energies[row]) ?? ""
            InterphaseCommand.warn(
                "--\(entry.id): \(entries.id(at: row)) lies lower (\(energy) eV/atom) and counts for this composition; leave it out "
                    + "with --exclude \(entries.id(at: row))")
        }
    }

    private func excluding(from entries: EntrySet) throws -> EntrySet {
        let names = options.exclude.map { name in
            guard entries.row(id: name) == nil, let formula = try? catalogue.resolve(name) else { return name }
            return formula.composition.formula
        }
        do {
            return try entries.excluding(names).set
        } catch {
            throw CommandFailure.badInput("--exclude: \(error.description)")
        }
    }

    /// The phase of one option; `energy` in eV/atom, or its height above the hull of `base`.
    private func entry(
        _ assignment: EnergyAssignment, _ option: String, energy: Double?, above base: EntrySet? = nil
    ) throws -> Entry {
        do {
            let composition = try catalogue.resolve(assignment.formula).composition
            let level = try energy ?? base.map { try hullEnergy(of: composition, in: $0) + assignment.value } ?? 0
            return Entry(
                id: Self.id(option, assignment), composition: composition,
                formationEnergyPerAtom: level, origin: EntryOrigin(source: option))
        } catch let error as ThermodynamicsError {
            throw CommandFailure.badInput("\(option) \(assignment.formula): \(error.description)")
        } catch let error as SnapshotError {
            throw CommandFailure.badInput("\(option): \(error.description)")
        }
    }

    /// eV/atom.
    private func hullEnergy(of composition: Composition, in entries: EntrySet) throws -> Double {
        var calculator = try EquilibriumCalculator(
            PhaseSystem(entries, system: ChemicalSystem(composition.elements)))
        return try calculator.hullEnergy(at: composition) / composition.atomCount.doubleValue
    }
}
