internal import Analyses
internal import ArgumentParser
internal import Chemistry
internal import Electrochemistry
internal import ExactArithmetic
internal import Presentation
internal import Reports
internal import ThermoEntries
internal import Thermodynamics

/// The surroundings of a reaction or an equilibrium: closed, or open to the ion at voltages and to other reservoirs.
struct ConditionOptions: ParsableArguments {
    @Option(
        parsing: .unconditionalSingleValue,
        help: ArgumentHelp(
            "Open to the ion at this voltage; repeatable, or LOW:HIGH:STEP; react takes LOW:HIGH too.",
            valueName: "volts"))
    var voltage: [String] = []

    @Option(
        parsing: .unconditionalSingleValue,
        help: ArgumentHelp(
            "Open to an element at this chemical potential, eV/atom relative to the element (O=-1.2), or to O2, N2, Cl2, F2 "
                + "or H2 at a partial pressure (Pa, kPa, MPa, mbar, bar, atm) and a temperature (O2=0.21bar@900K; an ideal gas of "
                + "constant heat capacity whose zero is the element of the data, at 298.15 K and 1 bar); repeatable.",
            valueName: "element=value"))
    var reservoir: [String] = []

    /// Checks everything that does not depend on the ion.
    func validate() throws {
        for typed in voltage {
            do { _ = try VoltageText(typed) } catch { throw ValidationError("--voltage \(error.wording.asTyped)") }
        }
        if range == nil { _ = try voltages() }
        try typed { _ = try ConditionRequest(reservoirs: reservoir).assignments() }
    }

    /// More conditions than this are a slip of the step width.
    private static let mostVoltages = 10_000

    /// The voltages in V, in the order given; the numbers of a range are exact decimals before they become binary.
    func voltages() throws -> [Double] {
        let all = try voltage.flatMap(Self.voltages)
        try typed { try PlausibleRange.voltage.check(all.min(), all.max(), of: "\(.voltage)") }
        if all.count > Self.mostVoltages {
            throw ValidationError("--voltage gives \(all.count) voltages; use at most \(Self.mostVoltages)")
        }
        return all
    }

    private static func voltages(_ typed: String) throws -> [Double] {
        switch try VoltageText(typed).shape {
        case .point(let volts): return [volts.doubleValue]
        case .range:
            throw ValidationError(
                "--voltage '\(typed)' is a range, which this command takes in steps: write "
                    + "\(try VoltageText(typed).text):0.1; the exact worst case over a range is that of a pair, react A B --voltage "
                    + "\(try VoltageText(typed).text)")
        case .steps(let low, let high, let step):
            let count = ((high - low) / step).doubleValue
            guard count < Double(mostVoltages) else {
                throw ValidationError(
                    "--voltage '\(typed)' gives more than \(mostVoltages) voltages; use a larger step")
            }
            return (0...Int(count)).map { (low + Rational($0) * step).doubleValue }
        }
    }

    /// The range, when `--voltage LOW:HIGH` is all that was given for voltages.
    var range: VoltageInterval? {
        guard voltage.count == 1, let typed = voltage.first, let text = try? VoltageText(typed),
            case .range = text.shape
        else { return nil }
        return try? VoltageInterval(parsing: typed)
    }

    /// The surroundings besides a range of voltages, for commands that search the range themselves.
    var withoutRange: ConditionOptions {
        var others = self
        if range != nil { others.voltage = [] }
        return others
    }

    /// What was read of voltages typed in another spelling.
    var readings: [String] { voltage.compactMap { (try? VoltageText($0))?.reading.map { "--voltage \($0)" } } }

    /// What is asked for.
    /// - Throws: `ValidationError` for voltages that cannot be read.
    func request() throws -> ConditionRequest {
        ConditionRequest(voltages: try voltages(), reservoirs: reservoir)
    }

    /// One condition per voltage, or a single one without voltages.
    func conditions(_ workspace: Workspace) throws -> [Condition] { try request().conditions(in: workspace) }

    /// The conditions as settings of a report.
    func echo(_ conditions: [Condition]) -> [Report.Setting] {
        ConditionRequest(reservoirs: reservoir).echo(conditions)
    }
}
