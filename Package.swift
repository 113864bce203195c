// swift-tools-version: 6.2
import PackageDescription

// One target per room. A room sees only the rooms named in its `dependencies`, so the compiler holds the direction
// of DESIGN: data and core at the top, science in the middle, presentation and commands at the end.

let strict: [SwiftSetting] = [
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

// Scripts/test sets the variable: the libraries are optimised, assertions kept, so that the tests, most of which wait for a program to
// read its data, take half the time. A build without it is a plain one.
let isForTests = Context.environment["INTERPHASE_TESTS"] != nil
let librarySettings = strict + (isForTests ? [.unsafeFlags(["-O", "-assert-config", "Debug"], .when(configuration: .debug))] : [])

// Scripts/build-docs sets the variable; a build without it does not fetch the plugin.
let documentation: [Package.Dependency] =
    Context.environment["INTERPHASE_DOCS"] == nil
    ? [] : [.package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.5.0")]

func room(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: librarySettings)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], resources: [Resource] = []) -> Target {
    .testTarget(name: name, dependencies: dependencies, resources: resources, swiftSettings: strict)
}

let bigInt = Target.Dependency.product(name: "BigInt", package: "BigInt")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
    name: "interphase",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "interphase", targets: ["interphase"]),
        .executable(name: "interphase-fetch", targets: ["interphase-fetch"]),
        .executable(name: "interphase-bench", targets: ["interphase-bench"]),
        .library(
            name: "Interphase",
            targets: [
                "Chemistry", "ThermoEntries", "ThermoSnapshot", "ThermoStore", "Thermodynamics", "Electrochemistry",
                "Interfaces", "Screening",
            ]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/attaswift/BigInt", from: "6.0.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    ] + documentation,
    targets: [
        // Numbers and matter.
        room("ExactArithmetic", [bigInt]),
        room("Chemistry", ["ExactArithmetic"]),

        // The linear-programming core and its judges.
        room("ConvexCore"),
        .systemLibrary(name: "CGLPK", providers: [.apt(["libglpk-dev"]), .brew(["glpk"])]),
        room("GLPKBackend", ["ConvexCore", "CGLPK"]),
        room("ExactVerification", ["ConvexCore", "ExactArithmetic"]),

        // Data.
        .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
        room("ThermoEntries", ["Chemistry", "ExactArithmetic", "CZlib"]),
        .target(
            name: "CThermoData", path: "ThermoData",
            exclude: [
                "README.md", "mp-2019.bin", "mp-2019-stable.bin", "mp-2019.sha256", "doubtful.csv", "implausible.csv",
                "materials.csv", "elements.csv", "fluids.csv", "measured-gaps.csv", "checked-gaps.csv",
            ], sources: ["embed.c"], publicHeadersPath: "include"),
        // Databases as SQLite files; the only room that sees GRDB.
        room("ThermoStore", ["ThermoEntries", "Chemistry", "ExactArithmetic", grdb]),
        room("ThermoSnapshot", ["ThermoEntries", "Chemistry", "ExactArithmetic", "CThermoData"]),

        // Science.
        room(
            "Thermodynamics",
            ["Chemistry", "ExactArithmetic", "ConvexCore", "GLPKBackend", "ExactVerification", "ThermoEntries"]),
        room("Electrochemistry", ["Thermodynamics", "ConvexCore", "ThermoEntries", "Chemistry", "ExactArithmetic"]),
        room(
            "Interfaces",
            ["Electrochemistry", "Thermodynamics", "ConvexCore", "ThermoEntries", "Chemistry", "ExactArithmetic"]),
        room(
            "Screening",
            [
                "Interfaces", "Electrochemistry", "Thermodynamics", "ConvexCore", "ThermoEntries", "Chemistry",
                "ExactArithmetic",
            ]),

        // People.
        room("Presentation"),
        // What a question is: the data asked, the request, typed rows.
        room(
            "Analyses",
            [
                "Presentation", "Screening", "Interfaces", "Electrochemistry", "Thermodynamics", "ThermoSnapshot",
                "ThermoStore", "ThermoEntries", "Chemistry", "ExactArithmetic",
            ]),
        // Typed rows as tables, pages and pictures.
        room(
            "Reports",
            [
                "Analyses", "Presentation", "Screening", "Interfaces", "Electrochemistry", "Thermodynamics",
                "ThermoSnapshot", "ThermoStore", "ThermoEntries", "Chemistry", "ExactArithmetic",
            ]),
        // Files, streams, signals and progress of programs; no library room sees it.
        room("Terminal", ["Presentation"]),
        // The network, in a program of its own that `interphase data fetch` starts; nothing else may import the room.
        room("ThermoFetch", ["ThermoEntries", "Chemistry", "Presentation", "Terminal"]),
        // What the programs for people share: exit codes, the form of messages, the version.
        room("ProgramFrame", [arguments]),
        room("FetchArguments", [arguments]),
        .executableTarget(
            name: "interphase-fetch",
            dependencies: [
                "ThermoFetch", "FetchArguments", "ProgramFrame", "ThermoEntries", "Presentation", "Terminal", arguments,
            ],
            swiftSettings: strict),
        // Published values beside ours; `Scripts/validate` writes its pages.
        room(
            "Validation",
            [
                "Presentation", "Screening", "Interfaces", "Electrochemistry", "Thermodynamics", "ConvexCore",
                "ThermoSnapshot", "ThermoEntries", "Chemistry", "ExactArithmetic",
            ]),
        .executableTarget(
            name: "interphase-validate", dependencies: ["Validation", "ThermoSnapshot"], swiftSettings: strict),
        .executableTarget(
            name: "interphase",
            dependencies: [
                "Presentation", "Screening", "Interfaces", "Electrochemistry", "Thermodynamics", "ThermoSnapshot",
                "ThermoStore", "ThermoEntries", "Chemistry", "ExactArithmetic", "FetchArguments", "ProgramFrame",
                "Terminal", "Analyses", "Reports", arguments,
            ],
            swiftSettings: strict),
        .executableTarget(
            name: "interphase-bench",
            dependencies: [
                "Presentation", "Screening", "Interfaces", "Electrochemistry", "Thermodynamics", "ThermoSnapshot",
                "ThermoStore", "ThermoEntries", "Chemistry", "ExactArithmetic", "ConvexCore", "GLPKBackend", "Terminal",
                arguments,
            ],
            exclude: ["limits.json"],
            swiftSettings: strict),

        // Tests: one target per room, the conformance suite of the solvers, published values, the command itself.
        tests("ExactArithmeticTests", ["ExactArithmetic", "TestSupport"]),
        tests("ChemistryTests", ["Chemistry", "ExactArithmetic", "TestSupport"], resources: [.copy("Reference")]),
        tests("ConvexCoreTests", ["ConvexCore"]),
        .target(
            name: "TestSupport", dependencies: ["ThermoEntries", "Chemistry", "ExactArithmetic"],
            path: "Tests/TestSupport",
            swiftSettings: strict),
        tests(
            "SolverConformanceTests",
            ["ConvexCore", "GLPKBackend", "ExactVerification", "ExactArithmetic", "TestSupport"]),
        tests("ThermoStoreTests", ["ThermoStore", "ThermoEntries", "Chemistry", "ExactArithmetic", "TestSupport"]),
        tests("ThermoEntriesTests", ["ThermoEntries", "Chemistry", "ExactArithmetic", "TestSupport"]),
        tests("ThermoSnapshotTests", ["ThermoSnapshot", "ThermoEntries", "Chemistry"]),
        tests(
            "ThermodynamicsTests",
            [
                "Thermodynamics", "ThermoEntries", "ThermoSnapshot", "GLPKBackend", "ConvexCore", "Chemistry",
                "ExactArithmetic", "TestSupport",
            ]),
        tests(
            "ElectrochemistryTests",
            [
                "Electrochemistry", "Thermodynamics", "ThermoEntries", "ThermoSnapshot", "Chemistry", "ExactArithmetic",
                "TestSupport",
            ]),
        tests(
            "InterfacesTests",
            [
                "Interfaces", "Electrochemistry", "Thermodynamics", "ThermoEntries", "ThermoSnapshot", "Chemistry",
                "ExactArithmetic", "TestSupport",
            ], resources: [.copy("Reference")]),
        tests(
            "ScreeningTests",
            [
                "Screening", "Interfaces", "Electrochemistry", "Thermodynamics", "ThermoEntries", "ThermoSnapshot",
                "Chemistry", "ExactArithmetic", "TestSupport",
            ]),
        tests(
            "ReferenceTests", ["Validation", "Interfaces", "ThermoSnapshot", "ThermoEntries", "Chemistry"],
            resources: [.copy("Reference")]),
        tests("PresentationTests", ["Presentation", "Terminal"]),
        tests("TerminalTests", ["Terminal", "Presentation"]),
        tests("ThermoFetchTests", ["ThermoFetch", "ThermoEntries", "Chemistry", "TestSupport"]),
        .target(name: "CommandSupport", path: "Tests/CommandSupport", swiftSettings: strict),
        tests("CLITests", ["CommandSupport"], resources: [.copy("Peers")]),
        // Held against pymatgen itself, run live; skipped without it.
        tests(
            "PeerTests",
            [
                "Interfaces", "Electrochemistry", "Thermodynamics", "ThermoEntries", "ThermoSnapshot", "Chemistry",
                "ExactArithmetic", "TestSupport", "CommandSupport",
            ], resources: [.copy("Peers")]),
    ],
    swiftLanguageModes: [.v6],
    cLanguageStandard: .gnu2x
)
