internal import Chemistry
internal import Electrochemistry
public import Interfaces
internal import Parallel
internal import ThermoEntries
public import Thermodynamics

extension CoatingScreen {
    /// Re-checks the window and every contact of every survivor, and the uncoated interface, in rational arithmetic, and that the numbers of
    /// the result, which may come from a journal, are those of what was checked.
    ///
    /// - Parameters:
    ///   - result: what the screening found.
    ///   - completed: called with the number of survivors checked so far, from any thread.
    /// - Returns: how many survivors were checked, and what that took.
    /// - Throws: `InterfaceError` of kind `thermodynamics(.notCertified)` for the first claim that is refuted.
    @discardableResult
    public func verify(
        _ result: ScreeningResult, completed: @escaping @Sendable (Int) -> Void = { _ in }
    ) async throws(InterfaceError) -> (survivors: Int, report: VerificationReport) {
        let entries = entries
        var checked = VerificationReport()
        try InterfaceError.translating { () throws(ThermodynamicsError) in
            for reaction in result.uncoated { checked += try reaction.verify(entries) }
        }
        let contacts = contacts()
        let partners = try prepared(contacts)
        let windows = WindowCalculator(entries: entries, ion: ion)
        let outcomes = await runner.map(result.ranking, completed: completed) { candidate -> Result<VerificationReport, InterfaceError> in
            Result { () throws(InterfaceError) in
                try Self.verify(candidate, entries, windows, contacts, partners)
            }
        }
        for outcome in outcomes { checked += try outcome.get() }
        return (outcomes.count, checked)
    }

    private static func verify(
        _ candidate: Candidate, _ entries: EntrySet, _ windows: WindowCalculator, _ contacts: ContactCalculator,
        _ partners: [(stage: ScreeningStage, reactant: PreparedReactant)]
    ) throws(InterfaceError) -> VerificationReport {
        let composition = entries.composition(at: candidate.row)
        let formula = Formula(text: composition.reducedFormula, composition: composition)
        let coating = try InterfaceError.translating { () throws(ThermodynamicsError) in
            try contacts.interfaces.prepare(formula)
        }
        var checked = VerificationReport()
        var claims: [(claimed: Double?, found: Double?)] = []
        try InterfaceError.translating { () throws(ThermodynamicsError) in
            let evolution = try windows.evolution(of: composition)
            checked += try windows.verify(evolution)
            let window = windows.window(from: evolution)
            claims.append((candidate.reductionLimit, window.reductionLimit))
            claims.append((candidate.oxidationLimit, window.oxidationLimit))
        }
        var worst: [ScreeningStage: Double] = [:]
        for partner in partners {
            let reaction = try contacts.reaction(coating, partner.reactant, at: partner.stage).reaction
            checked += try InterfaceError.translating { () throws(ThermodynamicsError) in try reaction.verify(entries) }
            worst[partner.stage] = min(worst[partner.stage] ?? .infinity, reaction.worstEnergyPerAtom)
        }
        claims += candidate.contacts.map { ($0.mutualEnergy, worst[$0.stage]) }
        guard claims.allSatisfy(isSame) else {
            throw InterfaceError(
                ThermodynamicsError(
                    .notCertified, subject: composition.reducedFormula,
                    message: "the numbers of its row are not those of its window and contacts",
                    remedy: "judge it anew without its journal; else this is a fault of the program, please report it"))
        }
        return checked
    }

    private static func isSame(_ claim: (claimed: Double?, found: Double?)) -> Bool {
        guard let claimed = claim.claimed, let found = claim.found else {
            return claim.claimed == nil && claim.found == nil
        }
        return (claimed - found).magnitude <= sameNumber
    }

    /// Numbers of a journal and calculated ones differ by rounding only, V or eV/atom.
    private static let sameNumber = 1e-8
}
