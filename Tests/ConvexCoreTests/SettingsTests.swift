import ConvexCore
import Testing

@Suite("Settings of the core")
struct SettingsTests {
    @Test("defaults are valid")
    func defaults() throws { try LPSettings().validate() }

    @Test(
        "a tolerance that is zero, negative, huge or not a number is refused by name",
        arguments: [0, -1e-9, 2, Double.nan])
    func badTolerance(value: Double) {
        var settings = LPSettings()
        settings.pivot = value
        #expect { try settings.validate() } throws: { ($0 as? LPSettingsError)?.field == "pivot" }
    }

    @Test("a pivot count below 1 is refused by its own name")
    func badCount() {
        var settings = LPSettings()
        settings.degeneratePivotsBeforeBland = 0
        #expect { try settings.validate() } throws: {
            ($0 as? LPSettingsError)?.field == "degeneratePivotsBeforeBland"
        }
        settings = LPSettings()
        settings.pivotsPerDimension = 0
        #expect { try settings.validate() } throws: { ($0 as? LPSettingsError)?.field == "pivotsPerDimension" }
    }

    @Test("ties narrower than the pricing bound are refused")
    func tieBelowPricing() {
        var settings = LPSettings()
        settings.tie = settings.attractiveReducedCost / 10
        #expect { try settings.validate() } throws: { ($0 as? LPSettingsError)?.field == "tie" }
    }
}
