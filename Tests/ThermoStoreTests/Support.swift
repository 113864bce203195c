import Chemistry
import Foundation
import TestSupport
import ThermoEntries
import ThermoStore

/// A folder that is removed at the end of a test.
struct Scratch: ~Copyable {
    let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("store-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

    deinit { try? FileManager.default.removeItem(at: folder) }
}

/// Synthetic phases: every composition of up to four of twelve elements that the seed picks, polymorphs among them.
enum SyntheticPhases {
    static let symbols = ["H", "Li", "O", "F", "Na", "P", "S", "Cl", "Mn", "Co", "In", "U"]

    /// `count` phases beside the elements, with gaps, notes and statuses where the seed puts them.
    static func set(count: Int, seed: UInt64) throws -> EntrySet {
        var generator = SeededGenerator(seed: seed)
        var entries = try symbols.map { symbol in
            Entry(id: "element-\(symbol)", composition: try Fixture.composition(symbol), formationEnergyPerAtom: 0)
        }
        for number in 0..<count { entries.append(try phase(number, &generator)) }
        let provenance = Provenance(name: "synthetic", version: "3", sha256: "", calculationType: "GGA")
        let set = try EntrySet(provenance: provenance).adding(entries).set
        return set.settingHullStatus(
            (0..<set.count).map { _ in HullStatus(rawValue: UInt8.random(in: 0...2, using: &generator)) ?? .unknown })
    }

    private static func phase(_ number: Int, _ generator: inout SeededGenerator) throws -> Entry {
        let size = Int.random(in: 1...4, using: &generator)
        let chosen = symbols.shuffled(using: &generator).prefix(size)
        var formula = ""
        for symbol in chosen {
            // Rare large amounts need several bytes each.
            let most = Int.random(in: 0..<50, using: &generator) == 0 ? 999_999_999 : 12
            formula += "\(symbol)\(Int.random(in: 1...most, using: &generator))"
        }
        let gap = Double.random(in: 0...9, using: &generator)
        var entry = Entry(
            id: "syn-\(number)", composition: try Fixture.composition(formula),
            formationEnergyPerAtom: Double.random(in: -4...1, using: &generator),
            origin: EntryOrigin(calculationType: "GGA", source: "file \(number % 3)"),
            bandGap: number % 4 == 0 ? BandGapRange(lowest: gap / 2, highest: gap) : nil,
            note: number % 17 == 0 ? "doubtful-energy" : nil)
        if number % 5 == 0 { entry.energyDeviation = gap / 100 }
        return entry
    }
}

extension EntrySet {
    /// Everything a result can depend on, row by row.
    func facts(_ row: Int) -> String {
        let gap = bandGap(at: row).map { "\($0.lowest.bitPattern) \($0.highest.bitPattern)" } ?? "-"
        return [
            id(at: row), formula(at: row), "\(composition(at: row))", "\(energies[row].bitPattern)",
            "\(hullStatus[row])", gap, note(at: row) ?? "-", origin(at: row).calculationType, origin(at: row).source,
            energyDeviation(at: row).map { "\($0.bitPattern)" } ?? "-",
        ].joined(separator: "|")
    }

    var allFacts: [String] { (0..<count).map(facts) }
}
