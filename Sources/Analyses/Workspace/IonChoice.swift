internal import Chemistry
internal import Electrochemistry
internal import ExactArithmetic
package import ThermoSnapshot

/// Which ion a question is about when nobody says: the only alkali metal in its materials, else lithium.
package struct IonChoice: Equatable {
    /// Who decided.
    package enum Reason: String {
        /// `DataRequest.ion`.
        case given
        /// The materials, which hold one alkali metal and no other.
        case materials
        /// Nothing: no alkali metal, or several.
        case fallback = "default"
    }

    /// Symbol of the ion.
    package let symbol: String
    /// Who decided.
    package let reason: Reason
    /// Symbols of the alkali metals in the materials, in the order of their atomic numbers.
    package let alkalis: [String]

    private static let fallback = "Li"
    private static let candidates = ["Li", "Na", "K", "Rb", "Cs"]

    /// - Parameters:
    ///   - given: `DataRequest.ion`.
    ///   - texts: formulas and names that the question mentions; those that mean nothing do not count.
    package init(given: String?, texts: [String], catalogue: MaterialCatalogue) {
        var found: Set<String> = []
        for text in Set(texts) {
            guard let composition = (try? catalogue.resolve(text))?.composition else { continue }
            found.formUnion(composition.elements.map(\.symbol))
        }
        alkalis = Self.candidates.filter(found.contains)
        if let given {
            (symbol, reason) = (WorkingIon.symbol(reading: given), .given)
        } else if alkalis.count == 1 {
            (symbol, reason) = (alkalis[0], .materials)
        } else {
            (symbol, reason) = (Self.fallback, .fallback)
        }
    }

    /// What a reader has to know about the choice; nil when lithium was to be expected, or named.
    package var remark: Wording? {
        switch reason {
        case .given: nil
        case .materials:
            symbol == Self.fallback
                ? nil : "working ion \(symbol), the only alkali metal of the materials; \(.ion) chooses another"
        case .fallback:
            alkalis.count > 1
                ? "working ion Li; the materials hold \(alkalis.joined(separator: ", ")), and \(.ion) chooses one of them"
                : nil
        }
    }
}
