internal import TextFormats

/// The value of a criterion, as files of criteria and requests hold it.
public enum CriterionValue: Hashable, Sendable {
    /// Not judged.
    case none
    /// In the unit that the key of the criterion names.
    case number(Double)
    /// Yes or no.
    case flag(Bool)
    /// Symbols of elements, or names of families.
    case words([String])
    /// What no criterion takes; what it is, for messages.
    case other(String)

    init(_ value: JSONSettings.Value) {
        self =
            switch value {
            case .none: .none
            case .number(let number): .number(number)
            case .boolean(let flag): .flag(flag)
            case .list(let words): .words(words)
            case .text(let text): .other("the text '\(text)'")
            case .other(let kind): .other(kind)
            }
    }

    /// What it is, for messages.
    var description: String {
        switch self {
        case .none: "null"
        case .number(let value): "the number \(NumberFormat().text(value) ?? "")"
        case .flag: "true or false"
        case .words: "a list"
        case .other(let kind): kind
        }
    }
}

extension CriterionValue: Codable {
    /// Null, a number, a Boolean, or a list of words.
    public init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        if value.decodeNil() {
            self = .none
        } else if let flag = try? value.decode(Bool.self) {
            self = .flag(flag)
        } else if let number = try? value.decode(Double.self) {
            self = .number(number)
        } else {
            self = .words(try value.decode([String].self))
        }
    }

    /// The same.
    public func encode(to encoder: any Encoder) throws {
        var value = encoder.singleValueContainer()
        switch self {
        case .none, .other: try value.encodeNil()
        case .number(let number): try value.encode(number)
        case .flag(let flag): try value.encode(flag)
        case .words(let words): try value.encode(words)
        }
    }
}
