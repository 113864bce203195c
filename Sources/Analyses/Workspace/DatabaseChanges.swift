internal import Chemistry
internal import ExactArithmetic
internal import TextFormats
package import ThermoEntries
package import ThermoSnapshot
package import Thermodynamics

/// What a request changes about a database, in this order: files are added, phases left out, single phases added, then solid
/// solutions, and last those that are placed relative to the hull of everything before.
package struct DatabaseChanges {
    private let request: DataRequest
    private let catalogue: MaterialCatalogue
    /// The phases of `DataRequest.entries`, file by file.
    private let files: [AddedFile]
    private let observer: any RunObserver

    /// Takes what the request adds and leaves out; the files are read.
    /// - Parameter calculationType: that of the database; raw energies of the files are put on its scale.
    /// - Throws: `AnalysisError` that names the file.
    package init(
        _ request: DataRequest, catalogue: MaterialCatalogue, beside calculationType: String, observer: any RunObserver
    ) throws {
        self.request = request
        self.observer = observer
        self.catalogue = catalogue
        files = try request.entries.map {
            let file = try EntryFile(
                $0, options: request.imports.importOptions(beside: calculationType), observer: observer)
            return AddedFile(path: $0, phases: try file.phases.on(request.energies))
        }
    }

    /// Where the changes themselves look at the database: hulls that phases are placed on, and compositions that are left out.
    package var systems: [ChemicalSystem] {
        let members = request.solidSolutions.compactMap { text in
            try? SolidSolution.members(parsing: text) { try catalogue.resolve($0) }
        }
        // Phases so low that their depth below the others is looked at.
        let low = request.entry.filter { $0.value < -FarBelowHull.limit }.map(\.formula)
        let lowInFiles = files.flatMap { file in
            (0..<file.phases.count).filter { file.phases.energies[$0] < -FarBelowHull.limit }
                .map { ChemicalSystem(file.phases.entry(at: $0).composition.elements) }
        }
        let formulas = (request.aboveHull.map(\.formula) + request.exclude + low).compactMap {
            try? catalogue.resolve($0)
        }
        return members.map { ChemicalSystem($0.flatMap(\.formula.composition.elements)) }
            + formulas.map { ChemicalSystem($0.composition.elements) } + Set(lowInFiles)
    }

    /// Ids whose phases, if the database has them, decide what the changes do.
    package var ids: [String] {
        let single =
            request.entry.map { Self.id(.entry, $0) } + request.aboveHull.map { Self.id(.aboveHull, $0) }
        return files.flatMap { file in (0..<file.phases.count).map(file.phases.id(at:)) } + single + request.exclude
    }

    private static func id(_ setting: SettingName, _ assignment: EnergyAssignment) -> String {
        "\(setting.rawValue):\(assignment.formula)"
    }

    /// `database` with the changes; warnings about renamed or implausible entries are told.
    /// - Throws: `AnalysisError` that names the setting, the file or the formula.
    package func applied(to database: EntrySet) throws -> EntrySet {
        var entries = database
        if request.excludesImplausible {
            entries = entries.leavingOut { database.note(at: $0) == ImplausiblePhase.note }
            if entries.count == database.count {
                observer.remark(
                    "\(.excludeImplausible): no phase of \(database.provenance.name) that the question needs is implausible"
                )
            }
        }
        for file in files { entries = try adding(file, to: entries, database: database) }
        if !request.exclude.isEmpty { entries = try excluding(from: entries) }
        let single = marked(try request.entry.map { try entry($0, .entry, energy: $0.value) }, beside: database)
        warnAboutLower(single, in: entries)
        entries = try adding(single, to: entries)
        entries = try adding(try solidSolutions().map { try entry($0, in: entries) }, to: entries)
        let base = entries
        let raised = try request.aboveHull.map { try entry($0, .aboveHull, energy: nil, above: base) }
        return try adding(raised, to: entries)
    }

    /// The solid solutions.
    /// - Throws: `AnalysisError` that names the setting.
    package func solidSolutions() throws -> [SolidSolution] {
        try request.solidSolutions.map { text in
            do {
                let members = try SolidSolution.members(parsing: text) { try catalogue.resolve($0) }
                return try SolidSolution(members, temperature: request.temperature, sites: request.mixingSites)
            } catch {
                throw AnalysisError.badInput("\(.solidSolution): \(error)")
            }
        }
    }

    private func entry(_ solution: SolidSolution, in entries: EntrySet) throws -> Entry {
        do {
            return try solution.entry(in: entries, energies: request.endMembers)
        } catch {
            throw AnalysisError.badInput("\(.solidSolution): \(error.description)")
        }
    }

    /// Adds the phases of a file that are not there already, and says what it took for granted.
    private func adding(_ file: AddedFile, to entries: EntrySet, database: EntrySet) throws -> EntrySet {
        let new = file.phases.filter { !entries.prints($0, of: file.phases) }
        if observer.wantsRemarks {
            for remark in file.remarks(new: new, database: database, allowsMixed: request.imports.allowsMixed) {
                observer.remark("\(file.path): \(remark)")
            }
        }
        guard new.count > 0 else { return entries }
        do {
            let (set, report) = try entries.adding(
                marked(new, beside: database), allowMixedCalculationTypes: request.imports.allowsMixed)
            for warning in file.warnings(report) { observer.warn(Wording(warning)) }
            return set
        } catch {
            let wayOut =
                error.kind == .mixedCalculationTypes ? AddedFile.wayOut(new, database: database.provenance) : ""
            throw AnalysisError.badInput("\(file.path): \(error.description)\(wayOut)")
        }
    }

    private func adding(_ new: [Entry], to entries: EntrySet) throws -> EntrySet {
        guard !new.isEmpty else { return entries }
        do {
            let (set, report) = try entries.adding(new, allowMixedCalculationTypes: request.imports.allowsMixed)
            for warning in report.warnings { observer.warn(Wording(warning.description)) }
            return set
        } catch {
            throw AnalysisError.badInput("\(error.description)")
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
            let (energy, depth) = (format.text(phase.formationEnergyPerAtom) ?? "", format.text(phase.depth) ?? "")
            observer.warn(
                """
                \(phase.id): \(phase.formula) at \(energy) eV/atom lies \(depth) eV/atom below everything it competes with, as hardly \
                any compound does; a formation energy in eV/atom, elements at zero, is needed: check that it is no total energy per atom \
                and no energy per formula
                """)
        }
        if found.count > Self.namedFarBelow {
            let more = found.count - Self.namedFarBelow
            observer.warn(
                "\(more) more phases lie more than \(FarBelowHull.limit) eV/atom below everything they compete with")
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
            let (name, lower) = (entry.id.dropFirst("\(SettingName.entry.rawValue)".count), entries.id(at: row))
            observer.warn(
                """
                \(.entry)\(name): \(lower) lies lower (\(energy) eV/atom) and counts for this composition; leave it out with \
                \(.exclude) \(lower)
                """)
        }
    }

    private func excluding(from entries: EntrySet) throws -> EntrySet {
        let names = request.exclude.map { name in
            guard entries.row(id: name) == nil, let formula = try? catalogue.resolve(name) else { return name }
            return formula.composition.formula
        }
        do {
            return try entries.excluding(names).set
        } catch {
            if let comma = names.lazy.compactMap(CommaList.decimalComma).first {
                throw AnalysisError.badInput("\(.exclude): \(comma)")
            }
            throw AnalysisError.badInput("\(.exclude): \(error.description)")
        }
    }

    /// The phase of one setting; `energy` in eV/atom, or its height above the hull of `base`.
    private func entry(
        _ assignment: EnergyAssignment, _ setting: SettingName, energy: Double?, above base: EntrySet? = nil
    ) throws -> Entry {
        do {
            let composition = try catalogue.resolve(assignment.formula).composition
            let level = try energy ?? base.map { try hullEnergy(of: composition, in: $0) + assignment.value } ?? 0
            return Entry(
                id: Self.id(setting, assignment), composition: composition,
                formationEnergyPerAtom: level, origin: EntryOrigin(source: setting.rawValue))
        } catch let error as ThermodynamicsError {
            throw AnalysisError.badInput("\(setting) \(assignment.formula): \(error.description)")
        } catch let error as SnapshotError {
            throw AnalysisError.badInput("\(setting): \(error.description)")
        }
    }

    /// eV/atom.
    private func hullEnergy(of composition: Composition, in entries: EntrySet) throws -> Double {
        var calculator = try EquilibriumCalculator(
            PhaseSystem(entries, system: ChemicalSystem(composition.elements)))
        return try calculator.hullEnergy(at: composition) / composition.atomCount.doubleValue
    }
}
