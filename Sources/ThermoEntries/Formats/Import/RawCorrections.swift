internal import Chemistry

/// Applies the chosen corrections to the raw calculations of a file, and keeps account of what they rest on.
struct RawCorrections {
    /// Raw calculations met so far.
    private(set) var count = 0
    /// Those among them that the scheme refuses.
    private(set) var refused = 0
    /// Whether a correction of the Materials Project's scheme was met in the file.
    private(set) var isMetInFile = false
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
        guard let calculation = entry.calculation else { return nil }
        count += 1
        if !isMetInFile { isMetInFile = calculation.givenAdjustments.contains { $0.name.hasPrefix("MP2020") } }
        let atoms = FormulaSize.atoms(calculation.composition)
        switch options.corrections {
        case .asGiven:
            if let audit { audit(MP2020Scheme.audit(calculation)) }
        case .none:
            if let audit { audit(MP2020Scheme.audit(calculation)) }
            entry.absolute = calculation.energy / atoms
        case .mp2020:
            let result = MP2020Scheme.audit(calculation)
            audit?(result)
            if let refusal = result.refusal {
                refused += 1
                return ImportRefusal(subject: "\(entry.place) (\(entry.id))", reason: refusal.reason)
            }
            entry.absolute = (calculation.energy + result.total) / atoms
            entry.calculationType = MP2020Scheme.calculationType
            note(result, of: &entry)
        }
        return nil
    }

    /// Says how many entries rest on guessed oxidation states; nil when none does.
    var warning: ImportWarning? {
        guard let firstGuess else { return nil }
        return ImportWarning(
            kind: .guessedOxidationStates, subject: firstGuess.id,
            message:
                "\(firstGuess.text); so for \(guessed) \(guessed == 1 ? "entry" : "entries"), which carry the flag "
                + "guessed-oxidation-states; give data.oxidation_states to decide it")
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
