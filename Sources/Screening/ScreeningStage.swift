/// The stages of the coating funnel, in the order in which they are passed.
public enum ScreeningStage: String, Sendable, Hashable, CaseIterable {
    /// Energy above the hull.
    case phaseStability = "phase-stability"
    /// Radioactive and noble-gas elements, and the filter of elements and families.
    case elements
    /// Electrochemical window covers the range of use.
    case window
    /// Electronic insulation.
    case bandGap = "band-gap"
    /// Cost or scarcity, where a largest one is set.
    case cost
    /// Reaction with the electrolyte.
    case electrolyte
    /// Reaction with the cathode as made.
    case cathode
    /// Reaction with the charged cathode, the worst of its states.
    case chargedCathode = "charged-cathode"
    /// The candidate could not be calculated; its error says why.
    case calculation

    /// The stages that judge a reaction, each with one partner, in the order of `allCases`.
    public static let reactions: [ScreeningStage] = [.electrolyte, .cathode, .chargedCathode]

    /// Whether it judges a reaction.
    public var isReaction: Bool { ScreeningStage.reactions.contains(self) }
}
