internal import Chemistry
public import ThermoEntries

/// Whether electrons pass through a solid phase, and what says so.
///
/// A measured gap decides where there is one, else the gaps computed for all polymorphs (semilocal DFT), else what is known of pure
/// elements (`ElementalConduction`). Smallest and largest value must lie on one side of `InterphaseClass.conductingBelow`; where
/// they straddle it nothing is known. A gap from a large set of measurements that every computed polymorph contradicts as a
/// metal does not decide either (see decision record 0001).
public struct PhaseConduction: Sendable, Hashable {
    /// The answer.
    public enum Answer: Sendable, Hashable {
        /// Electrons pass.
        case conducting
        /// They do not.
        case insulating
        /// Not known.
        case unknown
    }

    /// What the answer rests on.
    public enum Basis: Sendable, Hashable {
        /// A measured gap.
        case measured(BandGapRange)
        /// Gaps computed for the polymorphs.
        case computed(BandGapRange)
        /// A measured gap against gaps computed for the polymorphs.
        case contradicting(measured: BandGapRange, computed: BandGapRange)
        /// The usual form of the element.
        case element
        /// Nothing is known.
        case nothing

        /// The gaps, eV; those of a contradiction from the smallest to the largest of both; nil without any.
        public var range: BandGapRange? {
            switch self {
            case .measured(let gap), .computed(let gap): gap
            case .contradicting(let measured, let computed):
                BandGapRange(
                    lowest: min(measured.lowest, computed.lowest), highest: max(measured.highest, computed.highest))
            case .element, .nothing: nil
            }
        }

        /// `measured`, `computed`, `measured and computed`, `element`, `unknown`.
        public var word: String {
            switch self {
            case .measured: "measured"
            case .computed: "computed"
            case .contradicting: "measured and computed"
            case .element: "element"
            case .nothing: "unknown"
            }
        }
    }

    /// The answer.
    public let answer: Answer
    /// What it rests on.
    public let basis: Basis

    /// The phase at a row of the entries.
    public init(_ row: Int, entries: EntrySet) {
        let computed = entries.bandGap(at: row)
        if let gap = entries.measuredGap(at: row) {
            let answer = Self.answer(gap.range)
            if let computed, !gap.isChecked, answer == .insulating, Self.answer(computed) == .conducting {
                self.init(answer: .unknown, basis: .contradicting(measured: gap.range, computed: computed))
            } else {
                self.init(answer: answer, basis: .measured(gap.range))
            }
        } else if let computed {
            self.init(answer: Self.answer(computed), basis: .computed(computed))
        } else {
            self.init(element: row, entries)
        }
    }

    private init(answer: Answer, basis: Basis) {
        self.answer = answer
        self.basis = basis
    }

    private init(element row: Int, _ entries: EntrySet) {
        let (first, end) = (Int(entries.starts[row]), Int(entries.starts[row + 1]))
        guard end - first == 1, let element = Element(atomicNumber: Int(entries.atomicNumbers[first])) else {
            self.init(answer: .unknown, basis: .nothing)
            return
        }
        switch ElementalConduction(element) {
        case .conducting: self.init(answer: .conducting, basis: .element)
        case .insulating: self.init(answer: .insulating, basis: .element)
        case .unknown: self.init(answer: .unknown, basis: .element)
        }
    }

    /// Both ends on one side of the bound, or unknown.
    private static func answer(_ gap: BandGapRange) -> Answer {
        if gap.lowest >= InterphaseClass.conductingBelow { return .insulating }
        return gap.highest < InterphaseClass.conductingBelow ? .conducting : .unknown
    }
}
