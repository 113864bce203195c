#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif
#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// Temporary files that a killed process (SIGKILL, a lost power supply) left in a folder.
///
/// Every writer holds a lock on its draft, which ends with the process: a draft that can be locked is nobody's. See decision 0001.
enum StaleDrafts {
    /// How the names of drafts begin; six letters or digits follow.
    static let prefix = ".interphase-"

    private static let randomLetters = 6

    /// Removes the drafts of a folder that are ours and that no process writes; what cannot be removed stays, and is no failure.
    /// - Complexity: O(files of the folder).
    static func remove(from folder: String) {
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else { return }
        for name in names where isDraft(name) { removeUnlessInUse(folder + "/" + name) }
    }

    /// Whether a file is called like a draft.
    static func isDraft(_ name: String) -> Bool {
        let rest = name.utf8.dropFirst(prefix.utf8.count)
        return name.hasPrefix(prefix) && rest.count == randomLetters && rest.allSatisfy(isRandomLetter)
    }

    private static func isRandomLetter(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"):
            true
        default: false
        }
    }

    private static func removeUnlessInUse(_ path: String) {
        let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        var (opened, named) = (stat(), stat())
        guard fstat(descriptor, &opened) == 0, opened.st_mode & S_IFMT == S_IFREG, opened.st_uid == geteuid(),
            DraftLock.take(descriptor, path: path, waits: false)
        else { return }
        // A writer may have renamed the file since it was opened, which is then a result under another name.
        guard lstat(path, &named) == 0, named.st_ino == opened.st_ino, named.st_dev == opened.st_dev else { return }
        unlink(path)
    }
}

/// The lock by which a draft is known to be in use.
enum DraftLock {
    /// Locks a draft until its last descriptor is closed; false when another process holds it, or the file system has no such locks.
    ///
    /// Where locks of whole files are the same as the record locks that database libraries take (network file systems), the draft is
    /// left without one, and counts as in use for ever.
    static func take(_ descriptor: Int32, path: String, waits: Bool) -> Bool {
        var result = flock(descriptor, waits ? LOCK_EX : LOCK_EX | LOCK_NB)
        while result != 0, errno == EINTR { result = flock(descriptor, waits ? LOCK_EX : LOCK_EX | LOCK_NB) }
        guard result == 0 else { return false }
        guard standsInTheWayOfRecords(path) else { return true }
        _ = flock(descriptor, LOCK_UN)
        return false
    }

    /// Whether a record lock through another descriptor would meet the lock we hold.
    private static func standsInTheWayOfRecords(_ path: String) -> Bool {
        let other = open(path, O_RDWR | O_NOFOLLOW | O_CLOEXEC)
        guard other >= 0 else { return false }
        defer { close(other) }
        var record = flock()
        record.l_type = Int16(F_WRLCK)
        record.l_whence = Int16(SEEK_SET)
        return fcntl(other, F_GETLK, &record) == 0 && record.l_type != Int16(F_UNLCK)
    }
}
