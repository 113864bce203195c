public import Chemistry
public import Electrochemistry
public import Parallel
public import ThermoEntries
public import ThermoSnapshot
internal import Thermodynamics

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// What every analysis works with: the data after all changes asked for, names of materials, the ion, the runner.
///
/// Made once, shared by any number of analyses, from any thread.
public struct Workspace: Sendable {
    /// What was asked for.
    public let request: DataRequest
    /// Phases of the database with those of the user, without those left out.
    public let entries: EntrySet
    /// Names of materials.
    public let catalogue: MaterialCatalogue
    /// The working ion.
    public let ion: WorkingIon
    /// What voltages are read and printed against.
    public let reference: ReferenceElectrode
    /// Compositions of the solid solutions asked for, in their order.
    public let solidSolutions: [Formula]
    /// Runs rows in parallel.
    public private(set) var runner: ParallelRunner
    /// Hears what happens while analyses run.
    public let observer: any RunObserver
    /// Where checks in exact arithmetic report; nil when none were asked for.
    package let verification: VerificationTally?
    /// How the working ion was chosen.
    package let ionChoice: IonChoice
    /// How it was chosen, where a reader has to know; nil elsewhere.
    package let ionRemark: Wording?
    /// What is to be said on the charge of the materials named.
    package let chargeRemarks: [Wording]
    /// Calculation type of the database before files were added.
    package let databaseType: String

    /// Opens the database and makes the changes.
    /// - Parameters:
    ///   - request: the data and what is changed about them.
    ///   - scope: what of a large database is needed; never changes an answer.
    ///   - observer: hears remarks and warnings.
    ///   - databaseObserver: hears what was read of the database; `observer` unless given.
    ///   - usesIon: whether the answer depends on the working ion.
    ///   - materials: what a question names beside `scope`, for the choice of the ion.
    /// - Throws: `AnalysisError` for settings that make no sense and data that cannot be used; `StoreError` for a damaged database.
    public init(
        _ request: DataRequest = DataRequest(), scope: DataScope = .everything,
        observer: any RunObserver = QuietObserver(),
        databaseObserver: (any RunObserver)? = nil, usesIon: Bool = true, materials: [String] = []
    ) throws {
        self.request = request
        self.observer = observer
        let names = try ThermoSnapshot.materials()
        let choice = IonChoice(given: request.ion, texts: scope.texts + materials, catalogue: names)
        (ion, reference) = try Self.electrodes(choice, request.reference)
        ionChoice = choice
        ionRemark = usesIon ? choice.remark : nil
        let catalogue = request.balances ? names.balancing(through: ion.element) : names
        self.catalogue = catalogue
        chargeRemarks = ChargeRemarks(catalogue: catalogue).lines(on: scope.texts + materials)
        if observer.wantsRemarks {
            for remark in chargeRemarks + [ionRemark].compactMap({ $0 }) { observer.remark(remark) }
            let added = (request.entry + request.aboveHull).map(\.formula)
            MixtureRemark.say(on: scope.texts + added, catalogue: catalogue, to: observer)
        }
        let source = try DatabaseSource(
            request.database, importing: request.imports.importOptions, observer: databaseObserver ?? observer)
        databaseType = source.calculationType
        let changes = try DatabaseChanges(
            request, catalogue: catalogue, beside: source.calculationType, observer: observer)
        let element = ion.element
        entries = try changes.applied(
            to: try source.entries(
                scope.elements(catalogue: catalogue, ion: element, changes: changes),
                keepingDilute: request.keepsDilute,
                observer: observer
            ).on(request.energies)
        ).knowing(ThermoSnapshot.substanceFacts)
        solidSolutions = try changes.solidSolutions().map {
            Formula(text: $0.composition.formula, composition: $0.composition)
        }
        runner = ParallelRunner(threads: request.threads ?? ProcessInfo.processInfo.activeProcessorCount)
        verification = request.verifies ? VerificationTally() : nil
    }

    /// The same with a time limit for what is asked from now on: rows that are not begun by then say so in their places, and a screening
    /// or a map, which means something only as a whole, is refused.
    public func limited(to duration: Duration) -> Workspace {
        var limited = self
        limited.runner = ParallelRunner(threads: runner.threads, deadline: .now + duration)
        return limited
    }

    private static func electrodes(
        _ choice: IonChoice, _ reference: String?
    ) throws(AnalysisError) -> (WorkingIon, ReferenceElectrode) {
        do throws(ElectrochemistryError) {
            let ion = try WorkingIon(symbol: choice.symbol)
            guard let reference else { return (ion, ReferenceElectrode(elementOf: ion)) }
            return (ion, try ReferenceElectrode(parsing: reference, ion: ion))
        } catch {
            throw .usage("\(error.description)")
        }
    }

    /// The reference electrode as typed.
    package var referenceName: String { request.reference ?? ion.element.symbol }
}
