internal import Chemistry
internal import Electrochemistry

/// A published window beside ours.
public struct WindowComparison: Sendable {
    /// The published row.
    public let published: PublishedWindow
    /// The formula computed; empty when nothing could be.
    public let formula: String
    /// Our lower limit in V.
    public let reductionLimit: Double?
    /// Our upper limit in V.
    public let oxidationLimit: Double?
    /// What came of it.
    public let verdict: Verdict

    /// Ours minus theirs for every limit that both have, lower limit first, in V.
    public var differences: [(limit: String, theirs: Double, ours: Double)] {
        var found: [(limit: String, theirs: Double, ours: Double)] = []
        if let theirs = published.reductionLimit, let ours = reductionLimit {
            found.append(("reduction", theirs, ours))
        }
        if let theirs = published.oxidationLimit, let ours = oxidationLimit {
            found.append(("oxidation", theirs, ours))
        }
        return found
    }

    /// Whether the row counts in shares and medians: computed, trustworthy, with a formula.
    public var counts: Bool {
        switch verdict {
        case .holds, .differs: true
        case .notCompared, .notComputed: false
        }
    }
}

extension Bench {
    /// Computes one published window.
    mutating func compare(_ published: PublishedWindow) -> WindowComparison {
        let text = published.formula.isEmpty ? published.material : published.formula
        let ours = formula(text).flatMap { formula in
            Element(symbol: published.ion).flatMap { window(formula, ion: WorkingIon($0, valence: 1)) }
        }
        let comparison = { (verdict: Verdict) in
            WindowComparison(
                published: published, formula: ours == nil ? "" : published.formula,
                reductionLimit: ours?.reductionLimit,
                oxidationLimit: ours?.oxidationLimit, verdict: verdict)
        }
        if published.kind == .measured { return comparison(.notCompared(.measured)) }
        if published.formula.isEmpty { return comparison(.notCompared(ours == nil ? .classStatement : .noComposition)) }
        if published.trust == .suspect { return comparison(.notCompared(.suspect)) }
        let printed = [published.reductionLimit, published.oxidationLimit].compactMap { $0 }.count
        let draft = comparison(.notComputed)
        guard printed > 0, draft.differences.count == printed else { return draft }
        let isNear = draft.differences.allSatisfy { ($0.ours - $0.theirs).magnitude <= settings.limit }
        return comparison(isNear ? .holds : .differs)
    }
}
