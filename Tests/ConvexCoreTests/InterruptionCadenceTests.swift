import Testing

@testable import ConvexCore

@Suite("The clock is looked at between many pivots")
struct InterruptionCadenceTests {
    @Test("every 64th pivot asks, the others do not")
    func cadence() async throws {
        var settings = LPSettings()
        settings.deadline = .now
        let late = try stops(settings, .deadline)
        #expect(late == [64, 128, 192])
        let cancelled = Task {
            while !Task.isCancelled { await Task.yield() }
            return try stops(LPSettings(), .cancelled)
        }
        cancelled.cancel()
        let stopped = try await cancelled.value
        #expect(stopped == [64, 128, 192])
        let free = try stops(LPSettings(), .cancelled)
        #expect(free == [])
    }

    /// The pivots of 200 that end in an interruption.
    private func stops(_ settings: LPSettings, _ reason: Interruption) throws -> [Int] {
        let matrix = ColumnMatrix(rows: 1, columns: 2, byColumn: [1, 1])
        let state = SimplexState(matrix: matrix, settings: settings)
        state.startFromUnitColumns([0])
        state.setRightHandSide([1])
        state.setCosts([0, 0])
        var stops: [Int] = []
        for k in 1...200 {
            state.setColumn(k % 2)
            do throws(SimplexFault) {
                try state.pivot(row: 0, column: k % 2, reducedCost: 0)
            } catch {
                #expect(error == .interrupted(reason))
                stops.append(k)
            }
        }
        return stops
    }

    @Test("a deadline is kept as it was given, and none is the default")
    func deadline() {
        var settings = LPSettings()
        #expect(settings.deadline == nil && settings == LPSettings())
        let instant = ContinuousClock.now + .seconds(7)
        settings.deadline = instant
        #expect(settings.deadline == instant && settings != LPSettings())
        settings.deadline = nil
        #expect(settings == LPSettings())
    }
}
