internal import TextFormats
internal import Chemistry
internal import ExactArithmetic

/// Applies the chosen corrections to the raw calculations of a file, and keeps account of what they rest on.
struct RawCorrections {
    /// Raw calculations met so far.
    private(set) var count = 0
    /// Those among them that the scheme refuses.
    private(set) var refused = 0
    /// The schemes of which corrections were met in the file.
    private(set) var metInFile: Set<CorrectionMode> = []
    /// Whether the file is what the Materials Project's mixing scheme makes.
    private(set) var mixing = MixingScheme()
    /// What was done to the energies.
    private var account = CorrectionAccount()
    /// Raw calculations that the scheme corrects and that carry no correction, and the first of them.
    private(set) var bare = 0
    private(set) var firstBare = ""
    /// Entries without a raw calculation, on which corrections other than those of the file have nothing to act.
    private var untouched = 0
    private let options: ImportOptions
    private let audit: ((CorrectionAudit) -> Void)?
    /// Entries whose anions rest on a guess, and the first of them.
    private var guessed = 0
    private var firstGuess: (id: String, text: String)?

    init(_ options: ImportOptions, audit: ((CorrectionAudit) -> Void)?) {
        self.options = options
        self.audit = audit
    }

    /// Whether only the corrections are wanted, not the entries.
    var isAudit: Bool { audit != nil }

    /// Sets the energy of a raw calculation; the reason why the scheme refuses it, nil when it does not.
    mutating func apply(to entry: inout RawEntry) -> ImportRefusal? {
        guard let calculation = entry.calculation else {
            if !entry.isCorrectionSettled { untouched += 1 }
            return nil
        }
        count += 1
        for mode in [CorrectionMode.mp2011, .mp2020] where !metInFile.contains(mode) {
            if calculation.givenAdjustments.contains(where: mode.made) { metInFile.insert(mode) }
        }
        noteBare(calculation)
        mixing.note(calculation)
        let atoms = calculation.composition.atomCount.doubleValue
        switch options.corrections {
        case .asGiven:
            if let audit { audit(MP2020Scheme.audit(calculation)) }
        case .none:
            if let audit { audit(MP2020Scheme.audit(calculation)) }
            entry.absolute = calculation.energy / atoms
        case .mp2011, .mp2020:
            if options.areCorrectionsImplied, keepGiven(calculation, &entry) { return nil }
            let result = options.corrections.audit(calculation)
            audit?(result)
            if let refusal = result.refusal {
                refused += 1
                return ImportRefusal(
                    subject: "\(entry.place) (\(entry.id))", reason: refusal.reason + wayOut)
            }
            entry.absolute = (calculation.energy + result.total) / atoms
            entry.calculationType = options.corrections.calculationType ?? ""
            entry.hasStandardSettings = true
            account.note(result, atoms: atoms)
            note(result, of: &entry)
        }
        return nil
    }

    /// Refuses a file in which some calculations carry the scheme's corrections and others, which need them, do not: they share no scale.
    /// - Throws: `mixedCalculationTypes`, with the way out.
    func refuseHalfCorrected(_ file: String) throws(EntriesError) {
        guard !metInFile.isEmpty, bare > 0, options.corrections == .asGiven, !options.allowsMixedSources else { return }
        throw EntriesError(
            kind: .mixedCalculationTypes, subject: file,
            message:
                "some of its energies carry the \(metInFile.contains(.mp2020) ? "mp2020" : "mp2011") corrections, while \(bare) of those that need them carry none (the first: \(firstBare))",
            remedy:
                "correct all of them anew with the mp2020 corrections, take all uncorrected with none, or use different files"
        )
    }

    /// What a user should know about the corrections of the file.
    func warnings(_ file: String) -> [ImportWarning] {
        [guessWarning, untouchedWarning(file)].compactMap { $0 }
    }

    /// What was done to the energies; nil when nothing was.
    var remark: String? { account.sentence(options.corrections, isImplied: options.areCorrectionsImplied) }

    /// Keeps an energy that carries the corrections of the scheme already: they may rest on more than the file shows.
    private mutating func keepGiven(_ calculation: Calculation, _ entry: inout RawEntry) -> Bool {
        guard calculation.givenAdjustments.contains(where: options.corrections.made) else { return false }
        entry.calculationType = options.corrections.calculationType ?? ""
        entry.hasStandardSettings = true
        account.kept += 1
        return true
    }

    /// What to do about a calculation that a scheme refuses, where the user has not asked for the scheme.
    private var wayOut: String {
        guard options.areCorrectionsImplied, let type = options.corrections.calculationType else { return "" }
        return
            "; its energy cannot be put on the scale \(type) of the database: give one computed with the Materials Project's settings, "
            + "a formation energy on that scale, or open the file as a database of its own"
    }

    /// Says that corrections were asked for where there is nothing to correct.
    private func untouchedWarning(_ file: String) -> ImportWarning? {
        guard untouched > 0, options.corrections != .asGiven, !options.areCorrectionsImplied else { return nil }
        let entries = untouched == 1 ? "1 entry holds" : "\(untouched) entries hold"
        return ImportWarning(
            kind: .other, subject: file,
            message:
                "\(entries) no raw calculation, so that corrections '\(options.corrections.rawValue)' change nothing there; "
                + "energies are taken as the file gives them")
    }

    /// Says how many entries rest on guessed oxidation states; nil when none does.
    private var guessWarning: ImportWarning? {
        guard let firstGuess else { return nil }
        return ImportWarning(
            kind: .guessedOxidationStates, subject: firstGuess.id,
            message:
                "\(firstGuess.text); so for \(guessed) \(guessed == 1 ? "entry" : "entries"), which carry the flag "
                + "guessed-oxidation-states; give data.oxidation_states to decide it")
    }

    private mutating func noteBare(_ calculation: Calculation) {
        guard calculation.givenAdjustments.isEmpty, MP2020Scheme.corrects(calculation) else { return }
        bare += 1
        if bare == 1 { firstBare = calculation.id }
    }

    private mutating func note(_ result: CorrectionAudit, of entry: inout RawEntry) {
        guard result.oxidationSource == .guessed || result.oxidationSource == .unknown else { return }
        entry.note = "guessed-oxidation-states"
        guessed += 1
        guard firstGuess == nil else { return }
        let remark = result.remarks.first { remark in
            switch remark {
            case .guessedOxidationStates, .unknownOxidationStates: true
            default: false
            }
        }
        firstGuess = (entry.id, remark?.description ?? "")
    }
}
