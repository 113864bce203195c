internal import Calibration
internal import Chemistry
public import Electrochemistry
internal import ThermoEntries
public import Thermodynamics

/// Between which voltages compositions neither take up nor give off the working ion.
public struct WindowAnalysis: Analysis {
    /// The compositions.
    public var subjects: SubjectRequest
    /// Energy of the compositions themselves.
    public var mode = EnergyChoice.hull
    /// How energies are varied to see how the limits scatter; nil: not at all.
    public var uncertainty: UncertaintyRequest?
    /// Whether it is told which phases each limit hangs on.
    public var isDecisive = false
    /// Whether calibrated energies are asked too, and told of where they contradict published ones.
    public var tellsCalibrated = false

    /// The windows of compositions.
    public init(_ subjects: SubjectRequest) { self.subjects = subjects }

    /// The windows of formulas or names of materials.
    public init(_ formulas: [String]) { subjects = SubjectRequest(formulas) }

    /// `window`.
    public static let name = "window"
    /// The subjects'.
    public var scope: DataScope { subjects.scope }

    /// The compositions; of the database those of several elements, with `all` those that hold the ion.
    public func inputs(in workspace: Workspace) throws -> Batch<Substance> {
        let (ion, entries, isAll) = (workspace.ion, workspace.entries, subjects.all)
        return try workspace.substances(subjects) { row in
            let elements = entries.atomicNumbers[Int(entries.starts[row])..<Int(entries.starts[row + 1])]
            return elements.count > 1 && (!isAll || elements.contains(ion.element.atomicNumber))
        }
    }

    /// One window per composition.
    public func answers(to inputs: Batch<Substance>, in workspace: Workspace) async throws -> Batch<WindowAnswer> {
        let sampling = try uncertainty?.sampling()
        let calibration = try uncertainty?.calibration(in: workspace)
        let calculator = WindowCalculator(entries: workspace.entries, ion: workspace.ion)
        let check = tellsCalibrated ? try CalibratedCheck(self, workspace) : nil
        return await inputs.then(workspace, .analysis(Self.name), naming: \.text) {
            var answer = try answer(about: $0, calculator, sampling, calibration, workspace)
            // What is only told beside the answer does not fail it.
            answer.calibrated = try? check?.limits(of: $0.composition, answer.window, mode: mode)
            return answer
        }
    }

    private func answer(
        about substance: Substance, _ calculator: WindowCalculator, _ sampling: EnergySampling?,
        _ calibration: CalibrationModel?, _ workspace: Workspace
    ) throws(ThermodynamicsError) -> WindowAnswer {
        let tally = workspace.verification
        let evolution = try calculator.evolution(of: substance.composition)
        if let tally { tally.add(try calculator.verify(evolution), rows: 1) }
        let window = calculator.window(from: evolution, mode: mode)
        var answer = WindowAnswer(substance, window, evolution, workspace)
        if let sampling {
            answer.uncertainty = try calculator.uncertainty(
                of: substance.composition, mode: mode, sampling: sampling, calibration: calibration)
        }
        if isDecisive {
            let limits = try calculator.decisiveLimits(of: window, evolution)
            if let tally { tally.add(try calculator.verify(limits, of: window), rows: 0) }
            answer.decisive = limits
        }
        return answer
    }
}

/// The window of one composition.
public struct WindowAnswer: Sendable {
    /// The composition as asked.
    public let substance: Substance
    /// Its window; voltages against the element of the ion.
    public let window: StabilityWindow
    /// What forms beyond the limits, and whether it conducts.
    public let interphases: InterphaseReport
    /// What is given off at the limits; nil where there is no limit.
    public let gases: (reduction: GasRelease?, oxidation: GasRelease?)
    /// How the limits scatter; nil unless asked for.
    public internal(set) var uncertainty: WindowUncertainty?
    /// Limits that calibrated energies contradict; nil where they do not, or were not asked.
    public internal(set) var calibrated: CalibratedLimits?
    /// What the limits hang on; nil unless asked for.
    public internal(set) var decisive: DecisiveLimits?

    init(_ substance: Substance, _ window: StabilityWindow, _ evolution: IonEvolution, _ workspace: Workspace) {
        let entries = workspace.entries
        self.substance = substance
        self.window = window
        interphases = InterphaseReport(evolution, window: window, entries: entries)
        func gas(_ edge: StabilityWindow.Edge?) -> GasRelease? {
            edge.map {
                GasRelease($0.products, of: [(substance.composition, 1)], ion: window.ion.element, entries: entries)
            }
        }
        gases = (gas(window.reduction), gas(window.oxidation))
    }
}

extension SettingName {
    /// `WindowAnalysis.uncertainty`.
    public static let uncertainty = SettingName("uncertainty")
    /// A second database.
    public static let also = SettingName("also")
}
