/// The published facts, our tests of products that statements name in words, and the reasons for rows that differ.
public struct ReferenceLibrary: Sendable {
    /// windows.csv
    public let windows: [PublishedWindow]
    /// phase_equilibria.csv
    public let equilibria: [PublishedEquilibrium]
    /// interface_products.csv
    public let contacts: [PublishedContact]
    /// statements.csv
    public let statements: [PublishedStatement]
    /// reactions.csv
    public let reactions: [PublishedReaction]
    /// product_tests.csv
    public let productTests: [ProductTest]
    /// explained.csv
    public let explanations: [Explanation]

    /// Names of the files, all of which `init` asks for.
    public static let files = [
        "windows.csv", "phase_equilibria.csv", "interface_products.csv", "statements.csv", "reactions.csv",
        "product_tests.csv", "explained.csv",
    ]

    /// Reads the files; `text` gives the content of a file by its name.
    ///
    /// - Throws: `ValidationError`, with file and record.
    public init(text: (String) throws(ValidationError) -> String) throws(ValidationError) {
        windows = try ReferenceLibrary.rows("windows.csv", text, PublishedWindow.init)
        equilibria = try ReferenceLibrary.rows("phase_equilibria.csv", text, PublishedEquilibrium.init)
        contacts = try ReferenceLibrary.rows("interface_products.csv", text, PublishedContact.init)
        statements = try ReferenceLibrary.rows("statements.csv", text, PublishedStatement.init)
        reactions = try ReferenceLibrary.rows("reactions.csv", text, PublishedReaction.init)
        productTests = try ReferenceLibrary.rows("product_tests.csv", text, ProductTest.init)
        explanations = try ReferenceLibrary.rows("explained.csv", text, Explanation.init)
    }

    private static func rows<Row>(
        _ file: String, _ text: (String) throws(ValidationError) -> String,
        _ make: (ReferenceRecord) throws(ValidationError) -> Row
    ) throws(ValidationError) -> [Row] {
        let table = try ReferenceTable(try text(file), file: file)
        var rows: [Row] = []
        for number in table.records.indices { rows.append(try make(ReferenceRecord(table: table, number: number))) }
        return rows
    }
}

/// Phases that a statement names in words, in a form that can be checked.
public struct ProductTest: Sendable {
    /// Id of the statement.
    public let id: String
    /// The pair `A|B` it belongs to.
    public let subject: String
    /// Where to look: `closed` (all kinks of the closed reaction), `metal` (against excess metal of the ion), `reduction` (any step below the
    /// window), or a voltage in V (all kinks at that voltage).
    public let condition: String
    /// Every member must be there; a member holds alternatives separated by `/`; `In-S` stands for any phase of that chemical system.
    public let products: [String]

    init(_ record: ReferenceRecord) throws(ValidationError) {
        id = try record.text("id")
        subject = try record.text("subject")
        condition = try record.text("condition")
        products = try record.list("products")
    }
}

/// Why a row differs or cannot be computed here.
public struct Explanation: Sendable, Hashable {
    /// Id of the row.
    public let id: String
    /// Class of the reason.
    public let reason: ReasonClass
    /// The reason in a sentence.
    public let text: String

    init(_ record: ReferenceRecord) throws(ValidationError) {
        id = try record.text("id")
        reason = try record.word("class")
        text = try record.text("reason")
    }
}
