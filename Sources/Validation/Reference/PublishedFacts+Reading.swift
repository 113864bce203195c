extension PublishedWindow {
    init(_ record: ReferenceRecord) throws(ValidationError) {
        id = "W\(record.number + 1)"
        material = try record.text("material")
        formula = try record.text("formula")
        ion = try record.text("ion")
        reductionLimit = try record.number("reduction_limit_V")
        oxidationLimit = try record.number("oxidation_limit_V")
        kind = try record.word("kind")
        trust = try record.word("trust")
        source = try record.source
    }
}

extension PublishedEquilibrium {
    init(_ record: ReferenceRecord) throws(ValidationError) {
        id = "P\(record.number + 1)"
        formula = try record.text("formula")
        material = try record.text("material")
        ion = try record.text("ion")
        side = try record.word("side")
        voltage = try record.number("voltage_V")
        relation = try record.text("voltage_relation")
        products = try record.list("products")
        trust = try record.word("trust")
        source = try record.source
    }
}

extension PublishedContact {
    init(_ record: ReferenceRecord) throws(ValidationError) {
        id = "I\(record.number + 1)"
        electrolyte = try record.text("electrolyte")
        partner = try record.text("partner")
        condition = try record.word("condition")
        products = try record.list("products")
        voltage = try record.number("voltage_V")
        trust = try record.word("trust")
        source = try record.source
        printedNames = [
            (try record.text("printed_electrolyte"), electrolyte), (try record.text("printed_partner"), partner),
        ].filter { !$0.0.isEmpty }
    }
}

extension PublishedReaction {
    init(_ record: ReferenceRecord) throws(ValidationError) {
        id = "R\(record.number + 1)"
        reactants = try record.list("reactants")
        products = try record.list("products")
        equation = try record.text("balanced_equation")
        source = try record.source
    }
}

extension PublishedStatement {
    init(_ record: ReferenceRecord) throws(ValidationError) {
        id = try record.text("id")
        statement = try record.text("statement")
        kind = try record.word("kind")
        subjects = try record.text("subjects")
        value = try record.text("value")
        unit = try record.text("unit")
        testable = try record.word("testable")
        source = try record.source
        note = try record.text("note")
    }
}

extension ReferenceRecord {
    /// The DOI; for the source without one its name, which stands at the head of the place.
    fileprivate var source: String {
        get throws(ValidationError) {
            let doi = try text("source_doi")
            return doi.isEmpty ? String(try text("source_place").prefix { $0 != "," }) : doi
        }
    }
}
