internal import Analyses
internal import Interfaces
internal import Presentation
internal import TextFormats

extension Schema<ReactionMixture> {
    /// How the lowest energies scatter, each in the row that attains it; behind all others.
    static var uncertainty: Schema {
        let kinds: [(name: String, energy: @Sendable (ReactionMixture) -> ReactionUncertainty.Energy?)] = [
            ("total", { $0.index == $0.reaction.totalMinimum ? $0.uncertainty?.total : nil }),
            ("mutual", { $0.index == $0.reaction.mutualMinimum ? $0.uncertainty?.mutual : nil }),
        ]
        return Schema(
            kinds.flatMap { name, energy -> [Field<ReactionMixture>] in
                [
                    Field("e_\(name)_p5_eV_per_atom", title: "\(name) 5 % / eV/atom", .number, digits: 3) { row, _ in
                        .optional(energy(row)?.interval.lowerBound)
                    },
                    Field("e_\(name)_median_eV_per_atom", .number, digits: 3, .exportOnly) { row, _ in
                        .optional(energy(row)?.median)
                    },
                    Field("e_\(name)_p95_eV_per_atom", title: "95 %", .number, digits: 3) { row, _ in
                        .optional(energy(row)?.interval.upperBound)
                    },
                ]
            })
    }

    /// How the energy of a cell scatters, and how likely it is stronger than a clear reaction.
    static func uncertaintyOfMap(_ metric: EnergyMetric, _ unit: EnergyUnit) -> Schema {
        let name = unit.name(isNonReservoir: false)
        let energy: @Sendable (ReactionMixture) -> ReactionUncertainty.Energy? = {
            metric == .total ? $0.uncertainty?.total : $0.uncertainty?.mutual
        }
        let threshold = NumberFormat(significantDigits: 3).text(unit.value(clearReaction)) ?? ""
        return Schema([
            Field("\(metric.rawValue)_p5_\(name)", title: "5 %", .number, digits: unit.digits) { row, _ in
                .optional(energy(row).map { unit.value($0.interval.lowerBound) })
            },
            Field("\(metric.rawValue)_median_\(name)", .number, digits: unit.digits, .exportOnly) { row, _ in
                .optional(energy(row).map { unit.value($0.median) })
            },
            Field("\(metric.rawValue)_p95_\(name)", title: "95 %", .number, digits: unit.digits) { row, _ in
                .optional(energy(row).map { unit.value($0.interval.upperBound) })
            },
            Field(
                "chance_below_\(threshold)_\(name)", title: "chance < \(threshold)", .number, digits: 2
            ) { row, _ in .optional(energy(row)?.chance(below: clearReaction)) },
        ])
    }

    /// The literature's limit of a mild reaction, eV/atom.
    private static var clearReaction: Double { -0.05 }

    /// What the intervals mean, for the foot of a table.
    static func uncertaintyFootnote(_ request: UncertaintyRequest) -> String {
        let errors =
            request.standardDeviation == nil
            ? "with the errors of the calibration, which compounds share through its terms. \(CalibrationCoverage.energies)"
            : "with independent errors of the compounds; what many of them share (of a correction, of an element) is not in it."
        return "5 and 95 %: of \(request.samples) samples, per atom of the reactants at the mixture where each is lowest, \(errors)"
    }
}
