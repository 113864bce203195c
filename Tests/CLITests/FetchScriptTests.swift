import CommandSupport
import Foundation
import Testing

/// `Scripts/interphase data fetch` in a tree of its own, with the real main program and a compiler that only notes that it was called.
@Suite("Scripts/interphase data fetch builds only what it needs")
struct FetchScriptTests {
    private struct Tree {
        let root: URL

        /// - Parameter fails: whether the compiler finds an error.
        init(fails: Bool = false) throws {
            let binary = try CommandHarness.binary()
            root = binary.deletingLastPathComponent().appendingPathComponent("tree-\(UUID().uuidString)")
            let scripts = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
                .appendingPathComponent("../../Scripts").standardizedFileURL
            let files = FileManager.default
            for folder in ["Sources", "ThermoData", "Scripts/lib", ".build/release", "bin"] {
                try files.createDirectory(
                    at: root.appendingPathComponent(folder), withIntermediateDirectories: true)
            }
            for name in ["interphase", "lib/setup.sh"] {
                try files.copyItem(
                    at: scripts.appendingPathComponent(name), to: root.appendingPathComponent("Scripts/" + name))
            }
            try write("Package.swift", "")
            try files.linkItem(at: binary, to: root.appendingPathComponent(".build/release/interphase"))
            // A stub of the compiler: its product prints what it was started with.
            try write(
                "bin/swift",
                """
                #!/bin/sh
                if [ "$1" = --version ]; then echo 'Swift version 6.2'; exit; fi
                echo "$@" >> '\(root.path)/swift-calls'
                echo '[3/7] Compiling'
                if \(fails); then echo 'a.swift:1:1: error: no such thing'; exit 1; fi
                mkdir -p '\(root.path)/.build/fetch/release'
                printf '#!/bin/sh\\necho "fetched $*"\\n' > '\(root.path)/.build/fetch/release/interphase-fetch'
                chmod +x '\(root.path)/.build/fetch/release/interphase-fetch'

                """)
            try files.setAttributes(
                [.posixPermissions: 0o755], ofItemAtPath: root.appendingPathComponent("bin/swift").path)
            try write(".build/interphase-built", "")
        }

        private func write(_ name: String, _ text: String) throws {
            try Data(text.utf8).write(to: root.appendingPathComponent(name))
        }

        func run(_ arguments: [String]) throws -> CommandHarness.Outcome {
            let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
            return try CommandHarness.run(
                ["data", "fetch"] + arguments,
                environment: ["PATH": root.appendingPathComponent("bin").path + ":" + path],
                program: root.appendingPathComponent("Scripts/interphase"))
        }

        var compilerCalls: [String] {
            let text = try? String(contentsOf: root.appendingPathComponent("swift-calls"), encoding: .utf8)
            return (text ?? "").split(separator: "\n").map(String.init)
        }
    }

    @Test("wrong usage and help come without a build, with their exit codes and streams")
    func withoutBuild() throws {
        let tree = try Tree()
        defer { try? FileManager.default.removeItem(at: tree.root) }
        let wrong = try tree.run(["optimade", "--provider", "mp"])
        #expect(wrong.exitCode == 64 && wrong.output.isEmpty)
        #expect(wrong.diagnostics.hasPrefix("interphase: error: ") && wrong.diagnostics.contains("--system"))
        let help = try tree.run(["optimade", "--help"])
        #expect(help.exitCode == 0 && help.output.contains("--provider") && help.diagnostics.isEmpty)
        #expect(tree.compilerCalls.isEmpty)
    }

    @Test("right usage builds the network program once, says so on standard error, and runs it")
    func builds() throws {
        let tree = try Tree()
        defer { try? FileManager.default.removeItem(at: tree.root) }
        let arguments = ["optimade", "--provider", "mp", "--system", "Li-Cl"]
        let first = try tree.run(arguments)
        #expect(first.exitCode == 0, "\(first.diagnostics)")
        #expect(first.output == "fetched optimade --provider mp --system Li-Cl\n")
        #expect(first.diagnostics.contains("building interphase-fetch (about 3 minutes the first time"))
        #expect(!first.diagnostics.contains("error"))
        #expect(!first.diagnostics.contains("Compiling") && first.diagnostics.contains("fetch-build.log"))
        let second = try tree.run(arguments)
        #expect(second.output == first.output && second.diagnostics.isEmpty)
        #expect(tree.compilerCalls.count == 1)
    }

    @Test("a build that fails shows the end of its log and where the log lies")
    func failingBuild() throws {
        let tree = try Tree(fails: true)
        defer { try? FileManager.default.removeItem(at: tree.root) }
        let run = try tree.run(["optimade", "--provider", "mp", "--system", "Li-Cl"])
        #expect(run.exitCode == 1 && run.output.isEmpty)
        #expect(run.diagnostics.contains("a.swift:1:1: error: no such thing\n"))
        #expect(run.diagnostics.hasSuffix("/.build/interphase-fetch-build.log\n"))
    }
}
