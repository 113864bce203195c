internal import ExactArithmetic

/// The text of one formula with a reading position; characters are looked at one by one and never twice.
struct FormulaScanner {
    typealias Item = (element: Element, amount: Rational)

    static let longestText = 1000
    static let deepestNesting = 20
    static let mostDigits = 18
    static let largestAmount = Rational(1_000_000_000)

    /// The text as typed, for messages.
    let text: String
    /// One byte per Unicode scalar: ASCII as typed, typographic variants replaced, anything else 0.
    let bytes: [UInt8]
    var position = 0
    /// Where the present link of a chain starts, behind its number; nil between links.
    var linkStart: Int?
    /// Whether this scanner only tries a reading, so that it neither looks for others nor words hints.
    var isProbe = false
    /// Whether more than elements, numbers, brackets and hydrate water was met: a coefficient, a mixture, an adduct.
    var isPlain = true

    init(_ text: String) throws(FormulaError) {
        self.text = text
        guard text.utf8.count <= 4 * Self.longestText, text.unicodeScalars.count <= Self.longestText else {
            throw FormulaError(
                .tooLong, formula: text, message: "more than \(Self.longestText) characters",
                remedy: "give one formula")
        }
        bytes = text.unicodeScalars.map(Self.normalised)
        skipBlanks()
        if isAtEnd {
            throw error(.empty, "the formula is empty", "write elements and amounts, such as Li3PS4", at: nil)
        }
    }

    private static func normalised(_ scalar: Unicode.Scalar) -> UInt8 {
        switch scalar.value {
        case 0x2080...0x2089: UInt8(ascii: "0") + UInt8(scalar.value - 0x2080)
        case 0x00B7, 0x2022, 0x2219, 0x22C5: UInt8(ascii: "*")
        case 0x2010, 0x2011, 0x2013, 0x2212: UInt8(ascii: "-")
        case 0x09, 0x0A, 0x0D, 0xA0, 0x2009, 0x202F: UInt8(ascii: " ")
        case 0x20..<0x7F: UInt8(scalar.value)
        default: 0
        }
    }

    var isAtEnd: Bool { position >= bytes.count }

    /// The byte at the position, 0 at the end.
    var current: UInt8 { byte(at: position) }

    func byte(at index: Int) -> UInt8 {
        bytes.indices.contains(index) ? bytes[index] : 0
    }

    /// The character as typed at `index`, for messages.
    func character(at index: Int) -> String {
        guard bytes.indices.contains(index) else { return "" }
        let scalars = text.unicodeScalars
        return String(Character(scalars[scalars.index(scalars.startIndex, offsetBy: index)]))
    }

    mutating func skipBlanks() {
        while current == UInt8(ascii: " ") { position += 1 }
    }

    /// An error at `index` (from 0), by default the present position.
    func error(_ kind: FormulaError.Kind, _ message: String, _ remedy: String, at index: Int?) -> FormulaError {
        FormulaError(kind, formula: text, column: index.map { $0 + 1 }, message: message, remedy: remedy)
    }
}

extension FormulaScanner {
    static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
    static func isLetter(_ byte: UInt8) -> Bool { isUppercase(byte) || isLowercase(byte) }
    static func isUppercase(_ byte: UInt8) -> Bool { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) }
    static func isLowercase(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) }

    /// The closing partner of an opening bracket.
    static func closing(of byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "("): UInt8(ascii: ")")
        case UInt8(ascii: "["): UInt8(ascii: "]")
        case UInt8(ascii: "{"): UInt8(ascii: "}")
        default: nil
        }
    }

    static func isClosing(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ")") || byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}")
    }

    var startsNumber: Bool {
        Self.isDigit(current) || (current == UInt8(ascii: ".") && Self.isDigit(byte(at: position + 1)))
    }
}
