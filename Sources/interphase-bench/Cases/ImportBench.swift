internal import Foundation

/// A large file of bare entries, read by a whole process: time, and the most memory it held.
enum ImportBench {
    private static let entries = 400_000
    private static let seed: UInt64 = 20_261_121
    private static let elements = [
        "Li", "Na", "K", "Mg", "Ca", "Al", "Ti", "V", "Mn", "Fe", "Co", "Ni", "P", "S", "O", "F",
    ]

    static func run(_ context: BenchContext) throws -> [Measurement] {
        guard let binary = context.binary else { return [] }
        let folder = FileManager.default.temporaryDirectory
        let (file, result) = (
            folder.appendingPathComponent("interphase-bench.jsonl").path,
            folder.appendingPathComponent("interphase-bench.csv").path
        )
        defer { [file, result].forEach { try? FileManager.default.removeItem(atPath: $0) } }
        let size = try write(to: file)
        let run = try MeasuredRun(binary, ["data", "import", file, result, "--quiet"])
        let lines = try String(contentsOfFile: result, encoding: .utf8).utf8.count { $0 == UInt8(ascii: "\n") }
        guard lines == entries + elements.count + 1 else {
            throw WrongAnswer(description: "\(lines) lines were written for \(entries + elements.count) entries")
        }
        let megabytes = Double(size) / 1e6
        let input = "\(entries) ComputedEntry lines without structures, \(Int(megabytes)) MB, seed \(seed), as CSV"
        let memory = Double(run.peakBytes) / 1e6
        return [
            Measurement("import-entries", input: input, seconds: [run.seconds], unit: "s"),
            Measurement(
                "import-memory", input: "most memory of that process", median: memory, minimum: memory, unit: "MB"),
            Measurement(
                "import-memory-per-file", input: "memory over size of the file", median: memory / megabytes,
                minimum: memory / megabytes, unit: "x"),
        ]
    }

    /// Writes elements at -3 eV and random compounds around the mean of theirs; the size of the file in bytes.
    private static func write(to path: String) throws -> Int {
        var generator = SeededGenerator(seed: seed)
        guard FileManager.default.createFile(atPath: path, contents: nil) else {
            throw WrongAnswer(description: "\(path) cannot be written")
        }
        let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
        defer { try? handle.close() }
        var size = 0
        var text = elements.map { line("el-\($0)", [($0, 1)], -3) }.joined()
        for number in 0..<entries {
            let chosen = elements.shuffled(using: &generator).prefix(Int.random(in: 2...5, using: &generator))
            let amounts = chosen.map { ($0, Int.random(in: 1...6, using: &generator)) }
            let atoms = Double(amounts.reduce(0) { $0 + $1.1 })
            text += line("mp-\(number)-GGA", amounts, atoms * Double.random(in: -4...(-2), using: &generator))
            if text.utf8.count > 1 << 20 || number == entries - 1 {
                try handle.write(contentsOf: Data(text.utf8))
                size += text.utf8.count
                text = ""
            }
        }
        return size
    }

    private static func line(_ id: String, _ amounts: [(symbol: String, count: Int)], _ energy: Double) -> String {
        let composition = amounts.map { "\"\($0.symbol)\": \($0.count).0" }.joined(separator: ", ")
        return """
            {"@module": "pymatgen.core.entries", "@class": "ComputedEntry", "energy": \(energy), "composition": {\(composition)}, \
            "entry_id": "\(id)", "correction": 0.0, "energy_adjustments": [], "parameters": {"run_type": "GGA", "is_hubbard": false, \
            "hubbards": {}}, "data": {"oxide_type": "None", "material_id": "\(id)"}}

            """
    }
}

/// A process that has run to its end, with what it took.
struct MeasuredRun {
    let seconds: Double
    /// Largest resident set.
    let peakBytes: Int

    /// Runs a program without output.
    /// - Throws: `WrongAnswer` when it cannot be started or does not succeed.
    init(_ program: String, _ arguments: [String]) throws {
        var words: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) } + [nil]
        defer { words.forEach { free($0) } }
        let clock = ContinuousClock()
        let start = clock.now
        var process: pid_t = 0
        guard posix_spawn(&process, program, nil, nil, &words, environ) == 0 else {
            throw WrongAnswer(description: "\(program) cannot be started")
        }
        var (status, usage, peak): (Int32, rusage, Int) = (0, rusage(), 0)
        while true {
            let ended = wait4(process, &status, WNOHANG, &usage)
            if ended == process { break }
            guard ended == 0 else { throw WrongAnswer(description: "\(program) cannot be waited for") }
            peak = max(peak, Self.highWater(of: process) ?? 0)
            usleep(Self.pause)
        }
        guard status == 0 else {
            throw WrongAnswer(description: "\(arguments.joined(separator: " ")) failed")
        }
        seconds = (clock.now - start).seconds
        // Without /proc: macOS counts bytes, and starts its count with the process itself.
        peakBytes = peak > 0 ? peak : usage.ru_maxrss
    }

    /// Microseconds between two looks at the mark, which only rises.
    private static let pause: UInt32 = 5000

    /// Largest resident set of a running process so far, from Linux's /proc: `ru_maxrss` would begin with that of the process that started it.
    private static func highWater(of process: pid_t) -> Int? {
        guard let text = try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8),
            let line = text.split(separator: "\n").first(where: { $0.hasPrefix("VmHWM:") }),
            let kilobytes = line.split(separator: " ").dropFirst().first.flatMap({ Int($0) })
        else { return nil }
        return kilobytes * 1024
    }
}
