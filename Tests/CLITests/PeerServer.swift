import CommandSupport
import Foundation

/// A server of `Peers/`, started on a port the system chooses; it ends with the test, whatever happens to it.
///
/// Every wait here and in `CommandHarness` has an end of its own. The limits of the suites are wide, since their clocks also run
/// while a test waits for its turn: minutes on a machine with two cores.
final class PeerServer {
    /// What kept a server from starting.
    enum Failure: Error, Equatable {
        case notReady(String)
        case noAnswer(String)
    }

    /// For instance `http://127.0.0.1:40123`.
    let address: String
    /// A folder of the test's own, with the cache inside.
    let folder: URL
    private let process = Process()
    private let input = Pipe()

    /// The interpreter with `optimade[server]`; nil where the peers are not installed.
    static let peers = ProcessInfo.processInfo.environment["INTERPHASE_PEERS"]
    /// Any Python.
    static let python = peers ?? "/usr/bin/env"

    /// Starts `script` and waits until it says its port, for at most `patience` seconds.
    init(_ script: String, _ arguments: [String] = [], patience: TimeInterval = 90) throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("interphase-peer-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let output = folder.appendingPathComponent("port")
        let complaints = folder.appendingPathComponent("stderr")
        for file in [output, complaints] { try Data().write(to: file) }
        let source = Bundle.module.resourceURL?.appendingPathComponent("Peers/\(script)").path ?? script
        process.executableURL = URL(fileURLWithPath: Self.python)
        let flag = folder.appendingPathComponent("flag").path
        process.arguments = (Self.peers == nil ? ["python3"] : []) + [source] + (arguments.isEmpty ? [flag] : arguments)
        process.standardInput = input
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = try FileHandle(forWritingTo: complaints)
        try process.run()
        let deadline = Date().addingTimeInterval(patience)
        var port: Substring?
        while port == nil, Date() < deadline, process.isRunning {
            let text = try String(contentsOf: output, encoding: .utf8)
            if text.hasPrefix("PORT "), text.hasSuffix("\n") { port = text.dropFirst(5).dropLast() }
            Thread.sleep(forTimeInterval: 0.02)
        }
        guard let port else {
            process.terminate()
            throw Failure.notReady(try String(contentsOf: complaints, encoding: .utf8))
        }
        address = "http://127.0.0.1:\(port)"
    }

    deinit {
        try? input.fileHandleForWriting.close()
        process.terminate()
        try? FileManager.default.removeItem(at: folder)
    }

    /// Lets a server that waits for it go on: see `fails3`.
    func raiseFlag() throws {
        try Data().write(to: folder.appendingPathComponent("flag"))
    }

    /// Cache of the test's own, no proxy, and a key where one is given.
    func environment(key: String? = nil) -> [String: String] {
        var environment = [
            "INTERPHASE_CACHE": cache.path, "NO_PROXY": "127.0.0.1,localhost", "no_proxy": "127.0.0.1,localhost",
            "MP_API_KEY": "", "PMG_MAPI_KEY": "",
        ]
        environment["MP_API_KEY"] = key ?? ""
        return environment
    }

    /// Folder of the cache.
    var cache: URL { folder.appendingPathComponent("cache") }

    /// Requests the server has seen: path, whether with a key, user agent.
    func log() throws -> (requests: [[String: Any]], mostOpen: Int) {
        guard let url = URL(string: "\(address)/log/") else { throw Failure.noAnswer(address) }
        // The test does not link the network either: curl would be one more thing to install, Python is here.
        let file = folder.appendingPathComponent("log")
        try Data().write(to: file)
        let client = Process()
        client.executableURL = URL(fileURLWithPath: Self.python)
        client.arguments =
            (Self.peers == nil ? ["python3"] : [])
            + [
                "-c", "import sys,urllib.request as u;print(u.urlopen(sys.argv[1],timeout=20).read().decode())",
                url.absoluteString,
            ]
        client.environment = environment().merging(ProcessInfo.processInfo.environment) { $1 }.merging(environment()) {
            $1
        }
        client.standardOutput = try FileHandle(forWritingTo: file)
        try client.run()
        client.waitUntilExit()
        let object = try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any]
        guard let requests = object?["requests"] as? [[String: Any]], let most = object?["most_open"] as? Int else {
            throw Failure.noAnswer(url.absoluteString)
        }
        return (requests, most)
    }
}
