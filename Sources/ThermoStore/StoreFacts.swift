public import ThermoEntries

/// What a database says about itself; every fact is a row of the table `facts`.
public struct StoreFacts: Sendable, Equatable {
    /// Name, release, calculation type; `sha256` is the digest of the phases, not of the file.
    public var provenance: Provenance
    /// Number of phases.
    public var phases: Int
    /// Number of chemical systems.
    public var systems: Int
    /// Phases on the hull of their own chemical system.
    public var stablePhases: Int
    /// File that was imported, without its folder.
    public var source: String
    /// SHA-256 of that file; empty when there was none.
    public var sourceSHA256: String
    /// Checksum of `SystemDirectory.bytes` and of the origins.
    var checksum: UInt64

    private enum Name: String, CaseIterable {
        case name, version, calculationType = "calculation_type", contentSHA256 = "content_sha256", phases, systems
        case stablePhases = "stable_phases", source, sourceSHA256 = "source_sha256", checksum
    }

    /// The name of the row that holds the checksum of all others.
    static let sealName = "seal"

    init(
        provenance: Provenance, set: EntrySet, source: String, sourceSHA256: String, checksum: UInt64
    ) {
        self.provenance = provenance
        phases = set.count
        systems = set.systemMasks.count
        stablePhases = set.hullStatus.count { $0 == .stable }
        self.source = source
        self.sourceSHA256 = sourceSHA256
        self.checksum = checksum
    }

    /// Reads the rows of the table; nil when one is missing, no number where one is due, or the seal is broken.
    init?(_ rows: [String: String]) {
        func number(_ name: Name) -> Int? { rows[name.rawValue].flatMap { Int($0) } }
        guard let phases = number(.phases), let systems = number(.systems), let stable = number(.stablePhases),
            let checksum = rows[Name.checksum.rawValue].flatMap({ UInt64($0, radix: 16) }),
            let name = rows[Name.name.rawValue], let version = rows[Name.version.rawValue],
            let type = rows[Name.calculationType.rawValue], let digest = rows[Name.contentSHA256.rawValue],
            let source = rows[Name.source.rawValue], let sourceDigest = rows[Name.sourceSHA256.rawValue]
        else { return nil }
        provenance = Provenance(name: name, version: version, sha256: digest, calculationType: type)
        (self.phases, self.systems, stablePhases) = (phases, systems, stable)
        (self.source, sourceSHA256, self.checksum) = (source, sourceDigest, checksum)
        guard rows[Self.sealName] == seal else { return nil }
    }

    /// Names and values in a fixed order, the seal at the end.
    var rows: [(name: String, value: String)] { sealedRows + [(Self.sealName, seal)] }

    private var sealedRows: [(name: String, value: String)] {
        Name.allCases.map { ($0.rawValue, value($0)) }
    }

    private func value(_ name: Name) -> String {
        switch name {
        case .name: provenance.name
        case .version: provenance.version
        case .calculationType: provenance.calculationType
        case .contentSHA256: provenance.sha256
        case .phases: String(phases)
        case .systems: String(systems)
        case .stablePhases: String(stablePhases)
        case .source: source
        case .sourceSHA256: sourceSHA256
        case .checksum: String(checksum, radix: 16)
        }
    }

    private var seal: String {
        var sum = Checksum()
        for (name, value) in sealedRows { sum.update("\(name)=\(value)\n".utf8) }
        return String(sum.value, radix: 16)
    }
}
