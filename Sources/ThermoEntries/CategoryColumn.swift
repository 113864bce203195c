/// A column whose rows share few different values: 4 bytes a row.
///
/// Letters: n rows, v different values.
package struct CategoryColumn<Value: Hashable & Sendable>: Sendable {
    /// The v values in the order in which they came; `mapValues` may make some of them equal.
    package private(set) var values: [Value]
    /// n positions in `values`.
    package private(set) var indices: [UInt32] = []
    private var positions: [Value: UInt32] = [:]

    /// No rows, with values that rows can refer to by their position.
    package init(values: [Value] = []) {
        self.values = values
        for (position, value) in values.enumerated() where positions[value] == nil {
            positions[value] = UInt32(position)
        }
    }

    /// `count` rows of one value.
    package init(repeating value: Value, count: Int) {
        self.init(values: [value])
        indices = [UInt32](repeating: 0, count: count)
    }

    package var count: Int { indices.count }

    /// The value of row `row`; setting it to a new value adds that to `values`.
    package subscript(row: Int) -> Value {
        get { values[Int(indices[row])] }
        set { indices[row] = position(of: newValue) }
    }

    /// Sets all of `rows` to one value.
    package mutating func set(_ rows: [Int], to value: Value) {
        guard !rows.isEmpty else { return }
        let position = position(of: value)
        for row in rows { indices[row] = position }
    }

    package mutating func reserve(_ rows: Int) { indices.reserveCapacity(rows) }

    package mutating func append(_ value: Value) { indices.append(position(of: value)) }

    /// Appends a row with the value at `position` of `values`, which exists.
    package mutating func append(position: Int) { indices.append(UInt32(position)) }

    /// The same rows with other values.
    ///
    /// - Complexity: O(v); the rows are shared.
    package func mapValues<Other>(_ transform: (Value) throws -> Other) rethrows -> CategoryColumn<Other> {
        var result = CategoryColumn<Other>(values: try values.map(transform))
        result.indices = indices
        return result
    }

    /// The rows `rows` alone.
    func selecting(_ rows: [Int]) -> CategoryColumn {
        var result = self
        result.indices = rows.map { indices[$0] }
        return result
    }

    /// Keeps the rows of some stretches, which ascend, and nothing else.
    mutating func keep(_ stretches: [Range<Int>]) { indices.keep(stretches) }

    /// The positions in `values` after those of `other` were added: position i of `other` is `result[i]` here.
    mutating func adopt(_ other: CategoryColumn) -> [UInt32] { other.values.map { position(of: $0) } }

    /// The column without its rows.
    var withoutRows: CategoryColumn {
        var result = self
        result.indices = []
        return result
    }

    /// Whether each of `values` occurs in a row.
    var areUsed: [Bool] {
        var used = [Bool](repeating: false, count: values.count)
        for index in indices { used[Int(index)] = true }
        return used
    }

    private mutating func position(of value: Value) -> UInt32 {
        if let known = positions[value] { return known }
        let position = UInt32(values.count)
        positions[value] = position
        values.append(value)
        return position
    }
}
