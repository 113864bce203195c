public import Electrochemistry

/// What to expect of a contact, a layer or a whole stack; in order of severity.
public enum StackVerdict: String, Sendable, Hashable, CaseIterable, Comparable {
    /// The driving force is at most `StackSettings.stableWithin`.
    case stable
    /// A reaction whose new solids all insulate electrons: it stops at a layer. Moderate at a cathode and between layers; at an anode of
    /// any strength.
    case passivating
    /// A moderate reaction; the band gap of a new phase is not known, and none of them is known to conduct.
    case undecided
    /// A driving force above `StackSettings.reactiveBeyond`, or a reaction without any new solid that could stop it.
    case reactive
    /// At least one new phase conducts electrons: the reaction goes on through it.
    case mixedConducting = "mixed-conducting"

    /// Milder verdicts come first.
    public static func < (left: StackVerdict, right: StackVerdict) -> Bool {
        (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
    }
}

/// Thresholds of a stack's verdicts, each with its default and reason.
public struct StackSettings: Sendable, Hashable {
    /// Driving forces up to this value (eV/atom) count as stable. Default 0.05.
    ///
    /// It covers the uncertainty of formation energies and is the literature's bound for compatible solids (Xiao et al., Joule 3, 1252
    /// (2019), doi:10.1016/j.joule.2019.02.006).
    public var stableWithin = 0.05
    /// Driving forces above this value (eV/atom) count as reactive even when every product insulates. Default 0.2: mutual
    /// reactions of thiophosphates with 4 V cathodes, which call for a coating, lie there.
    ///
    /// It does not hold at an anode and for total energies at the element of the ion: there everything that is reduced lies beyond it, the
    /// interphases that are known to stop (LiPON, Li3PS4, Li6PS5Cl on Li) as well as those that do not, and only the class tells them
    /// apart.
    public var reactiveBeyond = 0.2
    /// Whether a contact between two layers is judged over all potentials between the electrodes instead of closed. Default false:
    /// layers that let no electrons through cannot exchange the neutral atom with an electrode.
    public var innerContactsSeeElectrodes = false

    /// The defaults stated at each field.
    public init() {}

    /// Refuses thresholds that order nothing.
    ///
    /// - Throws: `invalidSettings`.
    public func validate() throws(InterfaceError) {
        guard stableWithin >= 0 && stableWithin.isFinite && reactiveBeyond >= stableWithin else {
            throw InterfaceError(
                .invalidSettings, subject: "thresholds \(stableWithin) and \(reactiveBeyond) eV/atom",
                message: "must be finite, not negative and rising", remedy: "use for example 0.05 and 0.2")
        }
    }

    /// The verdict on a driving force in eV/atom (positive when it reacts) whose new phases make this interphase.
    ///
    /// - Parameters:
    ///   - drivingForce: in eV/atom, positive when it reacts.
    ///   - interphase: the class of the new phases.
    ///   - isBounded: whether `reactiveBeyond` holds; false at an anode and for total energies at the element of the ion.
    public func verdict(
        drivingForce: Double, interphase: InterphaseClass, isBounded: Bool = true
    ) -> StackVerdict {
        if drivingForce <= stableWithin { return .stable }
        let isStrong = isBounded && drivingForce > reactiveBeyond
        switch interphase {
        case .mixedConducting: return .mixedConducting
        case .stable, .gasifies: return .reactive
        case .selfLimiting: return isStrong ? .reactive : .passivating
        case .unknown: return isStrong ? .reactive : .undecided
        }
    }
}
