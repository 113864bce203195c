import Chemistry
import ExactArithmetic
import Testing

@Suite("Constants of nature")
struct PhysicalConstantsTests {
    @Test("F and R are the exact products of the defining constants")
    func products() throws {
        let charge = try #require(Rational(decimal: "1.602176634"))
        let boltzmann = try #require(Rational(decimal: "1.380649"))
        let avogadro = try #require(Rational(decimal: "6.02214076"))
        #expect(PhysicalConstants.faraday == (charge * avogadro * 10000).doubleValue)
        #expect(PhysicalConstants.gas == (boltzmann * avogadro).doubleValue)
    }

    @Test("to the ten digits that NIST prints")
    func printed() {
        #expect((PhysicalConstants.faraday - 96485.33212).magnitude < 1e-5)
        #expect((PhysicalConstants.gas - 8.314462618).magnitude < 1e-9)
        #expect((PhysicalConstants.boltzmannInElectronvolts - 8.617333262e-5).magnitude < 1e-14)
    }
}
