internal import ArgumentParser
internal import Chemistry
internal import Electrochemistry
internal import ExactArithmetic
internal import Presentation
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
            do { _ = try VoltageText(typed) } catch let error as ValidationError {
                throw ValidationError("--voltage \(error.message)")
            }
        }
        if range == nil { _ = try voltages() }
        _ = try reservoirs()
    }

    /// More conditions than this are a slip of the step width.
    private static let mostVoltages = 10_000

    /// The voltages in V, in the order given; the numbers of a range are exact decimals before they become binary.
    func voltages() throws -> [Double] {
        let all = try voltage.flatMap(Self.voltages)
        try PlausibleRange.voltage.check(all.min(), all.max(), of: "--voltage")
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

    /// The reservoirs of `--reservoir`, in the order given.
    func reservoirs() throws -> [Reservoir] { try assignments().map(\.reservoir) }

    private func assignments() throws -> [ReservoirAssignment] {
        var found: [ReservoirAssignment] = []
        for text in reservoir {
            let next = try ReservoirAssignment(parsing: text)
            let element = next.reservoir.element
            if found.contains(where: { $0.reservoir.element == element }) {
                throw ValidationError("--reservoir '\(text)': \(element.symbol) is given twice; give it once")
            }
            found.append(next)
        }
        return found
    }

    /// One condition per voltage, or a single one without voltages.
    /// - Throws: `CommandFailure` for a voltage at which the element of the ion forms, and for an ion given both ways.
    func conditions(_ workspace: Workspace) throws -> [Condition] {
        let (ion, reference) = (workspace.ion, workspace.reference)
        let (voltages, typed) = (try voltages(), try reservoirs())
        let held = typed.first { $0.element == ion.element }
        let reservoirs = (held.map { [$0] } ?? []) + typed.filter { $0.element != ion.element }
        guard !voltages.isEmpty else {
            return [
                Condition(
                    voltage: held.map {
                        reference.voltage(againstElement: ion.voltage(chemicalPotential: $0.chemicalPotential))
                    }, reservoirs: reservoirs)
            ]
        }
        if held != nil {
            throw CommandFailure.usage(
                "\(ion.element.symbol) is held by --voltage and by --reservoir; give one of the two")
        }
        return try voltages.map { voltage in
            do {
                let reservoir = try ion.reservoir(voltage: reference.againstElement(voltage))
                return Condition(voltage: voltage, reservoirs: [reservoir] + reservoirs)
            } catch {
                let place = reference.offset == 0 ? "" : " \(NumberFormat().text(voltage) ?? "") V vs \(reference)"
                throw CommandFailure.usage("--voltage\(place): \(String(describing: error))")
            }
        }
    }
}

/// One set of surroundings.
struct Condition: Sendable, Hashable {
    /// Volts against the reference electrode; nil when the ion is not held.
    var voltage: Double?
    /// Elements held by reservoirs, the ion first; empty for a closed system.
    var reservoirs: [Reservoir]

    /// `Li=-2; O=-1.2`, eV/atom relative to the elements; empty for a closed system.
    var text: String {
        reservoirs.map { "\($0.element.symbol)=\(NumberFormat().text($0.chemicalPotential) ?? "")" }.joined(
            separator: "; ")
    }

    /// What people read above a table.
    var title: String {
        if reservoirs.isEmpty { return "closed" }
        let parts = (voltage.map { ["\(NumberFormat().text($0) ?? "") V"] } ?? []) + [others].filter { !$0.isEmpty }
        return "open, " + parts.joined(separator: ", ")
    }

    /// The reservoirs besides the ion that the voltage stands for: `O at -1.2 eV`; empty without any.
    var others: String {
        reservoirs.dropFirst(voltage == nil ? 0 : 1).map { reservoir in
            let value = NumberFormat(significantDigits: 4).text(reservoir.chemicalPotential) ?? ""
            return "\(reservoir.element.symbol) at \(value) eV"
        }.joined(separator: ", ")
    }
}

extension [Condition] {
    /// The heading of a table over all of them: `open, 3 conditions, O at -1.2 eV`; reservoirs besides the ion are the same in all.
    var title: String {
        guard count > 1, let first else { return first?.title ?? "" }
        return (["open, \(count) conditions"] + [first.others].filter { !$0.isEmpty }).joined(separator: ", ")
    }
}

extension ConditionOptions {
    /// The conditions as settings of a report: gases as typed beside the chemical potentials that follow from them.
    func echo(_ conditions: [Condition]) -> [Report.Setting] {
        let assignments = (try? assignments()) ?? []
        let potentials = assignments.map {
            "\($0.reservoir.element.symbol)=\(NumberFormat().text($0.reservoir.chemicalPotential) ?? "")"
        }
        return [
            Report.Setting(
                "voltages_V", .list(conditions.compactMap { $0.voltage.flatMap { NumberFormat().text($0) } })),
            Report.Setting("reservoirs_eV_per_atom", .list(potentials)),
            Report.Setting("gas_reservoirs", .list(assignments.compactMap(\.gasText))),
        ]
    }
}

extension [Condition] {
    /// Lines below a table on the zero of gases that reservoirs hold; empty without any.
    ///
    /// The solids' energies are enthalpies, the potentials of gases free energies counted from the same zero.
    var gasFootnotes: [String] {
        (first?.reservoirs ?? []).compactMap { reservoir in
            guard let gas = try? GasReservoir(reservoir.element.symbol) else { return nil }
            let (symbol, depth) = (gas.element.symbol, NumberFormat().text(gas.entropyBelowZero, decimals: 3) ?? "")
            return
                "Zero of \(symbol): \(symbol)2 at 298.15 K and 1 bar, put at the element of the data. Against the enthalpies of "
                + "the solids that gas lies \(depth) eV/atom lower (T S / 2), so that compounds seem more stable against giving it off."
        }
    }
}
