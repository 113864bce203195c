import Foundation
import Testing
import ThermoEntries

@testable import ThermoSnapshot

@Suite("Damaged data")
struct DamageTests {
    /// Two compounds, LiCl and Li2S-like, packed by hand from the layout in ThermoData/README.md.
    static let phases: [UInt8] = {
        var bytes = Array("IPPHASES".utf8)
        for number: UInt32 in [1, 128, 2, 2, 3, 7] { bytes += little(number) }
        bytes += [UInt8](repeating: 0xab, count: 32)
        // Section starts: sizes, rows, elements, amounts, energies, lowest gaps, highest gaps, end.
        for offset: UInt64 in [128, 136, 144, 152, 160, 176, 184, 192] { bytes += little(offset) }
        bytes += [2, 2, 0, 0, 0, 0, 0, 0]
        bytes += [1, 0, 1, 0, 0, 0, 0, 0]
        bytes += [3, 16, 3, 17, 0, 0, 0, 0]
        bytes += [2, 1, 1, 1, 0, 0, 0, 0]
        bytes += little((-1.5).bitPattern) + little((-2.0).bitPattern)
        bytes += little(UInt32(25_000)) + little(UInt32.max)
        bytes += little(UInt32(40_000)) + little(UInt32.max)
        return bytes
    }()
    static let digest = String(repeating: "cd", count: 32)
    static let noStableSet: [UInt8] =
        Array("IPSTABLE".utf8) + little(UInt32(2)) + little(UInt32(0)) + [UInt8](repeating: 0, count: 32)

    static func little(_ value: some FixedWidthInteger) -> [UInt8] {
        withUnsafeBytes(of: value.littleEndian) { Array($0) }
    }

    static func load(
        _ phases: [UInt8], _ stable: [UInt8] = noStableSet, on plane: StableSet.Plane = .allRows
    ) throws -> EntrySet {
        try phases.withUnsafeBytes { phases in
            try stable.withUnsafeBytes { stable in
                try ThermoSnapshot.load(phases: phases, stableSet: stable, digest: digest, doubtful: [], on: plane)
            }
        }
    }

    @Test("a file packed by hand is read with its elements in place")
    func handPacked() throws {
        let set = try Self.load(Self.phases)
        #expect((0..<set.count).map(set.formula(at:)) == ["Li", "Li2S", "LiCl", "S", "Cl2"])
        #expect(set.energies == [0, -1.5, -2, 0, 0])
        #expect(set.amounts == [1, 2, 1, 1, 1, 1, 2])
        #expect(set.bandGap(at: 1) == BandGapRange(lowest: 2.5, highest: 4))
        #expect(set.bandGap(at: 2) == nil)
        #expect(set.hullStatus == [.stable, .unknown, .unknown, .stable, .stable])
        #expect(set.systemStarts == [0, 1, 2, 3, 4, 5])
    }

    @Test(
        "single faults are typed errors",
        arguments: [
            (0, 0x58, SnapshotError.Kind.damaged), (8, 2, .unsupportedVersion), (12, 64, .damaged), (16, 3, .damaged),
            (20, 1, .damaged), (24, 4, .damaged), (28, 6, .damaged), (64, 120, .damaged), (72, 137, .damaged),
            (120, 200, .damaged), (128, 3, .damaged), (136, 2, .damaged), (144, 17, .damaged), (145, 104, .damaged),
            (145, 18, .damaged), (152, 0, .damaged), (167, 0x7f, .damaged),
        ] as [(Int, UInt8, SnapshotError.Kind)])
    func faults(offset: Int, value: UInt8, kind: SnapshotError.Kind) {
        var bytes = Self.phases
        bytes[offset] = value
        // An energy becomes infinite or NaN only with both of its top bytes.
        if offset == 167 { bytes[166] = 0xf0 }
        let error = #expect(throws: SnapshotError.self) { try Self.load(bytes) }
        #expect(error?.kind == kind, "offset \(offset)")
        #expect(error?.subject == "mp-2019.bin")
    }

    @Test("every truncation is an error")
    func truncated() {
        for count in 0..<Self.phases.count {
            #expect(throws: SnapshotError.self) { try Self.load(Array(Self.phases.prefix(count))) }
        }
    }

    @Test("random bytes never crash", arguments: [1, 2, 3, 4] as [UInt64])
    func fuzz(seed: UInt64) {
        var state = seed
        for _ in 0..<3000 {
            var bytes = Self.phases
            for _ in 0..<3 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                bytes[Int(state >> 33) % bytes.count] = UInt8(truncatingIfNeeded: state >> 20)
            }
            if let set = try? Self.load(bytes) {
                #expect(set.starts.count == set.count + 1, "seed \(seed)")
                #expect((0..<set.count).allSatisfy { !set.formula(at: $0).isEmpty }, "seed \(seed)")
            }
        }
    }

    @Test("a stable set survives writing and reading")
    func stableSet() throws {
        let bytes = try #require(
            StableSet.bytes(
                for: [.stable, .unstable], withoutDilute: [.unstable, .stable], digest: Self.digest))
        #expect(bytes.count == 50)
        #expect(try Self.load(Self.phases, bytes).hullStatus == [.stable, .stable, .unstable, .stable, .stable])
        #expect(
            StableSet.bytes(for: [.stable, .unknown], withoutDilute: [.stable, .stable], digest: Self.digest) == nil)
        #expect(StableSet.bytes(for: [.stable, .stable], withoutDilute: [.stable], digest: Self.digest) == nil)
        #expect(
            try Self.load(Self.phases, bytes, on: .withoutDilute).hullStatus == [
                .stable, .unstable, .stable, .stable, .stable,
            ])
        let nine = (0..<9).map { $0 % 4 == 0 ? HullStatus.stable : .unstable }
        #expect(
            StableSet.bytes(for: nine, withoutDilute: nine, digest: Self.digest)?.suffix(4) == [
                0b0001_0001, 1, 0b0001_0001, 1,
            ])
    }

    @Test("a stable set of other data is refused")
    func staleStableSet() throws {
        let other = try #require(
            StableSet.bytes(
                for: [.stable, .stable], withoutDilute: [.stable, .stable], digest: String(repeating: "0", count: 64)))
        let error = #expect(throws: SnapshotError.self) { try Self.load(Self.phases, other) }
        #expect(error?.kind == .staleStableSet)
        let longer = try #require(
            StableSet.bytes(
                for: [.stable, .stable, .stable], withoutDilute: [.stable, .stable, .stable], digest: Self.digest))
        #expect(throws: SnapshotError.self) { try Self.load(Self.phases, longer) }
        #expect(throws: SnapshotError.self) { try Self.load(Self.phases, [1, 2, 3]) }
        #expect(throws: SnapshotError.self) { try Self.load(Self.phases, Self.noStableSet + [0]) }
    }

    @Test("the committed stable set is empty or complete")
    func committedStableSet() throws {
        let set = try ThermoSnapshot.mp2019()
        let compounds = set.hullStatus.indices.filter { set.starts[$0 + 1] - set.starts[$0] > 1 }
        let unknown = compounds.count { set.hullStatus[$0] == .unknown }
        #expect(unknown == 0 || unknown == compounds.count)
        let statuses = (0..<set.count).map { $0 % 3 == 0 ? HullStatus.unstable : .stable }
        let file = try #require(
            ThermoSnapshot.stableSetFile(
                for: set.settingHullStatus(statuses), withoutDilute: try ThermoSnapshot.mp2019WithoutDilute()))
        #expect(file.count == 48 + 2 * ((85014 + 7) / 8))
        #expect(ThermoSnapshot.stableSetFile(for: EntrySet(provenance: set.provenance), withoutDilute: set) == nil)
    }

    @Test("damaged tables are typed errors", arguments: ["", "name\n", "name,formula,role\nx,Li\n", "a,\"b\n"])
    func tables(text: String) {
        let error = #expect(throws: SnapshotError.self) { try MaterialCatalogue(text) }
        #expect(error?.kind == .damaged)
        #expect(throws: SnapshotError.self) { try DoubtfulEnergy.all(in: text) }
    }

    @Test(
        "a table of doubtful energies with an unknown scope, formula or element is damaged",
        arguments: [
            "phase,Qq", "compounds,Qq", "oxyanions,LiCl", "phases,H2O",
        ])
    func doubtfulScopes(record: String) {
        let text = "scope,of,measured_eV_per_atom,reason\n\(record),,why\n"
        let error = #expect(throws: SnapshotError.self) { try DoubtfulEnergy.all(in: text) }
        #expect(error?.kind == .damaged)
    }

    @Test("quoted fields of tables")
    func quotes() throws {
        let table = try EmbeddedTable("a,b\n\"x, y\",\"say \"\"hi\"\"\"\n,\"line\nbreak\"\n", file: "t.csv")
        #expect(table.records == [["x, y", "say \"hi\""], ["", "line\nbreak"]])
    }
}
