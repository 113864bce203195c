import CommandSupport
import Foundation
import Testing

@Suite("Database files: interrupted imports and damage")
struct DatabaseDamageTests {
    /// A table of many phases, so that an import takes long enough to be interrupted.
    private static let large: String = {
        let metals = ["Mg", "Al", "Ca", "Ti", "V", "Cr", "Mn", "Fe", "Co", "Ni", "Cu", "Zn", "Zr", "Nb", "Mo", "Ag"]
        var text = "id,formula,formation_energy_eV_per_atom\n"
        var number = 0
        for first in metals {
            for second in metals where second != first {
                for amount in 1...80 {
                    number += 1
                    text += "p\(number),Li\(amount)\(first)2\(second)O\(amount % 7 + 1),-\(Double(amount) / 100)\n"
                }
            }
        }
        return text
    }()

    private func folder() throws -> CommandFolder {
        let folder = try CommandFolder(files: ["syn.csv": CommandFolder.synthetic, "large.csv": Self.large])
        #expect(try folder.run(["data", "import", "syn.csv", "a.sqlite", "--quiet"]).exitCode == 0)
        return folder
    }

    @Test("an import killed in the middle leaves the old database as it was")
    func killed() throws {
        let folder = try folder()
        let before = try folder.bytes("a.sqlite")
        let process = try folder.start(
            try CommandHarness.binary().path, ["data", "import", "large.csv", "a.sqlite"], output: "o", errors: "e")
        // The temporary file beside it tells that writing has begun.
        var isWriting = false
        for _ in 0..<12_000 where process.isRunning && !isWriting {
            isWriting = try folder.names().contains { $0.hasPrefix(".interphase-") }
            usleep(5_000)
        }
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        try #require(isWriting && process.terminationReason == .uncaughtSignal)
        #expect(try folder.bytes("a.sqlite") == before)
        #expect(try folder.run(["data", "verify", "a.sqlite"]).exitCode == 0)
        // What was left behind is no database, and the next write into the folder removes it.
        let rest = try #require(try folder.names().first { $0.hasPrefix(".interphase-") })
        #expect(try folder.run(["hull", "Li2S", "--database", "./" + rest]).exitCode == 65)
        #expect(try folder.run(["data", "import", "syn.csv", "b.csv", "--quiet"]).exitCode == 0)
        #expect(try folder.names() == ["a.sqlite", "b.csv", "large.csv", "syn.csv"])
        #expect(try folder.run(["data", "import", "large.csv", "a.sqlite", "--quiet"]).exitCode == 0)
        #expect(try folder.bytes("a.sqlite") != before)
    }

    @Test("a write into the folder of a running import leaves its temporary file alone")
    func besideARunningImport() throws {
        let folder = try folder()
        let process = try folder.start(
            try CommandHarness.binary().path, ["data", "import", "large.csv", "a.sqlite"], output: "o", errors: "e")
        defer { kill(process.processIdentifier, SIGKILL) }
        var drafts: [String] = []
        for _ in 0..<12_000 where process.isRunning && drafts.isEmpty {
            drafts = try folder.names().filter { $0.hasPrefix(".interphase-") }
            usleep(5_000)
        }
        // Stopped, so that it is certainly still at work while the others write; a lock does not end with that.
        kill(process.processIdentifier, SIGSTOP)
        try #require(drafts.count == 1 && process.isRunning)
        #expect(try folder.run(["data", "import", "syn.csv", "b.csv", "--quiet"]).exitCode == 0)
        #expect(try folder.run(["data", "import", "syn.csv", "c.sqlite", "--quiet"]).exitCode == 0)
        #expect(try folder.names().contains(drafts[0]))
        kill(process.processIdentifier, SIGCONT)
        process.waitUntilExit()
        #expect(process.terminationReason == .exit && process.terminationStatus == 0)
        #expect(try folder.names() == ["a.sqlite", "b.csv", "c.sqlite", "large.csv", "syn.csv"])
        #expect(try folder.run(["data", "verify", "a.sqlite"]).exitCode == 0)
    }

    @Test("an import that is told to end leaves the old database as it was, and nothing beside it")
    func terminated() throws {
        let folder = try folder()
        let (before, names) = (try folder.bytes("a.sqlite"), try folder.names())
        let process = try folder.start(
            try CommandHarness.binary().path, ["data", "import", "large.csv", "a.sqlite"], output: "o", errors: "e")
        var isWriting = false
        for _ in 0..<12_000 where process.isRunning && !isWriting {
            isWriting = try folder.names().contains { $0.hasPrefix(".interphase-") }
            usleep(5_000)
        }
        kill(process.processIdentifier, SIGTERM)
        process.waitUntilExit()
        try #require(isWriting)
        // Ended by the signal itself, as a shell expects.
        #expect(process.terminationReason == .uncaughtSignal && process.terminationStatus == SIGTERM)
        #expect(try folder.bytes("a.sqlite") == before)
        #expect(try folder.names() == names)
    }

    @Test("a write that fails (no space) is one line, and leaves the old database and nothing else")
    func failingWrite() throws {
        let folder = try folder()
        let (before, names) = (try folder.bytes("a.sqlite"), try folder.names())
        let binary = try CommandHarness.binary().path
        // 200 blocks of 512 bytes are too few; without the signal the write itself fails.
        let script = "trap '' XFSZ; ulimit -f 200; exec '\(binary)' data import large.csv a.sqlite --quiet 2>&1"
        let process = try folder.start("/bin/sh", ["-c", script], output: "o", errors: "e")
        process.waitUntilExit()
        let message = try String(contentsOf: URL(fileURLWithPath: folder.url.path + ".o"), encoding: .utf8)
        #expect(process.terminationStatus == 64, "\(message)")
        #expect(message.contains("a.sqlite: cannot be written: ") && message.split(separator: "\n").count == 1)
        #expect(try folder.bytes("a.sqlite") == before)
        #expect(try folder.names() == names)
        let nowhere = try folder.run(["data", "import", "syn.csv", "no/such/folder.sqlite", "--quiet"])
        #expect(nowhere.exitCode == 64 && nowhere.diagnostics.contains("no/such/folder.sqlite: cannot be written"))
    }

    @Test(
        "damage is one clear line and exit code 65",
        arguments: [
            ("truncated", "the file has "), ("foreign", "of another program"), ("newer", "it has layout 3"),
            ("text", "it is no SQLite file"), ("empty", "it is empty"), ("flipped", "are not what was written"),
            ("missing", "no file of this name"),
        ])
    func damage(kind: String, message: String) throws {
        let folder = try folder()
        var bytes = try folder.bytes("a.sqlite")
        switch kind {
        case "truncated": bytes.removeLast(5000)
        case "foreign": bytes[68] ^= 0x40
        case "newer": bytes[63] = 3
        case "text": bytes = Array("id,formula\nnot a database\n".utf8)
        case "empty": bytes = []
        case "flipped":
            // The formation energy of Li3PS4, -0.95, big-endian as SQLite stores it.
            let energy = withUnsafeBytes(of: (-0.95).bitPattern.bigEndian, Array.init)
            let place = try #require(bytes.indices.first { bytes[$0...].starts(with: energy) })
            bytes[place + 6] ^= 1
        default: break
        }
        if kind != "missing" { try Data(bytes).write(to: folder.file("b.sqlite")) }
        let run = try folder.run(["window", "Li3PS4", "--database", "b.sqlite"])
        #expect(run.exitCode == 65 && run.output.isEmpty)
        #expect(run.diagnostics.contains("b.sqlite") && run.diagnostics.contains(message), "\(run.diagnostics)")
        #expect(run.diagnostics.split(separator: "\n").count == 1)
        if kind != "missing" { #expect(try folder.run(["data", "verify", "b.sqlite"]).exitCode == 65) }
    }

    @Test("damage that no question reads is found by data verify: exit code 65 with the check that fails")
    func unreadDamage() throws {
        let folder = try folder()
        var bytes = try folder.bytes("a.sqlite")
        let formula = Array("Co3O4".utf8)
        let place = try #require(bytes.indices.first { bytes[$0...].starts(with: formula) })
        bytes[place + 4] = UInt8(ascii: "5")
        try Data(bytes).write(to: folder.file("b.sqlite"))
        #expect(try folder.run(["window", "Li3PS4", "--database", "b.sqlite"]).exitCode == 0)
        let verify = try folder.run(["data", "verify", "b.sqlite"])
        #expect(verify.exitCode == 65 && verify.diagnostics.contains("1 differ"))
    }
}
