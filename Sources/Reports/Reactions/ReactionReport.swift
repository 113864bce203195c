public import Analyses
internal import Interfaces
public import Presentation
internal import TextFormats
internal import Thermodynamics

extension ReactionAnalysis: Reported {
    /// One row per mixture; a single voltage stands in the title.
    public var schema: Schema<ReactionMixture> {
        let volts = (try? surroundings.volts().count) ?? 0
        let isWorstCase = range != nil
        let schema = Schema<ReactionMixture>.reaction(
            isOpen: isWorstCase || volts > 0 || !conditions.reservoirs.isEmpty, showsVoltage: isWorstCase || volts > 1,
            isWorstCase: isWorstCase)
        return (isDecisive ? schema + .decisive : schema) + (uncertainty == nil ? Schema([]) : .uncertainty)
    }

    /// The mixtures asked for.
    public func rows(of answer: ReactionAnswer, _ context: CellContext) -> [ReactionMixture] { answer.mixtures }

    /// A condition that fails.
    public static var echoColumn: String { "reservoirs" }

    /// Reactants and surroundings.
    public func title(in workspace: Workspace) throws -> String {
        let (pair, conditions) = (try reactants(in: workspace), try surroundings.conditions(in: workspace))
        let others = conditions[0].others.isEmpty ? "" : ", " + conditions[0].others
        let place = range.map { "worst case over \($0.text) V\(others)" } ?? conditions.title
        return "Reaction of \(pair.0.text) (1) with \(pair.1.text) (2), \(place)"
    }

    /// What shares and coefficients mean, and what the numbers rest on.
    public func footnotes(_ answers: [ReactionAnswer], in workspace: Workspace) throws -> [String] {
        let conditions = try surroundings.conditions(in: workspace)
        let hasVoltage = range != nil || conditions.contains { $0.voltage != nil }
        let share = try reactants(in: workspace).0.text
        let width = answers.count == 1 && range == nil ? answers[0].reaction.widthNote : nil
        var notes = [
            "x1: share of \(share). Coefficients of the reactants sum to 1; kJ/mol are per reaction as written."
        ]
        notes += [width].compactMap { $0 } + (hasVoltage ? [workspace.voltageFootnote] : [])
        notes += isDecisive ? [Schema<ReactionMixture>.decisiveFootnote] : []
        notes += uncertainty.map { [Schema<ReactionMixture>.uncertaintyFootnote($0)] } ?? []
        return notes + [workspace.energyFootnote] + conditions.gasFootnotes
    }

    /// Conditions, energies of the reactants, range.
    public func settings(in workspace: Workspace) throws -> [Report.Setting] {
        var settings = surroundings.echo(try surroundings.conditions(in: workspace))
        settings.append(.init("reactant_energy", .text(energy.rawValue)))
        if let range {
            settings.append(.init("worst_over_V", .text(range.text)))
            settings.append(.init("worst_case", .text(VoltageRangeReaction.Proof.transitions.rawValue)))
        }
        if isDecisive { settings.append(.init("decisive", .boolean(true))) }
        return settings + (uncertainty?.echo ?? [])
    }

    // MARK: - Pictures

    /// Tables, pictures and pages.
    public static var formats: [ReportFormat] { ReportFormat.allCases }

    /// - Throws: `AnalysisError` for drawings of a worst case, and for more curves than one picture holds.
    public func refuse(_ format: ReportFormat, in workspace: Workspace) throws {
        let count = try surroundings.conditions(in: workspace).count
        if format.isDrawn, range != nil {
            throw AnalysisError.usage(
                """
                a worst case names two single mixtures and has no curve to draw; write .csv or .json, or give steps \
                LOW:HIGH:STEP
                """)
        }
        if format.isPicture, count > ReactPicture.mostCurves {
            throw AnalysisError.usage(
                """
                a picture shows \(ReactPicture.mostCurves) voltages at most, not \(count); use a larger step, or write .html or .csv
                """)
        }
    }

    /// The energies over the mixing ratio.
    public func charts(_ answers: [ReactionAnswer], in workspace: Workspace) throws -> [any Chart] {
        let context = CellContext(workspace, significantDigits: ReportFormat.svg.reactionDigits)
        return ReactPicture(
            workspace: workspace, rows: context.react, pair: try reactants(in: workspace),
            title: try title(in: workspace)
        ).charts(answers)
    }

    // MARK: - Two databases

    /// - Throws: `AnalysisError` for varied energies.
    public func refuseComparison() throws {
        if uncertainty != nil {
            throw AnalysisError.usage("\(.also) compares the energies themselves; leave out \(.uncertainty)")
        }
    }

    /// The lowest energies of single conditions.
    public var comparisonTitle: String { "Lowest energy of \(reactant1) (1) with \(reactant2) (2)" }

    /// The lowest energy of each.
    public func comparedRows(of answer: ReactionAnswer, _ context: CellContext) -> [ReactionMixture] {
        answer.mixtures.filter { $0.index == $0.reaction.totalMinimum }
    }

    /// The conditions as typed.
    public func comparisonSettings(in workspace: Workspace) -> [Report.Setting] {
        [.init("reactant_energy", .text(energy.rawValue)), .init("voltages_V", .list(conditions.voltages))]
    }

    // MARK: - Other programs

    /// The kinks of the first answer in another program's columns, as CSV without our stamp.
    package func compatibleTable(
        _ layout: CompatibleLayout, _ answers: [ReactionAnswer], in workspace: Workspace, as format: ReportFormat
    ) throws -> String? {
        guard let reaction = answers.first?.reaction else { return nil }
        let context = CellContext(workspace, significantDigits: format.reactionDigits)
        let kinks = isMinimumOnly ? [reaction.totalMinimum] : Array(reaction.kinks.indices)
        return CompatibleTable(layout: layout, rows: context.react, substances: try reactants(in: workspace))
            .csv(reaction, kinks: kinks)
    }
}

extension InterfaceReaction {
    /// The mixtures close to the total minimum in words; nil where nothing reacts.
    fileprivate var widthNote: String? {
        guard kinks.count > 1, !flags.contains(.noReaction) else { return nil }
        let (low, high) = minimumRange(margin: ReactionMixture.margin)
        let texts = [low.molar, high.molar, low.atomic, high.atomic].map { NumberFormat().text($0, decimals: 3) ?? "" }
        let atom = reservoirs.isEmpty ? "atom" : "non-reservoir atom"
        return "Within 1 meV/\(atom) of the lowest total energy: x1 from \(texts[0]) to \(texts[1]) molar, "
            + "\(texts[2]) to \(texts[3]) atomic."
    }
}
