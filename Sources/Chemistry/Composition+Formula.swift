internal import ExactArithmetic

extension Composition {
    /// The formula of the field with the smallest whole numbers: `LiFePO4`, `Li7P3S11`, `O2`, `Li2O2`.
    ///
    /// The rules are those of pymatgen: elements by ascending Pauling electronegativity (ties by symbol, unknown ones
    /// last); amounts divided by their greatest common divisor; with three or more elements, the last two are taken as
    /// one unit when their electronegativities differ by less than 1.65 and their amounts have a common divisor g > 1,
    /// written `(PO4)3`; H2, N2, O2, F2, Cl2 and H2O2, Li2O2, Na2O2, K2O2, Rb2O2, Cs2O2 are written doubled. Unlike
    /// pymatgen, fractional amounts are cleared of their denominators first, so that the result never depends on how
    /// the composition was scaled.
    public var reducedFormula: String {
        let unit = reduced.composition
        let counts = unit.values.compactMap(\.intValue)
        return counts.count == unit.values.count
            ? Self.reducedFormula(elements: unit.elements, counts: counts)
            : unit.formula
    }

    /// The same order and grouping with the amounts as they are: `LiMn0.1Co0.1Ni0.8O2`, `Li4Ti5O12`, `O`.
    ///
    /// Fractions without a finite decimal expansion stay fractions (`LiMn1/3Co1/3Ni1/3O2`); the text is exact, and
    /// `FormulaParser` reads it back as the same composition.
    public var formula: String {
        let text = written(asFractions: false)
        // A decimal point that the parser would not take for one is written as a fraction.
        guard text.contains("."), (try? FormulaParser.parse(text))?.composition != self else { return text }
        return written(asFractions: true)
    }

    private func written(asFractions: Bool) -> String {
        let order = elements.indices.sorted { elements[$0].formulaRank < elements[$1].formulaRank }
        let sorted = order.map { elements[$0] }
        let amounts = order.map { values[$0] }
        var plainCount = sorted.count
        var group = ""
        if Self.groupsLastPair(sorted), amounts.suffix(2).allSatisfy(\.isInteger) {
            let divisor = Rational.greatestCommonDivisor(amounts[plainCount - 2], amounts[plainCount - 1])
            if divisor != 1 {
                plainCount -= 2
                let inner = (plainCount...plainCount + 1).map {
                    sorted[$0].symbol + Self.text(of: amounts[$0] / divisor)
                }
                group = "(\(inner.joined()))\(divisor)"
            }
        }
        var text = ""
        for index in 0..<plainCount {
            text += sorted[index].symbol + Self.text(of: amounts[index], asFraction: asFractions)
        }
        return text + group
    }

    /// `reducedFormula` straight from whole numbers, for tables of many thousand rows.
    /// - Parameters:
    ///   - elements: distinct elements in any order.
    ///   - counts: their positive amounts; a common divisor is taken out.
    /// - Precondition: both have the same length, at least 1.
    /// - Complexity: O(k²) for k elements, about a microsecond for k = 5.
    public static func reducedFormula(elements: [Element], counts: [Int]) -> String {
        precondition(elements.count == counts.count && !elements.isEmpty, "one positive count per element")
        var parts = [FormulaPart]()
        parts.reserveCapacity(elements.count)
        var divisor = 0
        for (element, count) in zip(elements, counts) {
            divisor = gcd(divisor, count)
            // Insertion sort: a handful of elements, usually almost in order.
            var place = parts.count
            let rank = element.formulaRank
            while place > 0, parts[place - 1].rank > rank { place -= 1 }
            parts.insert(FormulaPart(element: element, rank: rank, count: count), at: place)
        }
        if parts.count <= 2, isWrittenDoubled(parts.map(\.element), parts.map { $0.count == divisor }) {
            return parts.reduce(into: "") { $0 += $1.element.symbol + "2" }
        }
        var text = ""
        var plain = parts[...]
        let last = parts.count - 1
        let pairDivisor =
            groupsLastPair(parts.count, last > 0 ? parts[last - 1].element : nil, parts[last].element)
            ? gcd(parts[last - 1].count, parts[last].count) / divisor : 1
        if pairDivisor > 1 { plain = parts[..<(last - 1)] }
        for part in plain { part.write(dividedBy: divisor, to: &text) }
        if pairDivisor > 1 {
            text += "("
            for part in parts[(last - 1)...] { part.write(dividedBy: divisor * pairDivisor, to: &text) }
            text += ")\(pairDivisor)"
        }
        return text
    }

    /// The gases and peroxides whose field formula is not the smallest one.
    /// - Parameters:
    ///   - elements: in any order.
    ///   - isOne: whether the reduced amount of the element at that place is 1.
    static func isWrittenDoubled(_ elements: [Element], _ isOne: [Bool]) -> Bool {
        if elements.count == 1 { return diatomicGases.contains(elements[0]) }
        guard elements.count == 2, isOne[0], isOne[1] else { return false }
        return elements.contains(.oxygen) && peroxideFormers.contains { elements.contains($0) }
    }

    /// Difference of Pauling electronegativity from which the last two elements are no longer taken as one unit.
    private static let polyanionLimit = 1.65

    private static let diatomicGases = [1, 7, 8, 9, 17].compactMap(Element.init(atomicNumber:))
    private static let peroxideFormers = [1, 3, 11, 19, 37, 55].compactMap(Element.init(atomicNumber:))

    private static func groupsLastPair(_ sorted: [Element]) -> Bool {
        sorted.count >= 3 && groupsLastPair(sorted.count, sorted[sorted.count - 2], sorted[sorted.count - 1])
    }

    private static func groupsLastPair(_ count: Int, _ beforeLast: Element?, _ last: Element) -> Bool {
        guard count >= 3, let low = beforeLast?.electronegativity, let high = last.electronegativity else {
            return false
        }
        return high - low < polyanionLimit
    }

    private static func gcd(_ left: Int, _ right: Int) -> Int {
        Int(IntegerArithmetic.greatestCommonDivisor(left.magnitude, right.magnitude))
    }

    private static func text(of amount: Rational, asFraction: Bool = false) -> String {
        if amount == 1 { return "" }
        return amount.isTerminatingDecimal && !asFraction ? amount.exactDecimalString : amount.description
    }
}

/// One element of a formula being written.
private struct FormulaPart {
    let element: Element
    let rank: UInt8
    let count: Int

    func write(dividedBy divisor: Int, to text: inout String) {
        text += element.symbol
        let amount = count / divisor
        if amount != 1 { text += String(amount) }
    }
}

extension Composition: CustomStringConvertible {
    /// The exact formula as in `formula`.
    public var description: String { formula }
}
