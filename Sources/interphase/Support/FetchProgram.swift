internal import Foundation

/// The program with the network, which lies beside this one.
enum FetchProgram {
    private static let name = "interphase-fetch"

    /// Becomes `interphase-fetch` with the same arguments, terminal and environment; returns only by throwing.
    ///
    /// - Throws: `CommandFailure` with exit code 70 when the program is not there or cannot be started.
    static func start() throws -> Never {
        guard let own = Bundle.main.executableURL?.resolvingSymlinksInPath() else {
            throw CommandFailure.fault("this program does not find its own file; start it by its full path")
        }
        let path = own.deletingLastPathComponent().appendingPathComponent(name).path
        // `data fetch` are the first two arguments: the parser takes nothing before a subcommand.
        let arguments = [name] + CommandLine.arguments.dropFirst(3)
        guard FileManager.default.isExecutableFile(atPath: path) else {
            throw CommandFailure.fault(
                "\(path) is missing: build it with 'swift build -c release --product \(name)', "
                    + "or start through Scripts/interphase, which does")
        }
        var copies = arguments.map { strdup($0) } + [nil]
        execv(path, &copies)
        let reason = String(cString: strerror(errno))
        copies.forEach { free($0) }
        throw CommandFailure.fault("\(path) cannot be started: \(reason); build it again")
    }
}
