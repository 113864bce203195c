internal import Presentation
internal import ThermoEntries

/// The phases of one file of `--entries`, and what a user is told about them.
struct AddedFile {
    /// The file as typed.
    let path: String
    /// Its phases.
    let phases: EntrySet

    /// Phases named in a message; more are counted.
    private static let named = 3

    /// One line for each thing that was taken for granted: phases that the database holds already, and those of an unstated type.
    /// - Parameter new: the entries that the database does not hold.
    func remarks(new: EntrySet, database: Provenance) -> [String] {
        var remarks: [String] = []
        let known = phases.count - new.count
        if known > 0 {
            remarks.append("\(Self.phases(known)) that \(database.name) holds under the same id count once")
        }
        let unknown = Provenance.unknownCalculationType
        let unstated = (0..<new.count).count { new.origin(at: $0).calculationType == unknown }
        if unstated > 0, database.calculationType != unknown {
            remarks.append(
                "the calculation type of \(Self.phases(unstated)) is not stated; they are taken as comparable with "
                    + "\(database.calculationType) of \(database.name); a column calculation_type (JSON: parameters.run_type) "
                    + "states it")
        }
        return remarks
    }

    /// The warnings about the entries that were added: one line each, but a single one for many renamed ids.
    func warnings(_ report: EntryReport) -> [String] {
        let renamed = report.warnings.filter { $0.kind == .renamedID }
        guard renamed.count > Self.named else { return report.warnings.map(\.description) }
        let names = renamed.prefix(Self.named).map(\.subject).joined(separator: ", ")
        let line =
            "\(path): \(renamed.count) ids are already taken by other phases or energies and got a number behind them (#2): \(names), ..."
        return [line] + report.warnings.filter { $0.kind != .renamedID }.map(\.description)
    }

    private static func phases(_ count: Int) -> String { count == 1 ? "1 phase" : "\(count) phases" }
}

extension EntrySet {
    /// Whether this set holds row `row` of another one as our own CSV prints it: the same id and composition, no other type stated, and the
    /// energy itself or rounded to the digits of the CSV. So the output of `hull` adds nothing to the database it comes from.
    /// - Complexity: O(log n).
    func prints(_ row: Int, of other: EntrySet) -> Bool {
        let type = other.origin(at: row).calculationType
        return rows(of: row, in: other).contains { own in
            [Provenance.unknownCalculationType, origin(at: own).calculationType].contains(type)
                && isPrinted(energies[own], as: other.energies[row]) && id(at: own) == other.id(at: row)
        }
    }

    private func isPrinted(_ energy: Double, as printed: Double) -> Bool {
        energy == printed || NumberFormat().text(energy).flatMap { DecimalLiteral.finite($0) } == printed
    }
}
