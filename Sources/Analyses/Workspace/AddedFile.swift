internal import TextFormats
package import ThermoEntries

/// The phases of one file of `DataRequest.entries`, and what a user is told about them.
package struct AddedFile {
    /// The file as typed.
    package let path: String
    /// Its phases.
    package let phases: EntrySet

    /// Phases named in a message; more are counted.
    private static let named = 3

    /// One line for each thing that was taken for granted: phases that are there already, those of an unstated type, and mixed types.
    /// - Parameters:
    ///   - new: the entries that neither the database nor a file before this one holds.
    ///   - database: the database before anything was added.
    ///   - allowsMixed: whether entries of other types come in.
    package func remarks(new: EntrySet, database: EntrySet, allowsMixed: Bool) -> [Wording] {
        var remarks: [Wording] = []
        let inDatabase = (0..<phases.count).count { database.prints($0, of: phases) }
        let inFiles = phases.count - new.count - inDatabase
        let holders: [(Int, Wording)] = [
            (inDatabase, Wording(database.provenance.name)), (inFiles, "a file of \(.entries) before it"),
        ]
        for (count, holder) in holders where count > 0 {
            remarks.append("\(EntryFile.phases(count)) that \(holder) holds under the same id count once")
        }
        return remarks + typeRemarks(new: new, database: database.provenance, allowsMixed)
    }

    /// What is taken as comparable although one side states no calculation type, or another one.
    private func typeRemarks(new: EntrySet, database: Provenance, _ allowsMixed: Bool) -> [Wording] {
        let unknown = Provenance.unknownCalculationType
        let types = (0..<new.count).map { new.origin(at: $0).calculationType }
        let stated = types.filter { $0 != unknown }
        let named = Set(stated).sorted().joined(separator: ", ")
        guard database.calculationType != unknown else {
            guard !stated.isEmpty else { return [] }
            return [
                "\(database.name) states no calculation type; its phases are taken as comparable with \(named) of \(EntryFile.phases(stated.count)) added; \(Self.remedy)"
            ]
        }
        var remarks: [Wording] = []
        if stated.count < types.count {
            remarks.append(
                "the calculation type of \(EntryFile.phases(types.count - stated.count)) is not stated; they are taken as comparable with \(database.calculationType) of \(database.name); \(Self.remedy)"
            )
        }
        let others = stated.filter { $0 != database.calculationType }
        if !others.isEmpty, allowsMixed {
            remarks.append(
                "\(EntryFile.phases(others.count)) of \(Set(others).sorted().joined(separator: ", ")) stand beside \(database.calculationType) of \(database.name), as \(.importMixed) allows"
            )
        }
        return remarks
    }

    /// What to do about entries whose type is not that of the database, in brackets behind the refusal.
    package static func wayOut(_ new: EntrySet, database: Provenance) -> Wording {
        let types = Set((0..<new.count).map { new.origin(at: $0).calculationType })
        guard let mode = CorrectionMode(calculationType: database.calculationType),
            types.contains(where: Self.isGGA)
        else { return " (\(.importMixed))" }
        return
            """
            \u{20}(\(database.calculationType) are GGA and GGA+U with the \(mode.rawValue) corrections: raw energies as ComputedEntry, with \
            run_type and hubbards, are put on that scale when \(.importCorrections) is left out; \(.database) opens the file on its own; \
            \(.importMixed) mixes the scales all the same)
            """
    }

    /// Whether energies of this type are GGA and GGA+U with other corrections, or none.
    private static func isGGA(_ type: String) -> Bool {
        ["GGA", "GGA_U"].contains(type) || CorrectionMode(calculationType: type) != nil
    }

    private static let remedy = "a column calculation_type (JSON: parameters.run_type) states it"

    /// The warnings about the entries that were added: one line each, but a single one for many renamed ids.
    package func warnings(_ report: EntryReport) -> [String] {
        let renamed = report.warnings.filter { $0.kind == .renamedID }
        guard renamed.count > Self.named else { return report.warnings.map(\.description) }
        let names = renamed.prefix(Self.named).map(\.subject).joined(separator: ", ")
        let line =
            "\(path): \(renamed.count) ids are already taken by other phases or energies and got a number behind them (#2): \(names), ..."
        return [line] + report.warnings.filter { $0.kind != .renamedID }.map(\.description)
    }
}

extension EntrySet {
    /// Whether this set holds row `row` of another one as our own CSV prints it: the same id and composition, no other type stated, and the
    /// energy itself or rounded to the digits of the CSV. So the output of `hull` adds nothing to the database it comes from.
    /// - Complexity: O(log n).
    package func prints(_ row: Int, of other: EntrySet) -> Bool {
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
