import Analyses
import Testing

@Suite("Wordings name settings and leave their spelling to the front end")
struct WordingTests {
    private let wording: Wording = "3 phases left out; \(.keepDilute) keeps them"

    @Test("every front end spells settings its own way")
    func spelling() {
        #expect(wording.text { "--\($0.rawValue)" } == "3 phases left out; --keep-dilute keeps them")
        #expect(wording.text { "`\($0.rawValue)=True`" } == "3 phases left out; `keep-dilute=True` keeps them")
        #expect(wording.description == "3 phases left out; keep-dilute keeps them")
    }

    @Test("the settings named can be listed")
    func settings() {
        #expect(wording.settings == [.keepDilute])
        let both: Wording = "\(.ion) and \(wording)"
        #expect(both.settings == [.ion, .keepDilute])
        #expect((wording + " (\(.ion))").description == "3 phases left out; keep-dilute keeps them (ion)")
    }

    @Test("texts that look like settings stay text")
    func plain() {
        let name = "--voltage"
        let wording: Wording = "the material \(name)"
        #expect(wording.settings.isEmpty && wording.text { _ in "?" } == "the material --voltage")
    }
}
