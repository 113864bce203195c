package import Foundation

/// Runs the built command in a fresh folder and hands back what it wrote and how it ended.
package struct CommandHarness {
    /// The end of one run.
    package struct Outcome {
        package var exitCode: Int32
        package var output: String
        package var diagnostics: String
        /// Files left in the working folder, sorted by name, with their text.
        package var files: [(name: String, text: String)]
    }

    /// What kept a run from having an outcome.
    package enum Failure: Error, Equatable {
        case binaryNotFound(String)
        case timedOut([String])
    }

    /// Runs `interphase`, or another program, with `arguments`; `files` are written into the working folder before, `environment` is
    /// added to our own.
    package static func run(
        _ arguments: [String], files: [String: String] = [:], environment: [String: String] = [:],
        timeout: TimeInterval = 120, program: URL? = nil
    ) throws -> Outcome {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("interphase-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let work = folder.appendingPathComponent("work")
        try FileManager.default.createDirectory(at: work, withIntermediateDirectories: true)
        for (name, text) in files {
            try Data(text.utf8).write(to: work.appendingPathComponent(name))
        }
        let process = Process()
        process.executableURL = try program ?? binary()
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        let exitCode = try launch(process, in: work, streams: folder, timeout: timeout)
        return Outcome(
            exitCode: exitCode, output: try text(folder, "stdout"), diagnostics: try text(folder, "stderr"),
            files: try contents(of: work))
    }

    /// Interrupts a run as a person would, with `file` there beforehand; returns its text afterwards and the names of all files.
    package static func interrupt(
        _ arguments: [String], after seconds: TimeInterval, keeping file: (name: String, text: String)
    ) throws -> (text: String, names: [String], wasInterrupted: Bool) {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("interphase-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data(file.text.utf8).write(to: folder.appendingPathComponent(file.name))
        let process = Process()
        process.executableURL = try binary()
        process.arguments = arguments
        process.currentDirectoryURL = folder
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        Thread.sleep(forTimeInterval: seconds)
        process.interrupt()
        process.waitUntilExit()
        let files = try contents(of: folder)
        let text = files.first { $0.name == file.name }?.text ?? ""
        return (text, files.map(\.name), process.terminationReason == .uncaughtSignal)
    }

    /// The command lies beside the test bundle, in the same build folder.
    package static func binary() throws -> URL {
        var folders = Bundle.allBundles.map { $0.bundleURL.deletingLastPathComponent() }
        if let runner = CommandLine.arguments.first {
            folders.append(URL(fileURLWithPath: runner).deletingLastPathComponent())
        }
        folders.append(Bundle.main.bundleURL)
        for folder in folders {
            let candidate = folder.appendingPathComponent("interphase")
            var isFolder: ObjCBool = false
            let exists = FileManager.default.fileExists(atPath: candidate.path, isDirectory: &isFolder)
            if exists, !isFolder.boolValue { return candidate }
        }
        throw Failure.binaryNotFound(folders.map(\.path).joined(separator: ", "))
    }

    /// Output goes to files, not pipes: no run can block on a full pipe.
    private static func launch(
        _ process: Process, in work: URL, streams: URL, timeout: TimeInterval
    ) throws -> Int32 {
        process.currentDirectoryURL = work
        process.standardInput = FileHandle.nullDevice
        // Closed here: a process keeps its handles, and Foundation fails to start one beside more than about 1,300 open files.
        let sinks = try ["stdout", "stderr"].map { try sink(streams.appendingPathComponent($0)) }
        defer { for sink in sinks { try? sink.close() } }
        (process.standardOutput, process.standardError) = (sinks[0], sinks[1])
        let ended = DispatchSemaphore(value: 0)
        process.terminationHandler = { _ in ended.signal() }
        try process.run()
        guard ended.wait(timeout: .now() + timeout) == .success else {
            process.terminate()
            throw Failure.timedOut(process.arguments ?? [])
        }
        return process.terminationStatus
    }

    private static func sink(_ url: URL) throws -> FileHandle {
        try Data().write(to: url)
        return try FileHandle(forWritingTo: url)
    }

    private static func text(_ folder: URL, _ name: String) throws -> String {
        try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
    }

    private static func contents(of folder: URL) throws -> [(name: String, text: String)] {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        return try names.map { name in
            let data = try Data(contentsOf: folder.appendingPathComponent(name))
            return (name, String(decoding: data, as: UTF8.self))
        }
    }
}
