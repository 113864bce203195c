public import Chemistry
internal import Electrochemistry

/// A cell as papers print it in tables: names of materials, cut-off voltages and the electrode they refer to.
public struct PublishedCell: Sendable, Hashable {
    /// Positive electrode; empty when not named.
    public var cathode = ""
    /// Electrolyte inside the cathode, next to it; several joined by `;` from cathode to anode.
    public var catholyte = ""
    /// Electrolyte between the electrodes; several joined by `;`.
    public var separator = ""
    /// Coating or interlayer; several joined by `;`.
    public var interlayer = ""
    /// Whether the interlayer lies on the anode instead of the cathode.
    public var interlayerIsAtAnode = false
    /// Negative electrode; empty when not named.
    public var anode = ""
    /// Lower cut-off voltage in V; nil when not printed.
    public var voltageLow: Double?
    /// Upper cut-off voltage in V; nil when not printed.
    public var voltageHigh: Double?
    /// The electrode the voltages refer to (`Li/Li+`, `Na/Na+`, `Li-In`); empty when not printed.
    public var reference = ""

    /// A cell of which nothing is known yet.
    public init() {}

    /// The stack and its conditions; neighbouring layers of the same name are one.
    ///
    /// `resolve` turns a name into a formula. The ion is that of the reference, else the first of `ions` that occurs in a layer, else
    /// in an electrode. A single cut-off voltage is taken as the whole range.
    /// - Throws: what `resolve` throws; `ElectrochemistryError` for an unknown reference; `InterfaceError` for voltages out of order.
    public func stack(
        ions: [String] = ["Li", "Na", "K"], resolve: (String) throws -> Formula
    ) throws -> (stack: CellStack, conditions: CellConditions) {
        let parts = interlayerIsAtAnode ? [catholyte, separator, interlayer] : [interlayer, catholyte, separator]
        var names: [String] = []
        for name in parts.flatMap({ $0.split(separator: ";") }).map(PublishedCell.trimmed) where name != names.last {
            if !name.isEmpty { names.append(name) }
        }
        let stack = CellStack(
            cathode: cathode.isEmpty ? nil : try resolve(cathode), layers: try names.map(resolve),
            anode: anode.isEmpty ? nil : try resolve(anode))
        let ion = try WorkingIon(symbol: ion(of: stack, ions))
        let isKnown = !reference.isEmpty && reference != PublishedCell.notStated
        let electrode =
            isKnown
            ? try ReferenceElectrode(parsing: reference, ion: ion) : ReferenceElectrode(elementOf: ion)
        return (
            stack,
            CellConditions(ion: ion, cathodeVoltages: try voltages(), referenceOffset: electrode.offset)
        )
    }

    private static let notStated = "not stated"

    private static func trimmed(_ text: Substring) -> String {
        let start = text.drop { $0 == " " }
        return String(start.reversed().drop { $0 == " " }.reversed())
    }

    private func voltages() throws(InterfaceError) -> ClosedRange<Double>? {
        guard let low = voltageLow ?? voltageHigh, let high = voltageHigh ?? voltageLow else { return nil }
        guard low.isFinite && high.isFinite && low <= high else {
            throw InterfaceError(
                .invalidVoltageRange, subject: "voltages \(low) to \(high) V", message: "are not a rising range",
                remedy: "give the lower cut-off first")
        }
        return low...high
    }

    private func ion(of stack: CellStack, _ ions: [String]) -> String {
        if let named = ions.first(where: { reference.hasPrefix($0 + "/") || reference.hasPrefix($0 + "-") }) {
            return named
        }
        for materials in [stack.layers, stack.materials] {
            for symbol in ions
            where materials.contains(where: { $0.composition.elements.contains { $0.symbol == symbol } }) {
                return symbol
            }
        }
        return ions.first ?? "Li"
    }
}
