/// A published statement with what ours says.
public struct StatementResult: Sendable {
    /// The statement.
    public let published: PublishedStatement
    /// What came of it.
    public let verdict: Verdict
    /// Our numbers, in the unit of the statement.
    public let evidence: String
    /// For statements on rates and experiments: whether ours says the same, for information; nil when it says nothing.
    public let agrees: Bool?

    /// Whether the statement is about reactions rather than windows.
    public var isAboutReactions: Bool {
        ["|", "hydrolysis", "screening", "heat map"].contains { published.subjects.contains($0) }
            || published.unit == "mol"
            || (published.kind == .sign && published.value == "0" && !published.subjects.contains("("))
            || published.kind == .count
    }
}

/// What an evaluation of a statement found.
struct Finding {
    /// Nil when it cannot be computed.
    let holds: Bool?
    let evidence: String

    /// A statement that cannot be computed here.
    static func open(_ evidence: String = "") -> Finding { Finding(holds: nil, evidence: evidence) }
}

extension Bench {
    /// Evaluates a statement by its kind; those that the compilation calls untestable are not asserted.
    mutating func evaluate(_ statement: PublishedStatement, tests: [ProductTest]) -> StatementResult {
        if statement.testable == .no {
            return StatementResult(published: statement, verdict: .notCompared(.outOfScope), evidence: "", agrees: nil)
        }
        var finding = decide(statement)
        let products = tests.filter { $0.id == statement.id }.map { check($0) }
        if !products.isEmpty {
            let all = (products + [finding])
            let evidence = all.map(\.evidence).filter { !$0.isEmpty }.joined(separator: "; ")
            finding = Finding(
                holds: all.contains { $0.holds == nil } ? nil : all.allSatisfy { $0.holds == true }, evidence: evidence)
        }
        if statement.testable == .kinetic {
            return StatementResult(
                published: statement, verdict: .notCompared(.kinetic), evidence: finding.evidence, agrees: finding.holds
            )
        }
        let verdict: Verdict = finding.holds.map { $0 ? .holds : .differs } ?? .notComputed
        return StatementResult(
            published: statement, verdict: verdict, evidence: finding.evidence, agrees: finding.holds)
    }

    private mutating func decide(_ statement: PublishedStatement) -> Finding {
        switch statement.kind {
        case .bound: bound(statement)
        case .ordering: ordering(statement)
        case .sign: ["<", ">"].contains(statement.value) ? ordering(statement) : sign(statement)
        case .value: value(of: statement)
        case .count: count(statement)
        }
    }
}

extension PublishedStatement {
    /// Groups of the subjects, each a list of members.
    var groups: [[String]] {
        subjects.split(separator: ";").map { group in
            String(group).split(separator: "&").map { String($0.trimmingBlanks) }
        }
    }

    /// All members of all groups.
    var members: [String] { groups.flatMap { $0 } }

    /// Share of a class that has to obey: 1 unless the sentence says "almost all" or "most", or gives a range over the class.
    func quantifier(_ settings: ComparisonSettings) -> Double {
        let words = statement.lowercased()
        if words.contains("almost all") { return settings.almostAll }
        return words.hasPrefix("most ") ? settings.most : 1
    }
}
