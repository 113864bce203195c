internal import Chemistry
package import ThermoSnapshot

/// A remark on texts such as `Li-3PS4`, which are mixtures by the rules but look like a formula with a hyphen too many.
package enum MixtureRemark {
    /// The remark, or nil: for names of materials, for mixtures that begin with a number or a compound (`75Li2S-25P2S5`, `LiF-YF3`), and
    /// with blanks or plus signs between the parts.
    package static func text(on text: String, catalogue: MaterialCatalogue) -> Wording? {
        let parts = text.split(omittingEmptySubsequences: false, whereSeparator: isHyphen).map(String.init)
        guard parts.count > 1, isElement(parts[0]), !text.contains(where: \.isWhitespace),
            catalogue.lookup(text) == nil, (try? FormulaParser.parse(text)) != nil
        else { return nil }
        let joined = parts.joined()
        var remark = "'\(text)' is read as the mixture \(parts.map(spaced).joined(separator: " + "))"
        if (try? FormulaParser.parse(joined)) != nil { remark += "; one formula has no hyphen: \(joined)" }
        return parts.allSatisfy(isElement) ? "\(remark); a chemical system is given with \(.system)" : Wording(remark)
    }

    /// `3PS4` as `3 PS4`.
    private static func spaced(_ part: String) -> String {
        let number = part.prefix { !$0.isLetter && $0 != "(" && $0 != "[" }
        return number.isEmpty ? part : "\(number) \(part.dropFirst(number.count))"
    }

    private static func isElement(_ part: String) -> Bool { Element(symbol: part) != nil }

    /// The hyphens that `FormulaParser` reads as one.
    private static func isHyphen(_ character: Character) -> Bool {
        "-\u{2010}\u{2011}\u{2013}\u{2212}".contains(character)
    }

    /// Says how texts are read that look like a slip, each once.
    package static func say(on texts: [String], catalogue: MaterialCatalogue, to observer: any RunObserver) {
        var told: Set<String> = []
        for text in texts where told.insert(text).inserted {
            if let remark = Self.text(on: text, catalogue: catalogue) { observer.remark(remark) }
        }
    }
}
