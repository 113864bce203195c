internal import Chemistry
internal import ExactArithmetic
internal import ThermoEntries
internal import ThermoSnapshot

/// What a subject of statements.csv stands for.
indirect enum Quantity {
    /// `V_ox(...)`, `V_red(...)`, `width(...)` of a composition, in V.
    case limit(WindowLimit, Formula)
    /// The same of a class of materials, in V.
    case classLimit(WindowLimit, [Formula])
    /// `A|B`: strongest closed reaction of two materials, eV per atom of the mixture.
    case reaction(Formula, Formula)
    /// `A|Li at 0.62 V`: driving force against the ion at a voltage, eV per atom of A.
    case driving(Formula, Double)
    /// `hydrolysis(X)`: strongest reaction with water, eV per atom of the mixture.
    case hydrolysis(Formula)
    /// `E_hull(X)`: energy above the hull in eV/atom.
    case aboveHull(Formula)
    /// `V(X to Y)`: voltage below which Y forms from X, in V.
    case transition(Formula, Formula)
    /// `spread of V_ox over ...`: largest minus smallest, in V.
    case spread(WindowLimit, [Formula])
    /// `a - b`, absolute value.
    case difference(Quantity, Quantity)
    /// A plain formula.
    case formula(Formula)
    /// Anything else.
    case unknown
}

/// A feature of a stability window.
enum WindowLimit: String, CaseIterable {
    case oxidation = "V_ox"
    case reduction = "V_red"
    case width
}

extension Bench {
    /// Reads one subject.
    func quantity(_ text: String) -> Quantity {
        if let minus = text.firstRange(of: " - ") {
            return .difference(quantity(String(text[..<minus.lowerBound])), quantity(String(text[minus.upperBound...])))
        }
        if let quantity = limitQuantity(text) ?? classQuantity(text) ?? voltageQuantity(text) { return quantity }
        if let inner = text.argument(of: "hydrolysis").flatMap({ formula($0) }) { return .hydrolysis(inner) }
        if let inner = text.argument(of: "E_hull").flatMap({ formula($0) }) { return .aboveHull(inner) }
        if text.contains("|") { return pair(text) }
        return formula(text).map { .formula($0) } ?? .unknown
    }

    private func limitQuantity(_ text: String) -> Quantity? {
        for limit in WindowLimit.allCases {
            guard let inner = text.argument(of: limit.rawValue) else { continue }
            if let formula = formula(inner) { return .limit(limit, formula) }
            if let members = members(of: inner) { return .classLimit(limit, members) }
        }
        return nil
    }

    private func classQuantity(_ text: String) -> Quantity? {
        switch text {
        case "V_red > 0": .classLimit(.reduction, transitionMetalElectrolytes)
        case "spread of V_ox over cations at fixed anion": .spread(.oxidation, lithiumHalides(of: ["Cl"]))
        case "spread of V_ox over anions":
            .spread(.oxidation, ["F", "Cl", "Br", "I"].compactMap { formula("Li3Y\($0)6") })
        default:
            if text.hasPrefix("window width of ") {
                members(of: String(text.dropFirst("window width of ".count))).map { .classLimit(.width, $0) }
            } else {
                nil
            }
        }
    }

    private func voltageQuantity(_ text: String) -> Quantity? {
        guard let inner = text.argument(of: "V") else { return nil }
        if let arrow = inner.firstRange(of: " to ") {
            let ends = [String(inner[..<arrow.lowerBound]), String(inner[arrow.upperBound...])].compactMap(formula)
            return ends.count == 2 ? .transition(ends[0], ends[1]) : .unknown
        }
        let symbols = inner.split(separator: "-").map(String.init)
        if symbols.count == 2, Element(symbol: symbols[0]) == .lithium, let metal = formula(symbols[1]) {
            return .limit(.reduction, metal)
        }
        return formula(inner).map { .limit(.oxidation, $0) }
    }

    private func pair(_ text: String) -> Quantity {
        let sides = text.split(separator: "|").map(String.init)
        guard sides.count == 2, let first = formula(sides[0]) else { return .unknown }
        if let at = sides[1].firstRange(of: " at ") {
            let voltage = Double(sides[1][at.upperBound...].prefix { $0.isNumber || $0 == "." })
            return voltage.map { .driving(first, $0) } ?? .unknown
        }
        return formula(sides[1]).map { .reaction(first, $0) } ?? .unknown
    }
}

/// Classes of materials that statements speak of.
extension Bench {
    func members(of name: String) -> [Formula]? {
        switch name {
        case "ternary lithium chlorides": lithiumHalides(of: ["Cl"])
        case "Li-Si-P and Li-Ge-P phosphides": stableCompounds(of: ["Li-Si-P", "Li-Ge-P"])
        default: nil
        }
    }

    /// Electrolytes of the catalogue made of lithium, one metal and one halogen.
    private func lithiumHalides(of halogens: [String]) -> [Formula] {
        let anions = Set(halogens.compactMap { Element(symbol: $0) })
        return electrolytes(of: ["halide"]) { elements in
            elements.count == 3 && elements.contains(.lithium) && !anions.isDisjoint(with: elements)
        }
    }

    private var transitionMetalElectrolytes: [Formula] {
        let rows: [ClosedRange<UInt8>] = [21...29, 39...47, 57...79]
        let families = Set(catalogue.materials.map(\.family))
        return electrolytes(of: families) { elements in
            elements.contains(.lithium)
                && elements.contains { element in rows.contains { $0.contains(element.atomicNumber) } }
        }
    }

    private func electrolytes(of families: Set<String>, where condition: (Set<Element>) -> Bool) -> [Formula] {
        var seen = Set<Composition>()
        var found: [Formula] = []
        for material in catalogue.materials where material.role == .electrolyte && families.contains(material.family) {
            guard let formula = formula(material.formula), condition(Set(formula.composition.elements)) else {
                continue
            }
            if seen.insert(formula.composition.reduced.composition).inserted { found.append(formula) }
        }
        return found
    }

    private func stableCompounds(of systems: [String]) -> [Formula] {
        systems.flatMap { name -> [Formula] in
            guard let system = try? ChemicalSystem(parsing: name) else { return [] }
            return entries.rows(within: system)
                .filter { entries.hullStatus[$0] == .stable && entries.composition(at: $0).elements == system.elements }
                .map { Formula(text: entries.formula(at: $0), composition: entries.composition(at: $0)) }
        }
    }
}

extension String {
    /// `x` of `name(x)` when the whole text has that form.
    fileprivate func argument(of name: String) -> String? {
        guard hasPrefix(name + "("), hasSuffix(")") else { return nil }
        let inner = dropFirst(name.count + 1).dropLast()
        var depth = 0
        for character in inner {
            if character == "(" { depth += 1 }
            if character == ")" { depth -= 1 }
            if depth < 0 { return nil }
        }
        return String(inner)
    }
}
