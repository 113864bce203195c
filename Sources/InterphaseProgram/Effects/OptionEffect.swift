internal import ArgumentParser

/// What an option does in the call at hand: something, or nothing and why.
struct OptionEffect {
    /// The names that it can be typed by, with their dashes; options of one fate may share a declaration.
    let names: [String]
    /// Why it would do nothing here, and what to add or to leave out; nil when it acts.
    let idle: String?

    /// Options that do something in every call.
    static func acts(_ names: String...) -> OptionEffect { OptionEffect(names: names, idle: nil) }

    /// Options that do something only when `condition` holds; otherwise `reason` says why not, and the way out.
    static func acts(
        _ names: String..., when condition: Bool, otherwise reason: @autoclosure () -> String
    ) -> OptionEffect {
        OptionEffect(names: names, idle: condition ? nil : reason())
    }

    /// The same options, without effect for a reason of the surroundings; unchanged without one.
    func idle(because reason: String?) -> OptionEffect { OptionEffect(names: names, idle: reason ?? idle) }
}

/// A command that declares for each of its options when it does something (decision 0004).
///
/// An option that is typed where it does nothing is refused before the command runs; one that is declared nowhere is a fault of ours.
protocol DeclaresEffects: ParsableCommand {
    /// One declaration per option, for this call.
    var effects: [OptionEffect] { get }
    /// Values that were read as something other than what was typed, one remark each.
    var readings: [String] { get }
    /// Whether remarks are wanted.
    var wantsRemarks: Bool { get }
}

extension DeclaresEffects {
    var readings: [String] { [] }
}

/// The options of a call by their names.
struct TypedOptions {
    /// Names with their dashes, in the order typed.
    let names: [String]

    /// The names among the arguments of a process; values of options never begin with two dashes.
    init(_ arguments: some Sequence<String>) {
        names = arguments.prefix { $0 != "--" }.filter { $0.hasPrefix("--") }.map { argument in
            String(argument.prefix { $0 != "=" })
        }
    }

    /// Options of the argument parser itself, and those that concern how a command runs, not what it answers.
    private static let exempt = ["--help", "--help-hidden", "--version", "--quiet", "--threads"]

    /// Refuses the first option that does nothing.
    /// - Throws: `CommandFailure` with 64 for one without effect, with 70 for one that its command does not declare.
    func refuseIdle(in command: any DeclaresEffects) throws(CommandFailure) {
        let effects = command.effects
        let undeclared = names.filter { name in
            !Self.exempt.contains(name) && !effects.contains { $0.names.contains(name) }
        }
        if !undeclared.isEmpty {
            throw .fault(
                "it is not declared when \(undeclared.joined(separator: ", ")) of '\(type(of: command)._commandName)' "
                    + "acts; this is a fault of the program: the list 'effects' of the command leaves it out")
        }
        for name in names {
            guard let reason = effects.first(where: { $0.names.contains(name) })?.idle else { continue }
            throw .usage("\(name) does nothing here: \(reason)")
        }
    }
}
