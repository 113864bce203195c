internal import ArgumentParser
internal import Reports

extension CompatibleLayout: ExpressibleByArgument {
    /// Refuses what the layouts have no place for.
    /// - Parameter conditions: sets of surroundings, of which a layout can show one.
    func validate(_ output: OutputOptions, conditions: Int, isWorstCase: Bool) throws {
        if isWorstCase {
            throw ValidationError("--compat \(rawValue) has no row for a worst case; leave --worst or --compat out")
        }
        if conditions > 1 {
            throw ValidationError(
                "--compat \(rawValue) has no column for the voltage, but there are \(conditions); give one voltage per file"
            )
        }
        let isTable = output.format == nil && output.output == nil
        guard try isTable || output.chosenFormat(among: ReportFormat.allCases) == .csv else {
            throw ValidationError("--compat \(rawValue) is a CSV layout; write a .csv file or --format csv")
        }
    }
}
