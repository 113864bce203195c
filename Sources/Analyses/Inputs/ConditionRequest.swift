internal import Chemistry
internal import Electrochemistry
internal import Presentation
internal import Thermodynamics

/// The surroundings of a reaction or an equilibrium: closed, or open to the ion at voltages and to other reservoirs.
public struct ConditionRequest: Codable, Hashable, Sendable {
    /// Voltages at which the ion is exchanged, V against the reference of the workspace; empty: it is not held by a voltage.
    public var voltages: [Double] = []
    /// Reservoirs as typed: `O=-1.2` (eV/atom relative to the element), or `O2=0.21bar@900K`.
    public var reservoirs: [String] = []

    /// Closed, or with what is given.
    public init(voltages: [Double] = [], reservoirs: [String] = []) {
        self.voltages = voltages
        self.reservoirs = reservoirs
    }

    /// The reservoirs read, in the order given.
    /// - Throws: `AnalysisError` for a text that means nothing, and for an element given twice.
    package func assignments() throws(AnalysisError) -> [ReservoirAssignment] {
        var found: [ReservoirAssignment] = []
        for text in reservoirs {
            let next = try ReservoirAssignment(parsing: text)
            let element = next.reservoir.element
            if found.contains(where: { $0.reservoir.element == element }) {
                throw .usage("\(.reservoir) '\(text)': \(element.symbol) is given twice; give it once")
            }
            found.append(next)
        }
        return found
    }

    /// Symbols of the elements that reservoirs hold; none where they cannot be read.
    package var heldElements: [String] { ((try? assignments()) ?? []).map(\.reservoir.element.symbol) }

    /// One condition per voltage, or a single one without voltages.
    /// - Throws: `AnalysisError` for a voltage at which the element of the ion forms, and for an ion given both ways.
    public func conditions(in workspace: Workspace) throws(AnalysisError) -> [Condition] {
        let (ion, reference) = (workspace.ion, workspace.reference)
        let typed = try assignments().map(\.reservoir)
        let held = typed.first { $0.element == ion.element }
        let others = (held.map { [$0] } ?? []) + typed.filter { $0.element != ion.element }
        guard !voltages.isEmpty else {
            let voltage = held.map {
                reference.voltage(againstElement: ion.voltage(chemicalPotential: $0.chemicalPotential))
            }
            return [Condition(voltage: voltage, reservoirs: others)]
        }
        if held != nil {
            throw .usage("\(ion.element.symbol) is held by \(.voltage) and by \(.reservoir); give one of the two")
        }
        var conditions: [Condition] = []
        for voltage in voltages {
            do throws(ElectrochemistryError) {
                let reservoir = try ion.reservoir(voltage: reference.againstElement(voltage))
                conditions.append(Condition(voltage: voltage, reservoirs: [reservoir] + others))
            } catch {
                let place = reference.offset == 0 ? "" : " \(NumberFormat().text(voltage) ?? "") V vs \(reference)"
                throw .usage("\(.voltage)\(place): \(error)")
            }
        }
        return conditions
    }
}

extension SettingName {
    /// `ConditionRequest.voltages`.
    public static let voltage = SettingName("voltage")
    /// `ConditionRequest.reservoirs`.
    public static let reservoir = SettingName("reservoir")
}
