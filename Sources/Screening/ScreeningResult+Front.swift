extension ScreeningResult {
    /// Rows of the survivors that no other survivor beats: better with the electrolyte or with the cathode, and no worse with the
    /// other. The cathode counts by the worst of its states; of equal survivors all stay.
    ///
    /// - Complexity: O(n log n) for n survivors.
    public var paretoFront: Set<Int> {
        let points = ranking.compactMap { candidate -> (row: Int, electrolyte: Double, cathode: Double)? in
            guard let electrolyte = candidate.mutualEnergy(with: [.electrolyte]),
                let cathode = candidate.mutualEnergy(with: [.cathode, .chargedCathode])
            else { return nil }
            return (candidate.row, electrolyte, cathode)
        }
        let sorted = points.sorted {
            $0.electrolyte != $1.electrolyte ? $0.electrolyte > $1.electrolyte : $0.cathode > $1.cathode
        }
        var front: Set<Int> = []
        var last: (electrolyte: Double, cathode: Double)?
        for point in sorted {
            let isEqual = last.map { $0 == (point.electrolyte, point.cathode) } ?? true
            guard isEqual || point.cathode > (last?.cathode ?? -.infinity) else { continue }
            front.insert(point.row)
            last = (point.electrolyte, point.cathode)
        }
        return front
    }
}

extension Candidate {
    /// The most negative mutual energy over the contacts of these stages, eV/atom; nil when none was calculated.
    public func mutualEnergy(with stages: [ScreeningStage]) -> Double? {
        contacts.filter { stages.contains($0.stage) }.map(\.mutualEnergy).min()
    }
}
