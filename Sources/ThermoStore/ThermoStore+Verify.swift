internal import ThermoEntries

/// One check of a database file.
public struct StoreCheck: Sendable, Equatable {
    /// What was compared.
    public let name: String
    /// What must be there.
    public let expected: String
    /// What is there.
    public let found: String

    /// Puts the three parts together.
    public init(name: String, expected: String, found: String) {
        self.name = name
        self.expected = expected
        self.found = found
    }

    /// Whether both agree.
    public var passed: Bool { expected == found }
}

extension ThermoStore {
    /// Reads the whole file: the pages by SQLite's own check, every checksum, the digest, and the texts meant for people.
    ///
    /// - Throws: `StoreError` of kind `damaged` where the file cannot even be read.
    /// - Complexity: O(file), some seconds for a million phases.
    public func verify() throws(StoreError) -> [StoreCheck] {
        let pages = try read { database in
            var lines: [String] = []
            let check = try database.prepare("PRAGMA integrity_check(1)")
            while try check.next() { lines.append(check.text(0) ?? "") }
            return lines.joined(separator: "; ")
        }
        let set = try entries(.all)
        return [
            StoreCheck(name: "SQLite's check of pages and indices", expected: "ok", found: pages),
            StoreCheck(name: "phases", expected: String(facts.phases), found: String(set.count)),
            StoreCheck(
                name: "SHA-256 of the phases", expected: facts.provenance.sha256, found: directory.digest(of: set)),
            StoreCheck(
                name: "stable phases", expected: String(facts.stablePhases),
                found: String(set.hullStatus.count { $0 == .stable })),
            StoreCheck(
                name: "formulas and systems as text", expected: "0 differ", found: "\(try differing(set)) differ"),
        ]
    }

    /// Rows whose readable columns say something else than the checked ones.
    private func differing(_ set: EntrySet) throws(StoreError) -> Int {
        try read { database in
            var count = 0
            let rows = try database.prepare("SELECT formula, system FROM phases ORDER BY number")
            var system = 0
            for number in 0..<set.count {
                while number >= Int(set.systemStarts[system + 1]) { system += 1 }
                guard try rows.next() else { return count + set.count - number }
                if rows.text(0) != set.formula(at: number) || rows.integer(1) != system { count += 1 }
            }
            let systems = try database.prepare(
                "SELECT name, first_phase, phases FROM chemical_systems ORDER BY number")
            for (position, mask) in directory.masks.enumerated() {
                let first = directory.starts[position]
                let isSame =
                    try systems.next() && systems.text(0) == ChemicalSystem(mask: mask).name
                    && systems.integer(1) == first
                    && systems.integer(2) == directory.starts[position + 1] - first
                if !isSame { count += 1 }
            }
            return count
        }
    }
}
