import Foundation
import Testing
import Validation

/// Published values against the embedded data; nothing is fitted to them.
@Suite("Published values")
struct LiteratureTests {
    @Test("Every row that differs or cannot be computed has a reason, and no reason outlives its row")
    func everyDifferenceIsExplained() throws {
        let report = try ReferenceFiles.report()
        #expect(report.unexplained == [])
        #expect(report.needlesslyExplained == [])
    }

    @Test("Reasons are sentences, one for a row")
    func reasonsAreSentences() throws {
        let explanations = try ReferenceFiles.library().explanations
        #expect(Set(explanations.map(\.id)).count == explanations.count)
        for explanation in explanations {
            let points = ["see ", ", as in "].contains { explanation.text.contains($0) }
            #expect(explanation.text.count > 20 || points, "\(explanation.id)")
        }
    }

    @Test("Window limits: at least 80 % within 0.16 V, median difference under 0.02 V")
    func windowLimits() throws {
        let report = try ReferenceFiles.report()
        #expect(report.settings.limit == 0.16)
        #expect(report.limitDifferences.count >= 40)
        #expect(report.shareOfLimitsNear >= 0.8, "\(report.shareOfLimitsNear)")
        #expect(try #require(report.medianDifference) < 0.02)
    }

    @Test("Without the phases that the metal leaves alone the share stays above 80 %")
    func windowLimitsThatCouldFail() throws {
        let report = try ReferenceFiles.report()
        let near = report.limitDifferences.filter { $0.magnitude <= report.settings.limit }.count - report.stableLimits
        #expect(Double(near) >= 0.8 * Double(report.limitDifferences.count - report.stableLimits))
    }

    @Test("Every trustworthy computed product set of an interface stands at a kink of our curve, to the letter")
    func interfaceProducts() throws {
        let closed = try ReferenceFiles.report().contacts.filter {
            $0.published.condition == .closed && $0.published.trust == .ok
        }
        #expect(closed.count == 18)
        for row in closed {
            #expect(row.standsAtKink, "\(row.published.id) only theirs \(row.products?.onlyTheirs ?? [])")
        }
    }

    @Test("No printed product set lies below ours: ours is the minimum")
    func oursIsTheMinimum() throws {
        #expect(try ReferenceFiles.report().belowOurs == [])
    }

    @Test("Most product sets at window edges are the printed ones; those that differ cost more")
    func phaseEquilibria() throws {
        let rows = try ReferenceFiles.report().equilibria.filter { $0.verdict == .holds || $0.verdict == .differs }
        let same = rows.filter { $0.verdict == .holds }
        #expect(rows.count == 42)
        #expect(2 * same.count > rows.count)
    }

    @Test("Testable statements: all are decided or listed; the great majority holds")
    func statements() throws {
        let testable = try ReferenceFiles.report().statements.filter { $0.published.testable == .yes }
        #expect(testable.count == 124)
        let holding = testable.filter { $0.verdict == .holds }.count
        #expect(Double(holding) >= 0.8 * Double(testable.count), "\(holding)")
        #expect(testable.allSatisfy { if case .notCompared = $0.verdict { false } else { true } })
    }

    @Test("Every published equation comes out to the letter when its species are balanced in exact arithmetic")
    func reactions() throws {
        let report = try ReferenceFiles.report()
        #expect(report.reactions.count == 115)
        for row in report.reactions { #expect(row.verdict == .holds, "\(row.published.id) \(row.ours)") }
    }

    @Test("Published hydrolysis energies 49, 50, 92 meV/atom are ours within their rounding")
    func hydrolysis() throws {
        let row = try #require(ReferenceFiles.report().statements.first { $0.published.id == "B01" })
        #expect(row.published.value == "49;50;92")
        #expect(row.verdict == .holds, "\(row.evidence)")
    }

    @Test("Measured values, suspect rows and sentences on classes are never counted")
    func whatIsNotCounted() throws {
        let report = try ReferenceFiles.report()
        for row in report.windows where row.counts {
            #expect(row.published.kind == .computed && row.published.trust == .ok && !row.published.formula.isEmpty)
        }
        #expect(report.windows.contains { $0.verdict == .notCompared(.classStatement) })
        #expect(report.windows.contains { $0.verdict == .notCompared(.noComposition) })
    }

    @Test(
        "The committed pages are what Scripts/validate writes",
        arguments: ["Electrochemistry", "Interfaces"])
    func pages(room: String) throws {
        let report = try ReferenceFiles.report()
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let page = root.appendingPathComponent("Sources/\(room)/Documentation.docc/Validation.md")
        let committed = try String(contentsOf: page, encoding: .utf8)
        let made = room == "Interfaces" ? report.interfacePage : report.windowPage
        let (old, new) = (committed.split(separator: "\n"), made.split(separator: "\n"))
        let line = zip(old, new).first { $0 != $1 }.map { "committed: \($0.0)\nmade: \($0.1)" } ?? "the length differs"
        let isSame = committed == made
        #expect(isSame, "run Scripts/validate; first difference: \(line)")
    }
}
