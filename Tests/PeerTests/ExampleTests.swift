import CommandSupport
import Foundation
import Testing

/// `Scripts/examples`, run with pandas and matplotlib, which come with pymatgen.
@Suite("Examples", .enabled(if: Peer.isInstalled))
struct ExampleTests {
    private static let scripts = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Scripts")

    @Test("electrolytes.py draws its three figures")
    func electrolytes() throws {
        let script = Self.scripts.appendingPathComponent("examples/electrolytes.py")
        let outcome = try Peer.run(
            script: script, [],
            environment: ["MPLBACKEND": "Agg", "INTERPHASE": try CommandHarness.binary().path])
        #expect(outcome.files.map(\.name) == ["heatmap.png", "reactions.png", "windows.png"])
        #expect(outcome.files.allSatisfy { $0.text.dropFirst().hasPrefix("PNG") })
    }

    @Test("every notebook is that of its script")
    func notebooks() throws {
        let folder = Self.scripts.appendingPathComponent("examples")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".ipynb") }
        #expect(names.contains("electrolytes.ipynb"))
        for name in names.sorted() {
            let script = folder.appendingPathComponent(name.replacing(".ipynb", with: ".py"))
            _ = try Peer.run(
                script: Self.scripts.appendingPathComponent("lib/notebook.py"), [script.path, "--check"])
        }
    }
}
