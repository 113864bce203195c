// swift-tools-version: 6.2
import PackageDescription

// A package of somebody else's that uses the library by path; `Scripts/test-library` builds and runs it.
let package = Package(
    name: "SwiftUser",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "interphase", path: "../..")],
    targets: [
        .executableTarget(name: "SwiftUser", dependencies: [.product(name: "Interphase", package: "interphase")])
    ],
    swiftLanguageModes: [.v6]
)
