/// The kind of oxygen in a crystal by the distances between its atoms.
///
/// O-O bonds are about 1.49 Å long in peroxides and 1.35 Å in superoxides and ozonides; in ozonides one atom has two of them. Anything
/// with an O-H bond (0.93 Å) is a hydroxide. Bonds may be 5 % longer, as in pymatgen.
struct OxygenDistances {
    /// Edges of the cell in Å.
    private let lattice: [[Double]]
    private let oxygens: [[Double]]
    private let hydrogens: [[Double]]
    /// Images to look at along each edge.
    private let images: [Int]

    private static let slack = 1.05
    private static let peroxide = 1.49 * slack
    private static let superoxide = 1.35 * slack
    private static let hydroxide = 0.93 * slack

    /// - Parameters:
    ///   - lattice: three edges of the cell in Å.
    ///   - oxygens: fractional coordinates of oxygen atoms.
    ///   - hydrogens: the same of hydrogen atoms.
    /// - Returns: nil for a cell without volume, or without oxygen.
    init?(lattice: [[Double]], oxygens: [[Double]], hydrogens: [[Double]]) {
        guard lattice.count == 3, (lattice + oxygens + hydrogens).allSatisfy({ $0.count == 3 }), !oxygens.isEmpty
        else { return nil }
        self.lattice = lattice
        self.oxygens = oxygens
        self.hydrogens = hydrogens
        var images: [Int] = []
        for axis in 0..<3 {
            let area = Self.cross(lattice[(axis + 1) % 3], lattice[(axis + 2) % 3])
            let size = Self.dot(area, area).squareRoot()
            let height = (Self.dot(lattice[axis], area) / size).magnitude
            guard height > Self.thinnest else { return nil }
            // Differences are taken to [-1/2, 1/2] first, so that a bond reaches at most so many cells further.
            images.append(Int((Self.peroxide / height + 0.5).rounded(.up)))
        }
        self.images = images
    }

    /// A cell thinner than this, in Å, is no cell.
    private static let thinnest = 0.1

    /// `hydroxide`, `peroxide`, `superoxide`, `ozonide` or `oxide`.
    var type: String {
        if oxygens.contains(where: { oxygen in hydrogens.contains { distance(oxygen, $0) < Self.hydroxide } }) {
            return "hydroxide"
        }
        var shortest = Double.infinity
        var bonds = [Int](repeating: 0, count: oxygens.count)
        for first in oxygens.indices {
            for second in oxygens.indices where second > first {
                let length = distance(oxygens[first], oxygens[second])
                shortest = min(shortest, length)
                guard length < Self.superoxide else { continue }
                bonds[first] += 1
                bonds[second] += 1
            }
        }
        if shortest < Self.superoxide { return (bonds.max() ?? 0) > 1 ? "ozonide" : "superoxide" }
        return shortest < Self.peroxide ? "peroxide" : "oxide"
    }

    /// Shortest distance in Å of two atoms over all periodic images.
    private func distance(_ first: [Double], _ second: [Double]) -> Double {
        let base = (0..<3).map { axis in
            let difference = second[axis] - first[axis]
            return difference - difference.rounded()
        }
        var shortest = Double.infinity
        for a in -images[0]...images[0] {
            for b in -images[1]...images[1] {
                for c in -images[2]...images[2] {
                    let step = [base[0] + Double(a), base[1] + Double(b), base[2] + Double(c)]
                    let path = (0..<3).map { axis in
                        step[0] * lattice[0][axis] + step[1] * lattice[1][axis] + step[2] * lattice[2][axis]
                    }
                    shortest = min(shortest, Self.dot(path, path))
                }
            }
        }
        return shortest.squareRoot()
    }

    private static func cross(_ a: [Double], _ b: [Double]) -> [Double] {
        [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]]
    }

    private static func dot(_ a: [Double], _ b: [Double]) -> Double { a[0] * b[0] + a[1] * b[1] + a[2] * b[2] }
}
