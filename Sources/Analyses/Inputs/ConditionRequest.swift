internal import Chemistry
internal import Electrochemistry
internal import ExactArithmetic
internal import TextFormats
internal import Thermodynamics

/// The surroundings of a reaction or an equilibrium: closed, or open to the ion at voltages and to other reservoirs.
public struct ConditionRequest: Codable, Hashable, Sendable {
    /// Voltages at which the ion is exchanged, V against the reference of the workspace, as typed: `3`, or `LOW:HIGH:STEP`; for the worst
    /// case of a pair `LOW:HIGH`. Empty: it is not held by a voltage.
    public var voltages: [String] = []
    /// Reservoirs as typed: `O=-1.2` (eV/atom relative to the element), or `O2=0.21bar@900K`.
    public var reservoirs: [String] = []

    /// Closed, or with what is given.
    public init(voltages: [String] = [], reservoirs: [String] = []) {
        self.voltages = voltages
        self.reservoirs = reservoirs
    }

    /// Open to the ion at voltages, V against the reference of the workspace.
    public init(voltages: [Double]) { self.voltages = voltages.map { "\($0)" } }

    /// More conditions than this are a slip of the step width.
    private static let mostVoltages = 10_000

    /// The voltages in V, in the order given; the numbers of steps are exact decimals before they become binary.
    /// - Throws: `AnalysisError` for a text that means nothing, and for a range without steps.
    package func volts() throws(AnalysisError) -> [Double] {
        var all: [Double] = []
        for typed in voltages { all += try Self.volts(typed) }
        try PlausibleRange.voltage.check(all.min(), all.max(), of: "\(.voltage)")
        if all.count > Self.mostVoltages {
            throw .usage("\(.voltage) gives \(all.count) voltages; use at most \(Self.mostVoltages)")
        }
        return all
    }

    private static func volts(_ typed: String) throws(AnalysisError) -> [Double] {
        let voltages = try VoltageText(typed)
        switch voltages.shape {
        case .point(let volts): return [volts.doubleValue]
        case .range:
            throw .usage(
                """
                \(.voltage) '\(typed)' is a range, which this command takes in steps: write \(voltages.text):0.1; the exact worst case \
                over a range is that of a pair, react A B \(.voltage) \(voltages.text)
                """)
        case .steps(let low, let high, let step):
            let count = ((high - low) / step).doubleValue
            guard count < Double(mostVoltages) else {
                throw .usage("\(.voltage) '\(typed)' gives more than \(mostVoltages) voltages; use a larger step")
            }
            return (0...Int(count)).map { (low + Rational($0) * step).doubleValue }
        }
    }

    /// The range, when `LOW:HIGH` is all that was given for voltages.
    package var range: VoltageInterval? {
        guard voltages.count == 1, let typed = voltages.first, let text = try? VoltageText(typed),
            case .range = text.shape
        else { return nil }
        return try? VoltageInterval(parsing: typed)
    }

    /// The surroundings besides a range of voltages, for analyses that search the range themselves.
    package var withoutRange: ConditionRequest {
        range == nil ? self : ConditionRequest(reservoirs: reservoirs)
    }

    /// The reservoirs read, in the order given.
    /// - Throws: `AnalysisError` for a text that means nothing, and for an element given twice.
    package func assignments() throws(AnalysisError) -> [ReservoirAssignment] {
        var found: [ReservoirAssignment] = []
        for text in reservoirs {
            let next = try ReservoirAssignment(parsing: text)
            let element = next.reservoir.element
            if found.contains(where: { $0.reservoir.element == element }) {
                throw .usage("\(.reservoir) '\(text)': \(element.symbol) is given twice; give it once")
            }
            found.append(next)
        }
        return found
    }

    /// Symbols of the elements that reservoirs hold; none where they cannot be read.
    package var heldElements: [String] { ((try? assignments()) ?? []).map(\.reservoir.element.symbol) }

    /// One condition per voltage, or a single one without voltages.
    /// - Throws: `AnalysisError` for a voltage at which the element of the ion forms, and for an ion given both ways.
    public func conditions(in workspace: Workspace) throws(AnalysisError) -> [Condition] {
        let (ion, reference) = (workspace.ion, workspace.reference)
        let (voltages, typed) = (try volts(), try assignments().map(\.reservoir))
        let held = typed.first { $0.element == ion.element }
        let others = (held.map { [$0] } ?? []) + typed.filter { $0.element != ion.element }
        guard !voltages.isEmpty else {
            let voltage = held.map {
                reference.voltage(againstElement: ion.voltage(chemicalPotential: $0.chemicalPotential))
            }
            return [Condition(voltage: voltage, reservoirs: others)]
        }
        if held != nil {
            throw .usage("\(ion.element.symbol) is held by \(.voltage) and by \(.reservoir); give one of the two")
        }
        var conditions: [Condition] = []
        for voltage in voltages {
            do throws(ElectrochemistryError) {
                let reservoir = try ion.reservoir(voltage: reference.againstElement(voltage))
                conditions.append(Condition(voltage: voltage, reservoirs: [reservoir] + others))
            } catch {
                let place = reference.offset == 0 ? "" : " \(NumberFormat().text(voltage) ?? "") V vs \(reference)"
                throw .usage("\(.voltage)\(place): \(error)")
            }
        }
        return conditions
    }
}

extension SettingName {
    /// `ConditionRequest.voltages`.
    public static let voltage = SettingName("voltage")
    /// `ConditionRequest.reservoirs`.
    public static let reservoir = SettingName("reservoir")
}
