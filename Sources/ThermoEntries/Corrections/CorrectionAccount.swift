/// What a scheme did to the energies of one file, summed up for a remark.
struct CorrectionAccount {
    /// Energies that carried the corrections of the scheme already.
    var kept = 0
    private var corrected = 0
    /// Those among them whose own corrections were dropped.
    private var dropped = 0
    /// Smallest and largest change against the energy of the file, corrections included, in eV/atom, with the entries.
    private var lowest: (id: String, change: Double)?
    private var highest: (id: String, change: Double)?

    /// Takes in one corrected calculation of `atoms` atoms.
    mutating func note(_ audit: CorrectionAudit, atoms: Double) {
        corrected += 1
        if !audit.given.isEmpty { dropped += 1 }
        let change = (audit.total - audit.givenTotal) / atoms
        if change < lowest?.change ?? .infinity { lowest = (audit.formula, change) }
        if change > highest?.change ?? -.infinity { highest = (audit.formula, change) }
    }

    /// What was done in one sentence; nil when nothing was.
    func sentence(_ mode: CorrectionMode, isImplied: Bool) -> String? {
        guard let type = mode.calculationType, corrected + kept > 0 else { return nil }
        var parts: [String] = []
        if corrected > 0, let lowest, let highest {
            let energies = corrected == 1 ? "1 raw energy was" : "\(corrected) raw energies were"
            let purpose = isImplied ? "put on the scale of the database, \(type)" : "corrected to \(type)"
            let own = dropped == 0 ? "" : ", corrections of the file dropped in \(dropped)"
            let range =
                lowest.change == highest.change
                ? "by \(Self.shown(lowest.change)) eV/atom"
                : "by \(Self.shown(lowest.change)) (\(lowest.id)) to \(Self.shown(highest.change)) eV/atom (\(highest.id))"
            parts.append("\(energies) \(purpose) (\(mode.rawValue)), \(range)\(own)")
        }
        if kept > 0 { parts.append("\(kept) carry the corrections of \(type) already and are taken as they are") }
        return parts.joined(separator: "; ")
    }

    /// An energy in eV/atom with a sign, rounded to a meV.
    private static func shown(_ energy: Double) -> String {
        let steps = 1000.0
        let rounded = (energy * steps).rounded() / steps
        return rounded == 0 ? "0" : rounded > 0 ? "+\(rounded)" : "\(rounded)"
    }
}
