internal import Chemistry
internal import ExactArithmetic

extension IonEvolution {
    /// What can happen to the ion of a composition for the first time as its potential falls.
    public enum Turn: Sendable, Hashable, CaseIterable {
        /// No ion is taken up any more.
        case endsTaking
        /// Ions are given off.
        case beginsGiving
        /// No ion is left.
        case isEmpty

        /// Largest uptake behind the turn, in atoms of the open element per formula unit of `composition`; nil when it never comes.
        ///
        /// Without ions nothing is given off, and they cannot leave. With ions both turns come, whatever phases are left out, for the
        /// other elements by themselves hold none.
        func uptake(of composition: Composition, _ element: Element) -> Double? {
            let none = IonEvolution.negligibleUptake * composition.atomCount.doubleValue
            let ions = composition[element].doubleValue
            switch self {
            case .endsTaking: return none
            case .beginsGiving: return ions > 0 ? -none : nil
            case .isEmpty: return ions > 0 ? none - ions : nil
            }
        }
    }

    /// The potential (eV/atom, <= 0) at which a turn comes and the rows of the phases on both sides of it; nil when it never comes.
    ///
    /// Only those phases can move the turn. The assemblage of the step before is optimal up to the turn and takes up more; that of the step
    /// behind is optimal from there on and takes up no more. A phase in neither of them leaves both possible, and with fewer
    /// rivals they stay optimal: the turn stays where it is. One optimal assemblage on each side is enough for this, also where others
    /// cost the same.
    public func turningPoint(_ turn: Turn) -> (potential: Double, rows: [Int])? {
        guard let bound = turn.uptake(of: composition, element),
            let behind = steps.firstIndex(where: { $0.uptake <= bound })
        else { return nil }
        let sides = steps[max(0, behind - 1)...behind]
        return (steps[behind].potentialHigh, sides.flatMap { $0.phases.map(\.row) })
    }
}
