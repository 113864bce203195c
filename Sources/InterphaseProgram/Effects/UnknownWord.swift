internal import ArgumentParser
internal import TextFormats
internal import ThermoSnapshot

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// Names the word of a call that no command or option has, before anything else that is wrong with the call.
///
/// A stray option leaves its value behind as one more argument, so that the first complaint of the argument parser is often about
/// something else.
struct UnknownWord {
    /// One command as the argument parser describes it.
    struct Command: Decodable {
        struct Argument: Decodable {
            struct Name: Decodable {
                let kind: String
                let name: String
            }
            let names: [Name]?
        }
        let commandName: String
        let subcommands: [Command]?
        let arguments: [Argument]?

        /// Names with their dashes.
        var options: [String] {
            (arguments ?? []).flatMap { $0.names ?? [] }.filter { $0.kind == "long" }.map { "--\($0.name)" }
        }
    }

    private struct Dump: Decodable { let command: Command }

    /// What to say; nil when every word is known.
    let message: String?

    /// Looks at the arguments of a process, without the name of the program.
    init(_ arguments: [String]) {
        guard let dump = try? JSONDecoder().decode(Dump.self, from: Data(InterphaseCommand._dumpHelp().utf8)) else {
            message = nil
            return
        }
        message = Self.message(arguments, dump.command)
    }

    private static func message(_ arguments: [String], _ root: Command) -> String? {
        var (command, rest, path) = (root, arguments[...], [String]())
        while let subcommands = command.subcommands?.filter({ $0.commandName != "help" }), !subcommands.isEmpty {
            guard let word = rest.first, !word.hasPrefix("-"), word != "help" else { break }
            guard let next = subcommands.first(where: { $0.commandName == word }) else {
                return unknownCommand(word, path, subcommands.map(\.commandName))
            }
            (command, rest) = (next, rest.dropFirst())
            path.append(word)
        }
        let known = command.options + ["--help", "--version", "--help-hidden"]
        let typed = TypedOptions(rest).names
        guard let stray = typed.first(where: { !known.contains($0) }), !path.isEmpty else { return nil }
        return unknownOption(stray, path.joined(separator: " "), command.options, root)
    }

    private static func unknownCommand(_ word: String, _ path: [String], _ known: [String]) -> String {
        let place = (["interphase"] + path).joined(separator: " ")
        let start = "there is no command '\(word)'"
        if path.isEmpty, let advice = advice[word.lowercased()] { return "\(start); \(advice)" }
        if let near = NameSuggestion.nearest(to: word, among: known) {
            return "\(start); did you mean '\(place) \(near)'?"
        }
        return "\(start); use one of \(known.joined(separator: ", ")), or see '\(place) --help'"
    }

    private static func unknownOption(_ option: String, _ path: String, _ own: [String], _ root: Command) -> String {
        let start = "'\(path)' has no option \(option)"
        let others = (root.subcommands ?? []).filter { $0.options.contains(option) }.map(\.commandName)
        let elsewhere =
            others.isEmpty ? "" : "; \(others.joined(separator: ", ")) \(others.count == 1 ? "has" : "have") it"
        if let near = NameSuggestion.nearest(to: option, among: own) {
            return "\(start)\(elsewhere); did you mean \(near)?"
        }
        return "\(start)\(elsewhere); see 'interphase help \(path)'"
    }

    /// Words for which people look in vain, with the command that answers, or the nearest there is.
    private static let advice: [String: String] = {
        let rows: [(words: [String], advice: String)] = [
            (
                ["diagram", "phase-diagram", "phasediagram", "pd"],
                "phase diagrams are not drawn; 'interphase hull --system Li-P-S' lists what is stable in one"
            ),
            (["stability", "ehull", "convex-hull", "decomposition"], "'interphase hull FORMULA' answers that"),
            (["reaction", "reactions", "interface"], "'interphase react A B' answers that"),
            (["map", "matrix"], "'interphase heatmap --rows A,B --columns C,D' answers that"),
            (["coating", "coatings"], "'interphase screen --electrolyte A --cathode B' answers that"),
            (["cell", "cells", "battery"], "'interphase stack CATHODE ELECTROLYTE ANODE' answers that"),
            (["voltage", "voltages", "capacity", "lithiation"], "'interphase profile FORMULA' answers that"),
            (
                ["air", "moisture", "humidity", "water"],
                "'interphase react FORMULA H2O' gives the reaction with water"
            ),
            (["convert", "export"], "'interphase data import IN OUT' answers that"),
            (
                ["import", "list", "info", "materials", "flags", "audit", "fetch", "verify"],
                "it is a command of data: 'interphase data --help'"
            ),
        ]
        return Dictionary(
            rows.flatMap { row in row.words.map { ($0, row.advice) } }, uniquingKeysWith: { first, _ in first })
    }()
}
