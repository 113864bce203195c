public import Chemistry
internal import ExactArithmetic

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// What has to be added to a published formation energy to come to the measured scale, and how sure that is.
///
/// A Bayesian linear model of measured minus published energies in terms of charge-balanced pairs of cations and anions; the rule, the
/// fit and what it reaches on compounds it has not seen stand in ThermoData/CALIBRATION.md. A reaction in which no pair changes keeps its
/// published energy.
public struct CalibrationModel: Sendable {
    let rules: ChargeRules
    private let places: [CalibrationTerms.Name: Int]
    private let means: [Double]
    private let widths: [String: Double]
    /// Cholesky factor of the covariance of the terms by rows of the lower triangle, eV.
    let factor: [Float]
    private let scales: [String: Double]
    /// Degrees of freedom of the residuals.
    public let degreesOfFreedom: Double

    /// Terms of the model.
    public var termCount: Int { means.count }

    private static let magic = Array("IPCALIBR".utf8)
    private static let headerBytes = 48

    /// Reads the tables of ThermoData; `covariance` is the binary file.
    public init(
        elements: String, centres: String, terms: String, scales scaleText: String, covariance: [UInt8]
    ) throws(CalibrationError) {
        rules = try ChargeRules(elements: elements, centres: centres)
        var places: [CalibrationTerms.Name: Int] = [:]
        var (means, widths): ([Double], [String: Double]) = ([], [:])
        for row in try CalibrationTable(terms, name: "calibration-terms.csv").rows {
            let block = try row.text("block")
            places[CalibrationTerms.Name(block: block, name: try row.text("name"))] = means.count
            means.append(try row.number("mean_eV"))
            widths[block] = try row.number("prior_width_eV")
        }
        (self.places, self.means, self.widths) = (places, means, widths)
        var (scales, degrees): ([String: Double], Double) = ([:], 0)
        for row in try CalibrationTable(scaleText, name: "calibration-scales.csv").rows {
            scales[try row.text("group")] = try row.number("scale_eV_per_atom")
            degrees = try row.number("degrees_of_freedom")
        }
        (self.scales, degreesOfFreedom) = (scales, degrees)
        factor = try Self.factor(covariance, terms: means.count)
    }

    private static func factor(_ bytes: [UInt8], terms: Int) throws(CalibrationError) -> [Float] {
        let count = terms * (terms + 1) / 2
        guard bytes.count == headerBytes + 4 * count, Array(bytes.prefix(magic.count)) == magic else {
            throw CalibrationError(
                table: "calibration-covariance.bin", message: "it does not belong to \(terms) terms")
        }
        return bytes.withUnsafeBytes { raw in
            (0..<count).map {
                Float(
                    bitPattern: UInt32(
                        littleEndian: raw.loadUnaligned(fromByteOffset: headerBytes + 4 * $0, as: UInt32.self)))
            }
        }
    }

    /// The calibration of a composition; that of an element is zero.
    /// - Throws: `CalibrationError` for an element that the tables lack.
    /// - Complexity: O(pairs x terms per pair).
    public func calibration(of composition: Composition) throws(CalibrationError) -> EnergyCorrection {
        let amounts = Self.amounts(of: composition)
        let atoms = amounts.reduce(0) { $0 + $1.amount }
        let terms = try CalibrationTerms(amounts, rules: rules)
        var (features, unlisted, mean): ([EnergyCorrection.Feature], [Double], Double) = ([], [], terms.knownShift)
        for (name, value) in terms.values {
            if let place = places[name] {
                features.append(EnergyCorrection.Feature(term: place, value: value / atoms))
                mean += means[place] * value
            } else {
                unlisted.append((widths[name.block] ?? 0) * value / atoms)
            }
        }
        features.sort { $0.term < $1.term }
        let weight = terms.groups.values.reduce(0, +)
        let variance = terms.groups.reduce(0) { sum, group in
            let scale = scales[group.key] ?? 0
            return sum + group.value / weight * scale * scale
        }
        return EnergyCorrection(
            correctionPerAtom: mean / atoms, features: features, unlistedVariance: unlisted.reduce(0) { $0 + $1 * $1 },
            residualScale: weight > 0 ? variance.squareRoot() : 0)
    }

    /// Half of the 90 % interval of a calibrated energy, eV/atom: 1.645 standard deviations of what compounds share, and the 95 % quantile of
    /// Student's t with 4 degrees of freedom for the residual.
    public func margin90(of calibration: EnergyCorrection) -> Double {
        let shared = Self.normal95 * sharedDeviation(of: calibration)
        let own = Self.student95 * calibration.residualScale
        return (shared * shared + own * own).squareRoot()
    }

    private static let (normal95, student95) = (1.645, 2.132)

    static func amounts(of composition: Composition) -> ElementAmounts {
        composition.amounts.map { (symbol: $0.element.symbol, amount: $0.amount.doubleValue) }
    }

    /// Scale of the residuals of a group, eV/atom.
    func scale(of group: String) -> Double { scales[group] ?? 0 }

    /// Sum of the means of terms with what is known, eV.
    func mean(of terms: CalibrationTerms) -> Double {
        terms.values.reduce(terms.knownShift) { $0 + (places[$1.key].map { means[$0] } ?? 0) * $1.value }
    }

    /// The standard deviation of the part that compounds share through the terms, eV/atom.
    /// - Complexity: O(terms x features).
    public func sharedDeviation(of calibration: EnergyCorrection) -> Double {
        var sum = calibration.unlistedVariance
        for column in means.indices {
            var value = 0.0
            for feature in calibration.features where feature.term >= column {
                value += feature.value * Double(factor[feature.term * (feature.term + 1) / 2 + column])
            }
            sum += value * value
        }
        return sum.squareRoot()
    }
}

/// The correction of one composition.
public struct EnergyCorrection: Sendable {
    /// A term with its value per atom.
    public struct Feature: Sendable, Hashable {
        /// Position in the model.
        public let term: Int
        /// Value per atom of the compound.
        public let value: Double
    }

    /// What is added to the published energy, eV/atom.
    public let correctionPerAtom: Double
    /// The terms, ascending.
    public let features: [Feature]
    /// Variance of terms that no measured compound has, (eV/atom)^2.
    public let unlistedVariance: Double
    /// Scale of the residual that the compound has for itself, eV/atom; of Student's t.
    public let residualScale: Double
}
