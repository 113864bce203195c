internal import TextFormats
internal import Chemistry
internal import ExactArithmetic

/// A composition with the oxidation states that its keys (`Li+`, `O2-`) held.
struct SpeciesComposition: Sendable {
    var composition: Composition
    /// Mean oxidation state per element; nil unless every key had a charge.
    var oxidationStates: [Element: Double]?
}

extension JSONRecord {
    /// The composition at `key`: `{"Li": 3.0, "In": 1}`, also with charges (`Li+`, I8), or a formula as text.
    /// - Throws: `unusableEntry` for no atoms, negative amounts, isotopes, vacancies and unknown symbols (I9, I12).
    func composition(_ key: String) throws(EntriesError) -> SpeciesComposition {
        switch self[key] {
        case .string(let text): return SpeciesComposition(composition: try formula(text, at: key))
        case .object(let object): return try composition(of: object, at: key)
        case nil: throw error(key, "there is no \(key)", "give every entry its \(key)")
        case .some(let other):
            throw error(
                key, "\(other.kind) stands where a composition belongs",
                "write amounts by element, {\"Li\": 2, \"S\": 1}")
        }
    }

    /// The composition at the first of `keys` that is there; nil without any.
    /// - Throws: `unusableEntry` when another of them is a different substance; amounts may differ by a common factor.
    func composition(agreeingAt keys: [String]) throws(EntriesError) -> Composition? {
        var first: (key: String, composition: Composition)?
        for key in keys where object[key] != nil {
            let found = try composition(key).composition
            guard let first else {
                first = (key, found)
                continue
            }
            guard found.reduced.composition == first.composition.reduced.composition else {
                throw error(
                    key,
                    "\(key) is \(found.reducedFormula), but \(first.key) is \(first.composition.reducedFormula)",
                    "remove the one that is wrong")
            }
        }
        return first?.composition
    }

    /// The composition of a formula as text.
    func formula(_ text: String, at key: String) throws(EntriesError) -> Composition {
        do {
            return try FormulaParser.parse(text).composition
        } catch {
            throw self.error(key, "formula \(Place.quoted(text)): \(error.message)", error.remedy)
        }
    }

    private func composition(of object: JSONObject, at key: String) throws(EntriesError) -> SpeciesComposition {
        var amounts: [(element: Element, amount: Rational)] = []
        var charges: [Element: Rational] = [:]
        var isCharged = true
        // monty adds the class of what it writes to every object.
        for member in object.members where !member.key.hasPrefix("@") {
            guard let species = Species(member.key) else { throw badSpecies(member.key, at: key) }
            let amount = try amount(member.value, of: member.key, at: key)
            amounts.append((species.element, amount))
            if let charge = species.charge {
                charges[species.element, default: .zero] += charge * amount
            } else {
                isCharged = false
            }
        }
        let composition: Composition
        do {
            composition = try Composition(amounts)
        } catch {
            throw self.error(key, error.message, error.remedy)
        }
        guard isCharged else { return SpeciesComposition(composition: composition) }
        var states: [Element: Double] = [:]
        for element in composition.elements {
            states[element] = ((charges[element] ?? .zero) / composition[element]).doubleValue
        }
        return SpeciesComposition(composition: composition, oxidationStates: states)
    }

    private func amount(_ value: JSONValue, of species: String, at key: String) throws(EntriesError) -> Rational {
        guard case .number(let literal) = value, let number = DecimalLiteral.finite(literal) else {
            throw error(key, "the amount of \(species) is \(value.kind)", "give amounts as numbers")
        }
        guard let amount = AmountLiteral.rational(literal, number) else {
            throw error(key, "the amount of \(species) is \(literal)", AmountLiteral.remedy)
        }
        return amount
    }

    private func badSpecies(_ text: String, at key: String) -> EntriesError {
        switch text.prefix(while: \.isLetter) {
        case "D", "T":
            error(
                key, "\(Place.quoted(text)) is an isotope of hydrogen", "write H; energies do not tell isotopes apart")
        case "X", "Xx", "Vac", "Va", "Vc", "":
            error(key, "\(Place.quoted(text)) is a vacancy or a dummy species, not an element", "leave it out")
        default: error(key, "\(Place.quoted(text)) is not an element", "use symbols such as Li or Cl")
        }
    }
}

/// `Li`, `Li+`, `Fe3+`, `O2-`, `Fe2+,spin=5`: an element with or without a charge.
struct Species {
    let element: Element
    let charge: Rational?

    init?(_ text: String) {
        // A bare symbol, as nearly always.
        if let element = Element(symbol: text) {
            (self.element, charge) = (element, nil)
            return
        }
        let bare = text.prefix { $0 != "," }
        guard let element = Element(symbol: bare.prefix(while: \.isLetter)) else { return nil }
        self.element = element
        let rest = bare.drop(while: \.isLetter)
        guard let sign = rest.last else {
            charge = nil
            return
        }
        guard sign == "+" || sign == "-" else { return nil }
        let digits = rest.dropLast()
        guard let size = digits.isEmpty ? Rational.one : Rational(decimal: digits) else { return nil }
        charge = sign == "+" ? size : -size
    }
}

/// Amounts as files write them: exact decimals, with the noise of binary fractions taken off.
enum AmountLiteral {
    /// Longest fraction that is taken as written; `0.333333333333` is one third.
    private static let exactDecimals = 8
    private static let largestDenominator = 10_000
    /// Distance of a noisy decimal to the fraction it stands for.
    private static let tolerance = 1e-9
    private static let largest = 1e9
    /// Amounts below are dropped by pymatgen; here they are refused, since what is left would be another substance.
    private static let smallest = 1e-8

    /// What to do about an amount that is none.
    static let remedy = "give 0, or an amount from 10^-8 to 10^9"

    /// The rational that `literal`, whose value is `number`, stands for; nil beyond 10^9, and below 10^-8 unless it is zero.
    static func rational(_ literal: String, _ number: Double) -> Rational? {
        guard number.magnitude <= largest, number == 0 || number.magnitude >= smallest else { return nil }
        if DecimalLiteral.decimals(literal) > exactDecimals
            || literal.utf8.contains(where: { $0 | 0x20 == UInt8(ascii: "e") }),
            let clean = Rational.approximating(number, maxDenominator: largestDenominator, tolerance: tolerance)
        {
            return clean
        }
        return Rational(decimal: literal)
    }
}
