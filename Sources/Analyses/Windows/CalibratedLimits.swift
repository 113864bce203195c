internal import Calibration
internal import Chemistry
internal import Electrochemistry
internal import ExactArithmetic
internal import ThermoEntries
internal import ThermoSnapshot
internal import Thermodynamics

/// The limits of a window by calibrated energies, where published ones give another answer than the errors of the calibration allow.
public struct CalibratedLimits: Sendable, Hashable {
    /// One limit.
    public struct Limit: Sendable, Hashable {
        /// V against the element of the ion, by published energies.
        public let published: Double
        /// The same by calibrated ones.
        public let calibrated: Double
        /// Half of its 90 % interval for the reaction at the limit.
        public let margin: Double
    }

    /// Below it the compound takes up the ion; nil where both agree, or one has no limit.
    public let reduction: Limit?
    /// Above it the compound gives off the ion; nil where both agree, or one has no limit.
    public let oxidation: Limit?
}

/// Asks calibrated energies about windows that were found by published ones.
struct CalibratedCheck: Sendable {
    private let calculator: WindowCalculator
    private let model: CalibrationModel

    /// Draws of the errors of one reaction.
    private static let draws = 300

    /// Nil where the data or their changes are none that the calibration is made for.
    init?(_ question: WindowAnalysis, _ workspace: Workspace) throws {
        var request = workspace.request
        guard request.energies == .published, workspace.databaseType == ThermoSnapshot.calculationType, request.entries.isEmpty,
            request.entry.isEmpty, request.aboveHull.isEmpty, request.solidSolutions.isEmpty
        else { return nil }
        request.energies = .calibrated
        request.ion = workspace.ion.element.symbol
        let beside = try Workspace(request, scope: question.scope)
        calculator = WindowCalculator(entries: beside.entries, ion: beside.ion)
        model = try ThermoSnapshot.calibration()
    }

    /// Where both answers differ by more than the interval; nil where they do not.
    func limits(of composition: Composition, _ published: StabilityWindow, mode: EnergyChoice) throws -> CalibratedLimits? {
        let window = calculator.window(from: try calculator.evolution(of: composition), mode: mode)
        let limits = CalibratedLimits(
            reduction: try limit(composition, published.reductionLimit, window.reductionLimit, window.reduction),
            oxidation: try limit(composition, published.oxidationLimit, window.oxidationLimit, window.oxidation))
        return limits.reduction == nil && limits.oxidation == nil ? nil : limits
    }

    private func limit(
        _ composition: Composition, _ published: Double?, _ calibrated: Double?, _ edge: StabilityWindow.Edge?
    ) throws -> CalibratedLimits.Limit? {
        guard let published, let calibrated, let edge, edge.uptake != 0 else { return nil }
        let entries = calculator.entries
        let parts: [(composition: Composition, amount: Double)] =
            edge.products.map { (entries.composition(at: $0.row), $0.amount) } + [(composition, -1)]
        let sampler = try ErrorSampler(parts.map(\.composition), model: model)
        var generator = NormalGenerator(seed: 1)
        let shifts = (0..<Self.draws).map { _ in
            zip(parts, sampler.draw(&generator)).reduce(0) {
                $0 + $1.0.amount * $1.0.composition.atomCount.doubleValue * $1.1
            } / (edge.uptake * Double(calculator.ion.valence))
        }.map(\.magnitude).sorted()
        let margin = shifts[Self.draws * 9 / 10]
        guard abs(published - calibrated) > margin else { return nil }
        return CalibratedLimits.Limit(published: published, calibrated: calibrated, margin: margin)
    }
}
