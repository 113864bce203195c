/// A run of numbers inside a `WorkSpace`; the only type of this room that touches raw memory.
///
/// Indexing is checked in debug builds. A `Block` is valid as long as its work space lives, and is never handed out of the
/// type that owns both. Arrays in stored properties cost a retain and a uniqueness check per access in the pivot loop
/// (37 us against 8 us for an equilibrium of 9 elements and 202 phases), which is why the loop runs over blocks.
struct Block<Value: BitwiseCopyable> {
    private let base: UnsafeMutablePointer<Value>
    let count: Int

    fileprivate init(_ base: UnsafeMutablePointer<Value>, count: Int) {
        self.base = base
        self.count = count
    }

    @inline(__always)
    subscript(i: Int) -> Value {
        get {
            assert(i >= 0 && i < count, "index outside its block")
            return base[i]
        }
        nonmutating set {
            assert(i >= 0 && i < count, "index outside its block")
            base[i] = newValue
        }
    }

    /// The part from `start`, `count` numbers long.
    @inline(__always)
    func part(from start: Int, count: Int) -> Block {
        assert(start >= 0 && start + count <= self.count, "part outside its block")
        return Block(base + start, count: count)
    }

    func fill(_ value: Value) {
        for i in 0..<count { base[i] = value }
    }

    /// Takes the values; what the block has beyond them keeps its value.
    func copy(_ values: [Value]) {
        precondition(values.count <= count, "a block does not grow")
        values.withUnsafeBufferPointer { values in
            for i in values.indices { base[i] = values[i] }
        }
    }

    var array: [Value] { Array(UnsafeBufferPointer(start: base, count: count)) }
}

extension Block<Double> {
    /// `self += factor * other`, in memory order so that the compiler can use vector instructions.
    @inline(__always)
    func add(_ factor: Double, _ other: Block) {
        assert(other.count >= count, "vectors of one length")
        for j in 0..<count { base[j] += factor * other.base[j] }
    }
}

/// Eight columns at a time: what the pricing loops work on.
typealias Lanes = SIMD8<Double>

extension Block<Double> {
    /// The eight numbers from `i` on.
    @inline(__always)
    func lanes(at i: Int) -> Lanes {
        assert(i >= 0 && i + Lanes.scalarCount <= count, "lanes outside their block")
        return UnsafeRawPointer(base + i).loadUnaligned(as: Lanes.self)
    }

    /// Stores eight numbers from `i` on.
    @inline(__always)
    func set(_ lanes: Lanes, at i: Int) {
        assert(i >= 0 && i + Lanes.scalarCount <= count, "lanes outside their block")
        UnsafeMutableRawPointer(base + i).storeBytes(of: lanes, as: Lanes.self)
    }
}

/// Owns the memory behind a set of blocks, allocated once.
final class WorkSpace {
    private var allocations: [UnsafeMutableRawPointer] = []

    func doubles(_ count: Int) -> Block<Double> { block(count, of: 0) }
    func doubles(_ values: [Double]) -> Block<Double> {
        let block = doubles(values.count)
        block.copy(values)
        return block
    }

    func integers(_ values: [Int]) -> Block<Int> {
        let block = integers(values.count, of: 0)
        block.copy(values)
        return block
    }

    func integers(_ count: Int, of value: Int) -> Block<Int> { block(count, of: value) }

    private func block<Value: BitwiseCopyable>(_ count: Int, of value: Value) -> Block<Value> {
        let pointer = UnsafeMutablePointer<Value>.allocate(capacity: max(count, 1))
        pointer.initialize(repeating: value, count: max(count, 1))
        allocations.append(UnsafeMutableRawPointer(pointer))
        return Block(pointer, count: count)
    }

    deinit { for allocation in allocations { allocation.deallocate() } }
}
