public import Chemistry
public import Electrochemistry

/// The materials of a solid-state cell in the order in which they touch, from cathode to anode.
public struct CellStack: Sendable, Hashable {
    /// Positive electrode as typed; nil when the cell is only a pile of layers.
    public let cathode: Formula?
    /// Coatings and electrolytes from cathode to anode.
    public let layers: [Formula]
    /// Negative electrode: the metal of the ion, an alloy or a compound; nil when there is none.
    public let anode: Formula?

    /// Electrodes and layers.
    public init(cathode: Formula?, layers: [Formula], anode: Formula?) {
        self.cathode = cathode
        self.layers = layers
        self.anode = anode
    }

    /// A chain from cathode to anode: the first material is the cathode, the last the anode.
    ///
    /// - Throws: `tooFewLayers` for fewer than two materials.
    public init(chain: [Formula]) throws(InterfaceError) {
        guard let first = chain.first, let last = chain.last, chain.count > 1 else {
            throw CellStack.tooFew(chain.map(\.text))
        }
        self.init(cathode: first, layers: Array(chain.dropFirst().dropLast()), anode: last)
    }

    /// All materials from cathode to anode.
    public var materials: [Formula] { [cathode].compactMap { $0 } + layers + [anode].compactMap { $0 } }

    static func tooFew(_ materials: [String]) -> InterfaceError {
        InterfaceError(
            .tooFewLayers,
            subject: materials.isEmpty ? "an empty stack" : "stack '\(materials.joined(separator: " | "))'",
            message: "has no two materials in contact", remedy: "name at least two materials, from cathode to anode")
    }
}

/// What a stack is held at: the ion and the potentials of its electrodes.
public struct CellConditions: Sendable, Hashable {
    /// The working ion.
    public let ion: WorkingIon
    /// Potential of the cathode over the state of charge, V against the element of the ion; nil when not known.
    public let cathodeVoltages: ClosedRange<Double>?
    /// Potential of the anode, V against the element of the ion; nil to have it worked out (see `StackCalculator`).
    public let anodeVoltages: ClosedRange<Double>?

    /// Ion and potentials, given against a reference at `referenceOffset` V against the element of the ion (Li-In: 0.62).
    public init(
        ion: WorkingIon, cathodeVoltages: ClosedRange<Double>? = nil, anodeVoltages: ClosedRange<Double>? = nil,
        referenceOffset: Double = 0
    ) {
        self.ion = ion
        self.cathodeVoltages = cathodeVoltages.map { CellConditions.shift($0, by: referenceOffset) }
        self.anodeVoltages = anodeVoltages.map { CellConditions.shift($0, by: referenceOffset) }
    }

    private static func shift(_ range: ClosedRange<Double>, by offset: Double) -> ClosedRange<Double> {
        (range.lowerBound + offset)...(range.upperBound + offset)
    }
}
