/// Finds what somebody may have meant by a name that does not exist.
package enum NameSuggestion {
    /// One change for every so many letters still looks like a slip.
    private static let lettersPerChange = 3

    /// The known name nearest to `name` by edit distance, ignoring case; nil when none is near. Ties go to the first.
    ///
    /// - Complexity: O(names x length squared).
    package static func nearest(to name: String, among known: [String]) -> String? {
        let wanted = Array(name.lowercased().unicodeScalars)
        let limit = Swift.max(wanted.count / lettersPerChange, 1)
        var best: (distance: Int, name: String)?
        for candidate in known {
            let distance = editDistance(wanted, Array(candidate.lowercased().unicodeScalars))
            if distance <= limit, distance < best?.distance ?? .max { best = (distance, candidate) }
        }
        if let best { return best.name }
        // A name without its unit, or cut short.
        return name.isEmpty ? nil : known.first { $0.lowercased().hasPrefix(name.lowercased()) }
    }
}

/// Edit distance: insertions, deletions, replacements and exchanges of two neighbours each count one (optimal string alignment).
///
/// - Complexity: O(left x right).
package func editDistance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    var beforePrevious: [Int] = []
    var previous = Array(0...right.count)
    for (i, a) in left.enumerated() {
        var row = [i + 1]
        for (j, b) in right.enumerated() {
            var distance = min(previous[j] + (a == b ? 0 : 1), previous[j + 1] + 1, row[j] + 1)
            if i > 0, j > 0, a == right[j - 1], left[i - 1] == b { distance = min(distance, beforePrevious[j - 1] + 1) }
            row.append(distance)
        }
        (beforePrevious, previous) = (previous, row)
    }
    return previous[right.count]
}
