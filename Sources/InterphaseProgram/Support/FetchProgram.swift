#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
    internal import Foundation
#endif

/// The program with the network, which lies beside this one.
enum FetchProgram {
    private static let name = "interphase-fetch"

    /// Becomes `interphase-fetch` with the same arguments, terminal and environment; returns only by throwing.
    ///
    /// - Throws: `CommandFailure` with exit code 70 when the program is not there or cannot be started.
    static func start() throws -> Never {
        guard let own = ownPath, let slash = own.lastIndex(of: "/") else {
            throw CommandFailure.fault("this program does not find its own file; start it by its full path")
        }
        let path = String(own[...slash]) + name
        // `data fetch` are the first two arguments: the parser takes nothing before a subcommand.
        let arguments = [name] + CommandLine.arguments.dropFirst(3)
        guard access(path, X_OK) == 0 else {
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

    /// The file of this program without symbolic links.
    private static var ownPath: String? {
        #if canImport(Darwin)
            return Bundle.main.executableURL?.resolvingSymlinksInPath().path
        #else
            guard let pointer = realpath("/proc/self/exe", nil) else { return nil }
            defer { free(pointer) }
            return String(cString: pointer)
        #endif
    }
}
