package import Analyses
package import Chemistry
package import Presentation
internal import ThermoEntries
internal import ThermoSnapshot
internal import Thermodynamics

/// Names the usual binary compounds that the database lacks for what the rows of a table are about: in a column, as a flag, and in a line
/// below the table.
package struct MissingPhases {
    /// The data, and names of materials.
    private let workspace: Workspace
    /// Materials beside those that a row names, each of which meets it: partners of a screening.
    private let partners: [Composition]

    /// The phases that the data of a workspace lack; `partners` meet the materials of every row.
    package init(_ workspace: Workspace, partners: [Composition] = []) {
        self.workspace = workspace
        self.partners = partners
    }

    private var entries: EntrySet { workspace.entries }

    /// The name of the column.
    package static let column = "missing_phases"

    /// Formulas named below a table; more are counted.
    private static let named = 8

    /// The table with the column at its end and the flag in its rows. Tables without a column of typed texts stay as they are.
    /// - Parameter prefix: what the name of the column begins with; the flag is set only without one.
    /// - Complexity: one guess of oxidation states per different text, one look per different row.
    package func added(to table: Table, prefix: String = "") -> Table {
        let typed = Readings.columns.compactMap { name, _ in table.columns.firstIndex { $0.name == name } }
        guard !typed.isEmpty else { return table }
        var finder = Finder(self)
        func missing(_ cells: [Cell]) -> [String] {
            finder.missing(
                typed.compactMap { if case .text(let text) = cells[$0] { text } else { nil } })
        }
        var flagged = table
        if prefix.isEmpty, let place = table.columns.firstIndex(where: { $0.name == "flags" }) {
            flagged = table.mapping { old in
                guard case .list(let flags) = old[place], !missing(old).isEmpty else { return old }
                var cells = old
                cells[place] = .list(flags + [ResultFlag.missingPhase.rawValue])
                return cells
            }
        }
        var result = flagged.appending(
            columns: [Column(prefix + Self.column, kind: .list, tableVisibility: .exportOnly)],
            cells: { [.list(missing($0))] })
        result.footnotes += footnote(finder.all).map { [$0] } ?? []
        return result
    }

    /// The missing phases where the materials of each group meet, with the line about all of them.
    package func found(_ groups: [[String]]) -> (groups: [[String]], footnote: String?) {
        var finder = Finder(self)
        let found = groups.map { finder.missing($0) }
        return (found, footnote(finder.all))
    }

    private func footnote(_ missing: Set<String>) -> String? {
        guard !missing.isEmpty else { return nil }
        let named = missing.sorted().prefix(Self.named).joined(separator: ", ")
        let rest = missing.count > Self.named ? " and \(missing.count - Self.named) more" : ""
        return workspace.text(
            """
            Not in \(entries.stamp.name): \(named)\(rest). Results where such a phase could form rest on others (flag \
            \(ResultFlag.missingPhase.rawValue)); add its energy with \(.entry).
            """)
    }

    /// Remembers what texts hold and what was missing.
    private struct Finder {
        let place: MissingPhases
        let partners: [UsualBinaries.Ions]
        let binaries: UsualBinaries
        var ions: [String: UsualBinaries.Ions?] = [:]
        var known: [[String]: [String]] = [:]
        /// Everything missing so far.
        var all: Set<String> = []

        init(_ place: MissingPhases) {
            self.place = place
            partners = place.partners.map(UsualBinaries.Ions.init)
            binaries = UsualBinaries(in: place.entries)
        }

        mutating func missing(_ texts: [String]) -> [String] {
            if let missing = known[texts] { return missing }
            var materials: [UsualBinaries.Ions] = []
            for part in texts.flatMap({ $0.split(separator: Readings.contact).map(String.init) }) {
                if let held = held(part) { materials.append(held) }
            }
            var lacking: [Composition] = []
            for group in partners.isEmpty ? [materials] : partners.map({ materials + [$0] }) {
                for binary in binaries.missing(of: group) where !lacking.contains(binary) { lacking.append(binary) }
            }
            let missing = lacking.map(\.reducedFormula)
            known[texts] = missing
            all.formUnion(missing)
            return missing
        }

        private mutating func held(_ text: String) -> UsualBinaries.Ions? {
            if let held = ions[text] { return held }
            let held = (try? place.workspace.catalogue.resolve(text)).map { UsualBinaries.Ions(of: $0.composition) }
            ions[text] = .some(held)
            return held
        }
    }
}
