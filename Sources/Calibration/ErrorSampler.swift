public import Chemistry

/// Errors of the calibrated energies of some compounds, drawn together.
///
/// What compounds share through the terms of the model is drawn once for all: error = x . L z with z standard normal. The residual of the fit
/// belongs to the pairs of cation and anion, so that Li3YCl6 has those of LiCl and YCl3 by their shares of its charge; it is Student's t.
/// A compound of several pairs has an error of its own beside them: 0.024 eV/atom, that of reactions from binary to ternary oxides
/// (G. Hautier et al., Phys. Rev. B 85, 155208 (2012), doi:10.1103/PhysRevB.85.155208).
public struct ErrorSampler: Sendable {
    /// What one compound draws.
    private struct Compound {
        /// Weights of the shared numbers, eV/atom.
        var shared: [Float]
        /// Standard deviation of terms that no measured compound has, eV/atom.
        var unlisted: Double
        /// Positions in the residuals of the pairs with their weights, eV/atom.
        var residuals: [(pair: Int, weight: Double)]
        /// Standard deviation of its own error, eV/atom.
        var own: Double
    }

    private var compounds: [Compound] = []
    private let termCount: Int
    private let degreesOfFreedom: Int
    private var pairCount = 0

    /// Standard deviation of the error that a compound of several pairs has for itself, eV/atom.
    public static let ternaryDeviation = 0.024

    /// A sampler for compounds in their order; elements have no error.
    /// - Throws: `CalibrationError` for an element that the tables lack.
    /// - Complexity: O(compounds x features x terms).
    public init(_ compositions: [Composition], model: CalibrationModel) throws(CalibrationError) {
        termCount = model.termCount
        degreesOfFreedom = Int(model.degreesOfFreedom)
        var pairs: [String: Int] = [:]
        for composition in compositions {
            let calibration = try model.calibration(of: composition)
            var shared = [Float](repeating: 0, count: termCount)
            for feature in calibration.features {
                let start = feature.term * (feature.term + 1) / 2
                for column in 0...feature.term {
                    shared[column] += Float(feature.value) * model.factor[start + column]
                }
            }
            let residuals = try model.residuals(of: composition)
            for residual in residuals where pairs[residual.name] == nil { pairs[residual.name] = pairs.count }
            compounds.append(
                Compound(
                    shared: shared, unlisted: calibration.unlistedVariance.squareRoot(),
                    residuals: residuals.map { (pairs[$0.name] ?? 0, $0.weight) },
                    own: residuals.count > 1 ? Self.ternaryDeviation : 0))
        }
        pairCount = pairs.count
    }

    /// One error per compound, eV/atom.
    /// - Complexity: O(compounds x terms).
    public func draw(_ generator: inout NormalGenerator) -> [Double] {
        let common = (0..<termCount).map { _ in Float(generator.next()) }
        let residuals = (0..<pairCount).map { _ in student(&generator) }
        return compounds.map { compound in
            var sum: Float = 0
            for term in 0..<termCount { sum += compound.shared[term] * common[term] }
            var error = Double(sum)
            if compound.unlisted > 0 { error += compound.unlisted * generator.next() }
            for residual in compound.residuals { error += residual.weight * residuals[residual.pair] }
            if compound.own > 0 { error += compound.own * generator.next() }
            return error
        }
    }

    /// Student's t: a normal number over the root of a chi-squared one.
    private func student(_ generator: inout NormalGenerator) -> Double {
        let top = generator.next()
        var sum = 0.0
        for _ in 0..<degreesOfFreedom {
            let next = generator.next()
            sum += next * next
        }
        return top / (sum / Double(degreesOfFreedom)).squareRoot()
    }
}

extension CalibrationModel {
    /// The residual of each pair and of the atoms without charge, by name, with its weight in the compound, eV/atom.
    func residuals(of composition: Composition) throws(CalibrationError) -> [(name: String, weight: Double)] {
        let amounts = Self.amounts(of: composition)
        guard amounts.count > 1 else { return [] }
        let pairs = try ChargePairs(amounts, rules: rules)
        let neutral = pairs.neutral.reduce(0) { $0 + $1.amount }
        let total = pairs.charges.reduce(neutral) { $0 + $1.charge }
        var residuals: [(name: String, weight: Double)] = pairs.charges.map { pair, charge in
            let group = CalibrationTerms(pair, rules: rules).groups.keys.first ?? ""
            return ("\(pair.cation.name) \(pair.anion.name)", charge / total * scale(of: group))
        }
        if neutral > 0 {
            let symbols = pairs.neutral.map(\.symbol).joined(separator: " ")
            residuals.append((symbols, neutral / total * scale(of: "alloy")))
        }
        return residuals
    }
}
