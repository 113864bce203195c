public import Chemistry
internal import Electrochemistry

extension CellStack {
    /// What is known of the places that a material takes in a cell.
    public struct KnownPlaces: Sendable, Hashable {
        /// Known as an anode.
        public var isAnode: Bool
        /// Known as an electrolyte or a coating, and not as a cathode.
        public var isLayer: Bool

        /// Both as stated; nothing known without arguments.
        public init(isAnode: Bool = false, isLayer: Bool = false) {
            self.isAnode = isAnode
            self.isLayer = isLayer
        }
    }

    /// A chain from cathode to anode whose ends are electrodes only where they can be.
    ///
    /// The last material is the anode when its potential is stated, or when it is the element of the ion, holds no anion (metals,
    /// alloys, carbon, silicon), lies on a tabulated plateau (`AnodePlateau`) or is known as an anode; else it is a layer, held at no
    /// potential but that of the cathode it may touch. The first is the cathode unless it is known as a layer and no potential of
    /// the cathode is stated.
    ///
    /// - Throws: `tooFewLayers` for fewer than two materials.
    public init(
        chain: [Formula], _ conditions: CellConditions, knownAs: (Formula) -> KnownPlaces
    ) throws(InterfaceError) {
        try self.init(chain: chain)
        guard let first = cathode, let last = anode else { return }
        let endsInAnode =
            conditions.anodeVoltages != nil || CellStack.canBeAnode(last, conditions.ion) || knownAs(last).isAnode
        let isSymmetric = first.composition == last.composition
        let startsWithCathode = conditions.cathodeVoltages != nil || isSymmetric || !knownAs(first).isLayer
        self.init(
            cathode: startsWithCathode ? first : nil,
            layers: (startsWithCathode ? [] : [first]) + layers + (endsInAnode ? [] : [last]),
            anode: endsInAnode ? last : nil)
    }

    private static func canBeAnode(_ material: Formula, _ ion: WorkingIon) -> Bool {
        let composition = material.composition
        return composition.elements == [ion.element] || MaterialFamily.of(composition) == .other
            || AnodePlateau.of(composition, ion: ion) != nil
    }
}
