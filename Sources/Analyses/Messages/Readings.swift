package import Chemistry
internal import ExactArithmetic
package import ThermoSnapshot

/// Says which composition was read where a text is more than elements, numbers and brackets.
package struct Readings {
    /// Names of materials.
    package let catalogue: MaterialCatalogue

    /// Puts the parts together.
    package init(catalogue: MaterialCatalogue) { self.catalogue = catalogue }

    /// Readings named in a line; more are counted.
    private static let named = 8

    /// The line on texts that have no column of their own: partners of a screening, rows and columns of a matrix.
    /// - Parameter names: whether names of materials are told too.
    package func line(on texts: [String], names: Bool = true) -> String? {
        let texts = names ? texts : texts.filter { (try? FormulaParser.reading(of: $0)) != nil }
        var known: [String: Composition?] = [:]
        var order: [String] = []
        for text in texts where known[text] == nil {
            known[text] = .some((try? catalogue.resolve(text))?.composition)
            order.append(text)
        }
        return footnotes(order.filter { isWorthSaying($0, known[$0] ?? nil) }, known).first
    }

    /// Names, mixtures, adducts: everything but elements, numbers, brackets and the water of hydrates.
    package func isWorthSaying(_ text: String, _ composition: Composition?) -> Bool {
        guard let typed = try? FormulaParser.reading(of: text) else { return true }
        return !typed.isPlain || typed.formula.composition != composition
    }

    package func footnotes(_ texts: [String], _ known: [String: Composition?]) -> [String] {
        let told = texts.compactMap { text -> String? in
            guard case .some(.some(let composition)) = known[text] else { return nil }
            let (exact, reduced) = (composition.formula, composition.reducedFormula)
            return "\(text): \(exact)" + (exact == reduced ? "" : " (\(reduced))")
        }
        guard !told.isEmpty else { return [] }
        let more = told.count > Self.named ? "; and \(told.count - Self.named) more (column read_as)" : ""
        return ["Read as: " + told.prefix(Self.named).joined(separator: "; ") + more + "."]
    }
}
