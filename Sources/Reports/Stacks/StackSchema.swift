internal import Analyses
internal import Chemistry
internal import Electrochemistry
internal import Interfaces
internal import Presentation
internal import ThermoEntries
internal import Thermodynamics

/// One line of a stack: a contact, a layer, or in comparisons the whole stack with the numbers of the part that reacts most.
public struct StackRow: Sendable {
    let answer: StackAnswer
    let line: StackAnswer.Line
    let isWhole: Bool
    /// How sure the verdict on the part is; nil unless asked for.
    var chances: StackScatter.Chances?

    /// What a contact and a layer are asked for.
    fileprivate typealias Contact = (StackContact, CellContext) -> Cell
    fileprivate typealias Layer = (StackLayer, StackLayer.Exposure?, CellContext) -> Cell

    fileprivate func cell(_ page: CellContext, contact: Contact, layer: Layer) -> Cell {
        switch line.part {
        case .contact(let part): contact(part, page)
        case .layer(let part, let exposure): layer(part, exposure, page)
        }
    }
}

extension Field<StackRow> {
    /// A column whose cells contacts and layers fill each in their way.
    fileprivate init(
        _ name: String, title: String? = nil, _ kind: Column.Kind = .text, digits: Int = 3,
        _ visibility: Column.TableVisibility = .normal, compared: Comparison = .none,
        contact: @escaping @Sendable (StackContact, CellContext) -> Cell,
        layer: @escaping @Sendable (StackLayer, StackLayer.Exposure?, CellContext) -> Cell
    ) {
        self.init(name, title: title, kind, digits: digits, visibility, compared: compared) { row, page in
            row.cell(page, contact: contact, layer: layer)
        }
    }
}

/// `interphase-stack/1`: contacts from cathode to anode, then one row per layer and electrode it touches.
extension Schema<StackRow> {
    /// - Parameter isBatch: whether there are several stacks; a table of one leaves out its name and verdict, which stand in every row.
    static func stack(isBatch: Bool) -> Schema {
        Schema(place(isBatch)) + Schema(numbers) + Schema(words) + Schema(origins) + .gas { $0.gas }
            + Schema([Field(.energyDoubts) { row, page in page.entries.energyDoubts(rows: row.involved) }])
    }

    private static func place(_ isBatch: Bool) -> [Field<StackRow>] {
        [
            Field("stack", .text, isBatch ? .detail : .exportOnly, compared: .key) { row, _ in .text(row.answer.name) },
            Field("stack_verdict", title: "stack", .text, isBatch ? .normal : .exportOnly) { row, _ in
                .text(row.answer.report.verdict.rawValue)
            },
            Field("kind", .text, .exportOnly, compared: .key) { row, _ in .text(row.kind) },
            Field("part", .text, .essential, compared: .key) { row, _ in
                .text(row.isWhole ? row.answer.name : row.part)
            },
            Field("side", compared: .key) { row, _ in row.isWhole ? .empty : .text(row.side.rawValue) },
            Field("voltage_low_V", title: "from / V", .number, digits: 2, compared: .lastNumber) { row, page in
                row.isWhole ? .empty : page.volts(row.voltages?.lowerBound)
            },
            Field("voltage_high_V", title: "to / V", .number, digits: 2, compared: .lastNumber) { row, page in
                row.isWhole ? .empty : page.volts(row.voltages?.upperBound)
            },
        ]
    }

    private static var numbers: [Field<StackRow>] {
        [
            Field(
                "worst_voltage_V", title: "worst at / V", .number, digits: 2, compared: .number,
                contact: { $1.volts($0.worst.voltage) }, layer: { $2.volts($1?.worstVoltage) }),
            Field("energy_eV_per_atom", title: "energy / eV/atom", .number, .essential, compared: .leadingNumber) {
                row, _ in .optional(row.energy)
            },
            Field(
                "energy_kind", .text, .exportOnly,
                contact: { contact, _ in .text(contact.isReservoir ? "total" : "mutual") },
                layer: { _, _, _ in .text("self") }),
            Field(
                "closed_mutual_eV_per_atom", title: "closed / eV/atom", .number, compared: .furtherNumber,
                contact: { contact, _ in
                    .number(contact.closed.kinks[contact.closed.mutualMinimum].energies.mutualPerAtom)
                }, layer: { _, _, _ in .empty }),
            Field(
                "open_mutual_eV_per_atom", title: "open / eV/atom", .number, .exportOnly,
                contact: { contact, _ in
                    .optional(contact.open?.worstMutualPerAtom.point.reaction.worstEnergyPerAtom)
                }, layer: { _, _, _ in .empty }),
            Field(
                "open_worst_voltage_V", .number, .exportOnly,
                contact: { $1.volts($0.open?.worstMutualPerAtom.point.voltage) }, layer: { _, _, _ in .empty }),
            Field(
                "x1_molar", .number, .exportOnly,
                contact: { contact, _ in .number(contact.worst.kink.fractions.molar) }, layer: { _, _, _ in .empty }),
            Field(
                "reduction_limit_V", title: "reduction / V", .number, compared: .furtherNumber,
                contact: { _, _ in .empty }, layer: { $2.volts($0.window.reductionLimit) }),
            Field(
                "oxidation_limit_V", title: "oxidation / V", .number, compared: .furtherNumber,
                contact: { _, _ in .empty }, layer: { $2.volts($0.window.oxidationLimit) }),
        ]
    }

    private static var words: [Field<StackRow>] {
        [
            Field("interphase_class", title: "interphase", compared: .word) { row, _ in
                .optional(row.interphase?.class.rawValue)
            },
            Field("verdict", .text, .essential, compared: .leadingWord) { row, _ in
                row.isWhole ? .text(row.answer.report.verdict.rawValue) : .optional(row.verdict?.rawValue)
            },
            Field(
                "products", .amounts, .exportOnly, compared: .phases,
                contact: { $1.entries.cell($0.worst.kink.products) },
                layer: { $1 == nil ? .empty : $2.entries.cell($1?.products ?? []) }),
            Field("reaction", .text, .detail) { row, page in row.reaction(page) },
            Field(
                "deciding_phases", .list, .exportOnly,
                contact: { contact, page in .list(contact.interphase.deciding.map { page.entries.formula(at: $0) }) },
                layer: { $2.entries.names(of: $1?.interphase.deciding ?? []) }),
            Field("flags", .list, .detail) { row, page in row.flags(page) },
        ]
    }

    private static var origins: [Field<StackRow>] {
        [
            Field("anode_voltage_from", .text, .exportOnly) { row, _ in row.anodeText },
            Field("interphase_gaps", .list, .exportOnly) { row, page in
                page.entries.gaps(of: row.interphase?.deciding ?? [])
            },
            Field(
                "electrode_own_phases", .list, .exportOnly,
                contact: { $1.entries.names(of: $0.interphase.electrodeOwn) }, layer: { _, _, _ in .list([]) }),
            Field(
                "layer_self_eV_per_atom", .number, .exportOnly, contact: { contact, _ in .optional(contact.layerSelf) },
                layer: { _, exposure, _ in .optional(exposure?.drivingForce) }),
        ]
    }

    /// Which contact reacts most, for comparisons; filled in the row of the whole stack.
    static var weakestContact: Schema {
        Schema([
            Field("weakest_contact", title: "weakest contact", compared: .word) { row, _ in
                row.isWhole ? .text(row.part) : .empty
            }
        ])
    }
}
