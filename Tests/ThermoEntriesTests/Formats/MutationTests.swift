import TextFormats
import TestSupport
import Testing
import ThermoEntries

/// Damaged files of every layout: the reader gives entries or an error of its own, and never crashes or loses an entry.
@Suite("Damaged files")
struct MutationTests {
    private static let fixtures: [(name: String, bytes: [UInt8])] = [
        ("computed", Array(Fixture.list(Fixture.elements + [Fixture.chloride]).utf8)),
        ("phase diagram", Array(Fixture.phaseDiagram.utf8)), ("entry set", Array(Fixture.entrySetCSV.utf8)),
        (
            "thermo",
            Array(
                Fixture.list([
                    Fixture.thermo("mp-1", "{\"Li\":1.0}", "\"energy_per_atom\":-1.9,\"formation_energy_per_atom\":0"),
                    Fixture.thermo(
                        "mp-2", "{\"Li\":1.0,\"Cl\":1.0}", "\"energy_per_atom\":-4,\"formation_energy_per_atom\":-2.1"),
                ]).utf8)
        ),
        ("oqmd", Array(Fixture.oqmd.utf8)), ("optimade", Array(Fixture.optimade.utf8)),
        ("doped", Array(Fixture.doped.utf8)),
        ("matterviz", Array(Fixture.matterviz.utf8)), ("own", Array(Fixture.own.utf8)),
        ("qmpy", Array(Fixture.qmpy.utf8)),
        ("formulas", Array("{\"Li3PS4\":[-0.95],\"Li2S\":[-1.4]}".utf8)), ("gzip", gzipped(Array(Fixture.own.utf8))),
        ("pydefect", Array(Fixture.pydefect.utf8)), ("materialsatlas", Array(Fixture.materialsAtlas.utf8)),
        ("chemphase", Array(Fixture.chemphase.utf8)),
        ("lines", Array((Fixture.elements + [Fixture.chloride]).joined(separator: "\n").utf8)),
        ("electrodes", Array(Fixture.electrodes.utf8)),
    ]

    private var options: ImportOptions {
        var options = ImportOptions()
        options.energyMeaning = .formationPerAtom
        options.calculationType = nil
        options.keepsGoing = true
        options.allowsMixedSources = true
        options.corrections = .mp2020
        return options
    }

    @Test("Bit flips, truncation, duplication, deletion and alien bytes", arguments: 0..<17)
    func damage(fixture: Int) {
        let (name, bytes) = Self.fixtures[fixture]
        for seed in 0..<400 as Range<UInt64> {
            var generator = SeededGenerator(seed: seed)
            let damaged = Self.damaged(bytes, &generator)
            var strict = options
            strict.keepsGoing = seed.isMultiple(of: 2)
            do {
                let result = try EntryFileReader.read(bytes: damaged, name: "damaged", options: strict)
                #expect(result.isBalanced, "\(name), seed \(seed): \(result.report.summary)")
                #expect(result.set.energies.allSatisfy { $0.isFinite }, "\(name), seed \(seed)")
            } catch {
                #expect(
                    error.subject.hasPrefix("damaged") || error.subject.hasPrefix("entry"),
                    "\(name), seed \(seed): \(error)")
                #expect(!error.remedy.isEmpty && error.description.utf8.count < 2000, "\(name), seed \(seed)")
            }
        }
    }

    @Test("Electrode documents give a table, another kind of file, or an error of the reader")
    func electrodes() throws {
        let bytes = Array(Fixture.electrodes.utf8)
        for seed in 0..<400 as Range<UInt64> {
            var generator = SeededGenerator(seed: seed)
            do {
                let table = try ElectrodeTable(bytes: Self.damaged(bytes, &generator), name: "damaged")
                let voltages = table?.electrodes.compactMap(\.averageVoltage) ?? []
                #expect(!voltages.contains { !$0.isFinite }, "seed \(seed)")
            } catch {
                #expect(error.subject.hasPrefix("damaged"), "seed \(seed): \(error)")
            }
        }
    }

    @Test("Every prefix of every file", arguments: 0..<17)
    func prefixes(fixture: Int) {
        let (name, bytes) = Self.fixtures[fixture]
        for length in bytes.indices {
            do {
                let result = try EntryFileReader.read(bytes: Array(bytes[..<length]), name: "damaged", options: options)
                #expect(result.isBalanced, "\(name), \(length) bytes")
            } catch {
                #expect(!error.message.isEmpty, "\(name), \(length) bytes")
            }
        }
    }

    private static func damaged(_ bytes: [UInt8], _ generator: inout SeededGenerator) -> [UInt8] {
        var result = bytes
        for _ in 0..<Int.random(in: 1...4, using: &generator) where !result.isEmpty {
            let place = Int.random(in: 0..<result.count, using: &generator)
            let end = min(result.count, place + Int.random(in: 1...40, using: &generator))
            switch Int.random(in: 0..<6, using: &generator) {
            case 0: result[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
            case 1: result.removeSubrange(place...)
            case 2: result.insert(contentsOf: result[place..<end], at: place)
            case 3: result.removeSubrange(place..<end)
            case 4: result[place] = UInt8.random(in: 0...255, using: &generator)
            default:
                let words = [
                    "NaN", "null", "-1e999", "{", "]", "\"", ",,", "1e400", "\u{0}", "\u{20AC}", "-Infinity",
                    "9999999999999999999",
                ]
                result.replaceSubrange(
                    place..<end, with: Array(words[Int.random(in: 0..<words.count, using: &generator)].utf8))
            }
        }
        return result
    }
}
