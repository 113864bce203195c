extension SHA256 {
    /// The same digest for data that arrive in portions.
    package struct Stream {
        private var state = SHA256.initialState
        private var schedule = [UInt32](repeating: 0, count: 64)
        private var rest: [UInt8] = []
        private var length = 0

        /// Nothing taken in yet.
        package init() {}

        /// Takes in the next portion.
        package mutating func update(_ bytes: UnsafeRawBufferPointer) {
            length += bytes.count
            var start = 0
            if !rest.isEmpty {
                let missing = min(64 - rest.count, bytes.count)
                rest.append(contentsOf: bytes[..<missing])
                start = missing
                guard rest.count == 64 else { return }
                rest.withUnsafeBytes { SHA256.absorb($0, into: &state, schedule: &schedule) }
                rest.removeAll(keepingCapacity: true)
            }
            while bytes.count - start >= 64 {
                SHA256.absorb(
                    UnsafeRawBufferPointer(rebasing: bytes[start..<start + 64]), into: &state, schedule: &schedule)
                start += 64
            }
            rest.append(contentsOf: bytes[start...])
        }

        /// The digest of everything so far, 64 hexadecimal digits.
        package func digest() -> String {
            var copy = self
            rest.withUnsafeBytes { rest in
                let tail = SHA256.padded(rest[...], length: length)
                tail.withUnsafeBytes { tail in
                    for block in stride(from: 0, to: tail.count, by: 64) {
                        SHA256.absorb(
                            UnsafeRawBufferPointer(rebasing: tail[block..<block + 64]), into: &copy.state,
                            schedule: &copy.schedule)
                    }
                }
            }
            return copy.state.map(SHA256.hexadecimal(word:)).joined()
        }
    }
}
