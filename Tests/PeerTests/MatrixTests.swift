import CommandSupport
import Foundation
import Testing

/// The wide heat map in pandas, read without a single option.
@Suite("Matrices in pandas", .enabled(if: Peer.isInstalled))
struct MatrixTests {
    private struct Frame: Decodable {
        let rows: [String]
        let columns: [String]
        let numeric: [String]
        let total: Double
    }

    @Test("the matrix is numbers under the names of the materials, its flags are a file of the same shape")
    func bare() throws {
        let question = ["heatmap", "--rows", "Li3PS4,Li2CO3", "--columns", "LCO,LiF,LiNi1/3Mn1/3Co1/3O2"]
        let run = try CommandHarness.run(question + ["--output", "map.csv"])
        let files = Dictionary(uniqueKeysWithValues: run.files.map { ($0.name, $0.text) })
        let frames = try Peer.answer([Frame].self, "matrix.py", ["map.csv", "map.flags.csv"], files: files)
        let columns = ["LCO", "LiF", "LiNi1/3Mn1/3Co1/3O2"]
        for frame in frames {
            #expect(frame.rows == ["Li3PS4", "Li2CO3"] && frame.columns == columns)
        }
        #expect(frames[0].numeric == columns && frames[1].numeric.isEmpty)
        let long = try CommandHarness.run(question + ["--long", "--format", "csv"])
        let energies = CSVTable(long.output).rows.compactMap { Double($0["mutual_meV_per_atom"] ?? "") }
        #expect(energies.count == 6 && abs(energies.reduce(0, +) - frames[0].total) < 1e-6)
    }
}
