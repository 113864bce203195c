#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

extension OutputFile {
    /// A temporary file beside the one it will replace.
    ///
    /// From its making to its renaming it is locked, by which a later writer tells it from what a killed process left behind.
    struct Draft {
        let descriptor: Int32
        let path: String
        private let target: String
        private let reportedPath: String
        private let watch: DraftOnSignal?

        /// Makes the file, after those that nobody will finish are removed from its folder.
        init(for path: String, _ kind: FileKind) throws(OutputError) {
            target = kind.mode == nil ? path : resolved(path)
            reportedPath = path
            StaleDrafts.remove(from: folder(of: target))
            watch = DraftOnSignal(template: folder(of: target) + "/" + StaleDrafts.prefix + "XXXXXX")
            guard let file = watch?.create() else {
                let reason = systemReason()
                watch?.end()
                throw failure(path, reason, remedy: "choose a folder that can be written")
            }
            (descriptor, self.path) = (file.descriptor, file.path)
            // Some file systems know no permissions: not a reason to refuse the data.
            fchmod(descriptor, kind.mode ?? defaultMode())
        }

        /// Removes the file.
        func discard() {
            close(descriptor)
            unlink(path)
            watch?.end()
        }

        /// Flushes the file to the disk and renames it; it is removed when that fails.
        func publish() throws(OutputError) {
            // A second descriptor of the same lock keeps it beyond the close that reports late errors, up to the renaming.
            let lock = dup(descriptor)
            var reason = fsync(descriptor) == 0 ? nil : systemReason()
            if close(descriptor) != 0, reason == nil { reason = systemReason() }
            if reason == nil, rename(path, target) != 0 { reason = systemReason() }
            watch?.end()
            if reason != nil { unlink(path) }
            if lock >= 0 { close(lock) }
            if let reason { throw unwritable(reportedPath, reason) }
            flushFolder(folder(of: target))
        }
    }
}
