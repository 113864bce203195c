internal import Analyses
internal import Interfaces
internal import Presentation
internal import Screening
internal import TextFormats

extension ScreenReport {
    /// How many candidates each stage left, for people.
    var funnelText: String { Self.funnelText([("", self)]) }

    /// The funnels of one or several databases side by side; the request is the same for all.
    static func funnelText(_ reports: [(name: String, report: ScreenReport)]) -> String {
        guard let first = reports.first?.report else { return "" }
        let (partners, isSingle) = (first.partners, reports.count == 1)
        let stages = first.result.passed.map { first.description(of: $0.stage) }
        let columns = reports.map { name, report in
            let counts = [report.result.candidates.count] + report.result.passed.map(\.count)
            return rightAligned((isSingle ? [] : [name]) + counts.map(String.init))
        }
        let texts = (isSingle ? [] : [""]) + ["candidates"] + stages
        let lines = texts.enumerated().map { index, text in
            (columns.map { $0[index] } + (text.isEmpty ? [] : [text])).joined(separator: "  ")
        }
        let uncoated = reports.map { $0.report.uncoatedText(in: isSingle ? "" : " (\($0.name))") }
        return """
            Coatings for \(partners.electrolyte.text) | \(partners.cathode.text), charged to \(partners.chargedText)
            \(first.presetText)
            \(lines.joined(separator: "\n"))

            \(uncoated.joined(separator: "\n"))

            """
    }

    private static func rightAligned(_ texts: [String]) -> [String] {
        let width = texts.map(\.count).max() ?? 0
        return texts.map { String(repeating: " ", count: width - $0.count) + $0 }
    }

    private func uncoatedText(in place: String) -> String {
        let uncoated = result.uncoated.map(\.worstEnergyPerAtom)
        let charged = energy(uncoated.dropFirst().min() ?? 0)
        return
            "Without a coating\(place): \(energy(uncoated[0])) meV/atom with the cathode as made, \(charged) meV/atom with "
            + "the charged one."
    }

    /// Which preset the criteria follow, as a line of its own; empty without one.
    private var presetText: String {
        preset.map { "Criteria: \($0.name), after \($0.source), doi:\($0.doi)\n" } ?? ""
    }

    private func energy(_ value: Double) -> String { NumberFormat().text(value * Self.milli, decimals: 1) ?? "" }

    /// What a stage asks for, with its threshold.
    func description(of stage: ScreeningStage) -> String {
        let value = { (name: String) -> String in
            let cell = settings.first { $0.name == name }?.value
            if case .number(let number) = cell { return NumberFormat(significantDigits: 4).text(number) ?? "" }
            return ""
        }
        return switch stage {
        case .phaseStability: "at most \(value("max_energy_above_hull_eV_per_atom")) eV/atom above the hull"
        case .elements: "of elements that are allowed"
        case .window: "stable from \(value("voltage_low_V")) to \(value("voltage_high_V")) V\(marginText)"
        case .bandGap:
            "with a band gap of at least \(value("min_band_gap_eV")) eV"
                + (result.criteria.passesUnknownBandGap ? ", or unknown" : "")
        case .cost: "with a \(costColumn ?? "cost") of at most \(value("max_cost")), or unknown"
        case .electrolyte:
            "that react with \(partners.electrolyte.text) by at most \(value("max_electrolyte_meV_per_atom")) meV/atom\(marginText)"
        case .cathode:
            "and with \(partners.cathode.text) by at most \(value("max_cathode_meV_per_atom")) meV/atom\(marginText)"
        case .chargedCathode:
            "and with \(partners.chargedText) by at most \(value("max_charged_cathode_meV_per_atom")) meV/atom\(marginText)"
        case .calculation: ""
        }
    }

    /// What the margin adds to a threshold.
    private var marginText: String {
        let criteria = result.criteria
        guard criteria.margin > 0, let margin = NumberFormat(significantDigits: 4).text(criteria.margin) else {
            return ""
        }
        return criteria.isStrict ? ", even if energies are wrong by \(margin) eV/atom" : ", within \(margin) eV/atom"
    }

    /// The funnel for the `settings` of JSON.
    var funnelSettings: [Report.Setting] {
        let counts =
            ["candidates \(result.candidates.count)"] + result.passed.map { "\($0.stage.rawValue) \($0.count)" }
        return [
            .init("funnel_left", .list(counts)),
            .init("uncoated_meV_per_atom", .number(result.uncoatedWorst * Self.milli)),
        ]
    }
}
