import Chemistry
import Testing
import ThermoEntries

@testable import ThermoSnapshot

@Suite("Marks of phases")
struct MarkedRowTests {
    @Test("a phase carries its mark exactly when a rule means its composition")
    func marks() throws {
        let set = try ThermoSnapshot.mp2019()
        let implausible = Set(try ThermoSnapshot.implausiblePhases().map(\.composition))
        var counts = (doubtful: 0, implausible: 0)
        for row in stride(from: 0, to: set.count, by: 11) {
            let composition = set.composition(at: row)
            let note = set.note(at: row)
            if implausible.contains(composition) {
                #expect(note == ImplausiblePhase.note)
                counts.implausible += 1
            } else {
                let isMeant = ThermoSnapshot.doubt(of: composition) != nil
                #expect(isMeant == (note == DoubtfulEnergy.note), "\(set.formula(at: row))")
                if isMeant { counts.doubtful += 1 }
            }
        }
        #expect(counts.implausible > 3 && counts.doubtful > 1_000)
    }

    @Test("rows left out in place leave the set that a selection makes")
    func leavingOut() throws {
        let (all, rest) = (try ThermoSnapshot.mp2019(), try ThermoSnapshot.mp2019WithoutDilute())
        let other = all.leavingOut(all.isDilute)
        #expect(rest.energies == other.energies && rest.starts == other.starts)
        #expect(rest.atomicNumbers == other.atomicNumbers && rest.amounts == other.amounts)
        #expect(rest.systemMasks == other.systemMasks && rest.systemStarts == other.systemStarts)
        #expect(rest.totalCount == other.totalCount)
        for row in stride(from: 0, to: rest.count, by: 97) {
            #expect(rest.note(at: row) == other.note(at: row) && rest.bandGap(at: row) == other.bandGap(at: row))
        }
    }
}
