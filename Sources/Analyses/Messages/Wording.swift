/// Text for people in which settings are named but not spelt: `"\(count) phases left out; \(.keepDilute) keeps them"`.
///
/// A command line spells a setting `--keep-dilute`, a program `keepDilute`, a page by the label of its switch; the rooms below know
/// none of these. So every front end gives its own spelling when it turns a wording into text.
public struct Wording: Sendable, Hashable {
    fileprivate enum Part: Sendable, Hashable {
        case text(String)
        case setting(SettingName)
    }

    fileprivate var parts: [Part] = []

    /// A text without settings.
    public init(_ text: String) { parts = [.text(text)] }

    /// The text with the settings as `spelling` spells them.
    public func text(spelling: (SettingName) -> String) -> String {
        parts.map { part in
            switch part {
            case .text(let text): text
            case .setting(let name): spelling(name)
            }
        }.joined()
    }

    /// The settings named, in their order: what a front end can offer beside the text.
    public var settings: [SettingName] {
        parts.compactMap { if case .setting(let name) = $0 { name } else { nil } }
    }

    /// Both after each other.
    public static func + (left: Wording, right: Wording) -> Wording {
        var wording = left
        wording.parts += right.parts
        return wording
    }
}

extension Wording: CustomStringConvertible {
    /// The text with the settings by their plain names.
    public var description: String { text(spelling: \.rawValue) }
}

extension Wording: ExpressibleByStringInterpolation {
    /// Collects text and settings.
    public struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var parts: [Part] = []

        /// For the compiler.
        public init(literalCapacity: Int, interpolationCount: Int) {}

        /// Text as it stands.
        public mutating func appendLiteral(_ literal: String) {
            if !literal.isEmpty { parts.append(.text(literal)) }
        }

        /// The name of a setting, left to the front end to spell.
        public mutating func appendInterpolation(_ name: SettingName) { parts.append(.setting(name)) }

        /// Another wording.
        public mutating func appendInterpolation(_ wording: Wording) { parts += wording.parts }

        /// Anything else as text.
        public mutating func appendInterpolation<Value>(_ value: Value) {
            parts.append(.text(String(describing: value)))
        }
    }

    /// A text without settings.
    public init(stringLiteral value: String) { self.init(value) }

    /// For the compiler.
    public init(stringInterpolation: StringInterpolation) { parts = stringInterpolation.parts }
}

/// The name of a setting of a request, in words joined by hyphens; open, so that every request can add its own.
public struct SettingName: RawRepresentable, Sendable, Hashable, Codable {
    /// The name, for instance `keep-dilute`.
    public let rawValue: String

    /// A setting of this name.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// A setting of this name.
    public init(_ name: String) { rawValue = name }
}
