/// Gathers the members of an object and refuses a key that stands there twice: which of two energies is meant, nobody can know.
struct JSONMemberList {
    /// What has been gathered.
    private(set) var object = JSONObject()
    /// All keys, as soon as looking through the members would take longer.
    private var keys: Set<String> = []
    /// Members up to which they are looked through one by one; an entry has a dozen.
    private static let fewMembers = 32

    /// Takes in a member.
    /// - Parameter place: of the member, for the message.
    /// - Throws: `malformedFile` with both values when `key` is there already.
    mutating func append(_ key: String, _ value: JSONValue, at place: @autoclosure () -> Place) throws(EntriesError) {
        if isThere(key), let first = object.members.first(where: { $0.key == key }) {
            throw Self.repeated(key, "\(first.value.content) and \(value.content)", place())
        }
        object.members.append(.init(key: key, value: value))
    }

    /// The message about a key that stands there twice.
    /// - Parameter values: both values, or what is known of them.
    static func repeated(_ key: String, _ values: String, _ place: Place) -> EntriesError {
        place.error(.malformedFile, "\(Place.quoted(key)) stands there twice: \(values)", "keep the one that is right")
    }

    /// Whether `key` has been taken in; linear for few members, by hash for many.
    private mutating func isThere(_ key: String) -> Bool {
        let members = object.members
        if members.count < Self.fewMembers { return members.contains { $0.key == key } }
        if keys.isEmpty { keys = Set(members.map(\.key)) }
        return !keys.insert(key).inserted
    }
}
