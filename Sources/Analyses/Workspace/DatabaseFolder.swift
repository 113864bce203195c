#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// The folder in which databases are found by their names alone: `oqmd` is its file `oqmd.sqlite`.
///
/// It is `$INTERPHASE_DATA`, or else `interphase` in the user's data folder (`$XDG_DATA_HOME`, `~/.local/share`).
package enum DatabaseFolder {
    /// The folder, whether it is there or not; nil where not even a home folder is known.
    package static var path: String? {
        let environment = ProcessInfo.processInfo.environment
        if let own = environment["INTERPHASE_DATA"], !own.isEmpty { return own }
        if let data = environment["XDG_DATA_HOME"], !data.isEmpty { return data + "/interphase" }
        return environment["HOME"].map { $0 + "/.local/share/interphase" }
    }

    /// The database of this name, if there is one.
    package static func path(of name: String) -> String? {
        guard isName(name), let folder = path else { return nil }
        let file = "\(folder)/\(name).\(fileExtension)"
        return FileManager.default.fileExists(atPath: file) ? file : nil
    }

    /// Names of the databases that are there, sorted.
    package static var names: [String] {
        let files = path.flatMap { try? FileManager.default.contentsOfDirectory(atPath: $0) } ?? []
        return files.filter { $0.hasSuffix(".\(fileExtension)") && !$0.hasPrefix(".") }
            .map { String($0.dropLast(fileExtension.count + 1)) }.sorted()
    }

    /// What a table about databases says below; empty when there are none.
    package static var note: [String] {
        names.isEmpty ? [] : ["In the data folder: \(names.joined(separator: ", "))."]
    }

    /// The end of the message about a name that means nothing; nil for a path.
    package static func explains(_ name: String) -> String? {
        guard isName(name), let folder = path else { return nil }
        let hint =
            name == "oqmd"
            ? "make it with 'Scripts/build-thermodata --oqmd \(folder)/oqmd.\(fileExtension)'"
            : "put it there, use mp-2019, or check the path"
        return ", nor \(name).\(fileExtension) in \(folder); \(hint)"
    }

    private static let fileExtension = "sqlite"

    private static func isName(_ text: String) -> Bool { !text.isEmpty && !text.contains("/") && !text.contains(".") }
}
