import Foundation
import Testing

@Suite("Pipes as input")
struct PipeInputTests {
    @Test(
        "a pipe is refused at once by every command that reads a file, and nothing is written",
        arguments: [
            ["data", "import", "pipe", "out.csv"], ["data", "audit", "pipe"], ["data", "verify", "pipe"],
            ["window", "LiF", "--entries", "pipe"], ["window", "LiF", "--database", "pipe"],
            ["window", "--list", "pipe"],
        ])
    func refused(arguments: [String]) throws {
        let folder = try CommandFolder()
        #expect(mkfifo(folder.file("pipe").path, 0o600) == 0)
        let run = try folder.run(arguments)
        #expect(run.exitCode == 65 && run.output.isEmpty)
        #expect(run.diagnostics == "interphase: error: pipe: it is a pipe; write it to a file first\n")
        #expect(try folder.names() == ["pipe"])
    }

    @Test("an entry that says two things is named with line and path")
    func contradiction() throws {
        let folder = try CommandFolder(files: [
            "a.json": """
            [{"@class":"PDEntry","energy":-1.9,"composition":{"Li":1}},
             {"@class":"PDEntry","energy":-1.8,"energy":-2.1,"composition":{"Li":1}}]
            """
        ])
        let run = try folder.run(["data", "import", "a.json", "out.csv"])
        #expect(run.exitCode == 65)
        #expect(
            run.diagnostics
                == "interphase: error: a.json:2: $[1].energy: 'energy' stands there twice: -1.8 and -2.1; keep the one that is right\n"
        )
        #expect(try folder.names() == ["a.json"])
    }
}
