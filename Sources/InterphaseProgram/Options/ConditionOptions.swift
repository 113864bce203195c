internal import Analyses
internal import ArgumentParser

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
        try typed {
            if range == nil { _ = try request.volts() }
            _ = try request.assignments()
        }
    }

    /// What is asked for.
    var request: ConditionRequest { ConditionRequest(voltages: voltage, reservoirs: reservoir) }

    /// The range, when `--voltage LOW:HIGH` is all that was given for voltages.
    var range: VoltageInterval? { request.range }

    /// What was read of voltages typed in another spelling.
    var readings: [String] { voltage.compactMap { (try? VoltageText($0))?.reading.map { "--voltage \($0)" } } }
}
