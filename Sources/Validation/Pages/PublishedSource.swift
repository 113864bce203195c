/// The reviews behind the facts and the letters by which the pages name them.
enum PublishedSource {
    private static let reviews: [(letter: String, reference: String, key: String)] = [
        ("A", "Tao et al., Chem. Sci. 14, 8693 (2023)", "10.1039/d3sc02093b"),
        ("B", "Muzakir et al., J. Mater. Chem. A 13, 73 (2025)", "10.1039/d4ta06117a"),
        ("C", "Wang et al., Energy Environ. Sci. 14, 2577 (2021)", "10.1039/d1ee00551k"),
        ("D", "Chan et al., Batteries & Supercaps (2024)", "review D"),
        ("E", "Guo et al., MRS Bulletin (2023)", "10.1557/s43577-023-00607-3"),
    ]

    /// The letter of a source; the source itself when it is none of the reviews.
    static func letter(_ source: String) -> String {
        reviews.first { $0.key == source }?.letter ?? source
    }

    /// All of them in a line.
    static var legend: String {
        reviews.map { review in
            "\(review.letter) \(review.reference)" + (review.key.hasPrefix("10.") ? ", doi:\(review.key)" : "")
        }.joined(separator: "; ")
    }
}
