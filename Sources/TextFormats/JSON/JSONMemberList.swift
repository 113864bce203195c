/// Gathers the members of an object and refuses a key that stands there twice: which of two energies is meant, nobody can know.
package struct JSONMemberList {
    /// What has been gathered.
    package private(set) var object = JSONObject()
    /// A bit for every mark of a key taken in; nearly every new key is told by its mark alone.
    private var marks: UInt64 = 0
    /// All keys, as soon as looking through the members would take longer.
    private var keys: Set<String> = []

    /// An empty list.
    package init() {}
    /// Members up to which they are looked through one by one; an entry has a dozen.
    private static let fewMembers = 32

    /// Takes in a member.
    /// - Parameter place: of the member, for the message.
    /// - Throws: `malformedFile` with both values when `key` is there already.
    package mutating func append(_ key: String, _ value: JSONValue, at place: @autoclosure () -> Place)
        throws(FileError)
    {
        if isThere(key), let first = object.members.first(where: { $0.key == key }) {
            throw Self.repeated(key, "\(first.value.content) and \(value.content)", place())
        }
        object.members.append(.init(key: key, value: value))
    }

    /// The message about a key that stands there twice.
    /// - Parameter values: both values, or what is known of them.
    package static func repeated(_ key: String, _ values: String, _ place: Place) -> FileError {
        place.error(.malformedFile, "\(Place.quoted(key)) stands there twice: \(values)", "keep the one that is right")
    }

    /// Whether `key` has been taken in: by its mark, then linear for few members and by hash for many.
    private mutating func isThere(_ key: String) -> Bool {
        guard object.members.count < Self.fewMembers else {
            if keys.isEmpty { keys = Set(object.members.map(\.key)) }
            return !keys.insert(key).inserted
        }
        let mark = Self.mark(of: key)
        defer { marks |= mark }
        return marks & mark != 0 && object.members.contains { $0.key == key }
    }

    /// One of 64 bits, by length, first and last byte.
    private static func mark(of key: String) -> UInt64 {
        let bytes = key.utf8
        guard let first = bytes.first, let last = bytes.last else { return 1 }
        return 1 << UInt64((bytes.count &* 11 &+ Int(first) &* 7 &+ Int(last)) & 63)
    }
}
