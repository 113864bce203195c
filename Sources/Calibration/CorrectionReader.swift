public import Chemistry

/// The corrections of many compositions one after the other: what a unit of charge of a pair adds is looked up once.
public struct CorrectionReader {
    private let model: CalibrationModel
    private var known: [ChargePairs.Pair: Double] = [:]

    /// A reader of a model.
    public init(_ model: CalibrationModel) { self.model = model }

    /// What is added to the published energy of a composition, eV/atom: `EnergyCorrection.correctionPerAtom`.
    /// - Throws: `CalibrationError` for an element that the tables lack.
    /// - Complexity: O(pairs) once its pairs are known.
    public mutating func correction(of composition: Composition) throws(CalibrationError) -> Double {
        let amounts = CalibrationModel.amounts(of: composition)
        guard amounts.count > 1 else { return 0 }
        let pairs = try ChargePairs(amounts, rules: model.rules)
        var sum = 0.0
        for (pair, charge) in pairs.charges {
            if let mean = known[pair] {
                sum += charge * mean
            } else {
                let mean = model.mean(of: CalibrationTerms(pair, rules: model.rules))
                known[pair] = mean
                sum += charge * mean
            }
        }
        if !pairs.neutral.isEmpty {
            sum += model.mean(of: CalibrationTerms(neutral: pairs.neutral, of: amounts, rules: model.rules))
        }
        return sum / amounts.reduce(0) { $0 + $1.amount }
    }
}
